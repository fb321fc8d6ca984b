// Back and Forward: the focus stands on what was last used at the address that one comes to; where that is gone or
// folded away on what was used before it, else on the heading near it. Most steps load the page anew, so what is used
// is kept in the session, by its way from the nearest id.
const MOST = 5;
const USED = "a[href], button, input, select, textarea, summary, [tabindex]";
let used = []; // the last one first
let awaited; // the last one, where it is still to be fetched
let linked; // whether a link within the page is being followed
let leaving; // whether the page is about to be loaded anew

// Storage can be forbidden: then the focus is left to the browser.
const read = (key) => {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch { /* as above */ }
};
const write = (key, value) => {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch { /* as above */ }
};

const wayTo = (element) => {
  const ids = [];
  let way = "";
  for (let at = element; at.parentElement; at = at.parentElement) {
    if (at.id) ids.push(at.id);
    if (!ids.length) way = `> ${at.localName}:nth-child(${[...at.parentElement.children].indexOf(at) + 1}) ${way}`;
  }
  return { ids, way };
};
const found = ({ ids, way }) => {
  const near = ids.length ? document.getElementById(ids[0]) : document.documentElement;
  const element = way ? near?.querySelector(`:scope ${way}`) : near;
  return element?.checkVisibility() && element;
};
const headingNear = ({ ids }) => ids
  .flatMap((id) => [...document.querySelectorAll(`[id="${id}"] :is(h1, h2, h3)`)])
  .find((heading) => heading.checkVisibility());

const keep = () => {
  const now = { used, top: scrollY };
  write(location.href, now);
  // The notes of an article are one step, however many are opened: it leads back to the last one.
  if (history.state?.opened === "note") write(location.href.split("#")[0], now);
};
const use = (element) => {
  if (leaving || !element || element === document.body) return;
  used = [wayTo(element), ...used.filter((one) => found(one) !== element)].slice(0, MOST);
  keep();
};
const act = ({ type, target, isTrusted }) => {
  const held = document.activeElement;
  if (isTrusted) {
    history.scrollRestoration = "auto";
    awaited = null;
  }
  // A key that clicks for the reader leaves them where they are.
  use(type === "click" && (isTrusted || !held.matches("[data-stop]")) ? target.closest(USED) : held);
};
document.addEventListener("click", act, true);
document.addEventListener("keydown", act, true);
document.addEventListener("focusin", ({ target }) => use(target));

const stand = (element) => {
  if (!element) return;
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
};
const comeBack = () => {
  used = read(location.href)?.used ?? [];
  const [last] = used;
  if (!last) return;
  stand(used.map(found).find(Boolean) ?? headingNear(last));
  awaited = !found(last) && last;
};
document.addEventListener("htmx:pushedIntoHistory", keep);
document.addEventListener("htmx:afterSettle", () => {
  const element = awaited && found(awaited);
  if (element) {
    awaited = null;
    stand(element);
  }
  use(document.activeElement);
});

// Such a link is told of as a step back is.
addEventListener("click", (event) => {
  if (event.defaultPrevented || !event.target.closest("a[href*='#']")) return;
  linked = true;
  setTimeout(() => { linked = false; });
});

// What htmx has brought it loads anew after this event, and the browser would scroll that to where the reader is now.
addEventListener("popstate", ({ state }) => {
  if (linked) return;
  if (!state?.htmx) return setTimeout(comeBack);
  if (read(location.href)) history.scrollRestoration = "manual";
  write("stepped", true);
  leaving = true;
});
if (read("stepped")) {
  write("stepped", false);
  scrollTo({ top: read(location.href)?.top, behavior: "instant" });
  comeBack();
} else if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") comeBack();

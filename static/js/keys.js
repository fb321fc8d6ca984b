// The keyboard: next and previous difference, open, flag, close or go back from where `o` or `f` led, `?` for a list.
//
// What can be walked is marked `data-stop`; where its note stands elsewhere, `data-note` is that note's id. In it,
// `data-open` opens, `data-close` closes and `data-flag` flags; a stop without such a link has its address in
// `data-flag-at`. `data-cancel` leads back where no key led here. The list, where keys can be switched off, names what
// the page has.
const dialog = document.getElementById("keys");
const off = dialog.querySelector("[name=keys-off]");
const say = (words) => document.dispatchEvent(new CustomEvent("say", { detail: words }));
let last = null; // the stop where one was, should the focus have got lost

try {
  off.checked = localStorage.getItem("keys") === "off";
  off.addEventListener("change", () => localStorage.setItem("keys", off.checked ? "off" : "on"));
} catch { /* Storage can be forbidden: then the choice holds for this page. */ }

// A sentence whose marks are switched off stands there, but its sign does not.
const SIGNS = ":scope > * > :is(.sign-differs, .sign-wording)";
const shown = (stop) => {
  const signs = [...stop.querySelectorAll(SIGNS)];
  return signs.length ? signs.some((sign) => sign.checkVisibility()) : stop.checkVisibility();
};
const stops = () => [...document.querySelectorAll("[data-stop]")].filter(shown);
const noteOf = (stop) => document.getElementById(stop?.dataset.note ?? "");

const here = () => {
  const held = document.activeElement;
  const stop = held.closest("[data-stop]") ?? stops().find((one) => noteOf(one)?.contains(held));
  return stop ?? (held === document.body && last?.isConnected ? last : null);
};

// Of the stops the first one behind where the reader is: the focus, or without one the top of the window.
const firstBelow = (all) => {
  const held = document.activeElement;
  const below = held === document.body
    ? (stop) => stop.getBoundingClientRect().top > 0
    : (stop) => held.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING;
  const found = all.findIndex(below);
  return found < 0 ? all.length : found;
};

const go = (step) => {
  const all = stops();
  if (!all.length) return say("There is no difference on this page.");
  const at = all.indexOf(here());
  const next = all[at < 0 ? firstBelow(all) - (step < 0) : at + step];
  if (!next) return say(step > 0 ? "That was the last difference." : "That was the first difference.");
  last = next;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
};

// To another page, from where `x` leads back: a window keeps its name from page to page.
const leave = (address) => location.assign(window.name = new URL(address, location));
const follow = (link) => (link.matches("a:not([hx-get])") ? leave(link.href) : link.click());
if (window.name !== location.href) window.name = "";

// What opens in place comes before what leads elsewhere.
const OPENERS = ["[data-open]", "summary", "a[href]"];
const from = new WeakMap(); // where the focus was before, by opener
const open = () => {
  const stop = here();
  const note = noteOf(stop);
  if (note) {
    note.open = true;
    return note.querySelector("summary").focus();
  }
  const opener = OPENERS.map((wanted) => stop?.querySelector(wanted)).find(Boolean);
  if (!opener) return say("Step to a difference first: press j.");
  from.set(opener, stop);
  follow(opener);
};

// What closes the innermost opened thing around an element.
const CLOSERS = "[data-close], [data-open][aria-expanded=true]";
const closerAround = (held) => {
  const around = (element) => element?.closest("article, li, tbody");
  for (let row = around(held); row; row = around(row.parentElement)) {
    const closer = row.querySelector(CLOSERS);
    if (closer) return closer;
  }
};

const close = ({ key }) => {
  const held = document.activeElement.closest("details[open]") ?? noteOf(here());
  if (held?.open && !held.matches("[data-step]")) {
    held.open = false;
    return (stops().find((stop) => noteOf(stop) === held) ?? held.querySelector("summary")).focus();
  }
  const closer = held?.open
    ? held.querySelector("summary")
    : closerAround(document.activeElement) ?? closerAround(here());
  if (closer) {
    (from.get(closer) ?? closer).focus();
    return closer.click();
  }
  const cancel = document.querySelector("[data-cancel]:not(.slot *)");
  if (window.name === location.href && (cancel || key === "x")) history.back();
  else cancel?.click();
};

const flag = () => {
  const stop = here();
  const found = noteOf(stop) ?? stop ?? document.activeElement.closest("tbody");
  if (found?.matches("details")) found.open = true;
  const link = found?.querySelector("[data-flag]");
  if (link) follow(link);
  else if (stop?.dataset.flagAt) leave(stop.dataset.flagAt);
  else say(stop ? "There is no single sentence to flag here: open it first." : "Step to a difference first: press j.");
};

const list = () => {
  for (const row of dialog.querySelectorAll("[data-for]")) row.hidden = !document.querySelector(row.dataset.for);
  dialog.showModal();
};

// Closing what was opened by a step is a step back, which the browser takes later: a key that comes before waits.
let taken = Promise.resolve();
document.addEventListener("unstep", ({ detail: opened }) => {
  if (history.state?.opened !== opened) return history.replaceState(history.state, "", location.pathname + location.search);
  taken = new Promise((done) => addEventListener("popstate", () => setTimeout(done), { once: true }));
  history.back();
});

const acts = { j: () => go(1), k: () => go(-1), o: open, x: close, Escape: close, f: flag, "?": list };

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || dialog.open) return;
  const field = event.target.closest("input, textarea, select");
  // Escape leaves the form of a flag, but not its comment's words.
  if (field && (event.key !== "Escape" || field.form?.comment?.value !== "")) return;
  if (off.checked && event.key.length === 1) return;
  const act = acts[event.key];
  if (!act) return;
  if (event.key !== "Escape") event.preventDefault();
  taken.then(() => act(event));
});

const button = document.querySelector("[data-keys]");
button.hidden = false;
button.addEventListener("click", list);

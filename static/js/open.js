// Opening in place: a link marked `data-open` fetches what it leads to into the `.slot` behind it. A second press
// closes it, a third shows it again without asking. Its row stands in the address meanwhile, which opens it again.
// Opening is a step for the Back button, closing it the same step back. A `details[data-step]` is such a row, too, with
// its words here already. What is inside of a row has that row's id and a dot before its own.

const slotOf = (opener) => opener.closest("article, li")?.querySelector(":scope > .slot");
const rowOf = (opener) => opener.closest("[id]");
const foldOf = (opener) => opener.closest("summary")?.parentElement;
const isOpen = (opener) => foldOf(opener)?.open ?? opener.getAttribute("aria-expanded") === "true";

const show = (opener, open) => {
  const fold = foldOf(opener);
  if (fold) return (fold.open = open);
  slotOf(opener).hidden = !open;
  opener.setAttribute("aria-expanded", open);
};

// One row is named by the address: the one opened last, with those that it is inside of.
const isNamed = (row) => `${location.hash}.`.startsWith(`#${row.id}.`);
let before = location.hash;
const closed = new Set(); // by hand: no step back opens them again
const step = (opener, open) => {
  const row = rowOf(opener);
  if (row) closed[open ? "delete" : "add"](row.id);
  if (!row || open === isNamed(row)) return;
  if (open) history.pushState({ opened: row.id }, "", `#${row.id}`);
  else document.dispatchEvent(new CustomEvent("unstep", { detail: row.id }));
  before = location.hash;
};

// The opener of the row that an address names, if that is one.
const openerOf = (hash) => [...document.querySelectorAll("[data-open], [data-step] > summary")]
  .find((opener) => `#${rowOf(opener)?.id}` === hash);
const named = () => openerOf(location.hash);

document.addEventListener("click", ({ target }) => {
  const opener = target.closest("[data-step] > summary");
  if (opener) step(opener, !isOpen(opener));
});

document.addEventListener("htmx:load", ({ detail }) => {
  for (const opener of detail.elt.querySelectorAll("[data-open]:not([aria-expanded])")) show(opener, false);
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const opener = event.detail.elt;
  if (!opener.matches("[data-open]") || !slotOf(opener)?.firstElementChild) return;
  event.preventDefault();
  show(opener, !isOpen(opener));
  step(opener, isOpen(opener));
});

document.addEventListener("htmx:afterSwap", (event) => {
  const opener = event.detail.requestConfig.elt;
  if (!opener.matches?.("[data-open]")) return;
  show(opener, true);
  step(opener, true);
  const inner = named();
  if (inner && slotOf(opener).contains(inner)) show(inner, true);
});

// Back and Forward: what the address no longer names is closed, what it names is opened. A link to a section
// of the page leaves all rows as they are.
addEventListener("popstate", () => {
  const left = openerOf(before);
  const now = named();
  before = location.hash;
  if (before && !now) return;
  if (left && left !== now && isOpen(left)) show(left, false);
  if (now && !isOpen(now) && !closed.has(rowOf(now).id)) now.click();
});

addEventListener("load", () => (named() ?? openerOf(location.hash.split(".")[0]))?.click());

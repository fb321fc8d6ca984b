// Opening in place: a link marked `data-open` fetches what it leads to into the `.slot` behind it. A second
// press closes it, a third shows it again without asking. Its row stands in the address meanwhile, so that
// coming back, or the address sent to somebody, opens it again.

const slotOf = (opener) => opener.closest("article, li")?.querySelector(":scope > .slot");

const show = (opener, open) => {
  slotOf(opener).hidden = !open;
  opener.setAttribute("aria-expanded", open);
  const row = opener.closest("[id]");
  if (row) history.replaceState(history.state, "", open ? `#${row.id}` : location.pathname + location.search);
};

for (const opener of document.querySelectorAll("[data-open]")) opener.setAttribute("aria-expanded", "false");
document.addEventListener("htmx:load", ({ detail }) => {
  for (const opener of detail.elt.querySelectorAll("[data-open]:not([aria-expanded])")) {
    opener.setAttribute("aria-expanded", "false");
  }
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const opener = event.detail.elt;
  if (!opener.matches("[data-open]") || !slotOf(opener)?.firstElementChild) return;
  event.preventDefault();
  show(opener, slotOf(opener).hidden);
});

document.addEventListener("htmx:afterSwap", (event) => {
  const opener = event.detail.requestConfig.elt;
  if (opener.matches?.("[data-open]")) show(opener, true);
});

// A row that the address names is opened; of a section that it names, no row is.
window.addEventListener("load", () => {
  const named = document.getElementById(location.hash.slice(1));
  const opener = named?.querySelector("[data-open]");
  if (opener?.closest("[id]") === named) opener.click();
});

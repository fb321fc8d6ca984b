// After a swap the focus goes to what is new, where the eye is too, and it is said what has changed.
// What other modules let be said by a `say` event stands nowhere on the page, so it is shown for a while, too.
const announce = document.getElementById("announce");
const say = (words) => {
  announce.textContent = words;
};
let shown;
document.addEventListener("say", ({ detail }) => {
  say(detail);
  announce.classList.replace("unseen", "said-now");
  clearTimeout(shown);
  shown = setTimeout(() => announce.classList.replace("said-now", "unseen"), 5000);
});

// The progress is fetched every two seconds; it is said when another stage begins.
let stage = document.getElementById("progress")?.dataset.stage;
const tell = (now) => {
  if (now && now !== stage) say(now);
  stage = now;
};

document.addEventListener("htmx:afterSettle", (event) => {
  const swapped = event.detail.elt;
  if (!swapped?.isConnected) return;
  if (swapped.dataset.title) document.title = swapped.dataset.title;
  if (swapped.id === "progress") return tell(swapped.dataset.stage);
  const fresh = swapped.matches("[data-fresh]") ? swapped : swapped.querySelector("[data-fresh]");
  if (fresh) fresh.focus();
  else if (document.activeElement === document.body) {
    swapped.tabIndex = -1;
    swapped.focus({ preventScroll: true });
  }
  const told = swapped.querySelector("[role=alert], [role=status], h1, h2, .label, legend, .note-line");
  say(told ? told.textContent.trim() : "The page has changed.");
});

// An answer still under way when the reader steps back, or on to another place of the page, would overwrite
// what is wanted by then, and pull the address with it.
const asked = new Set();
document.addEventListener("htmx:beforeSend", ({ detail }) => asked.add(detail.xhr));
document.addEventListener("htmx:afterRequest", ({ detail }) => asked.delete(detail.xhr));
addEventListener("popstate", () => {
  for (const request of asked) request.abort();
});
document.addEventListener("htmx:responseError", () => say("That did not work. Load the page again."));

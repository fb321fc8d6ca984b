// After a swap the focus goes to what is new, and its `data-announce` says what is shown now. The words of a `say`
// event stand nowhere on the page, so they are shown for a while, too.
const announce = document.getElementById("announce");
const say = (words) => { announce.textContent = words; };
let shown;
const show = (words) => {
  say(words);
  announce.classList.replace("unseen", "said-now");
  clearTimeout(shown);
  shown = setTimeout(() => announce.classList.replace("said-now", "unseen"), 5000);
};
document.addEventListener("say", ({ detail }) => show(detail));

// The page that is loaded anew at the end of something says so.
const end = (words) => history.replaceState({ ...history.state, ended: words }, "");
document.addEventListener("ended", ({ detail }) => end(detail.value));
if (history.state?.ended) {
  setTimeout(show, 1000, history.state.ended);
  end("");
}

// The progress is fetched every two seconds; it is said when another stage begins.
let stage = document.getElementById("progress")?.dataset.announce;

document.addEventListener("htmx:afterSettle", ({ detail: { elt: swapped } }) => {
  if (!swapped?.isConnected) return;
  if (swapped.dataset.title) document.title = swapped.dataset.title;
  const first = (mark) => (swapped.matches(mark) ? swapped : swapped.querySelector(mark));
  const words = first("[data-announce]")?.dataset.announce;
  if (swapped.id === "progress") {
    if (words !== stage) say(words);
    stage = words;
    return;
  }
  const fresh = first("[data-fresh]");
  if (fresh) fresh.focus();
  else if (document.activeElement === document.body) {
    swapped.tabIndex = -1;
    swapped.focus({ preventScroll: true });
  }
  if (words) say(words);
});

// An answer under way when the reader steps back or on would overwrite what is wanted by then.
addEventListener("popstate", () => {
  for (const asking of document.querySelectorAll(".htmx-request")) htmx.trigger(asking, "htmx:abort");
});
document.addEventListener("htmx:responseError", () => say("That did not work. Load the page again."));

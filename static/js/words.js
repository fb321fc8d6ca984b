// Small helps for what works without them: selected words go into the flag form, focus follows a swap,
// and what was swapped is announced.

const announce = (words) => {
  const place = document.getElementById("announce");
  if (place) place.textContent = words;
};

// Words selected in the sentence are put into the field.
document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const words = selection ? selection.toString().trim() : "";
  if (!words || !selection.anchorNode) return;
  const node = selection.anchorNode.parentElement;
  const sentence = node && node.closest("[data-sentence]");
  const flag = sentence && sentence.closest(".flag");
  const field = flag && flag.querySelector("input[name=words]");
  if (field && sentence.textContent.includes(words)) field.value = words;
});

// A link to a note inside a closed one opens it, in browsers that don't by themselves.
const open = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target && target.closest("details:not([open])");
  if (folded) {
    folded.open = true;
    target.scrollIntoView({ block: "center" });
  }
};
window.addEventListener("hashchange", open);
open();

// The progress is fetched every two seconds; it is said when another stage begins.
let stage = document.getElementById("progress")?.dataset.stage;
const tell = (now) => {
  if (now && now !== stage) announce(now);
  stage = now;
};

document.addEventListener("htmx:afterSettle", (event) => {
  const swapped = event.detail.elt;
  if (!swapped || !swapped.isConnected) return;
  if (swapped.id === "progress") return tell(swapped.dataset.stage);
  if (swapped.closest("[aria-live]")) return;
  const heading = swapped.querySelector("h1, h2, .note-line, [role=alert]");
  announce(heading ? heading.textContent : "The page has changed.");
});
// An open note lies over those below it: Escape or a click beside it closes it.
const closeNotes = (inside) => {
  for (const note of document.querySelectorAll("details.note[open]")) {
    if (!inside || !note.contains(inside)) note.open = false;
  }
};
document.addEventListener("keydown", (event) => {
  const note = event.key === "Escape" && document.querySelector("details.note[open]");
  if (!note) return;
  if (note.contains(document.activeElement)) note.querySelector("summary").focus();
  closeNotes();
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("a")) closeNotes(event.target);
});
document.addEventListener("htmx:responseError", () => announce("That did not work. Load the page again."));

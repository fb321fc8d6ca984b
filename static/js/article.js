// A sentence of an article opens its note where it stands, without a jump. The address names the note that is open.
// However many are opened one after the other, they are one step: Back closes what is open.
document.addEventListener("click", (event) => {
  const sentence = event.target.closest(".s");
  const ref = sentence?.querySelector(".ref");
  if (!ref?.checkVisibility() || String(getSelection())) return;
  if (!ref.contains(event.target)) return ref.click();
  event.preventDefault();
  const note = document.getElementById(ref.hash.replace("#n-", "note-"));
  note.open = !note.open;
  if (note.open) note.querySelector("summary").focus({ preventScroll: true });
});

const opened = () => document.querySelector(".note[open]");
const named = () => document.getElementById(location.hash.slice(1))?.closest(".note");

const step = (hash) => {
  if (history.state?.opened) return history.replaceState(history.state, "", hash);
  // Nor does it open the note that the page was loaded at.
  if (named()) history.replaceState(history.state, "", location.pathname + location.search);
  history.scrollRestoration = "manual"; // of the entry without a note: closing it moves nothing
  history.pushState({ opened: "note" }, "", hash);
  history.scrollRestoration = "auto";
};

document.addEventListener("toggle", ({ target: note }) => {
  if (!note.matches(".note")) return;
  const hash = note.id.replace("note-", "#n-");
  const stands = location.hash === hash;
  if (note.open && !stands) step(hash);
  if (stands && !opened()) document.dispatchEvent(new CustomEvent("unstep", { detail: "note" }));
}, true);

// On the way back the browser itself unfolds nothing.
const follow = () => {
  const note = named() ?? opened();
  if (note) note.open = note === named();
};
addEventListener("popstate", () => {
  history.scrollRestoration = "auto";
  follow();
});
follow();

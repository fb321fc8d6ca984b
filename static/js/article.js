// The marks of an article: which kinds are shown stands in the address at once, a step for the Back button each
// time, and a sentence opens its note where it stands, without a jump. The address names the note that is open, so that
// coming back from where it leads finds it so. However many are opened one after the other, they are one step: Back
// closes what is open.
const form = document.querySelector(".show");
if (form) {
  const boxes = [...form.querySelectorAll("[type=checkbox]")];
  form.querySelector("button").hidden = true;
  form.addEventListener("change", () => {
    const shown = boxes.filter((box) => box.checked);
    const address = new URL(location);
    address.searchParams.delete("show");
    if (shown.length < boxes.length) {
      for (const state of shown.length ? shown.map((box) => box.value) : ["none"]) address.searchParams.append("show", state);
    }
    history.pushState(null, "", address);
  });
  addEventListener("popstate", () => {
    const shown = new URLSearchParams(location.search).getAll("show");
    for (const box of boxes) box.checked = !shown.length || shown.includes(box.value);
  });
}

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
  if (history.state?.note) return history.replaceState(history.state, "", hash);
  history.scrollRestoration = "manual"; // of the entry without a note: closing it moves nothing
  history.pushState({ note: true }, "", hash);
  history.scrollRestoration = "auto";
};

document.addEventListener("toggle", ({ target: note }) => {
  if (!note.matches(".note")) return;
  const hash = note.id.replace("note-", "#n-");
  if (note.open) {
    if (location.hash !== hash) step(hash);
  } else if (location.hash === hash && !opened()) {
    if (history.state?.note) history.back();
    else history.replaceState(history.state, "", location.pathname + location.search);
  }
}, true);

addEventListener("popstate", () => {
  history.scrollRestoration = "auto";
  const left = opened();
  if (named()) named().open = true;
  else if (left) left.open = false;
});

// On the way back the browser itself unfolds nothing.
if (named()) named().open = true;

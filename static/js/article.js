// The marks of an article: which kinds are shown stands in the address at once, a step for the Back button each
// time, and a sentence opens its note where it stands, without a jump. A note is a glance: no step, but the
// address names it, so that coming back from where it leads finds it open.
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
  if (!ref || !ref.checkVisibility() || String(getSelection())) return;
  event.preventDefault();
  const note = document.getElementById(ref.hash.replace("#n-", "note-"));
  note.open = !note.open;
  if (note.open) note.querySelector("summary").focus({ preventScroll: true });
});

document.addEventListener("toggle", ({ target: note }) => {
  if (!note.matches(".note")) return;
  const hash = note.id.replace("note-", "#n-");
  if (note.open) history.replaceState(history.state, "", hash);
  else if (location.hash === hash) history.replaceState(history.state, "", location.pathname + location.search);
}, true);

// On the way back the browser itself unfolds nothing.
const named = document.getElementById(location.hash.slice(1))?.closest(".note");
if (named) named.open = true;

// The marks of an article: which kinds are shown stands in the address at once, and a sentence opens its note
// where it stands, without a jump.
const form = document.querySelector(".show");
if (form) {
  form.querySelector("button").hidden = true;
  form.addEventListener("change", () => {
    const boxes = [...form.querySelectorAll("[type=checkbox]")];
    const shown = boxes.filter((box) => box.checked);
    const address = new URL(location);
    address.searchParams.delete("show");
    if (shown.length < boxes.length) {
      for (const state of shown.length ? shown.map((box) => box.value) : ["none"]) address.searchParams.append("show", state);
    }
    history.replaceState(history.state, "", address);
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

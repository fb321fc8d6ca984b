// The form that flags a sentence, fetched into a page: Cancel takes it away, Escape too where no comment is written, and
// the focus goes back to where it was.
const from = new WeakMap();
document.addEventListener("htmx:beforeRequest", ({ detail: { elt, target } }) => {
  const held = document.activeElement;
  if (elt.matches("[data-flag]")) from.set(target, held === document.body ? elt : held);
});
const cancel = (event) => {
  if (event.type === "click" ? !event.target.matches("[data-cancel]") : event.key !== "Escape" || event.isComposing) return;
  const slot = event.target.closest(".flag:has(form)")?.closest(".slot");
  if (!slot) return;
  event.preventDefault();
  if (event.key && slot.querySelector("textarea").value) return;
  slot.replaceChildren();
  from.get(slot).focus();
};
document.addEventListener("click", cancel);
document.addEventListener("keydown", cancel);

// Words that are selected in the sentence are put into the form that flags it.
document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  const words = String(selection).trim();
  const sentence = selection.anchorNode?.parentElement?.closest("[data-sentence]");
  const field = sentence?.closest(".flag").querySelector("input[name=words]");
  if (field && words && sentence.textContent.includes(words)) field.value = words;
});

// What was said of an earlier flag on the sentence holds no longer, wherever on the page it stands.
document.addEventListener("htmx:load", ({ detail: { elt: said } }) => {
  for (const old of document.querySelectorAll(`[data-sent="${said.dataset.sent}"]`)) if (old !== said) old.remove();
});

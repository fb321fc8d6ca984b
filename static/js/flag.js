// Words that are selected in the sentence are put into the field of the form that flags it.
document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const words = selection ? selection.toString().trim() : "";
  if (!words || !selection.anchorNode) return;
  const sentence = selection.anchorNode.parentElement?.closest("[data-sentence]");
  const field = sentence?.closest(".flag")?.querySelector("input[name=words]");
  if (field && sentence.textContent.includes(words)) field.value = words;
});

// What was said of an earlier flag on the sentence holds no longer, wherever on the page it stands.
document.addEventListener("htmx:load", ({ detail: { elt: said } }) => {
  for (const old of document.querySelectorAll(`[data-sent="${said.dataset.sent}"]`)) if (old !== said) old.remove();
});

// Words that are selected in the sentence are put into the field of the form that flags it.
document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const words = selection ? selection.toString().trim() : "";
  if (!words || !selection.anchorNode) return;
  const sentence = selection.anchorNode.parentElement?.closest("[data-sentence]");
  const field = sentence?.closest(".flag")?.querySelector("input[name=words]");
  if (field && sentence.textContent.includes(words)) field.value = words;
});

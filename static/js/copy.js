// A button marked `data-copy` copies the text of the element of that id. Without scripts it is hidden, and the
// text can be selected.
const say = (words) => document.dispatchEvent(new CustomEvent("say", { detail: words }));

// Off https the clipboard is out of reach; there the selection is copied.
const copy = async (element) => {
  if (navigator.clipboard) return navigator.clipboard.writeText(element.textContent);
  const selection = getSelection();
  selection.selectAllChildren(element);
  const copied = document.execCommand("copy");
  selection.removeAllRanges();
  if (!copied) throw new Error("nothing was copied");
};

document.addEventListener("htmx:load", ({ detail }) => {
  for (const button of detail.elt.querySelectorAll("[data-copy]")) button.hidden = false;
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copy);
  try {
    await copy(text);
    button.textContent = "Copied";
    say("Copied with its sources.");
  } catch {
    text.closest("details").open = true;
    text.focus();
    say("Could not copy. The text is shown: select it.");
  }
});

// The address follows the gaps that are opened and folded, each a step for the Back button, and names the texts that
// stand here: later others might be chosen.
const allFolds = () => [...document.querySelectorAll("details[data-fold]")];
const named = (fold) => {
  const keys = new URLSearchParams(location.search).getAll("open");
  return keys.includes("all") || keys.includes(fold.dataset.fold);
};

// Toggled is also what the address has opened, when the page comes or comes back: that is no step.
document.addEventListener("toggle", (event) => {
  if (!event.target.matches("details[data-fold]")) return;
  const folds = allFolds();
  if (folds.every((fold) => fold.open === named(fold))) return;
  const open = folds.filter((fold) => fold.open);
  const keys = open.length === folds.length ? ["all"] : open.map((fold) => fold.dataset.fold);
  const shown = [...document.querySelectorAll("th[data-article]")].map((head) => head.dataset.article);
  const address = new URL(location);
  for (const [name, values] of Object.entries({ article: shown, open: keys })) {
    address.searchParams.delete(name);
    for (const value of values) address.searchParams.append(name, value);
  }
  history.pushState(null, "", address);
}, true);

addEventListener("popstate", () => {
  for (const fold of allFolds()) fold.open = named(fold);
});

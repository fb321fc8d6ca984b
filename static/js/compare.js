// The address follows the gaps that are opened and folded, so that it restores what one sees.
document.addEventListener("toggle", (event) => {
  if (!event.target.matches("details[data-fold]")) return;
  const folds = [...document.querySelectorAll("details[data-fold]")];
  const open = folds.filter((fold) => fold.open);
  const keys = open.length === folds.length ? ["all"] : open.map((fold) => fold.dataset.fold);
  const address = new URL(location.href);
  address.searchParams.delete("open");
  for (const key of keys) address.searchParams.append("open", key);
  history.replaceState(history.state, "", address);
}, true);

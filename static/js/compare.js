// The address follows the gaps that are opened and folded, and names the texts that stand here, so that it
// restores what one sees even when others would be chosen by then.
document.addEventListener("toggle", (event) => {
  if (!event.target.matches("details[data-fold]")) return;
  const folds = [...document.querySelectorAll("details[data-fold]")];
  const open = folds.filter((fold) => fold.open);
  const keys = open.length === folds.length ? ["all"] : open.map((fold) => fold.dataset.fold);
  const shown = [...document.querySelectorAll("th[data-article]")].map((head) => head.dataset.article);
  const address = new URL(location.href);
  const order = address.searchParams.get("order");
  address.search = new URLSearchParams([
    ...shown.map((article) => ["article", article]),
    ...(order && order !== shown[0] ? [["order", order]] : []),
    ...keys.map((key) => ["open", key]),
  ]);
  history.replaceState(history.state, "", address);
}, true);

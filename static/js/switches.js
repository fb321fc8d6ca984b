// The kinds of marks: which are shown stands in the address at once, a step for the Back button each time.
const boxes = () => [...document.querySelectorAll(".show [type=checkbox]")];

document.addEventListener("change", ({ target }) => {
  if (!target.closest(".show")) return;
  const shown = boxes().filter((box) => box.checked).map((box) => box.value);
  const address = new URL(location);
  address.searchParams.delete("show");
  if (shown.length < boxes().length) {
    for (const state of shown.length ? shown : ["none"]) address.searchParams.append("show", state);
  }
  history.pushState(null, "", address);
});

addEventListener("popstate", () => {
  const shown = new URLSearchParams(location.search).getAll("show");
  for (const box of boxes()) box.checked = !shown.length || shown.includes(box.value);
});

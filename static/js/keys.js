// The keyboard: next and previous difference, open, close, flag, and `?` for this list.
//
// What can be walked is marked `data-stop` (with tabindex -1); where its note stands elsewhere, `data-note` is
// that note's id. In it, `data-open` opens and `data-flag` flags. Keys are never taken in fields, nor with
// Ctrl, Alt or Meta, and can be switched off in the list of keys.
const dialog = document.getElementById("keys");
const off = dialog.querySelector("[name=keys-off]");
const say = (words) => document.dispatchEvent(new CustomEvent("say", { detail: words }));
let last = null; // the stop where one was, should the focus have gone elsewhere

const stored = (value) => {
  try {
    if (value === undefined) return localStorage.getItem("keys") === "off";
    localStorage.setItem("keys", value ? "off" : "on");
  } catch {
    // Storage can be forbidden: then the choice holds for this page.
  }
  return off.checked;
};
off.checked = stored();
off.addEventListener("change", () => stored(off.checked));

const stops = () => [...document.querySelectorAll("[data-stop]")].filter((stop) => stop.checkVisibility());
const noteOf = (stop) => document.getElementById(stop?.dataset.note ?? "");
const scope = (stop) => noteOf(stop) ?? stop;

const here = () => {
  const held = document.activeElement;
  const stop = held.closest("[data-stop]") ?? stops().find((one) => noteOf(one)?.contains(held));
  return stop ?? (last?.isConnected ? last : null);
};

const go = (step) => {
  const all = stops();
  if (!all.length) return say("There is no difference on this page.");
  let at = all.indexOf(here());
  if (at < 0) {
    const below = all.findIndex((stop) => stop.getBoundingClientRect().top > 0);
    at = (below < 0 ? all.length : below) - (step > 0 ? 1 : 0);
  }
  const next = all[at + step];
  if (!next) return say(step > 0 ? "That was the last difference." : "That was the first difference.");
  last = next;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
};

const open = () => {
  const stop = here();
  if (noteOf(stop)) {
    noteOf(stop).open = true;
    return noteOf(stop).querySelector("summary").focus();
  }
  stop?.querySelector("[data-open], summary, a[href]")?.click();
};

const close = () => {
  const held = document.activeElement.closest("details[open]") ?? noteOf(here());
  if (held?.open) {
    held.open = false;
    return (stops().find((stop) => noteOf(stop) === held) ?? held.querySelector("summary")).focus();
  }
  const opener = document.activeElement.closest("article, li:has(> .slot)")?.querySelector("[data-open][aria-expanded=true]")
    ?? here()?.querySelector("[data-open][aria-expanded=true]");
  opener?.click();
  opener?.focus();
};

const flag = () => {
  const found = scope(here());
  if (found?.matches("details")) found.open = true;
  found?.querySelector("[data-flag]")?.click();
};

const acts = { j: () => go(1), k: () => go(-1), o: open, x: close, Escape: close, f: flag, "?": () => dialog.showModal() };

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || dialog.open) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  if (off.checked && event.key.length === 1) return;
  const act = acts[event.key];
  if (!act) return;
  if (event.key !== "Escape") event.preventDefault();
  act();
});

for (const button of document.querySelectorAll("[data-keys]")) {
  button.hidden = false;
  button.addEventListener("click", () => dialog.showModal());
}

// A page whose address opens a row begins there, with the focus on what is opened, as at the place that an address names
// behind its "#". On the way back and when it is loaded again it stands where the reader was.
const opened = document.querySelector(".opened h2");
if (opened && performance.getEntriesByType("navigation")[0]?.type === "navigate") {
  opened.scrollIntoView({ behavior: "instant" });
  opened.focus({ preventScroll: true });
}

// Keys go to the terminal without a click, as soon as the app has drawn something.
addEventListener("DOMContentLoaded", () => {
  const focus = () => document.querySelector(".xterm-helper-textarea")?.focus();
  const watcher = new MutationObserver(focus);
  watcher.observe(document.body, { attributes: true, attributeFilter: ["class"] });
  addEventListener("focus", focus);
});

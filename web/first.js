// Runs before the first paint: the reader's theme, whether the address holds a state to wait for, and what to do
// where the app cannot start. All else can wait: the first paint waits for this.
const root = document.documentElement;
try {
  // A new reader has none, and to find that out by an error would take longer.
  const { theme } = JSON.parse(localStorage.getItem("evalloop:settings") ?? "{}");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
} catch { /* Storage blocked, what is kept broken, or not ours to read: the system's theme holds. */ }
if (location.search) root.dataset.await = "";
// A script that cannot be had: the page becomes what it is without JavaScript, by the very styles of that case.
addEventListener("error", ({ target }) => {
  if (target.type !== "module" || "awake" in root.dataset) return;
  delete root.dataset.await;
  document.querySelector("dialog[open]")?.close();
  const style = document.createElement("style");
  style.textContent = document.querySelector("noscript").textContent.replace(/<\/?style>/g, "");
  document.head.append(style);
}, true);

// Runs before the first paint: the reader's theme, the page's own address, and whether the address holds a state to wait for.
const root = document.documentElement;
try {
  const { theme } = JSON.parse(localStorage.getItem("evalloop:settings"));
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
} catch { /* Nothing kept, storage blocked, or not ours to read: the system's theme holds. */ }
const canonical = document.querySelector("link[rel=canonical]");
if (canonical) canonical.href = location.origin + location.pathname;
// An address that is relative now would mean another file once the app has gone to another page.
const icon = document.querySelector("link[rel=icon]");
if (icon) icon.href = icon.href;
if (location.search) root.dataset.await = "";

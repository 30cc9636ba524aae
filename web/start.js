// Wakes the pre-rendered page. Until then the page is still whole to read; and if this fails, it is as it would be
// without JavaScript: what would unfold is shown, what would do nothing is not.
const wasm = new URL("./%wasm%", import.meta.url);
import("./%glue%").then((glue) => glue.default({ module_or_path: wasm })).catch((error) => {
  console.error("Evalloop could not start; the page stays as it is.", error);
  const root = document.documentElement;
  delete root.dataset.await;
  if ("awake" in root.dataset) return;
  const style = document.createElement("style");
  // The content security policy allows these very styles, by their hash.
  style.textContent = document.querySelector("noscript").textContent.replace(/<\/?style>/g, "");
  document.head.append(style);
});

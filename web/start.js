// Wakes the pre-rendered page. Until then, and if this fails, the page is still whole to read.
import init from "./%glue%";

init({ module_or_path: new URL("./%wasm%", import.meta.url) }).catch((error) => {
  delete document.documentElement.dataset.await;
  console.error("Evalloop could not start; the page stays as it is.", error);
});

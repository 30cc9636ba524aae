// Wakes the pre-rendered page. Until then the page is still whole to read; if this fails, head.js sees to it.
import init from "./%glue%";

init({ module_or_path: new URL("./%wasm%", import.meta.url) }).catch((error) => {
  console.error("Evalloop could not start; the page stays as it is.", error);
  document.querySelector("script[type=module]").dispatchEvent(new Event("error"));
});

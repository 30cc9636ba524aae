// Wakes the pre-rendered page. Until then the page is still whole to read; if this fails, head.js sees to it.
import init from "./%glue%";

init({ module_or_path: new URL("./%wasm%", import.meta.url) }).then(
  // Reading offline comes last: it is of no use to a page that does not work online.
  () => "%offline%" && import("./%offline%"),
  (error) => {
    console.error("Evalloop could not start; the page stays as it is.", error);
    document.querySelector("script[type=module]").dispatchEvent(new Event("error"));
  },
).catch((error) => console.info("Nothing is kept for reading offline.", error));

// Wakes the pre-rendered page. Until then the page is still whole to read; if this fails, head.js sees to it.
import init from "./%glue%";

// The visualizer is a program of its own, fetched where a page has one: at once where it is what the page is about, else
// when the app is awake.
let visualizer;
const look = () => {
  if (!document.querySelector("[data-gil-visualizer]")) return;
  visualizer ??= import("./%visualizer%");
  visualizer.then(({ wake }) => wake(), (error) => {
    visualizer = undefined;
    console.error("The visualizer could not start; its picture stays as it is.", error);
    for (const shown of document.querySelectorAll("[data-gil-visualizer]")) shown.dataset.still = "";
  });
};
addEventListener("shown", look);
addEventListener("left", () => visualizer?.then(({ sleep }) => sleep(), () => {}));
if (document.querySelector("[data-gil-visualizer=full]")) look();

init({ module_or_path: new URL("./%wasm%", import.meta.url) }).catch((error) => {
  console.error("Evalloop could not start; the page stays as it is.", error);
  look();
  document.querySelector("script[type=module]").dispatchEvent(new Event("error"));
});

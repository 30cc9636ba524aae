// Wakes the pre-rendered page. Until then the page is still whole to read; if this fails, head.js sees to it.
import init from "./%glue%";

// An address that is relative now would mean another file once the app has gone to another page.
for (const link of document.querySelectorAll("link:is([rel=canonical],[rel=icon],[rel=apple-touch-icon],[rel=manifest])")) link.href = link.href;

// The visualizer is a program of its own, fetched where a page has one: at once where it is what the page is about, else
// when the app is awake. Its own page has more of it than others.
const programs = new Map();
const look = () => {
  const shown = document.querySelector("[data-gil-visualizer]");
  if (!shown) return;
  const file = shown.dataset.gilVisualizer === "full" ? "./%workbench%" : "./%visualizer%";
  if (!programs.has(file)) programs.set(file, import(file));
  programs.get(file).then(({ wake }) => wake(), (error) => {
    programs.delete(file);
    console.error("The visualizer could not start; its picture stays as it is.", error);
    shown.dataset.still = "";
  });
};
addEventListener("shown", look);
addEventListener("left", () => {
  for (const program of programs.values()) program.then(({ sleep }) => sleep(), () => {});
});
if (document.querySelector("[data-gil-visualizer=full]")) look();

// The finder is one too, brought when the app is about to search. A browser may keep that a script could not be had, and
// only asks again for one that seems to be another.
let finder;
let brought = 0;
addEventListener("seek", () => {
  finder ??= import(`./%finder%${brought++ ? `#${brought}` : ""}`).then(async (program) => {
    await program.default({ module_or_path: new URL("./%finder_wasm%", import.meta.url) });
    return program.Finder;
  });
  finder.then(
    (detail) => dispatchEvent(new CustomEvent("found", { detail })),
    (error) => {
      finder = undefined;
      console.error("The search could not start.", error);
      dispatchEvent(new CustomEvent("found"));
    },
  );
});

init({ module_or_path: new URL("./%wasm%", import.meta.url) }).then(
  // Reading offline comes last: it is of no use to a page that does not work online.
  () => "%offline%" && import("./%offline%"),
  (error) => {
    console.error("Evalloop could not start; the page stays as it is.", error);
    look();
    document.querySelector("script[type=module]").dispatchEvent(new Event("error"));
  },
).catch((error) => console.info("Nothing is kept for reading offline.", error));

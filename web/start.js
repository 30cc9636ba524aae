// Wakes the pre-rendered page. Until then the page is still whole to read; if this fails, first.js sees to it.
import init, { wake } from "./%glue%";

// An address that is relative now would mean another file once the app has gone to another page.
for (const link of document.querySelectorAll("link:is([rel=canonical],[rel=icon],[rel=apple-touch-icon],[rel=manifest])")) link.href = link.href;

// The visualizer is a program of its own, fetched when one is about to be seen, or at once where it is what the page is
// about. Its own page has more of it than others.
const programs = new Map();
// A browser may keep that a script could not be had, and only asks again for one that seems to be another.
let failures = 0;
const again = () => failures ? `#${failures}` : "";
// What is pressed before the program is there is made up for, and brings it.
const pressed = [];
addEventListener("click", ({ target }) => {
  const shown = target.closest("[data-gil-visualizer]:not([data-awake])");
  const control = shown && target.closest("[data-act]");
  if (!control) return;
  pressed.push(control);
  wakeVisualizer(shown);
});
const wakeVisualizer = (shown) => {
  const file = shown.dataset.gilVisualizer === "full" ? "./%workbench%" : "./%visualizer%";
  if (!programs.has(file)) programs.set(file, import(`${file}${again()}`));
  programs.get(file).then(async ({ wake }) => {
    delete shown.dataset.still;
    await wake();
    // Only where it woke: else this press would bring it again, and so on.
    for (const control of pressed.splice(0)) if (control.closest("[data-gil-visualizer][data-awake]")) control.click();
  }, (error) => {
    programs.delete(file);
    failures += 1;
    pressed.length = 0;
    console.error("The visualizer could not start; its picture stays as it is.", error);
    shown.dataset.still = "";
    addEventListener("online", look, { once: true });
  });
};
const near = new IntersectionObserver((entries) => {
  const entry = entries.find(({ isIntersecting }) => isIntersecting);
  if (!entry) return;
  near.disconnect();
  wakeVisualizer(entry.target);
}, { rootMargin: "25%" });
const look = () => {
  near.disconnect();
  for (const shown of document.querySelectorAll("[data-gil-visualizer]:not([data-awake])")) near.observe(shown);
};
addEventListener("shown", look);
addEventListener("left", () => {
  for (const program of programs.values()) program.then(({ sleep }) => sleep(), () => {});
});
const full = document.querySelector("[data-gil-visualizer=full]");
if (full) wakeVisualizer(full);

// The finder is one too, brought when the app is about to search.
let finder;
addEventListener("seek", () => {
  finder ??= import(`./%finder%${again()}`).then(async (program) => {
    await program.default({ module_or_path: new URL("./%finder_wasm%", import.meta.url) });
    return program.Finder;
  });
  finder.then(
    (detail) => dispatchEvent(new CustomEvent("found", { detail })),
    (error) => {
      finder = undefined;
      failures += 1;
      console.error("The search could not start.", error);
      dispatchEvent(new CustomEvent("found"));
    },
  );
});

// Other banks are opened by a program as well, which only their page names.
let shelf;
addEventListener("shown", () => {
  const place = document.querySelector("[data-shelf]");
  if (!place) return;
  shelf = import(new URL(place.dataset.shelf, location));
  shelf.then(({ wake }) => wake(place), (error) => {
    console.error("Banks cannot be opened.", error);
    place.querySelector("[data-part=broken]").hidden = false;
  });
});
addEventListener("left", () => shelf?.then(({ sleep }) => sleep(), () => {}));

// Compiled in one task, started in another and the page woken in a few more, so that what the reader does in between is
// answered. What cannot be compiled like this, such as a file of a wrong type, the glue gets as its address: it has other
// ways.
const task = () => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  port2.postMessage(null);
});
const app = new URL("./%wasm%", import.meta.url);
const program = await WebAssembly.compileStreaming(fetch(app)).catch(() => app);
await task();
init({ module_or_path: program }).then(async () => {
  do await task(); while (wake());
}).then(
  // Reading offline comes last: it is of no use to a page that does not work online.
  () => "%offline%" && import("./%offline%"),
  (error) => {
    console.error("Evalloop could not start; the page stays as it is.", error);
    look();
    document.querySelector("script[type=module]").dispatchEvent(new Event("error"));
  },
).catch((error) => console.info("Nothing is kept for reading offline.", error));

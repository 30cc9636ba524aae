// Loads one of the visualizer's programs, for the app and for embeds alike.
import init, { begin, step, sleep } from "./%glue%";

// What is pressed in an embed before the program is there is made up for; in a page the app's own start sees to it.
const pressed = [];
const press = ({ target }) => {
  const control = target.closest("[data-gil-visualizer]:not([data-awake]) [data-act]");
  if (control) pressed.push(control);
};
if ("embed" in document.documentElement.dataset) addEventListener("click", press);
// Compiled, started and woken in tasks of their own, so that what the reader does in between is answered.
const task = () => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  port2.postMessage(null);
});
// Step by step, in one task for as long as that is short: between two the browser may paint first.
const inTasks = async (step) => {
  let began = performance.now();
  while (step()) {
    if (performance.now() - began < 4) continue;
    await task();
    began = performance.now();
  }
};
const file = new URL("./%wasm%", import.meta.url);
const program = await WebAssembly.compileStreaming(fetch(file)).catch(() => file);
await task();
await init({ module_or_path: program });
const wake = async () => {
  begin();
  await inTasks(step);
  for (const control of pressed.splice(0)) if (control.isConnected) control.click();
};
export { wake, sleep };

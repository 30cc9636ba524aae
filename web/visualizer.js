// Loads one of the visualizer's programs, for the app and for embeds alike.
import init, { wake as start, sleep } from "./%glue%";

// What is pressed in an embed before the program is there is made up for; in a page the app's own start sees to it.
const pressed = [];
const press = ({ target }) => {
  const control = target.closest("[data-gil-visualizer]:not([data-awake]) [data-act]");
  if (control) pressed.push(control);
};
if ("embed" in document.documentElement.dataset) addEventListener("click", press);
await init({ module_or_path: new URL("./%wasm%", import.meta.url) });
const wake = () => {
  start();
  for (const control of pressed.splice(0)) if (control.isConnected) control.click();
};
export { wake, sleep };

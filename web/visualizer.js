// Loads one of the visualizer's programs, for the app and for embeds alike.
import init, { wake as start, sleep } from "./%glue%";

// What is pressed before the program is there is made up for.
const pressed = [];
const press = ({ target }) => {
  const control = target.closest("[data-gil-visualizer]:not([data-awake]) [data-act]");
  if (control) pressed.push(control);
};
addEventListener("click", press);
await init({ module_or_path: new URL("./%wasm%", import.meta.url) });
const wake = () => {
  start();
  for (const control of pressed.splice(0)) if (control.isConnected) control.click();
};
export { wake, sleep };

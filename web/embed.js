// Starts an embed. What happens in its scenario stands in the page; a program of somebody's own, which stands in the
// address, has to be simulated first, and that is the workbench's part.
try {
  const { wake } = await import(location.hash.startsWith("#v") ? "./%workbench%" : "./%visualizer%");
  await wake();
} catch (error) {
  console.error("The visualizer could not start; its picture stays as it is.", error);
  document.querySelector("[data-gil-visualizer]").dataset.still = "";
}

// Starts an embed. What happens in its scenario stands in the page; a program of somebody's own, which stands in the
// address, has to be simulated first, and that is the workbench's part.
const { wake } = await import(location.hash.startsWith("#v") ? "./%workbench%" : "./%visualizer%");
wake();

// For a host that takes Evalloop away from an address, or wants readers to be served by the network alone: put this file in
// the place of sw.js. At their next visit it frees what was kept for this folder, and lets itself go. What readers marked
// is not touched.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  const { scope } = registration;
  for (const name of await caches.keys()) {
    if (name.startsWith("evalloop-") && name.endsWith(`-${scope}`)) await caches.delete(name);
  }
  await registration.unregister();
})()));

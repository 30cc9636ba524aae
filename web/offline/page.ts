// The page's side of reading offline: registers the worker, lets it keep the rest of the site while nobody waits, tells of a
// new edition, and serves the page "Reading offline". Fetched after the app is awake; everything works without it.
import type { Ask, Pack, Status } from "./messages";
import { trustedScript } from "./trusted";

/** The worker's file, and so its scope: the folder that this script was fetched from. */
const WORKER = new URL("sw.js", import.meta.url);
const SCOPE = new URL("./", import.meta.url).href;
/** How long a tab may stand open before it asks for a new edition when it is looked at again, in milliseconds. */
const ASK_AGAIN = 3_600_000;
const LIBRARY = "library";

interface Connection { saveData?: boolean }

const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
/** Whether this site's own worker serves the page, and not that of a site in a folder above. */
const isServed = () => container?.controller?.scriptURL === WORKER.href;
const savesData = () => (navigator as { connection?: Connection }).connection?.saveData === true;
/** When the browser has nothing better to do. */
const idle = () => new Promise<void>((resolve) => {
  if ("requestIdleCallback" in window) requestIdleCallback(() => resolve());
  else setTimeout(resolve, 1_000);
});
const seen = () => new Promise<void>((resolve) => {
  if (document.visibilityState === "visible") return resolve();
  document.addEventListener("visibilitychange", () => resolve(), { once: true });
});

function ask(worker: ServiceWorker, message: Ask): Promise<Status | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => { port1.close(); resolve(data); };
    worker.postMessage(message, [port2]);
  });
}

const packOf = (status: Status | undefined, name: string) => status?.packs.find((pack) => pack.name === name);

/** Whether the library is being fetched, so that it is fetched once at a time. */
let isFilling = false;

/** Fetches the library, or what is still missing of it. Asked for again after a cut: by the next page, or the network. */
async function fill(worker: ServiceWorker): Promise<void> {
  const library = packOf(last, LIBRARY);
  if (isFilling || savesData() || !library || library.declined || library.kept === library.files) return;
  isFilling = true;
  await keep(worker, LIBRARY, false).finally(() => { isFilling = false; });
}

/** Fetches a pack to its end, a few files whenever the browser is idle and the page is seen. */
async function keep(worker: ServiceWorker, name: string, anew: boolean): Promise<void> {
  for (let first = true; ; first = false) {
    await seen();
    await idle();
    const status = await ask(worker, { ask: "keep", pack: name, anew: anew && first });
    const pack = packOf(status, name);
    show(status);
    if (!status || !pack || status.trouble || pack.declined || pack.kept === pack.files) return;
  }
}

/** A quiet notice at the foot of the page, beside those of the app, with one thing to do. */
function tell(words: string, act: string, then: () => void): void {
  document.querySelector(".edition")?.remove();
  const place = document.createElement("div");
  place.className = "notices edition";
  const list = document.createElement("div");
  list.className = "notice-list";
  list.setAttribute("role", "status");
  place.append(list);
  // Behind #app, which is replaced from page to page.
  document.body.append(place);
  const notice = document.createElement("div");
  notice.className = "notice";
  const text = document.createElement("span");
  text.textContent = words;
  const button = (label: string, press: () => void) => {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = label;
    element.addEventListener("click", () => { place.remove(); press(); });
    return element;
  };
  notice.append(text, button(act, then), button("Later", () => {}));
  // A live region only tells what comes into it after it was there.
  requestAnimationFrame(() => list.append(notice));
}

/** Whether the reader has asked for the new edition in this tab. */
let wanted = false;

/** Notices when another worker takes over: from the very beginning, since another tab may call it at any time. */
function follow(): void {
  let served = isServed();
  container?.addEventListener("controllerchange", () => {
    const before = served;
    served = isServed();
    if (wanted) location.reload();
    else if (before && served) tell("A new edition was opened in another tab.", "Load it here too", () => location.reload());
  });
}

/** Tells of an edition that has been fetched whole and waits. Nothing changes until the reader says so, or closes all tabs. */
function watch(registration: ServiceWorkerRegistration): void {
  const offer = (worker: ServiceWorker) => tell("A new edition is ready.", "Read it now", () => {
    wanted = true;
    worker.postMessage({ ask: "take-over" } satisfies Ask);
  });
  if (registration.waiting && isServed()) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && isServed()) offer(worker);
    });
  });
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - asked < ASK_AGAIN) return;
    asked = Date.now();
    registration.update().catch(() => { /* Offline, or gone: the next load asks again. */ });
  });
}

/** Frees everything that is kept for this site in this folder, and lets the worker go. */
async function forget(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith("evalloop-") && name.endsWith(`-${SCOPE}`)) await caches.delete(name);
  }
  const registration = await container?.getRegistration(SCOPE);
  if (registration?.scope === SCOPE) await registration.unregister();
}

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

function words({ files, kept, bytes, declined }: Pack, status: Status): string {
  const size = megabytes(bytes);
  if (kept === files) return `All ${files} are kept on this device (${size}).`;
  if (status.trouble === "full") return `${kept} of ${files} are kept; there is no room for more. All take ${size}.`;
  if (status.trouble === "unreachable") return `${kept} of ${files} are kept. The rest follows with the next visit online.`;
  if (declined || (kept === 0 && savesData())) return `None of ${files} is kept. All take ${size} on this device.`;
  return `${kept} of ${files} are kept (${size} in all); the rest follows while you read.`;
}

let last: Status | undefined;
/** What is done after a page has taken another's place. */
let turned = () => {};

/** Fills in the page "Reading offline", if it is the one that is shown. */
function show(status: Status | undefined): void {
  last = status ?? last;
  const place = document.querySelector("[data-offline]");
  if (!place || !last) return;
  const list = place.querySelector("[data-part=packs]");
  const form = place.querySelector<HTMLTemplateElement>("[data-part=pack]");
  if (!list || !form) return;
  place.querySelector("[data-part=none]")?.setAttribute("hidden", "");
  place.querySelector("[data-part=some]")?.removeAttribute("hidden");
  const size = place.querySelector("[data-part=shell]");
  if (size) size.textContent = megabytes(last.shell);
  for (const pack of last.packs) {
    let entry = [...list.children].find((element) => element.getAttribute("data-pack") === pack.name);
    if (!entry) {
      entry = (form.content.cloneNode(true) as DocumentFragment).firstElementChild ?? undefined;
      if (!entry) return;
      entry.setAttribute("data-pack", pack.name);
      const title = entry.querySelector("[data-part=title]");
      if (title && pack.name !== LIBRARY) title.textContent = pack.name;
      list.append(entry);
    }
    const told = entry.querySelector("[data-part=told]");
    const said = words(pack, last);
    if (told && told.textContent !== said) told.textContent = said;
    entry.querySelector("[data-act=keep]")?.toggleAttribute("hidden", pack.kept === pack.files);
    entry.querySelector("[data-act=free]")?.toggleAttribute("hidden", pack.kept === 0);
  }
}

/** The buttons of that page, wherever it is shown. */
function serve(): void {
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-offline] [data-act]") : null;
    const name = button?.closest("[data-pack]")?.getAttribute("data-pack") ?? "";
    const act = button?.getAttribute("data-act");
    if (act === "forget") void forget().then(() => location.reload());
    if (act !== "keep" && act !== "free") return;
    void container?.ready.then(async ({ active }) => {
      if (!active) return;
      if (act === "free") show(await ask(active, { ask: "free", pack: name }));
      else {
        // What was asked for should stay. Firefox asks the reader whether it may, so this comes only now, and nothing waits
        // for an answer that may never be given.
        void navigator.storage?.persist?.().catch(() => false);
        await keep(active, name, true);
      }
    });
  });
  const app = document.getElementById("app");
  // A page that takes another's place brings its elements with it.
  if (app) new MutationObserver(() => { show(undefined); turned(); }).observe(app, { childList: true });
}

async function start(): Promise<void> {
  // Within another page's frame there is no reader to serve, and without a worker nothing to do.
  if (!container || window.top !== window) return;
  serve();
  follow();
  if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  await idle();
  const known = await container.getRegistration(SCOPE);
  // Who saves data asks for it on the page "Reading offline", and gets it there.
  if (savesData() && known?.scope !== SCOPE && !document.querySelector("[data-offline]")) return;
  const registration = await container.register(trustedScript(WORKER.href, WORKER.href) as string, { updateViaCache: "none" });
  watch(registration);
  const { active } = await container.ready;
  if (active?.scriptURL !== WORKER.href) return;
  show(await ask(active, { ask: "status" }));
  await fill(active);
  addEventListener("online", () => void fill(active));
  turned = () => void fill(active);
}

start().catch((error) => console.info("Nothing is kept for reading offline.", error));

// What this edition consists of, and keeping it: the shell at once and as a whole, every other pack a few files at a time.
// It must not know requests of pages: `worker.ts` answers those.
import { setCacheNameDetails } from "workbox-core/setCacheNameDetails";
import { PrecacheController } from "workbox-precaching/PrecacheController";
import type { Pack, Status } from "./messages";

/** A file: its address below the site's root, the SHA-256 of its bytes, and 1 if its name changes with its contents. */
type File = [path: string, digest: string, named?: 1];

/** Written in front of the worker by the build. */
declare const EDITION: {
  edition: string;
  shell: { bytes: number; files: File[] };
  packs: Record<string, { bytes: number; files: File[] }>;
};

declare const self: ServiceWorkerGlobalScope;

/** The folder that the site stands in. */
export const scope = new URL(self.registration.scope);
/** How many files one request for more brings, and how many of them at a time. */
const BATCH = 12;
const ABREAST = 3;

// Other sites, and copies of this one in other folders, may share the origin: the names say whose each cache is.
setCacheNameDetails({ prefix: "evalloop", precache: "shell", suffix: scope.href });
const cacheName = (what: string) => `evalloop-${what}-${scope.href}`;
const CHOICES = cacheName("choices");

interface Kept {
  controller: PrecacheController;
  bytes: number;
}

function kept(bytes: number, files: File[], cacheName?: string): Kept {
  const controller = new PrecacheController({ cacheName });
  // What a server says of encodings and origins makes no other file of it.
  controller.strategy.matchOptions = { ignoreVary: true };
  controller.addToCacheList(
    files.map(([path, digest, named]) => ({
      url: new URL(path, scope).href,
      revision: named ? null : digest.slice(0, 12),
      integrity: `sha256-${digest}`,
    })),
  );
  return { controller, bytes };
}

const shell = kept(EDITION.shell.bytes, EDITION.shell.files);
const packs = new Map(
  Object.entries(EDITION.packs).map(([name, { bytes, files }]) => [name, kept(bytes, files, cacheName(`pack-${name}`))]),
);

/** The answer for a file, if it belongs to this edition and is kept. */
export async function find(address: string): Promise<Response | undefined> {
  for (const { controller } of [shell, ...packs.values()]) {
    const key = controller.getCacheKeyForURL(address);
    if (key) return (await caches.open(controller.strategy.cacheName)).match(key, { ignoreVary: true });
  }
  return undefined;
}

/** Whether a file belongs to this edition, kept or not. */
export const isOurs = (address: string): boolean =>
  [shell, ...packs.values()].some(({ controller }) => controller.getCacheKeyForURL(address));

/** The first parts of this edition's paths, such as `q` and `mid`. */
export const folders = new Set(
  [shell, ...packs.values()].flatMap(({ controller }) =>
    controller.getCachedURLs().map((address) => address.slice(scope.href.length).split("/")[0]),
  ),
);

/**
 * Keeps the shell, or nothing. Where an older edition was kept further than that, this one is too before it can take over:
 * an update never takes away what can be read offline.
 */
export async function install(event: ExtendableEvent): Promise<void> {
  await shell.controller.install(event);
  requireAll(await missing(shell));
  for (const [name, pack] of packs) {
    const { cacheName } = pack.controller.strategy;
    // Also what was still on its way when the reader freed it.
    if (await isDeclined(name)) await caches.delete(cacheName);
    if (!(await caches.has(cacheName)) || (await (await caches.open(cacheName)).keys()).length === 0) continue;
    let done = false;
    while (!done && !(await isDeclined(name))) ({ done } = await keepSome(event, pack));
  }
}

/** Removes what only older editions had, of this site alone. */
export async function activate(event: ExtendableEvent): Promise<void> {
  const live = new Set([shell, ...packs.values()].map(({ controller }) => controller.strategy.cacheName));
  const ours = /^evalloop-(?:shell|pack-[^/]*?)-(https?:.*)$/;
  for (const name of await caches.keys()) {
    if (ours.exec(name)?.[1] === scope.href && !live.has(name)) await caches.delete(name);
  }
  await shell.controller.activate(event);
  for (const { controller } of packs.values()) {
    if (await caches.has(controller.strategy.cacheName)) await controller.activate(event);
  }
}

type Keyed = [url: string, cacheKey: string];

/** Which files are not stored. */
async function missing({ controller }: Kept): Promise<Keyed[]> {
  const cache = await caches.open(controller.strategy.cacheName);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  return [...controller.getURLsToCacheKeys()].filter(([, key]) => !there.has(key));
}

/**
 * Nothing may be missing. Looked up, and not believed: where an answer is cut in its middle, Firefox gives it out as good and
 * then fails to store it with an exception that is no `Error`, which Workbox drops.
 */
function requireAll([lost]: Keyed[]): void {
  if (lost) throw new Error(`${lost[0]} was not stored`);
}

/** Fetches a few more files of a pack. A file of another build is refused by its digest. */
async function keepSome(event: ExtendableEvent, pack: Kept): Promise<{ done: boolean }> {
  const { controller } = pack;
  const batch = (await missing(pack)).slice(0, BATCH);
  const one = async ([url, cacheKey]: Keyed) => {
    const integrity = controller.getIntegrityForCacheKey(cacheKey);
    // What the browser has fetched already is only asked about, not sent again.
    const request = new Request(url, { cache: "no-cache", credentials: "same-origin", integrity });
    const [answer, stored] = controller.strategy.handleAll({ params: { cacheKey, integrity }, request, event });
    if (!(await answer).ok) throw new Error(`${url} cannot be had`);
    await stored;
  };
  for (let at = 0; at < batch.length; at += ABREAST) await Promise.all(batch.slice(at, at + ABREAST).map(one));
  const left = await missing(pack);
  const keys = new Set(left.map(([, key]) => key));
  requireAll(batch.filter(([, key]) => keys.has(key)));
  return { done: left.length === 0 };
}

export async function keepMore(event: ExtendableEvent, name: string, anew: boolean): Promise<Status> {
  const pack = packs.get(name);
  if (anew) await choose(name, false);
  if (!pack || (await isDeclined(name))) return status();
  let trouble: Status["trouble"];
  try {
    await keepSome(event, pack);
  } catch (error) {
    trouble = error instanceof Error && error.name === "QuotaExceededError" ? "full" : "unreachable";
  }
  // What was on its way when the reader freed it goes as well, and is no trouble.
  if (!(await isDeclined(name))) return { ...(await status()), trouble };
  await caches.delete(pack.controller.strategy.cacheName);
  return status();
}

export async function free(name: string): Promise<Status> {
  const pack = packs.get(name);
  if (pack) {
    await choose(name, true);
    await caches.delete(pack.controller.strategy.cacheName);
  }
  return status();
}

export async function status(): Promise<Status> {
  const one = async ([name, { controller, bytes }]: [string, Kept]): Promise<Pack> => {
    const keys = [...controller.getURLsToCacheKeys().values()];
    const there = new Set<string>();
    if (await caches.has(controller.strategy.cacheName)) {
      for (const { url } of await (await caches.open(controller.strategy.cacheName)).keys()) there.add(url);
    }
    const declined = await isDeclined(name);
    return { name, files: keys.length, kept: keys.filter((key) => there.has(key)).length, bytes, declined };
  };
  return { edition: EDITION.edition, shell: shell.bytes, packs: await Promise.all([...packs].map(one)) };
}

// What the reader has freed is remembered where a worker can: as an empty answer in a cache of its own.
const choice = (name: string) => new URL(`?declined=${encodeURIComponent(name)}`, scope).href;

async function isDeclined(name: string): Promise<boolean> {
  return (await caches.has(CHOICES)) && (await (await caches.open(CHOICES)).match(choice(name))) !== undefined;
}

async function choose(name: string, declined: boolean): Promise<void> {
  const choices = await caches.open(CHOICES);
  if (declined) await choices.put(choice(name), new Response());
  else await choices.delete(choice(name));
}

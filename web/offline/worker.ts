// The service worker: answers from what is kept of this one edition, and from the network for all else.
// What is kept and how stands in `kept.ts`. It must not know what pages show.
import { Route } from "workbox-routing/Route";
import { Router } from "workbox-routing/Router";
import { NetworkOnly } from "workbox-strategies/NetworkOnly";
import { activate, find, folders, free, install, isOurs, keepMore, scope, status } from "./kept";
import type { Ask } from "./messages";

declare const self: ServiceWorkerGlobalScope;

const OFFLINE = new URL("offline/", scope).href;

/** The address that a request's file is kept under: a page's query is its own business. */
function address({ pathname }: URL): string {
  return new URL(pathname.replace(/\/index\.html$/, "/"), scope).href;
}

const isInScope = (url: URL) => url.origin === scope.origin && url.pathname.startsWith(scope.pathname);
/** Whether what cannot be had at this address is missed on this site, and not on another in a folder below it. */
const isOurPlace = (url: URL) => isOurs(address(url)) || folders.has(url.pathname.slice(scope.pathname.length).split("/")[0]);

/** The page that stands for one that is neither kept nor to be had. It is answered at any depth, so its links start at the root. */
async function offlinePage(): Promise<Response> {
  const page = await find(OFFLINE);
  if (!page) return Response.error();
  const text = (await page.text())
    .replace(/(href|src)="\.\.\//g, (_, name) => `${name}="${scope.pathname}`)
    .replace('data-part="missing" hidden', 'data-part="missing"');
  return new Response(text, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}

const network = new NetworkOnly();

const router = new Router();
router.registerRoute(
  new Route(
    // A part of a file is nobody's business here, and what other sites of this origin ask for even less.
    ({ url, request }) => isInScope(url) && !request.headers.has("range") && (request.mode === "navigate" || isOurs(address(url))),
    async ({ url, request, event }) => {
      // A storage that fails must not cost what the network has.
      const kept = await find(address(url)).catch(() => undefined);
      if (kept) return kept;
      // Not every host sends those on who leave out a folder's last slash.
      const folder = `${url.pathname}/`;
      if (request.mode === "navigate" && isOurs(new URL(folder, scope).href)) {
        return Response.redirect(new URL(folder + url.search, scope).href, 301);
      }
      try {
        const answer = await network.handle({ request, event });
        // A page comes whole or not at all. They are small, and half of one would be shown as if it were all.
        if (request.mode === "navigate" && answer.ok) await answer.clone().arrayBuffer();
        return answer;
      } catch (error) {
        if (request.mode === "navigate" && isOurPlace(url)) return offlinePage();
        throw error;
      }
    },
  ),
);
router.addFetchListener();

self.addEventListener("install", (event) => event.waitUntil(install(event)));

self.addEventListener("activate", (event) => {
  event.waitUntil(
    // The page of a first visit may go on without the network. Where there was an older edition, the worker only gets here
    // when its pages are gone, or when their reader said so.
    activate(event).then(() => self.clients.claim()),
  );
});

self.addEventListener("message", (event) => {
  const ask = event.data as Ask | undefined;
  const port = event.ports[0];
  const answer = async () => {
    switch (ask?.ask) {
      case "status": return status();
      case "keep": return keepMore(event, ask.pack, ask.anew);
      case "free": return free(ask.pack);
      case "take-over": await self.skipWaiting(); return undefined;
      default: return undefined;
    }
  };
  event.waitUntil(answer().then((status) => port?.postMessage(status), () => port?.postMessage(undefined)));
});

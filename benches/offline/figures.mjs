// node figures.mjs CHROMIUM DIST OUT.json: how long a page that was visited before takes without a network.
// DIST is the built site. Times are in milliseconds, on this machine's processor as it is.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { createRequire } from 'node:module';

const [, , chromium, dist, outPath] = process.argv;
// The package lies where the benches' packages were installed, which NODE_PATH names.
const puppeteer = createRequire(join(process.env.NODE_PATH ?? '.', 'x.js'))('puppeteer-core');
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];
const PAGES = ['', 'mid/', 'q/gil/', 'guide/', 'visualizer/'];
const ROUNDS = 7;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm',
  '.json': 'application/json', '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json' };

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

const server = createServer(async (request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  const file = join(dist, path.endsWith('/') ? `${path}index.html` : path);
  try {
    const body = await readFile(file);
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    response.end(body);
  } catch {
    response.statusCode = 404;
    response.end();
  }
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const site = `http://127.0.0.1:${server.address().port}/`;

const browser = await puppeteer.launch({ executablePath: chromium, headless: true, args: ARGUMENTS });
try {
  const first = await browser.newPage();
  await first.goto(site);
  // Another visit once all is kept: a worker serves from then on.
  await first.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await first.waitForFunction(async () => {
    const kept = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length));
    const count = kept.reduce((sum, one) => sum + one, 0);
    const still = count > 0 && count === window.before;
    window.before = count;
    return still;
  }, { polling: 2000, timeout: 120_000 });
  await first.close();
  await new Promise((done) => { server.close(done); server.closeAllConnections(); });

  const pages = [];
  for (const path of PAGES) {
    const awake = [];
    const painted = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await browser.newPage();
      await page.evaluateOnNewDocument(() => {
        new MutationObserver((_, observer) => {
          if (!document.documentElement?.hasAttribute('data-awake')) return;
          window.awakeAt = performance.now();
          observer.disconnect();
        }).observe(document, { attributes: true, childList: true, subtree: true });
      });
      await page.goto(site + path);
      await page.waitForFunction(() => window.awakeAt && performance.getEntriesByName('first-contentful-paint').length, { timeout: 20_000 });
      awake.push(await page.evaluate(() => window.awakeAt));
      painted.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime));
      await page.close();
    }
    pages.push({ path, awake: median(awake), painted: median(painted) });
  }
  writeFileSync(outPath, JSON.stringify({ rounds: ROUNDS, pages }));
} finally {
  await browser.close();
  server.close();
}

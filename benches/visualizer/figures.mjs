// node figures.mjs CHROMIUM SITE SIMULATOR PROGRAMS OUT.json: what the visualizer costs in Chromium.
// SITE is the built site's address, SIMULATOR the folder of the simulator as a module, PROGRAMS the list of gil's benches.
// Times are in milliseconds. It must not know how the visualizer works, only what stands in its page.
import { createServer } from 'node:http';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';

const [, , chromium, site, simulator, programsPath, outPath] = process.argv;
// The package lies where the benches' packages were installed, which NODE_PATH names.
const puppeteer = createRequire(join(process.env.NODE_PATH ?? '.', 'x.js'))('puppeteer-core');
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];
// A phone of the middle range on a slow network: 1.6 Mbit/s, 150 ms, a processor slowed four times.
const SLOW = { offline: false, download: 1.6e6 / 8, upload: 750e3 / 8, latency: 150 };
const SLOWED = 4;
const ROUNDS = 5;
const FRAME = 1000 / 60;
const SECONDS = 6;
// 16 threads with some 10,000 events, all of them in sight.
const BUSY = 'v1:c=4;t=t,16,98,,c300-i1000';
// 32 threads with nearly 100,000 events.
const LARGEST = 'v1:c=8;t=t,32,498,,c100-i1000';

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

async function withPage(work, viewport = { width: 1280, height: 1000 }) {
  const browser = await puppeteer.launch({ executablePath: chromium, headless: true, args: ARGUMENTS, defaultViewport: viewport });
  try {
    const page = await browser.newPage();
    return await work(page, await page.createCDPSession());
  } finally {
    await browser.close();
  }
}

// Millions of events a second, by program: the best of the rounds, since other work on the machine only slows one down.
async function speed() {
  const types = { js: 'text/javascript', wasm: 'application/wasm' };
  const server = createServer((request, response) => {
    const name = new URL(request.url, 'http://localhost').pathname.slice(1);
    if (name !== 'simulator.js' && name !== 'simulator_bg.wasm') {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>The simulator alone</title>');
      return;
    }
    response.setHeader('content-type', types[name.split('.').pop()]);
    response.end(readFileSync(join(simulator, name)));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const programs = readFileSync(programsPath, 'utf8').trim().split('\n').map((line) => line.split('\t'));
  try {
    return await withPage(async (page) => {
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      return page.evaluate(async (programs, rounds) => {
        const { default: load, play } = await import('/simulator.js');
        await load();
        return programs.map(([name, link]) => {
          const rates = Array.from({ length: rounds * 2 }, (_, seed) => {
            const begin = performance.now();
            const events = play(link, seed);
            return { events, rate: events / (performance.now() - begin) / 1e3 };
          });
          return { name, events: rates[0].events, rate: Math.max(...rates.map(({ rate }) => rate)) };
        });
      }, programs, ROUNDS);
    });
  } finally {
    server.close();
  }
}

const awake = (page) => page.waitForSelector('[data-gil-visualizer][data-awake]');

// Frames that were missed while something goes on in the page for some seconds.
function missed(page, act) {
  return page.evaluate(async (act, seconds, frame) => {
    const pass = () => new Promise((done) => { requestAnimationFrame(done); });
    const go = new Function('frame', act);
    await pass();
    await pass();
    const times = [await pass()];
    while (times.at(-1) - times[0] < seconds * 1e3) {
      go(times.length);
      times.push(await pass());
    }
    const gaps = times.slice(1).map((time, index) => time - times[index]);
    return {
      frames: gaps.length,
      dropped: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / frame) - 1), 0),
      longest: Math.max(...gaps),
    };
  }, act, SECONDS, FRAME);
}

// Waits until the worker has fetched all that is read offline: on two cores that would be measured too.
const rest = (page) => page.waitForFunction(async (quiet) => {
  const counts = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length));
  const kept = counts.reduce((sum, count) => sum + count, 0);
  if (window.kept?.count !== kept) window.kept = { count: kept, at: performance.now() };
  return performance.now() - window.kept.at > quiet;
}, { polling: 500, timeout: 120_000 }, 4_000);

// Frames missed with 16 threads and 10,000 events on a slowed processor: at rest, while it plays, while a hand moves it.
async function frames() {
  return withPage(async (page, devtools) => {
    await page.goto(`${site}visualizer/#${BUSY}`);
    await awake(page);
    await page.evaluate(() => document.querySelector('[data-part=strip]').scrollIntoView({ block: 'center' }));
    await rest(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    const press = (act) => page.evaluate((act) => document.querySelector(`[data-act=${act}]`).click(), act);
    const rows = [];
    const row = async (what, act) => rows.push({ what, ...await missed(page, act) });
    await row('at rest', '');
    await press('simulate');
    await row('playing, all events in sight', '');
    await page.select('[data-part=speed]', '1000');
    for (let nearer = 0; nearer < 3; nearer += 1) await press('in');
    await press('simulate');
    await row('playing ten times as fast, pages turning', '');
    await press('pause');
    await press('whole');
    const move = `const slider = document.querySelector('input[type=range]');
      slider.value = String(Math.round(slider.max * (frame % 100) / 100));
      slider.dispatchEvent(new Event('input', { bubbles: true }));`;
    await row('the slider moved in every frame', move);
    await row('the picture painted anew in every frame', `const strip = document.querySelector('[data-part=strip]');
      strip.dispatchEvent(new KeyboardEvent('keydown', { key: frame % 2 ? '+' : '0', bubbles: true, cancelable: true }));`);
    return rows;
  });
}

// How long the page takes to show a change of the largest program, from the event to the next frame.
async function editing() {
  return withPage(async (page) => {
    await page.goto(`${site}visualizer/#${LARGEST}`);
    await awake(page);
    return page.evaluate(async (rounds) => {
      const pass = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 0)); });
      document.querySelector('[data-part=edit]').open = true;
      await pass();
      await pass();
      const change = async (value) => {
        const field = document.querySelector('[data-field=repeat]');
        field.value = String(value);
        const begin = performance.now();
        field.dispatchEvent(new Event('change', { bubbles: true }));
        const scripted = performance.now();
        await pass();
        return { script: scripted - begin, shown: performance.now() - begin };
      };
      const changes = [];
      for (let round = 0; round < rounds; round += 1) changes.push(await change(497 - round));
      return {
        script: Math.min(...changes.map(({ script }) => script)),
        shown: Math.min(...changes.map(({ shown }) => shown)),
        refused: document.querySelector('[data-part=problem]').textContent,
      };
    }, ROUNDS);
  });
}

// An embed on the slow profile: when it can be used, and all that was sent for it.
async function embed(path) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push(await withPage(async (page, devtools) => {
      await devtools.send('Network.enable');
      await page.setCacheEnabled(false);
      await page.emulateNetworkConditions(SLOW);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
      let bytes = 0;
      // A frame has no icon, and so fetches none.
      const icons = new Set();
      devtools.on('Network.requestWillBeSent', ({ requestId, request }) => { if (request.url.endsWith('icon.svg')) icons.add(requestId); });
      devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => { if (!icons.has(requestId)) bytes += encodedDataLength; });
      await page.evaluateOnNewDocument(() => {
        new MutationObserver((_, observer) => {
          if (document.querySelector('[data-gil-visualizer][data-awake]')) {
            window.usableAt = performance.now();
            observer.disconnect();
          }
        }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-awake'] });
      });
      await page.goto(`${site}${path}`, { waitUntil: 'networkidle0' });
      await awake(page);
      const usable = await page.evaluate(() => window.usableAt);
      const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
      return { usable, paint, bytes };
    }, { width: 412, height: 823 }));
  }
  return {
    path,
    usable: median(rounds.map(({ usable }) => usable)),
    paint: median(rounds.map(({ paint }) => paint)),
    bytes: Math.max(...rounds.map(({ bytes }) => bytes)),
  };
}

writeFileSync(outPath, JSON.stringify({
  speed: await speed(),
  frames: await frames(),
  editing: await editing(),
  embeds: [await embed('embed/convoy/'), await embed('embed/four-ways/')],
}));

// node typos.mjs KIT ENGINE.js N OUT.json: single words with one typing error, which a bench kit's own queries have none of.
// A target is the only document of the kit's corpus of N whose title holds the word; the share of targets that come first
// is written for each engine. It must not know how the engines work.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , kit, enginePath, size, outPath] = process.argv;
const QUERIES = 200;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const text = readFileSync(join(kit, '.work/corpus', `docs-${size}.json`), 'utf8');
const documents = JSON.parse(text);

// A generator with a seed, so that every run asks the same (mulberry32).
let state = 20261126;
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};
const any = (count) => Math.floor(random() * count);

const words = (of) => new Set(of.toLowerCase().match(/[a-z]+/g) ?? []);
const everywhere = new Set();
const titled = new Map();
for (const [place, { title, body }] of documents.entries()) {
  for (const word of words(title)) {
    everywhere.add(word);
    titled.set(word, titled.has(word) ? null : place);
  }
  for (const word of words(body)) everywhere.add(word);
}

// One letter left out, put in, exchanged, or swapped with the next; never the first.
function mistyped(word) {
  const at = 1 + any(word.length - 1);
  const letter = LETTERS[any(LETTERS.length)];
  const [before, here, after] = [word.slice(0, at), word[at], word.slice(at + 1)];
  return [
    () => before + after,
    () => before + letter + here + after,
    () => before + letter + after,
    () => before + (after[0] ?? '') + here + after.slice(1),
  ][any(4)]();
}

const candidates = [...titled].filter(([word, place]) => place !== null && word.length >= 5);
const queries = [];
while (queries.length < Math.min(QUERIES, candidates.length)) {
  const [word, target] = candidates[any(candidates.length)];
  const typed = mistyped(word);
  if (!everywhere.has(typed)) queries.push({ typed, target });
}

const ours = await import(pathToFileURL(enginePath));
await ours.default({ module_or_path: readFileSync(enginePath.replace(/\.js$/, '_bg.wasm')) });
const engines = { evalloop: ours };
for (const name of ['minisearch', 'flexsearch']) engines[name] = await import(pathToFileURL(join(kit, 'engines', `${name}.mjs`)));
const rows = [];
for (const [name, engine] of Object.entries(engines)) {
  await engine.init?.({});
  await engine.build(text);
  let first = 0;
  for (const { typed, target } of queries) {
    const [best] = await engine.query(typed, 10);
    if (best === target) first += 1;
  }
  rows.push({ engine: name, first: first / queries.length });
}
writeFileSync(outPath, JSON.stringify({ queries: queries.length, rows }));

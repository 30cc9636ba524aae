// node figures.mjs ENGINE.js BANK.json QUERIES.tsv OUT.json: what the search engine costs over the published bank.
// Times are in milliseconds; those of a keystroke are each the best of the rounds. It must not know how the engine works.
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { pathToFileURL } from 'node:url';

const [, , enginePath, bankPath, queriesPath, outPath] = process.argv;
const ROUNDS = 5;
const bank = JSON.parse(readFileSync(bankPath, 'utf8'));
const documents = JSON.stringify(bank.questions.map((question) => ({
  title: question.title,
  tags: [...question.tags, question.id],
  body: [question.summary, ...question.key_points.map((key) => key.point), question.answer?.markdown ?? ''].join('\n'),
})));
const queries = readFileSync(queriesPath, 'utf8').trim().split('\n').map((line) => line.split('\t')[0]);
const keystrokes = queries.flatMap((query) => [...query].map((_, at) => query.slice(0, at + 1)));

const wasm = readFileSync(enginePath.replace(/\.js$/, '_bg.wasm'));
const engine = await import(pathToFileURL(enginePath));
const { memory } = await engine.default({ module_or_path: wasm });
const timed = (work) => { const begin = performance.now(); work(); return performance.now() - begin; };
const best = (rounds, work) => Math.min(...Array.from({ length: rounds }, () => timed(work)));

const build = best(ROUNDS, () => engine.build(documents));
const index = engine.save();
const open = best(ROUNDS, () => engine.load(index));
const costs = keystrokes.map((keystroke) => best(ROUNDS, () => engine.query(keystroke, 20))).sort((a, b) => a - b);
const part = (share) => costs[Math.min(costs.length - 1, Math.ceil(costs.length * share) - 1)];
writeFileSync(outPath, JSON.stringify({
  documents: bank.questions.length,
  keystrokes: keystrokes.length,
  program: brotliCompressSync(wasm).length,
  build,
  index: index.length,
  indexCompressed: brotliCompressSync(index).length,
  open,
  median: part(0.5),
  slowest: part(0.99),
  memory: memory.buffer.byteLength,
}));

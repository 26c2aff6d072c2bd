// `npm run bench`: how fast and how large Vasculum's engine is beside others on the same machine and the same work: a
// ResNet50 (stride in the first 1x1), 224 px, batch 16, random pictures, all cores; and one photo from file to answer.
// These machines are noisy, so the engines take turns, each turn in a process of its own, and what counts is the ratio
// within a round. Installs the Python peers by itself, pinned, into the user's cache folder.
// Options: --rounds N --batch N --size N --only train,infer,photo,keras,... --precision bfloat16 (of Vasculum's training;
// the peers stay in float32) --json.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { runToEnd } from '../python.mjs';
import { ENGINES, commandOf } from './engines.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    batch: { type: 'string', default: '16' },
    size: { type: 'string', default: '224' },
    precision: { type: 'string', default: 'float32' },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
const environment = { ...process.env, TF_ENABLE_ONEDNN_OPTS: '1', TF_CPP_MIN_LOG_LEVEL: '2', CUDA_VISIBLE_DEVICES: '' };

/** What is measured beside whom, with the steps before the clock starts and those that it counts. */
const ALL_WORKS = [
  { work: 'train', title: 'training', warmup: 2, steps: 4, peers: ['keras', 'pytorch', 'tfjs'] },
  { work: 'infer', title: 'inference', warmup: 3, steps: 10, peers: ['keras', 'openvino', 'onnxruntime'] },
  { work: 'photo', title: 'one photo, file to answer', warmup: 5, steps: 40, batch: '1', peers: ['onnxruntime'] },
];

/** What is compared, and in what unit it is printed. */
const MEASURES = [
  { measure: 'imagesPerSecond', unit: 'images/s', scale: 1 },
  // Other programs on the machine take time from the clock, but far less from this.
  { measure: 'imagesPerCpuSecond', unit: 'images a second of one core', scale: 1 },
  // For use, most of it is what making the model took, which is not the work.
  { measure: 'peakBytes', unit: 'GB of memory at most', scale: 1e-9, only: 'train' },
];

/** @typedef {{imagesPerSecond: number, imagesPerCpuSecond: number, peakBytes: number}} Figures */

const works = chosen(options.only);
const commands = {};
for (const name of new Set(works.flatMap(({ peers }) => ['vasculum', ...peers])))
  commands[name] = await commandOf(name);
const folder = mkdtempSync(path.join(tmpdir(), 'vasculum-bench-'));
const results = [];
try {
  const photo = await drawPhoto();
  for (const work of works) results.push(await compare(work, photo));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (options.json) process.stdout.write(`${JSON.stringify({ rounds, results })}\n`);
else print();

/**
 * The works and peers that `--only` names; all works, or all peers, where it names none of them.
 * @param {string} only
 */
function chosen(only) {
  const words = only.split(',').filter((word) => word !== '');
  const known = new Set([...ALL_WORKS.map(({ work }) => work), ...Object.keys(ENGINES)]);
  const strange = words.filter((word) => !known.has(word));
  if (strange.length > 0) throw new Error(`--only knows ${[...known].join(', ')}; not ${strange.join(', ')}`);
  const namesWork = words.some((word) => ALL_WORKS.some(({ work }) => work === word));
  const namesPeer = words.some((word) => word in ENGINES);
  return ALL_WORKS.filter(({ work }) => !namesWork || words.includes(work))
    .map((work) => ({ ...work, peers: work.peers.filter((peer) => !namesPeer || words.includes(peer)) }))
    .filter(({ peers }) => peers.length > 0);
}

/** A JPEG of 12 million pixels, soft like a photo. */
async function drawPhoto() {
  const file = path.join(folder, 'photo.jpg');
  const noise = { type: /** @type {const} */ ('gaussian'), mean: 128, sigma: 60 };
  const small = await sharp({ create: { width: 500, height: 375, channels: 3, background: '#888', noise } })
    .png()
    .toBuffer();
  await sharp(small).resize(4000, 3000).jpeg({ quality: 90 }).toFile(file);
  return file;
}

/** Rounds of all engines of a work; who goes first changes, so that a drift of the machine favours none. */
async function compare({ work, title, warmup, steps, batch = options.batch, peers }, photo) {
  const engines = ['vasculum', ...peers];
  /** @type {Record<string, Figures>[]} */
  const turns = [];
  for (let round = 0; round < rounds; round++) {
    const first = round % engines.length;
    const turn = {};
    for (const engine of [...engines.slice(first), ...engines.slice(0, first)]) {
      const [program, ...start] = commands[engine];
      const input = [...start, work, batch, options.size, String(warmup), String(steps), photo, options.precision];
      const out = await runToEnd(program, input, environment);
      turn[engine] = JSON.parse(out.trim().split('\n').at(-1) ?? '');
      const speed = turn[engine].imagesPerSecond.toFixed(2);
      process.stderr.write(`${title}, round ${round + 1} of ${rounds}: ${ENGINES[engine].title} ${speed} images/s\n`);
    }
    turns.push(turn);
  }
  const due = MEASURES.filter(({ only = work }) => only === work);
  const compared = peers.map((peer) => ({ peer, measures: due.map((measure) => measured(turns, peer, measure)) }));
  const precision = work === 'train' && options.precision !== 'float32' ? `, ours in ${options.precision}` : '';
  return { what: `ResNet50 ${title}, ${options.size} px, batch ${batch}${precision}`, compared };
}

/** One measure of both sides over all rounds, and the ratio of each round. */
function measured(turns, peer, { measure, unit, scale }) {
  return {
    measure,
    unit,
    vasculum: spread(turns.map((turn) => turn.vasculum[measure] * scale)),
    peer: spread(turns.map((turn) => turn[peer][measure] * scale)),
    ratio: spread(turns.map((turn) => turn.vasculum[measure] / turn[peer][measure])),
  };
}

/** @param {number[]} numbers */
function spread(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
  return { median, low: sorted[0] ?? NaN, high: sorted.at(-1) ?? NaN };
}

function print() {
  const range = ({ median, low, high }) => `${median.toFixed(2)} (${low.toFixed(2)}-${high.toFixed(2)})`;
  const line = (title, cells) => `${title.padEnd(32)}${cells.map((cell) => cell.padStart(24)).join('')}\n`;
  process.stdout.write(`Median (range) of ${rounds} rounds, the engines taking turns.\n`);
  for (const { what, compared } of results) {
    process.stdout.write(`\n${what}\n`);
    for (const { peer, measures } of compared) {
      process.stdout.write(line('', ['Vasculum', ENGINES[peer].title, 'ratio']));
      for (const { unit, vasculum, peer: other, ratio } of measures) {
        process.stdout.write(line(`  ${unit}`, [vasculum, other, ratio].map(range)));
      }
    }
  }
}

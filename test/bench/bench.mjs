// `npm run bench`: how fast and how large Vasculum's engine is beside Keras on the same TensorFlow, the same machine and
// the same work: ResNet50 (stride in the first 1x1, as Keras has it), 224 px, batch 16, random pictures, all cores. These
// machines are noisy, so the two take turns, each turn in a process of its own, and what counts is the ratio of a turn.
// Installs Keras by itself, pinned, into the user's cache folder. Options: --rounds N --batch N --size N --json.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cacheFolder } from '../../native/places.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    batch: { type: 'string', default: '16' },
    size: { type: 'string', default: '224' },
    json: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
const here = path.dirname(fileURLToPath(import.meta.url));
const python = process.platform === 'win32' ? 'python' : 'python3';
const environment = { ...process.env, TF_ENABLE_ONEDNN_OPTS: '1', TF_CPP_MIN_LOG_LEVEL: '2', CUDA_VISIBLE_DEVICES: '' };

/** What is measured, with the steps before the clock starts and those that it counts. */
const WORKS = [
  { work: 'train', title: 'training', warmup: 2, steps: 4 },
  { work: 'infer', title: 'inference', warmup: 3, steps: 10 },
];

/**
 * Runs a program to its end and gives what it printed last.
 * @param {string} program
 * @param {string[]} input
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>}
 */
function lastLine(program, input, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, input, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let complaints = '';
    child.stdout.on('data', (text) => (out += text));
    child.stderr.on('data', (text) => (complaints += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(out.trim().split('\n').at(-1) ?? '');
      else reject(new Error(`${program} ${input.join(' ')} ended with ${code}:\n${complaints.slice(-4000)}`));
    });
  });
}

/** @returns {Promise<string>} the folder that Keras was installed into */
async function installKeras() {
  const requirements = path.join(here, 'requirements.txt');
  const folder = path.join(cacheFolder(), 'bench', 'keras');
  const mark = path.join(folder, 'installed.txt');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return folder;
  process.stderr.write(`Installing Keras into ${folder} ...\n`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pip = ['-m', 'pip', 'install', '--quiet', '--target', folder, '--only-binary', ':all:', '-r', requirements];
  await lastLine(python, pip, process.env);
  writeFileSync(mark, wanted);
  return folder;
}

/** @typedef {{imagesPerSecond: number, imagesPerCpuSecond: number, peakBytes: number}} Figures */

/**
 * @param {'vasculum' | 'keras'} engine
 * @param {typeof WORKS[number]} work
 * @param {string} keras
 * @returns {Promise<Figures>}
 */
async function measure(engine, { work, warmup, steps }, keras) {
  const input = [work, options.batch, options.size, String(warmup), String(steps)];
  const line =
    engine === 'vasculum'
      ? await lastLine(process.execPath, [path.join(here, 'engine-vasculum.mjs'), ...input], environment)
      : await lastLine(python, [path.join(here, 'engine_keras.py'), ...input], { ...environment, PYTHONPATH: keras });
  return JSON.parse(line);
}

/** @param {number[]} numbers */
function spread(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
  return { median, low: sorted[0] ?? NaN, high: sorted.at(-1) ?? NaN };
}

/** What is compared, and in what unit it is printed. */
const MEASURES = [
  { measure: 'imagesPerSecond', unit: 'images/s', scale: 1 },
  // Other programs on the machine take time from the clock, but far less from this.
  { measure: 'imagesPerCpuSecond', unit: 'images a second of one core', scale: 1 },
  { measure: 'peakBytes', unit: 'GB of memory at most', scale: 1e-9 },
];

const keras = await installKeras();
const results = [];
for (const work of WORKS) {
  /** @type {{vasculum: Figures, keras: Figures}[]} */
  const turns = [];
  for (let round = 0; round < rounds; round++) {
    // Who goes first changes from round to round, so that a drift of the machine favours neither.
    const order = /** @type {const} */ (round % 2 === 0 ? ['vasculum', 'keras'] : ['keras', 'vasculum']);
    const turn = {};
    for (const engine of order) {
      turn[engine] = await measure(engine, work, keras);
      const speed = turn[engine].imagesPerSecond.toFixed(2);
      process.stderr.write(`${work.title}, round ${round + 1} of ${rounds}: ${engine} ${speed} images/s\n`);
    }
    turns.push(turn);
  }
  const compared = MEASURES.map(({ measure, unit, scale }) => ({
    measure,
    unit,
    vasculum: spread(turns.map((turn) => turn.vasculum[measure] * scale)),
    keras: spread(turns.map((turn) => turn.keras[measure] * scale)),
    ratio: spread(turns.map((turn) => turn.vasculum[measure] / turn.keras[measure])),
  }));
  results.push({ what: `ResNet50 ${work.title}, ${options.size} px, batch ${options.batch}`, compared });
}

if (options.json) {
  process.stdout.write(`${JSON.stringify({ rounds, results })}\n`);
} else {
  const range = ({ median, low, high }) => `${median.toFixed(2)} (${low.toFixed(2)}-${high.toFixed(2)})`;
  const line = (title, cells) => `${title.padEnd(32)}${cells.map((cell) => cell.padStart(20)).join('')}\n`;
  process.stdout.write(`Median (range) of ${rounds} rounds, the two taking turns.\n`);
  for (const { what, compared } of results) {
    process.stdout.write(`\n${line(what, [])}${line('', ['Vasculum', 'Keras', 'ratio'])}`);
    for (const { unit, vasculum, keras, ratio } of compared) {
      process.stdout.write(line(`  ${unit}`, [vasculum, keras, ratio].map(range)));
    }
  }
}

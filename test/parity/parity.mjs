// `npm run parity`: Vasculum beside PyTorch and torchvision, number by number: logits, gradients of every variable,
// twenty steps of training, learning rates. Installs PyTorch by itself, pinned, into the user's cache folder. A line for
// each comparison; ends with 1 if one is out of its bound. `--write-fixtures` makes the values that `npm test` compares
// with anew, in test/fixtures/parity.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { root } from '../../native/places.mjs';
import { pythonWith, runToEnd } from '../python.mjs';
import { compareForward, compareGradients, compareSchedule, compareSteps, isPassed, readCases } from './compare.mjs';

const { values: options } = parseArgs({ options: { 'write-fixtures': { type: 'boolean', default: false } } });
const here = path.dirname(fileURLToPath(import.meta.url));
// As the program itself sets them, before the library is loaded; and no graphics card, whose rounding is another.
Object.assign(process.env, { TF_ENABLE_ONEDNN_OPTS: '1', TF_CPP_MIN_LOG_LEVEL: '2', CUDA_VISIBLE_DEVICES: '' });

const python = await pythonWith('parity', path.join(here, 'requirements.txt'));
/** @param {string} folder @param {'small' | 'all'} which */
const writeReferences = (folder, which) => runToEnd(python, [path.join(here, 'reference.py'), folder, which]);

if (options['write-fixtures']) {
  const fixtures = path.join(root, 'test', 'fixtures', 'parity');
  rmSync(fixtures, { recursive: true, force: true });
  await writeReferences(fixtures, 'small');
  process.stdout.write(`Wrote ${path.relative(root, fixtures)}.\n`);
} else {
  process.exitCode = await compareAll();
}

async function compareAll() {
  const engine = await loadEngine();
  const folder = mkdtempSync(path.join(tmpdir(), 'vasculum-parity-'));
  const counts = { passed: 0, failed: 0 };
  const print = (rows) => {
    for (const row of rows) {
      counts[isPassed(row) ? 'passed' : 'failed']++;
      process.stdout.write(`${lineOf(row)}\n`);
    }
  };
  try {
    process.stderr.write('PyTorch works out its values; this takes some minutes ...\n');
    const references = path.join(folder, 'references');
    await writeReferences(references, 'all');
    const cases = readCases(false);
    process.stdout.write(`${'measured'.padStart(9)}  ${'bound'.padEnd(6)} ${'PyTorch float32'.padEnd(15)}\n`);
    for (const settings of cases.forward) print(await compareForward(engine, references, settings));
    for (const settings of cases.gradients) print(await compareGradients(engine, references, settings));
    for (const settings of cases.steps) print(await compareSteps(engine, references, settings));
    for (const settings of cases.schedules) print(compareSchedule(engine, references, settings));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
  return counts.failed === 0 ? 0 : 1;
}

/** The compiled program's own functions. */
async function loadEngine() {
  const parts = [
    'trainer/networks/open-network',
    'trainer/networks/training-network',
    'network/resnet',
    'network/augment',
    'network/weights/weights',
    'domain/schedule',
  ];
  const modules = await Promise.all(parts.map((part) => import(`../../dist/electron/${part}.js`)));
  return Object.assign({}, ...modules);
}

function lineOf(row) {
  const number = (value) => value.toExponential(1);
  const float32 = row.float32 === null ? '' : number(row.float32);
  const verdict = isPassed(row) ? 'passed' : 'FAILED';
  return `${number(row.measured).padStart(9)}  ${number(row.bound).padEnd(6)} ${float32.padEnd(15)} ${verdict}  ${row.what}`;
}

// Installs all that the program needs: the npm packages (without running their scripts), Electron, TensorFlow, SQLite's binding,
// and the system libraries that Electron needs. It can be run again at any time; what is in place is left alone.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bringParts } from './bring-parts.mjs';
import { checkParts } from './checks.mjs';
import { electron } from './electron.mjs';
import { electronAge, newestElectron } from './electron-age.mjs';
import { npmPackages } from './npm-packages.mjs';
import { cacheFolder, packageFolder, parts as partsFolder, root } from './places.mjs';
import { sqlite } from './sqlite.mjs';
import { sharp } from './sharp.mjs';
import { readState, writeState } from './state.mjs';
import { systemLibraries } from './system-libraries.mjs';
import { formatTable } from './table.mjs';
import { tensorflow } from './tensorflow.mjs';

const usage = `node native/setup.mjs [options]
  (none)                   bring what is missing, then say what is here
  --quiet                  the same, silent when nothing is missing
  --doctor                 change nothing, try every part, say what works
  --tensorflow cpu|cuda    instead of asking nvidia-smi (the variable VASCULUM_TENSORFLOW does the same)
  --no-window              without Electron: for machines that only use the command line`;

/** @type {import('./bring-parts.mjs').Part[]} */
const parts = [npmPackages, electron, systemLibraries, tensorflow, sqlite, sharp];

const { values } = parseArgs({
  allowNegative: true,
  options: {
    quiet: { type: 'boolean', default: false },
    doctor: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    window: { type: 'boolean', default: true },
    tensorflow: { type: 'string' },
  },
});
/** Working packages that need nothing brought, but are tried with the others. */
const packagesTried = values.window ? ['@napi-rs/canvas'] : ['sharp', '@napi-rs/canvas'];
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
process.exitCode = values.help ? (say(usage), 0) : values.doctor ? await examine() : await setUp();

/** @returns {Promise<number>} exit code */
async function setUp() {
  requireNode();
  const { quiet, ...options } = values;
  const outcomes = await bringParts(parts, { options, cache: cacheFolder(), folder: partsFolder, say });
  const failed = outcomes.filter(({ did }) => did === 'failed');
  if (failed.some(({ part }) => part === npmPackages.name)) return 1;

  const brought = outcomes.some(({ did }) => did === 'brought');
  const state = readState();
  let verdicts = state.verdicts;
  const fine = verdicts && Object.values(verdicts).every(({ works }) => works);
  if (brought || !fine || (options.window && !verdicts.Electron)) {
    say('trying each part …');
    verdicts = await checkParts(options);
    writeState({ ...readState(), verdicts });
  }
  const works = failed.length === 0 && Object.values(verdicts).every((verdict) => verdict.works);
  if (!quiet || !works || brought) say(`\n${formatTable(await rows(verdicts, outcomes))}`);
  return works ? 0 : 1;
}

/** @returns {Promise<number>} exit code */
async function examine() {
  requireNode();
  if (!existsSync(path.join(root, 'node_modules'))) {
    say('node_modules is not here yet. Run: npm run setup');
    return 1;
  }
  const table = await rows(await checkParts(values), []);
  say(formatTable(table));
  say('\nHow fast this computer learns, measured in about a minute: npm run --silent vasculum -- device --measure');
  return table.every(({ works }) => works !== false) ? 0 : 1;
}

/**
 * @param {Record<string, import('./checks.mjs').Verdict>} verdicts
 * @param {import('./bring-parts.mjs').Outcome[]} outcomes
 * @returns {Promise<import('./table.mjs').Row[]>}
 */
async function rows(verdicts, outcomes) {
  const state = readState();
  const table = [];
  for (const part of parts) {
    if (part.forWindow && !values.window) continue;
    const plan = await part.plan({ options: values });
    const { version, from = '' } = plan.inPlace ? plan : (state[part.name] ?? { version: '', from: 'not here' });
    const error = outcomes.find((outcome) => outcome.part === part.name)?.error;
    const refusal = error?.message ?? (await part.whyNot?.());
    const { works, why } = refusal ? { works: false, why: refusal } : (verdicts[part.name] ?? { works: true, why: '' });
    const age = part === electron && works ? electronAge(version, newestElectron()).words : '';
    table.push({ part: part.name, version, from, works, why: age ? `${why}; ${age}` : why });
  }
  for (const name of packagesTried) {
    const { version } = JSON.parse(readFileSync(path.join(packageFolder(name), 'package.json'), 'utf8'));
    table.push({ part: name, version, from: 'npm registry', ...verdicts[name] });
  }
  return table;
}

function requireNode() {
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const [wanted, have] = [engines.node.replace('>=', ''), process.versions.node].map((text) =>
    text.split('.').map(Number),
  );
  if (have[0] > wanted[0] || (have[0] === wanted[0] && have[1] >= wanted[1])) return;
  say(`This is Node ${process.versions.node}, and Vasculum needs ${engines.node}.`);
  process.exit(1);
}

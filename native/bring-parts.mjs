// Goes through the parts in order and installs those that are not in place. Each part knows itself how it is installed. This file
// only decides whether there is something to do, under one lock, and keeps the record.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { fingerprints, isInPlace, readState, writeState } from './state.mjs';

/**
 * @typedef {{tensorflow?: string, window: boolean}} Options
 * @typedef {object} Plan what a part should be
 * @property {string} key of everything the part is made from
 * @property {string[]} [accepts] keys of other states that are as good
 * @property {string} version
 * @property {boolean} [inPlace] where the part can say so better than its key and files, with
 * @property {string} [from] where it came from
 * @typedef {Plan & {cache: string, options: Options, say: (line: string) => void, log: string}} Job
 * @typedef {{from: string, version?: string, files: string[]}} Made
 * @typedef {object} Part
 * @property {string} name
 * @property {(context: {options: Options}) => Promise<Plan>} plan quick, and changes nothing
 * @property {(job: Job) => Promise<Made>} install
 * @property {() => Promise<string | undefined>} [whyNot] for parts that checks.mjs does not try: what is wrong
 * @property {boolean} [essential] no later part can be installed without it
 * @property {boolean} [forWindow] not needed by the command line
 *
 * @typedef {{part: string, did: 'left' | 'brought' | 'failed', seconds: number, error?: Error}} Outcome
 */

/**
 * @param {Part[]} all
 * @param {object} context
 * @param {Options} context.options
 * @param {string} context.cache
 * @param {string} context.folder for state.json and logs
 * @param {(line: string) => void} context.say
 * @returns {Promise<Outcome[]>} in the order of the parts, up to an essential one that failed
 */
export async function bringParts(all, { options, cache, folder, say }) {
  const stateFile = path.join(folder, 'state.json');
  const wanted = all.filter((part) => options.window || !part.forWindow);
  if (await allInPlace(wanted, options, stateFile))
    return wanted.map(({ name }) => ({ part: name, did: 'left', seconds: 0 }));

  return withLock(
    path.join(cache, 'setup.lock'),
    async () => {
      const outcomes = [];
      for (const part of wanted) {
        const outcome = await bring(part);
        outcomes.push(outcome);
        if (outcome.did === 'failed' && part.essential) break;
      }
      return outcomes;
    },
    { say },
  );

  /** @param {Part} part @returns {Promise<Outcome>} */
  async function bring(part) {
    const started = Date.now();
    const seconds = () => Math.round((Date.now() - started) / 1000);
    const tell = (/** @type {string} */ line) => say(`${part.name}: ${line}`);
    try {
      const plan = await part.plan({ options });
      const state = readState(stateFile);
      if (planInPlace(plan, state[part.name])) return { part: part.name, did: 'left', seconds: 0 };
      const log = path.join(folder, 'logs', `${part.name.replaceAll(/\W+/g, '-')}.log`);
      rmSync(log, { force: true });
      const made = await part.install({ ...plan, cache, options, say: tell, log });
      // Asked again: the key can name what only the installation decided, such as which Electron.
      const { key, version } = await part.plan({ options });
      state[part.name] = { key, version: made.version ?? version, from: made.from, files: fingerprints(made.files) };
      writeState(state, stateFile);
      tell(`${state[part.name].version}, ${made.from} (${seconds()} s)`);
      return { part: part.name, did: 'brought', seconds: seconds() };
    } catch (error) {
      tell(`failed. ${error.message}`);
      return { part: part.name, did: 'failed', seconds: seconds(), error };
    }
  }
}

/**
 * @param {Part[]} wanted
 * @param {Options} options
 * @param {string} stateFile
 */
async function allInPlace(wanted, options, stateFile) {
  const state = readState(stateFile);
  try {
    for (const part of wanted) if (!planInPlace(await part.plan({ options }), state[part.name])) return false;
    return true;
  } catch {
    // A plan reads files of node_modules, which may not be there yet.
    return false;
  }
}

/**
 * @param {Plan} plan
 * @param {import('./state.mjs').PartState | undefined} state
 */
function planInPlace({ key, accepts = [], inPlace }, state) {
  return inPlace ?? [key, ...accepts].some((good) => isInPlace(state, good));
}

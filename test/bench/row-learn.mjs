// Row `learn`: how long a run takes until it names as many pictures rightly as the run does that was proposed before, to its end.
// Each side learns from the same pictures and is judged by others after each epoch; looking at these does not count. Every
// round has a seed of its own. Beside: the settings proposed before, and PyTorch's usual recipe for the same network, at the
// size that was proposed before.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pythonWith } from '../python.mjs';
import { threadPoolSize } from '../../native/thread-pool.cjs';
import { figuresOf, measured, say, takeTurns } from './figures.mjs';
import { SETS, makeSet } from './learn-sets.mjs';

const file = (name) => fileURLToPath(new URL(name, import.meta.url));

/** What was proposed for few photos from nothing until the row was first measured. */
const BEFORE = {
  depth: 18,
  size: 96,
  epochs: 31,
  schedule: 'restarts',
  firstCycle: 10,
  batchSize: 16,
  learningRate: 0.03,
  averageDecay: 0,
};

export const learnRow = {
  name: 'learn',
  peers: ['before', 'pytorch'],
  async run({ options, rounds, folder, peers }) {
    const what = `Seconds of learning until as many are right as before at the end, set ${options.set}`;
    const set = await drawnSet(options.set, path.join(folder, 'learn', options.set));
    const python = peers.includes('pytorch') ? await pythonWith('parity', file('../parity/requirements.txt')) : '';
    // Without what was proposed before there is no bound.
    const sides = [...new Set(['vasculum', 'before', ...peers])];
    const turns = await takeTurns(rounds, sides, async (side, round) => {
      const turn =
        side === 'pytorch'
          ? await figuresOf(python, [file('learn_pytorch.py'), set, ...numbersOf(BEFORE, round)])
          : await ownTurn(set, path.join(folder, 'learn', side), {
              ...(side === 'before' ? BEFORE : {}),
              seed: round + 1,
            });
      const last = turn.curve.at(-1);
      say(
        `learn, round ${round + 1} of ${rounds}: ${side} ${last.right.toFixed(3)} after ${last.seconds.toFixed(0)} s`,
      );
      return turn;
    });
    const figures = turns.map((turn) => {
      const bound = turn.before.curve.at(-1).right;
      return Object.fromEntries(Object.entries(turn).map(([side, { curve }]) => [side, timesOf(curve, bound)]));
    });
    const compared = peers.map((peer) => ({
      peer,
      titles: ['Vasculum', peer === 'before' ? 'as proposed before' : 'PyTorch', 'ratio'],
      measures: [
        { measure: 'seconds', unit: 's', goal: { ratioAtMost: peer === 'before' ? 0.5 : 0.33 } },
        { measure: 'cpuSeconds', unit: 's of one core' },
        { measure: 'right', unit: '% right at the end', scale: 100 },
      ].map((measure) => measured(figures, ['vasculum', peer], measure)),
    }));
    return { what, compared };
  },
};

async function drawnSet(name, folder) {
  if (!(name in SETS)) throw new Error(`--set knows ${Object.keys(SETS).join(', ')}; not ${name}`);
  say(`learn: making the set ${name}`);
  const { Engine } = await import('../../dist/electron/engine/engine.js');
  mkdirSync(folder, { recursive: true });
  const engine = new Engine(undefined, path.join(folder, '..', 'profile'));
  try {
    return await makeSet(name, folder, engine);
  } finally {
    await engine.stop();
  }
}

function ownTurn(set, folder, given) {
  const input = JSON.stringify({ set, folder, given });
  return figuresOf(process.execPath, [file('learn-turn.mjs'), input], {
    ...process.env,
    UV_THREADPOOL_SIZE: threadPoolSize(),
  });
}

function numbersOf({ depth, size, batchSize, epochs }, round) {
  return [depth, size, batchSize, epochs, round + 1].map(String);
}

/** Of a curve: seconds until the bound is reached first (endless where it never is), and what is right at the end. */
function timesOf(curve, bound) {
  const reached = curve.find(({ right }) => right >= bound);
  return {
    seconds: reached?.seconds ?? Infinity,
    cpuSeconds: reached?.cpuSeconds ?? Infinity,
    right: curve.at(-1).right,
  };
}

// Row `stall`: how long the main process keeps everybody waiting while a run learns in the trainer thread: the real
// program, its window on the page Train. Measured with perf_hooks.monitorEventLoopDelay in main, a timer of 2 ms: how much
// later than due it fired, at most and in 99 of 100 beats. The same is measured in the same window while nothing runs, for
// that is what the machine, its display and its other programs add.
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { _electron } from 'playwright';
import { withDisplay } from '../../native/display.mjs';
import { electronLaunch, findElectron } from '../../native/electron.mjs';
import { measured, say, takeTurns } from './figures.mjs';

const TURN_SECONDS = 20;
const BEAT_MS = 2;
const MOST_MS = 16;

export const stallRow = {
  name: 'stall',
  async run({ options, rounds, folder }) {
    const what = `Stalls of the main process, turns of ${TURN_SECONDS} s, ResNet50, ${options.size} px, batch ${options.batch}`;
    if (!findElectron()) return { what, skipped: 'Electron is not here; npm run setup' };
    const { makeTrainingCatalogue, trainingSettings } = await import('./training-catalogue.mjs');
    say('stall: drawing and reading a sample collection');
    const catalogue = await makeTrainingCatalogue(path.join(folder, 'stall'), Number(options.batch));
    const turns = await withDisplay(async (environment) => {
      const env = { ...environment, VASCULUM_PROFILE: path.join(folder, 'stall', 'profile') };
      const app = await _electron.launch(electronLaunch(['--catalogue', catalogue], { env }));
      const page = await app.firstWindow();
      await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Train' }).click();
      const settings = trainingSettings(options);
      const turns = await takeTurns(rounds, ['training', 'nothing'], async (side, round) => {
        const turn = await measureStalls(app, side === 'training' ? () => learn(page, settings) : async () => {});
        say(`stall, round ${round + 1} of ${rounds}: ${side} ${turn.longest.toFixed(1)} ms at most`);
        return turn;
      });
      await app.close();
      return turns;
    });
    const measures = [
      { measure: 'longest', unit: 'ms, the longest', goal: { atMost: MOST_MS } },
      { measure: 'p99', unit: 'ms, 99 in 100 take less' },
    ].map((measure) => measured(turns, ['training', 'nothing'], measure));
    return { what, compared: [{ peer: 'nothing', titles: ['while learning', 'nothing runs', 'ratio'], measures }] };
  },
};

/** Begins before the run is started and ends before it is stopped. */
async function measureStalls(app, start) {
  await app.evaluate((_, resolution) => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    globalThis.benchDelay = monitorEventLoopDelay({ resolution });
    globalThis.benchDelay.enable();
  }, BEAT_MS);
  const stop = await start();
  await setTimeout(TURN_SECONDS * 1000);
  const beats = await app.evaluate(() => {
    const { benchDelay } = globalThis;
    benchDelay.disable();
    return { longest: benchDelay.max / 1e6, p99: benchDelay.percentile(99) / 1e6 };
  });
  await stop?.();
  return { longest: beats.longest - BEAT_MS, p99: beats.p99 - BEAT_MS };
}

/** Starts a run as the window does; gives the function that stops it and waits for its end. */
async function learn(page, settings) {
  await page.evaluate(async (settings) => {
    const ask = async (name, input) => {
      const { ok, value, problem } = await globalThis.vasculum.request(name, input);
      if (!ok) throw new Error(problem.message);
      return value;
    };
    const { id } = await ask('jobs.start', { kind: 'train', input: { settings, resumeRunId: null } });
    globalThis.benchRun = {
      state: 'running',
      stop: () => ask('jobs.control', { id, control: 'cancel' }),
    };
    globalThis.vasculum.on('job', (job) => {
      if (job.id === id) globalThis.benchRun.state = job.state;
    });
  }, settings);
  return async () => {
    const state = await page.evaluate(() => globalThis.benchRun.state);
    if (state !== 'running') throw new Error(`the run was ${state} before it was stopped`);
    await page.evaluate(() => globalThis.benchRun.stop());
    await page.waitForFunction(() => globalThis.benchRun.state === 'cancelled', null, { timeout: 120_000 });
  };
}

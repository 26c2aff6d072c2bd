// One turn of the row `app`, in Node or (by training-app) in Electron: starts a training run in the trainer thread and stops it after some
// steps. Times are the trainer thread's own. Input, as the last word: JSON with the catalogue and the settings.
import { Engine } from '../../dist/electron/engine/engine.js';
import { STEPS, WARMUP } from './training-catalogue.mjs';

const { catalogue, settings } = JSON.parse(process.argv.at(-1) ?? '');
const engine = new Engine();
await engine.open(catalogue, false);
// A copy made for this turn is not known here.
const waiting = await engine.catalogue.call('sources.unasked', null);
await engine.catalogue.call('sources.agree', { sources: waiting.map(({ id }) => ({ id, leadsTo: null })) });

let began = null;
let figures = null;
engine.on('training', (event) => {
  if (event.kind !== 'step' || figures || event.step < WARMUP) return;
  const { user, system } = process.cpuUsage();
  const mark = { step: event.step, seconds: event.secondsGone, cpu: (user + system) / 1e6 };
  began ??= mark;
  if (mark.step < began.step + STEPS) return;
  const images = (mark.step - began.step) * settings.batchSize;
  figures = {
    imagesPerSecond: images / (mark.seconds - began.seconds),
    imagesPerCpuSecond: images / (mark.cpu - began.cpu),
  };
  run.control('cancel');
});
const run = engine.runJob('train', { settings, resumeRunId: null });
await run.catch((error) => {
  if (error.code !== 'cancelled') throw error;
});
await engine.stop();
process.stdout.write(`${JSON.stringify(figures)}\n`, async () => {
  if (process.versions['electron']) (await import('electron')).app.exit(0);
  else process.exit(0);
});

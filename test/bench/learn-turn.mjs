// One turn of the row `learn`: a run of the program on a set, and after each epoch how many of the pictures that judge it
// names rightly, with the seconds of learning until then (without those of looking at the pictures that judge).
// Input, as the last word: JSON with the set's folder, a folder for the catalogue and settings in place of those proposed.
import { rmSync } from 'node:fs';
import { Engine } from '../../dist/electron/engine/engine.js';
import { proposalFor } from '../../dist/electron/domain/proposal.js';

const { set, folder, given } = JSON.parse(process.argv.at(-1) ?? '');
const engine = new Engine(undefined, `${folder}/profile`);
await engine.open(`${folder}/catalogue`, true);
await engine.runJob('import', {
  folder: set,
  labels: 'classes',
  identifiedBy: 'bench',
  nameRule: null,
  checklist: null,
  records: null,
});

const curve = [];
let [wall, cpu, judging] = [0, 0, { wall: 0, cpu: 0 }];
const cpuNow = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
let start = null;
engine.on('training', (event) => {
  if (event.kind === 'started') start = { wall: performance.now() / 1000, cpu: cpuNow() };
  if (event.kind === 'step') [wall, cpu] = [performance.now() / 1000, cpuNow()];
  if (event.kind !== 'epoch') return;
  const now = { wall: performance.now() / 1000, cpu: cpuNow() };
  curve.push({
    epoch: event.epoch,
    loss: event.loss,
    right: event.heldOutAccuracy,
    judgeLoss: event.heldOutLoss,
    seconds: wall - start.wall - judging.wall,
    cpuSeconds: cpu - start.cpu - judging.cpu,
  });
  judging = { wall: judging.wall + now.wall - wall, cpu: judging.cpu + now.cpu - cpu };
});
const any = { ...proposalFor(given, 0, null).settings, withoutMissing: false };
const { learnPhotos } = await engine.catalogue.call('training.check', any);
const settings = { ...proposalFor(given, learnPhotos, null).settings, name: 'Bench' };
const result = await engine.runJob('train', { settings, resumeRunId: null });
await engine.stop();
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify({ curve, result })}\n`, () => process.exit(0));

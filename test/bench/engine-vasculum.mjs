// One turn of the bench: Vasculum's own graphs through the compiled program. Prints a line of JSON.
// Input: train|infer, batch, size, steps before the clock starts, steps that it counts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { augment } from '../../dist/electron/trainer/augment.js';
import { createTrainingNetwork, openInferenceModel, writeInferenceModel } from '../../dist/electron/trainer/network.js';
import { trainingSide } from '../../dist/electron/trainer/run-settings.js';

const [work, batch, size, warmup, steps] = process.argv.slice(2).map((word, i) => (i === 0 ? word : Number(word)));
const shape = { depth: 50, classes: 12, size, inputSize: trainingSide(size), stride: 'in1x1' };
const options = {
  momentum: 0.9,
  nesterov: true,
  weightDecay: 0.0001,
  labelSmoothing: 0.1,
  zeroInitResidual: true,
  seed: 1,
};
const noise = (bytes) => Uint8Array.from({ length: bytes }, (_, i) => Math.imul(i + 1, 2654435761) >>> 24);

const folder = mkdtempSync(path.join(tmpdir(), 'vasculum-bench-'));
const step = work === 'train' ? await training() : await inference();
for (let i = 0; i < warmup; i++) step();
const start = performance.now();
const cpuBefore = process.cpuUsage();
for (let i = 0; i < steps; i++) step();
const seconds = (performance.now() - start) / 1000;
const cpu = process.cpuUsage(cpuBefore);
rmSync(folder, { recursive: true, force: true });
const figures = {
  imagesPerSecond: (steps * batch) / seconds,
  imagesPerCpuSecond: (steps * batch) / ((cpu.user + cpu.system) / 1e6),
  peakBytes: process.resourceUsage().maxRSS * 1024,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);

/** Augmentation is part of the step, as in every run. */
async function training() {
  const network = await createTrainingNetwork(folder, shape, options);
  const pictures = noise(batch * shape.inputSize ** 2 * 3);
  const labels = Int32Array.from({ length: batch }, (_, i) => i % shape.classes);
  const augmentation = { rotation: 20, cropArea: 0.7, flip: true, colour: 0.15 };
  const plan = { augmentation, inputSize: shape.inputSize, size, seed: 1 };
  const keys = [...labels.keys()];
  return () => network.step({ pictures, labels, ...augment(plan, 0, keys) }, 0.01);
}

async function inference() {
  const network = await createTrainingNetwork(folder, shape, options);
  const home = path.join(folder, 'graph');
  await writeInferenceModel(home, shape, network.read());
  network.dispose();
  const model = await openInferenceModel(home, shape);
  const pictures = noise(batch * size ** 2 * 3);
  return () => model.predict(pictures, batch);
}

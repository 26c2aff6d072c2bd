// One turn of the bench: Vasculum's own graphs through the compiled program.
import { augment } from '../../dist/electron/network/augment.js';
import { initialWeights } from '../../dist/electron/network/initial-weights.js';
import { createInferenceNetwork, createTrainingNetwork } from '../../dist/electron/trainer/networks/open-network.js';
import { decodePicture } from '../../dist/electron/trainer/running/pictures.js';
import { trainingSide } from '../../dist/electron/network/run-settings.js';
import { TURN, report } from './turn.mjs';

const { work, batch, size, photo, classes, precision, spare } = TURN;
const shape = { depth: 50, classes, size, inputSize: trainingSide(size), stride: 'in1x1' };
const options = {
  momentum: 0.9,
  nesterov: true,
  weightDecay: 0.0001,
  labelSmoothing: 0.1,
  zeroInitResidual: true,
  seed: 1,
  precision,
};
const noise = (bytes) => Uint8Array.from({ length: bytes }, (_, i) => Math.imul(i + 1, 2654435761) >>> 24);

await report(work === 'train' ? await training() : await recognition());

/** Augmentation is part of the step, as in every run. */
async function training() {
  const network = await createTrainingNetwork(shape, { ...options, sparesMemory: spare });
  const pictures = noise(batch * shape.inputSize ** 2 * 3);
  const labels = Int32Array.from({ length: batch }, (_, i) => i % classes);
  const augmentation = { rotation: 20, cropArea: 0.7, flip: true, colour: 0.15 };
  const plan = { augmentation, inputSize: shape.inputSize, size, seed: 1 };
  const keys = [...labels.keys()];
  return () => network.step({ pictures, labels, ...augment(plan, 0, keys) }, 0.01);
}

/** As training leaves them: where nothing was learned batch norm shifts nothing, and TensorFlow leaves out what adds zeros. */
function learnedWeights() {
  const weights = initialWeights(shape, { ...options, zeroInitResidual: false });
  for (const [name, { data }] of weights) {
    if (name.endsWith('running_mean')) data.forEach((_, i) => (data[i] = 0.1 * Math.sin(i + 1)));
  }
  return weights;
}

async function recognition() {
  const model = await createInferenceNetwork(shape, learnedWeights());
  if (work === 'photo') return async () => model.predict(await decodePicture(photo, size), 1);
  const pictures = noise(batch * size ** 2 * 3);
  return () => model.predict(pictures, batch);
}

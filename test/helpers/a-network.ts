/*
 * A tiny network with its gradients in the open, and batches of noise to feed it: for the tests of what a step does.
 */
import { augment } from '../../electron/network/augment.ts';
import type {
  DifferentiableNetwork,
  NetworkShape,
  Tensors,
  TrainingBatch,
  TrainingOptions,
} from '../../electron/network/network.ts';
import { GraphTrainingNetwork } from '../../electron/trainer/networks/training-network.ts';
import { uniforms } from '../../electron/network/philox.ts';
import { isTrainable, parametersOf } from '../../electron/network/resnet.ts';
import { encodeWeights } from './written-weights.ts';

export const SHAPE: NetworkShape = { depth: 18, classes: 3, size: 16, inputSize: 20, stride: 'in3x3', width: 4 };
export const OPTIONS: TrainingOptions = {
  momentum: 0.9,
  nesterov: true,
  weightDecay: 1e-3,
  labelSmoothing: 0.1,
  zeroInitResidual: false,
  seed: 42,
};

export const bytes = (length: number, stream = 0) =>
  Uint8Array.from(uniforms({ seed: 8, stream }, length), (value) => Math.floor(256 * value));

export function randomBatch(shape: NetworkShape, n: number, stream = 0): TrainingBatch {
  const labels = Int32Array.from({ length: n }, (_, i) => (i + stream) % shape.classes);
  const augmentation = { rotation: 20, cropArea: 0.7, flip: true, colour: 0.2 };
  const photos = Array.from(labels, (_, i) => 100 * stream + i);
  const variations = augment({ ...shape, augmentation, seed: 1 }, 0, photos);
  return { pictures: bytes(n * shape.inputSize ** 2 * 3, stream), labels, ...variations };
}

/** A network in training with its gradients in the open. */
export function createDifferentiableNetwork(
  shape: NetworkShape,
  options: TrainingOptions,
): Promise<DifferentiableNetwork> {
  return GraphTrainingNetwork.open(shape, options, { withGradients: true });
}

export async function withNetwork<T>(
  use: (network: DifferentiableNetwork) => T | Promise<T>,
  shape: NetworkShape = SHAPE,
  options: TrainingOptions = OPTIONS,
): Promise<T> {
  const network = await createDifferentiableNetwork(shape, options);
  try {
    return await use(network);
  } finally {
    network.dispose();
  }
}

/** All tensors as one buffer: quick to compare, and NaN equals NaN. */
export const bitsOf = (tensors: Tensors) => Buffer.from(encodeWeights(tensors)).toString('latin1');

export const dataOf = (tensors: Tensors, name: string) => {
  const tensor = tensors.get(name);
  if (tensor === undefined) throw new Error(`${name} is missing`);
  return tensor.data;
};

export const learners = parametersOf(SHAPE).filter(isTrainable);

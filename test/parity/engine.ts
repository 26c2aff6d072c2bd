/*
 * What the comparisons need of the trainer, from its sources; and where the values are that they compare with.
 */
import { fileURLToPath } from 'node:url';

export { learningRate, nextLearningRate } from '../../electron/contract/schedule.ts';
export { wholePictures } from '../../electron/trainer/augment.ts';
export { createDifferentiableNetwork, createInferenceNetwork } from '../../electron/trainer/open-network.ts';
export { parametersOf } from '../../electron/trainer/resnet.ts';
export { decodeWeights, fromTorchLayout } from '../../electron/trainer/weights.ts';

export const REFERENCES = fileURLToPath(new URL('../fixtures/parity', import.meta.url));

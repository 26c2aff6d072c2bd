/*
 * What the comparisons need of the trainer, from its sources; and where the values are that they compare with.
 */
import { fileURLToPath } from 'node:url';

export { cycleOf, learningRate } from '../../electron/domain/schedule.ts';
export { wholePictures } from '../../electron/network/augment.ts';
export { createInferenceNetwork } from '../../electron/trainer/networks/open-network.ts';
export { GraphTrainingNetwork } from '../../electron/trainer/networks/training-network.ts';
export { parametersOf } from '../../electron/network/resnet.ts';
export { decodeWeights, fromTorchLayout } from '../../electron/network/weights/weights.ts';

// As the program itself sets it: where it is left out, TensorFlow decides by the kind of processor.
process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '1';

export const REFERENCES = fileURLToPath(new URL('../fixtures/parity', import.meta.url));

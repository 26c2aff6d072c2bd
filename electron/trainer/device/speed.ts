/*
 * How fast a network learns and answers on this computer: a network of the asked shape, from random weights, on noise. What
 * the pictures show makes no difference to the time. Decoding is not in it: that happens meanwhile, on other threads. Runs
 * in the trainer thread.
 */
import { randomFillSync } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Speed, SpeedRequest } from '../../contract/device.ts';
import { DEFAULT_TRAINING } from '../../domain/training.ts';
import type { CallContext } from '../../calls/call.ts';
import { wholePictures } from '../../network/augment.ts';
import { freeMemory, requireMemory, shouldSpare } from '../../network/memory.ts';
import type { Tensors } from '../../network/network.ts';
import { createInferenceNetwork, createTrainingNetwork } from '../networks/open-network.ts';
import { precisionFor } from './precision.ts';
import { optionsOf, shapeOf } from '../../network/run-settings.ts';
import { PHASES } from '../../domain/language/language.ts';

/** As in the sample collection; the last layer costs next to nothing. */
const CLASSES = 12;

/** Shares of the minute, and of what is brief. */
const LONG = { learningSeconds: 40, recognitionSeconds: 15 };
const BRIEF = { learningSeconds: 4, recognitionSeconds: 1 };

/** Takes about a minute, if not brief; a slow computer makes one step that counts in each part. Throws 'not-enough-memory'. */
export async function measureSpeed(request: SpeedRequest, context: CallContext): Promise<Speed> {
  const { depth, size, batchSize, brief = false } = request;
  const { learningSeconds, recognitionSeconds } = brief ? BRIEF : LONG;
  const settings = { ...DEFAULT_TRAINING, ...request };
  const shape = shapeOf(settings, CLASSES);
  const precision = await precisionFor(settings.precision);
  requireMemory(shape, batchSize, freeMemory(), { precision });
  const sparesMemory = shouldSpare(shape, batchSize, freeMemory(), { precision });
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const whole = learningSeconds + recognitionSeconds;
  const report = (phase: string) => {
    const done = Math.min(whole, Math.round(seconds()));
    context.report({ phase, done, total: whole, rate: 0, secondsLeft: Math.max(0, whole - seconds()) });
  };
  /** Photos a second of `work`, whose first time prepares the graph and is not counted. */
  const timed = async (phase: string, until: number, work: () => void): Promise<number> => {
    report(phase);
    await setImmediate();
    work();
    const begun = seconds();
    let photos = 0;
    do {
      await setImmediate();
      await context.gate();
      work();
      photos += batchSize;
      report(phase);
    } while (seconds() < until && !context.finishing());
    return photos / (seconds() - begun);
  };

  const network = await createTrainingNetwork(shape, { ...optionsOf(settings), precision, sparesMemory });
  let learning: number;
  let memoryBytes: number;
  let weights: Tensors;
  try {
    const pictures = randomFillSync(new Uint8Array(batchSize * shape.inputSize ** 2 * 3));
    const labels = Int32Array.from({ length: batchSize }, (_, i) => i % CLASSES);
    const batch = { pictures, labels, ...wholePictures(shape, batchSize) };
    learning = await timed(PHASES.learning, learningSeconds, () => void network.step(batch, 1e-6));
    memoryBytes = process.memoryUsage().rss;
    weights = network.read();
  } finally {
    network.dispose();
  }
  const frozen = await createInferenceNetwork(shape, weights);
  try {
    const pictures = randomFillSync(new Uint8Array(batchSize * size ** 2 * 3));
    const recognition = await timed(PHASES.recognising, seconds() + recognitionSeconds, () => {
      frozen.predict(pictures, batchSize);
    });
    return { depth, size, batchSize, precision, learning, recognition, memoryBytes, seconds: seconds() };
  } finally {
    frozen.dispose();
  }
}

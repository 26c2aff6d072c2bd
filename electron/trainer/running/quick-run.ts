/*
 * A quick run: the backbone stays as it is, each photo goes through it once, and only the last layer learns, from the
 * embeddings. Schedule, checkpoints, pause and resume are those of a full run. Runs in the trainer thread.
 */
import { scheduleOf } from '../../domain/schedule.ts';
import type { TrainingSettings } from '../../domain/training.ts';
import { type Backbone, backboneOf, isHead } from '../../network/backbone.ts';
import { type EmbedRequest, embedSlots } from './embed.ts';
import { type FitResult, type RunParts, fit } from './fit.ts';
import { headLearner } from './head-learner.ts';
import { HeadNetwork } from '../networks/head-network.ts';
import { type KeptTemperature, temperatureOfKept } from './kept-temperature.ts';
import type { NetworkShape, Tensors } from '../../network/network.ts';
import { optionsOf, trainingSide } from '../../network/run-settings.ts';
import type { Start } from '../starting-weights/start.ts';

/** The network that a quick run stands on, at the size of its settings. */
export async function openBackbone(
  { depth, size }: TrainingSettings,
  { tensors, stride }: Pick<Start, 'tensors' | 'stride'>,
): Promise<Backbone> {
  const width = tensors.get('conv1.weight')?.shape[3] ?? 64;
  return backboneOf({ depth, size, stride, ...(width === 64 ? {} : { width }) }, tensors);
}

/** The whole network that comes of it. */
export function quickShape({ shape }: Backbone, classes: number): NetworkShape {
  return { ...shape, classes, inputSize: trainingSide(shape.size) };
}

export interface QuickRunParts extends RunParts, EmbedRequest {
  /** What the network begins with; its last layer, if there is one, is gone on with. */
  readonly start: Tensors;
}

/** Learns to the end; the weights given back are those of the whole network. */
export async function fitLastLayer(
  parts: QuickRunParts,
): Promise<{ readonly result: FitResult; readonly calibrated: KeptTemperature | null }> {
  const { plan, shape, backbone, from, start } = parts;
  const begun = performance.now();
  const [learn, validation] = await embedSlots(parts, [plan.learn, plan.validation]);
  if (!learn || !validation) throw new Error('two lists have two tables');
  const embedSeconds = (performance.now() - begun) / 1000;
  const head = new Map([...start].filter(([name]) => isHead(name)));
  const network = await HeadNetwork.create(shape, optionsOf(plan.settings), head);
  try {
    if (from) network.write(from.tensors);
    const schedule = scheduleOf(plan.settings, plan.stepsPerEpoch);
    const learner = headLearner(network, { learn, validation });
    const whole = { ...parts, learner, schedule };
    const result = await fit(whole);
    const calibrated = await temperatureOfKept(whole, network, result.weights);
    const seconds = result.seconds + embedSeconds;
    const weights = new Map([...backbone.tensors, ...result.weights]);
    return { result: { ...result, seconds, weights }, calibrated };
  } finally {
    network.dispose();
  }
}

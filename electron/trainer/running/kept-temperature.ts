/*
 * The temperature of the network that a run keeps, fitted on its validation photos as soon as learning is over, so that its
 * certainties are calibrated before it names anything. Runs in the trainer thread.
 */
import { setImmediate } from 'node:timers/promises';
import type { FitRequest } from './fit.ts';
import { FEWEST_TO_FIT, LEAST_LOGIT, type Logits, fitTemperature } from '../../domain/statistics/calibration.ts';
import { type MeasureRequest, askAll } from './measure.ts';
import type { Tensors, TrainingNetwork } from '../../network/network.ts';
import { stateAnswering } from '../../network/state.ts';
import { PHASES } from '../../domain/language/language.ts';

/** A temperature, and how many photos it was fitted on. */
export interface KeptTemperature {
  readonly temperature: number;
  readonly photos: number;
}

/**
 * Of these weights; `network` is what the learner learned with, and is left answering as they do. null: the run has no
 * validation photos of its own, or too few of them can be read.
 */
export async function temperatureOfKept<E>(
  request: FitRequest<E>,
  network: Pick<TrainingNetwork, 'read' | 'write'>,
  weights: Tensors,
): Promise<KeptTemperature | null> {
  const { validation, validationPart } = request.plan;
  if (!validationPart) return null;
  network.write(stateAnswering(network.read(), weights));
  const logits: Float32Array[] = [];
  const labels: number[] = [];
  await askAll(askingAfter(request, PHASES.calibrating), (slot, row) => {
    logits.push(row.slice());
    labels.push(validation[slot]?.label ?? -1);
  });
  return temperatureFrom({ logits, labels });
}

/** Of networks whose probabilities are averaged: their logits are the logarithms, as in the graph of an ensemble. */
export function temperatureOfProbabilities(
  probabilities: readonly Float32Array[],
  labels: readonly number[],
): KeptTemperature | null {
  const logits = probabilities.map((row) => row.map((value) => Math.max(Math.log(value), LEAST_LOGIT)));
  return temperatureFrom({ logits, labels });
}

function temperatureFrom(answers: Logits): KeptTemperature | null {
  const photos = answers.labels.length;
  return photos < FEWEST_TO_FIT ? null : { temperature: fitTemperature(answers), photos };
}

/** How a run's validation photos are shown once learning is over. */
export function askingAfter<E>({ plan, learner, context }: FitRequest<E>, phase: string): MeasureRequest<E> {
  return {
    validation: plan.validation,
    batchSize: plan.settings.batchSize,
    learner,
    turn: async () => {
      await setImmediate();
      await context.gate();
    },
    report: () => context.report({ phase, done: 1, total: 1, rate: 0, secondsLeft: null }),
  };
}

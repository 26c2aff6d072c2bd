/*
 * What a network in training is besides its weights: the momentum and the moving average of each, under names of their own.
 * Pure; runs anywhere.
 */
import type { Tensors } from './network.ts';

const MOMENTUM = '.momentum';
const AVERAGE = '.average';
/** Name under which a float16 network keeps its loss scale (see `loss-scale.ts`). */
export const LOSS_SCALE = 'loss-scale';

/** Name of the variable that holds the momentum of another. */
export function momentumOf(name: string): string {
  return name + MOMENTUM;
}

/** Name of the variable that holds the moving average of another. */
export function averageOf(name: string): string {
  return name + AVERAGE;
}

/** The network that answers: the average of each weight where one is taken, else the weight itself. */
export function answeringWeights(state: Tensors): Tensors {
  const isWeight = (name: string) => name !== LOSS_SCALE && !name.endsWith(MOMENTUM) && !name.endsWith(AVERAGE);
  const weights = [...state].filter(([name]) => isWeight(name));
  return new Map(weights.map(([name, tensor]) => [name, state.get(averageOf(name)) ?? tensor]));
}

/** This state with the network that answers put in place of its own; momentum stays. */
export function stateAnswering(state: Tensors, weights: Tensors): Tensors {
  const nameOf = (name: string) => (name.endsWith(AVERAGE) ? name.slice(0, -AVERAGE.length) : name);
  return new Map([...state].map(([name, tensor]) => [name, weights.get(nameOf(name)) ?? tensor]));
}

/** The state in which a network of these weights starts: no momentum yet, and each average where its weight is. */
export function startingState(
  variables: readonly { readonly name: string; readonly shape: readonly number[] }[],
  weights: Tensors,
): Tensors {
  return new Map(
    variables.map(({ name, shape }) => {
      const weight = weights.get(name.endsWith(AVERAGE) ? name.slice(0, -AVERAGE.length) : name);
      const length = shape.reduce((product, axis) => product * axis, 1);
      return [name, weight ?? { shape: [...shape], data: new Float32Array(length) }];
    }),
  );
}

/**
 * Part of the average that a step's weights take: 1 - decay, more in the first steps (0.9 in the first), when the
 * average would otherwise still stand where the run began. `step` counts from 0. As TensorFlow's
 * ExponentialMovingAverage with `num_updates`.
 */
export function newShare(decay: number, step: number): number {
  return 1 - Math.min(decay, (1 + step) / (10 + step));
}

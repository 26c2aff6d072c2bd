/*
 * What of a network's options stands in its training graph. Pure; runs anywhere.
 */
import { DEFAULT_ADVANCED, type Precision } from '../domain/advanced-settings.ts';
import type { AdvancedOptions, TrainingOptions } from './network.ts';

/** What of the options stands in the graph. */
export interface GraphOptions
  extends
    Pick<TrainingOptions, 'momentum' | 'nesterov' | 'weightDecay' | 'labelSmoothing'>,
    Pick<AdvancedOptions, 'trainFrom' | 'frozenBatchNorm' | 'rateDecay' | 'clipNorm'> {
  /** Pictures are mixed: every batch must say how. */
  readonly mixes: boolean;
  /** Several batches may make a step. */
  readonly accumulates: boolean;
  readonly precision: Precision;
  /** What is quickly worked out again is not kept for the way back. */
  readonly sparesMemory: boolean;
  /** The loss is fed a factor, so that small gradients are not lost in a short type. */
  readonly scalesLoss: boolean;
  /** A moving average of the weights is kept, and answers. */
  readonly averages: boolean;
}

export function graphOptionsOf({
  advanced,
  ...options
}: Omit<TrainingOptions, 'seed' | 'zeroInitResidual'>): GraphOptions {
  const { trainFrom, frozenBatchNorm, rateDecay, clipNorm, ...more } = { ...DEFAULT_ADVANCED, ...advanced };
  const { momentum, nesterov, weightDecay, labelSmoothing, precision = 'float32', sparesMemory = false } = options;
  return {
    momentum,
    nesterov,
    weightDecay,
    labelSmoothing,
    trainFrom,
    frozenBatchNorm,
    rateDecay,
    clipNorm,
    mixes: more.mixup > 0 || more.cutmix > 0,
    // A step whose gradients are infinite must not be taken, so they are looked at first.
    accumulates: more.accumulate > 1 || precision === 'float16',
    precision,
    sparesMemory,
    scalesLoss: precision === 'float16',
    averages: more.averageDecay > 0,
  };
}

export function averageDecayOf({ advanced }: Pick<TrainingOptions, 'advanced'>): number {
  return advanced?.averageDecay ?? DEFAULT_ADVANCED.averageDecay;
}

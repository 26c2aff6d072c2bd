/*
 * The settings of a run that most people leave alone. Each is off in its default, and a run in which all are off learns
 * exactly as one from before they were there. What each may be is said in `domain/settings.ts`. Runs everywhere.
 */
import { ADVANCED_NAMES, DEFAULT_VALUES, valuesOf } from './setting-values.ts';
import { SETTINGS } from './settings.ts';

/** From where up the network learns, by the paper's names of its stages. */
export const TRAIN_FROM = SETTINGS.trainFrom.choices;
export type TrainFrom = (typeof TRAIN_FROM)[number];

/** A snapshot ensemble (Huang et al. 2017, arXiv:1704.00109): none, only measured at the end, or kept as the model. */
export const ENSEMBLES = SETTINGS.ensemble.choices;
export type Ensemble = (typeof ENSEMBLES)[number];

/** Where batch norm rests: nowhere, in its moving statistics, or in those and its scale and shift. */
export const FROZEN_BATCH_NORMS = SETTINGS.frozenBatchNorm.choices;
export type FrozenBatchNorm = (typeof FROZEN_BATCH_NORMS)[number];

/** In what activations and products are kept; weights, statistics and the loss are float32 always. */
export type Precision = Exclude<(typeof SETTINGS.precision.choices)[number], 'auto'>;
export const PRECISIONS = SETTINGS.precision.choices.filter((choice): choice is Precision => choice !== 'auto');

export interface AdvancedSettings {
  /** The layers below keep their weights, and their batch norm rests on its moving statistics. */
  readonly trainFrom: TrainFrom;
  /**
   * `all`: batch norm by the moving statistics, and no step changes these, its scale or its shift (torchvision's
   * FrozenBatchNorm2d, `trainable = False` in Keras). `statistics` leaves scale and shift to learn; only runs of an earlier
   * version began so.
   */
  readonly frozenBatchNorm: FrozenBatchNorm;
  /** The rate of each stage is this part of the rate of the stage above it; 1: one rate for all. */
  readonly rateDecay: number;
  /** Longest gradient of all weights together; longer ones are shortened to it. 0: any length. */
  readonly clipNorm: number;
  /** Batches whose gradients are averaged to one step. */
  readonly accumulate: number;
  /** Every taxon is seen equally often in an epoch. */
  readonly balanced: boolean;
  /** Both parameters of the beta distribution that mixes two photos (Zhang et al. 2018, arXiv:1710.09412); 0: none. */
  readonly mixup: number;
  /** The same for a box of one photo in another (Yun et al. 2019, arXiv:1905.04899); 0: none. With both, each at even odds. */
  readonly cutmix: number;
  /** Decay of the moving average of the weights, which is then measured and kept instead of them; 0: none. */
  readonly averageDecay: number;
  /** The run ends after so many epochs without a better one; 0: never before its last. */
  readonly patience: number;
  readonly ensemble: Ensemble;
  /** auto: the type that the device is fastest in, settled when a run begins. */
  readonly precision: 'auto' | Precision;
}

export const DEFAULT_ADVANCED: AdvancedSettings = valuesOf(ADVANCED_NAMES, (name) => DEFAULT_VALUES[name]);

/** Those that are chosen, not typed as figures. */
export type AdvancedChoices = Pick<
  AdvancedSettings,
  'trainFrom' | 'frozenBatchNorm' | 'balanced' | 'ensemble' | 'precision'
>;

export function advancedChoices(settings: AdvancedSettings): AdvancedChoices {
  const { trainFrom, balanced, ensemble, precision } = settings;
  // A new run rests all of it or nothing.
  return {
    trainFrom,
    frozenBatchNorm: settings.frozenBatchNorm === 'off' ? 'off' : 'all',
    balanced,
    ensemble,
    precision,
  };
}

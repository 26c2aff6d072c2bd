/*
 * Every setting of a training run, said once: what it may be, what it is by default, which runs have it, and its word on the
 * command line; what it is called is in the folder of the language. The schema, the run's own check, the form, the command
 * line and the defaults are derived from these rows; a setting is added here. What is worked out from them is in
 * `setting-values.ts`. Pure; runs everywhere.
 *
 * In the paper of the schedule (Loshchilov and Hutter 2017) the rates are eta_max and eta_min, the first cycle T_0, the factor
 * T_mult. Epochs count from 0; rates are per step of one batch.
 *
 * Two ends lie below 1 by more than they must on paper: a momentum or a decay of an average so near to 1 that it is 1 in
 * float32 would never let the run move. A batch has two photos at least, since batch norm takes their variance.
 */
import { choice, decimal, whole } from './bounds.ts';
import { SETTING_WORDS as words } from './language/language.ts';
import { worded } from './language/spoken.ts';
import type { Setting } from './setting.ts';

/** Characters of a run's name, at most. */
export const LONGEST_NAME = 300;

export const SETTINGS = {
  mode: worded(words.mode, {
    ...choice(['full', 'quick']),
    default: 'full',
    flag: '--mode <mode>',
  }),
  depth: worded(words.depth, {
    ...choice([18, 34, 50, 101, 152]),
    default: 50,
    flag: '--depth <n>',
  }),
  size: worded(words.size, {
    ...whole(32, 1024),
    multipleOf: 32,
    default: 224,
    flag: '--size <px>',
  }),
  epochs: worded(words.epochs, {
    ...whole(1, 10_000),
    default: 31,
    quick: 40,
    flag: '--epochs <n>',
  }),
  batchSize: worded(words.batchSize, {
    ...whole(2, 1024),
    default: 16,
    quick: 32,
    flag: '--batch <n>',
  }),
  learningRate: worded(words.learningRate, {
    ...decimal(0, 10, 'low'),
    default: 0.03,
    // What is known should not be shaken off.
    fromWeights: 0.01,
    quick: 0.05,
    example: 0.01,
    flag: '--lr <rate>',
  }),
  minLearningRate: worded(words.minLearningRate, {
    ...decimal(0, 10),
    schedules: ['cosine', 'restarts'],
    default: 0.00001,
    flag: '--min-lr <rate>',
  }),
  schedule: worded(words.schedule, {
    ...choice(['cosine', 'restarts', 'constant']),
    default: 'restarts',
    quick: 'cosine',
    flag: '--schedule <kind>',
  }),
  firstCycle: worded(words.firstCycle, {
    ...whole(1, 10_000),
    schedules: ['restarts'],
    default: 10,
    flag: '--first-cycle <epochs>',
  }),
  cycleFactor: worded(words.cycleFactor, {
    ...whole(1, 10),
    schedules: ['restarts'],
    default: 2,
    flag: '--cycle-factor <n>',
  }),
  warmupEpochs: worded(words.warmupEpochs, {
    ...decimal(0, 1000),
    default: 1,
    quick: 0,
    flag: '--warmup <epochs>',
  }),
  momentum: worded(words.momentum, {
    ...decimal(0, 0.9999),
    default: 0.9,
    flag: '--momentum <part>',
  }),
  weightDecay: worded(words.weightDecay, {
    ...decimal(0, 1, 'high'),
    default: 0.0001,
    flag: '--weight-decay <part>',
  }),
  labelSmoothing: worded(words.labelSmoothing, {
    ...decimal(0, 1, 'high'),
    default: 0.1,
    flag: '--label-smoothing <part>',
  }),
  heldOutShare: worded(words.heldOutShare, {
    ...decimal(0.05, 0.5),
    percent: true,
    default: 0.2,
    flag: '--held-out <share>',
  }),
  minimumSpecimens: worded(words.minimumSpecimens, {
    ...whole(2, 10_000),
    default: 3,
    flag: '--least-specimens <n>',
  }),
  rotation: worded(words.rotation, {
    ...decimal(0, 180),
    part: 'augmentation',
    fullOnly: 'unused',
    default: 20,
    flag: '--turn <degrees>',
  }),
  cropArea: worded(words.cropArea, {
    ...decimal(0.3, 1),
    percent: true,
    part: 'augmentation',
    fullOnly: 'unused',
    default: 0.7,
    flag: '--crop <share>',
  }),
  flip: worded(words.flip, {
    kind: 'switch',
    part: 'augmentation',
    fullOnly: 'unused',
    default: true,
    flag: '--no-mirror',
  }),
  colour: worded(words.colour, {
    ...decimal(0, 0.5),
    percent: true,
    part: 'augmentation',
    fullOnly: 'unused',
    default: 0.15,
    flag: '--colour <share>',
  }),
  seed: worded(words.seed, {
    ...whole(0, 4_294_967_295),
    default: 20260,
    flag: '--seed <n>',
  }),
  // The layers below keep their weights, and their batch norm rests on its moving statistics.
  trainFrom: worded(words.trainFrom, {
    // By the paper's names of the stages.
    ...choice(['all', 'conv3_x', 'conv4_x', 'conv5_x', 'last-layer']),
    advanced: true,
    fullOnly: 'refused',
    default: 'all',
    flag: '--train-from <stage>',
  }),
  // `all`: batch norm by the moving statistics, and no step changes these, its scale or its shift (torchvision's
  // FrozenBatchNorm2d, `trainable = False` in Keras). `statistics` leaves scale and shift to learn; only runs of an earlier
  // version began so.
  frozenBatchNorm: worded(words.frozenBatchNorm, {
    ...choice(['off', 'statistics', 'all']),
    advanced: true,
    fullOnly: 'refused',
    default: 'off',
    flag: '--frozen-batch-norm',
    flagAlone: 'all',
  }),
  rateDecay: worded(words.rateDecay, {
    ...decimal(0, 1, 'low'),
    percent: true,
    advanced: true,
    fullOnly: 'refused',
    default: 1,
    example: 0.5,
    flag: '--rate-decay <part>',
  }),
  clipNorm: worded(words.clipNorm, {
    ...decimal(0, 1000),
    advanced: true,
    default: 0,
    example: 1,
    flag: '--clip <length>',
  }),
  accumulate: worded(words.accumulate, {
    ...whole(1, 1024),
    advanced: true,
    fullOnly: 'refused',
    default: 1,
    example: 4,
    flag: '--accumulate <n>',
  }),
  balanced: worded(words.balanced, {
    kind: 'switch',
    advanced: true,
    default: false,
    flag: '--balanced',
  }),
  // Both parameters of the beta distribution (arXiv:1710.09412, 1905.04899); with mixup and cutmix, each at even odds.
  mixup: worded(words.mixup, {
    ...decimal(0, 2),
    advanced: true,
    fullOnly: 'refused',
    default: 0,
    example: 0.2,
    flag: '--mixup <alpha>',
  }),
  cutmix: worded(words.cutmix, {
    ...decimal(0, 2),
    advanced: true,
    fullOnly: 'refused',
    default: 0,
    example: 1,
    flag: '--cutmix <alpha>',
  }),
  // The average is then measured and kept.
  averageDecay: worded(words.averageDecay, {
    ...decimal(0, 0.99999),
    advanced: true,
    fullOnly: 'refused',
    default: 0,
    example: 0.999,
    flag: '--average <decay>',
  }),
  patience: worded(words.patience, {
    ...whole(0, 10_000),
    advanced: true,
    default: 0,
    example: 10,
    flag: '--patience <epochs>',
  }),
  // A snapshot ensemble (Huang et al. 2017, arXiv:1704.00109).
  ensemble: worded(words.ensemble, {
    ...choice(['off', 'measure', 'keep']),
    advanced: true,
    fullOnly: 'refused',
    default: 'off',
    flag: '--ensemble [what]',
    flagAlone: 'measure',
  }),
  // Of activations and products; weights, statistics and the loss are float32 always. `auto`: the device's fastest.
  precision: worded(words.precision, {
    ...choice(['auto', 'float32', 'bfloat16', 'float16']),
    advanced: true,
    fullOnly: 'unused',
    default: 'auto',
    flag: '--precision <type>',
  }),
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;

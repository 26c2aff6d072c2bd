/*
 * The settings as they are typed: each a text until it is a number within its bounds, else words that say what is
 * wanted. The bounds are those of the run's own checks (test/renderer/train-fields.test.ts holds them together).
 * Pure; no DOM.
 */
import type { AdvancedChoices } from '../../../electron/domain/advanced-settings.ts';
import type { TrainingSettings } from '../../../electron/domain/training.ts';

type Number_ = {
  [K in keyof TrainingSettings]: TrainingSettings[K] extends number ? K : never;
}[keyof TrainingSettings];
type AugmentationNumber = 'rotation' | 'cropArea' | 'colour';
/** Settings that are typed as figures; depth is chosen. */
export type FieldName = Exclude<Number_, 'depth'> | AugmentationNumber;

interface Rule {
  readonly title: string;
  readonly low: number;
  readonly high: number;
  readonly whole?: boolean;
  readonly multipleOf?: number;
  /** Typed and shown as percent. */
  readonly percent?: boolean;
  /** The lowest value itself is not allowed. */
  readonly above?: boolean;
  readonly example: string;
}

export const RULES: Readonly<Record<FieldName, Rule>> = {
  size: { title: 'The photo size', low: 32, high: 1024, whole: true, multipleOf: 32, example: '224' },
  batchSize: { title: 'The batch', low: 2, high: 1024, whole: true, example: '16' },
  epochs: { title: 'The epochs', low: 1, high: 10_000, whole: true, example: '30' },
  learningRate: { title: 'The highest rate', low: 0, high: 10, above: true, example: '0.01' },
  minLearningRate: { title: 'The lowest rate', low: 0, high: 10, example: '0.00001' },
  firstCycle: { title: 'The first cycle', low: 1, high: 10_000, whole: true, example: '10' },
  cycleFactor: { title: 'The factor', low: 1, high: 10, whole: true, example: '2' },
  warmupEpochs: { title: 'The warm-up', low: 0, high: 1000, example: '1' },
  momentum: { title: 'The momentum', low: 0, high: 0.9999, example: '0.9' },
  weightDecay: { title: 'The weight decay', low: 0, high: 0.9999, example: '0.0001' },
  labelSmoothing: { title: 'The label smoothing', low: 0, high: 0.9, example: '0.1' },
  heldOutShare: { title: 'The held-out share', low: 0.05, high: 0.5, percent: true, example: '20' },
  minimumSpecimens: { title: 'The least specimens', low: 2, high: 10_000, whole: true, example: '3' },
  rotation: { title: 'The turn', low: 0, high: 180, example: '20' },
  cropArea: { title: 'The crop', low: 0.3, high: 1, percent: true, example: '70' },
  colour: { title: 'The colour', low: 0, high: 0.5, percent: true, example: '15' },
  rateDecay: { title: 'The part of the rate', low: 0, high: 1, above: true, percent: true, example: '50' },
  clipNorm: { title: 'The longest gradient', low: 0, high: 1000, example: '1' },
  accumulate: { title: 'The batches a step', low: 1, high: 1024, whole: true, example: '4' },
  mixup: { title: 'The mixing', low: 0, high: 2, example: '0.2' },
  cutmix: { title: 'The mixing by boxes', low: 0, high: 2, example: '1' },
  averageDecay: { title: 'The decay of the average', low: 0, high: 0.99999, example: '0.999' },
  patience: { title: 'The patience', low: 0, high: 10_000, whole: true, example: '10' },
  seed: { title: 'The seed', low: 0, high: 4_294_967_295, whole: true, example: '20260' },
};

export const FIELDS = Object.keys(RULES) as readonly FieldName[];

/** Those of the advanced settings that are typed. */
export const ADVANCED_FIELDS = [
  'rateDecay',
  'clipNorm',
  'accumulate',
  'mixup',
  'cutmix',
  'averageDecay',
  'patience',
] as const satisfies readonly FieldName[];

export type Drafts = Record<FieldName, string>;
export type Faults = Partial<Record<FieldName, string>>;

/** A figure as its field shows it, without trailing zeros. */
export function draftOf(field: FieldName, value: number): string {
  const shown = RULES[field].percent ? value * 100 : value;
  const text = String(Number(shown.toPrecision(10)));
  return text.includes('e') ? shown.toFixed(12).replace(/0+$/, '') : text;
}

export function draftsOf(settings: TrainingSettings): Drafts {
  const values = { ...settings, ...settings.augmentation };
  return Object.fromEntries(FIELDS.map((field) => [field, draftOf(field, values[field])])) as Drafts;
}

export type Typed = { readonly value: number } | { readonly fault: string };

/** What a field's text means; a comma may stand for the decimal point. */
export function readField(field: FieldName, text: string): Typed {
  const rule = RULES[field];
  const tidy = text.trim().replace(/\s*%$/, '');
  const plain = rule.whole ? tidy : tidy.replace(',', '.');
  const typed = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
  const value = rule.percent ? Number((typed / 100).toPrecision(12)) : typed;
  const right =
    Number.isFinite(value) &&
    value <= rule.high &&
    (rule.above ? value > rule.low : value >= rule.low) &&
    (!rule.whole || Number.isInteger(value)) &&
    (rule.multipleOf === undefined || value % rule.multipleOf === 0);
  return right ? { value } : { fault: faultWords(rule) };
}

/** Such as "The highest rate must be a number above 0, such as 0.01." */
function faultWords({ title, low, high, whole, multipleOf, percent, above, example }: Rule): string {
  const unit = percent ? ' %' : '';
  const shown = (bound: number) =>
    `${(percent ? bound * 100 : bound).toLocaleString('en', { maximumFractionDigits: 5 })}${unit}`;
  const kind = multipleOf === undefined ? (whole ? 'a whole number' : 'a number') : `a multiple of ${multipleOf}`;
  const bounds = above ? `above ${low} and at most ${shown(high)}` : `from ${shown(low)} to ${shown(high)}`;
  return `${title} must be ${kind} ${bounds}, such as ${example}${unit}.`;
}

/** The other settings: chosen, not typed. */
export type Choices = Pick<TrainingSettings, 'name' | 'mode' | 'depth' | 'startFrom' | 'schedule'> &
  AdvancedChoices & { readonly flip: boolean };

/** All settings when every field is right, and what is wrong with those that are not. Unused fields are not checked. */
export function readSettings(
  drafts: Drafts,
  choices: Choices,
  fallback: TrainingSettings,
): { readonly settings: TrainingSettings | null; readonly faults: Faults } {
  const faults: Faults = {};
  const values: Partial<Record<FieldName, number>> = {};
  const known = { ...fallback, ...fallback.augmentation };
  for (const field of FIELDS) {
    const typed = readField(field, drafts[field]);
    if (isFullOnly(field, choices)) values[field] = known[field];
    else if ('value' in typed) values[field] = typed.value;
    else if (isUsed(field, choices)) faults[field] = typed.fault;
    else values[field] = known[field];
  }
  const { learningRate, minLearningRate } = values;
  if (isUsed('minLearningRate', choices) && learningRate !== undefined && minLearningRate !== undefined) {
    if (minLearningRate > learningRate) faults.minLearningRate = 'The lowest rate must not be above the highest.';
  }
  if (choices.name.length > 300) return { settings: null, faults };
  if (Object.keys(faults).length > 0) return { settings: null, faults };
  const { rotation, cropArea, colour, ...rest } = values as Record<FieldName, number>;
  const { flip, name, ...chosen } = choices;
  const { trainFrom, frozenBatchNorm, ensemble } = fallback;
  return {
    settings: {
      ...rest,
      ...chosen,
      ...(choices.mode === 'quick' ? { trainFrom, frozenBatchNorm, ensemble } : {}),
      name: name.trim(),
      augmentation: { rotation, cropArea, colour, flip },
    },
    faults,
  };
}

/** Settings of whole networks and of pictures that are varied: a quick run has them as if they were off. */
const FULL_ONLY: ReadonlySet<FieldName> = new Set([
  'rotation',
  'cropArea',
  'colour',
  'rateDecay',
  'accumulate',
  'mixup',
  'cutmix',
  'averageDecay',
]);

function isFullOnly(field: FieldName, { mode }: Pick<TrainingSettings, 'mode'>): boolean {
  return mode === 'quick' && FULL_ONLY.has(field);
}

/** Whether a run of this mode and schedule asks for this setting at all. */
function isUsed(field: FieldName, { mode, schedule }: Pick<TrainingSettings, 'mode' | 'schedule'>): boolean {
  if (isFullOnly(field, { mode })) return false;
  if (field === 'firstCycle' || field === 'cycleFactor') return schedule === 'restarts';
  if (field === 'minLearningRate') return schedule !== 'constant';
  return true;
}

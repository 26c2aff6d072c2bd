/* What `evaluate` says: how good a model is, beside another one, and what it may have seen. Only the command line loads it. */
import { count, counted, percent, percentRange } from '../words.ts';

interface Proportion {
  readonly value: number;
  readonly right: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

/** Of a share of all photos nothing is estimated. */
const interval = (census: boolean, { low, high }: Proportion) =>
  census ? '' : ` (95 % interval ${percentRange(low, high)})`;

export const EVALUATING = {
  about: 'measure a model on photos held out of its training, or one from a file on photos with names',
  sample: 'photos drawn by simple random sampling; all that judge the model when left out',
  rows: 'rows of the table that are printed',
  against: 'compare with this model on the photos measured with both',
  leakage: 'look for held-out photos that the model may have seen in another guise',
  columns: { id: 'ID', label: 'Label', predicted: 'Predict', sure: 'Sure' },
  wrong: 'wrong',
  now: (name: string) => `now ${name}`,
  photo: (judging: string) => `${judging} photo`,
  right: (accuracy: Proportion, census: boolean) =>
    `${count(accuracy.right)} of ${count(accuracy.n)} right: ${percent(accuracy.value)}${interval(census, accuracy)}`,
  firstFive: (top5: Proportion, census: boolean) =>
    `among the first five: ${percent(top5.value)}${interval(census, top5)}`,
  chance: (chance: number) => `always saying the commonest taxon would give ${percent(chance)}`,
  census: (frame: number, photo: string) => `all ${counted(frame, photo)}, so nothing is estimated of them`,
  drawn: (sample: number, frame: number, photo: string, seed: number) =>
    `a simple random sample of ${count(sample)} of ${counted(frame, photo)}, seed ${seed}`,
  cameForTest: 'these are the photos that came in a folder for the test',
  validation: ({ photos, specimens }: { readonly photos: number; readonly specimens: number }) =>
    `no part of the training looked at them: ${counted(photos, 'other photo')} of ${counted(specimens, 'specimen')} chose the epoch (validation)`,
  toCome: ({ low, high }: Proportion) => `for photos to come: ${percentRange(low, high)}`,
  /** Photos of one specimen are alike, so several of them say less than as many specimens would. */
  alike: (photos: number, specimens: number, effective: number) =>
    ` (${counted(photos, 'photo')} of ${counted(specimens, 'specimen')} say as much as ${count(Math.round(effective))} of one specimen each)`,
  unreadable: (photos: number) => `${counted(photos, 'photo')} could not be read and is not counted`,
  otherSince: (photos: number) =>
    `${counted(photos, 'held-out photo')} left out: another content or box than when the run began`,
  changed: (photos: number) => `of these ${count(photos)} changed since the import; import the folder again`,
  rank: (rank: string, { value, low, high }: Proportion) =>
    `${rank} right: ${percent(value)} (${percentRange(low, high)})`,
  macro: (macro: { taxa: number; precision: number; recall: number; f1: number; f1Low: number; f1High: number }) =>
    `mean over ${counted(macro.taxa, 'taxon', 'taxa')}: precision ${percent(macro.precision)}, recall ${percent(macro.recall)}, F1 ${percent(macro.f1)} (${percent(macro.f1Low)} to ${percent(macro.f1High)})`,
  few: (few: number, taxa: number, name: string, photos: number) =>
    `${few} of ${counted(taxa, 'taxon', 'taxa')} have too few photos to say much of, such as ${name}: only ${counted(photos, 'photo')}`,
  calibration: (one: { before: number; temperature: number; fitted: string; after: number; inUse: boolean }) =>
    `calibration error ${percent(one.before)}, with temperature ${one.temperature.toFixed(2)}${one.fitted} ${percent(one.after)}${one.inUse ? ' (in use)' : ''}`,
  fitted: {
    came: ', which came with the model,',
    here: (photos: number) => `, fitted on ${counted(photos, 'photo')} of a third of the specimens (seed 0),`,
    validation: (photos: number) => `, fitted on ${counted(photos, 'validation photo')}`,
  },
  work: (point: { lookAt: number; threshold: number; errors: number; errorsHigh: number }) =>
    `look at ${percent(point.lookAt)} (names below ${percent(point.threshold)}) and keep errors in the rest near ${percent(point.errors)}, at most ${percent(point.errorsHigh)}`,
  distances: (one: { within: number; between: number; silhouette: number }) =>
    `cosine distance within taxa ${one.within.toFixed(3)}, between taxa ${one.between.toFixed(3)}; separation (silhouette) ${one.silhouette.toFixed(2)}`,
  drift: (drift: { distance: number; usual: number; fresh: number }, judging: string) =>
    `new photos lie ${drift.distance.toPrecision(3)} from those learned from, ${judging} ones ${drift.usual.toPrecision(3)} (Fréchet distance, ${counted(drift.fresh, 'photo')} each)`,
} as const;

export const COMPARING = {
  on: (photos: number, fromFile: boolean) =>
    `On ${counted(photos, 'photo')} ${fromFile ? 'measured with' : 'held out of'} both:`,
  right: (model: string, share: number) => `${model}: ${percent(share)} right`,
  alone: (first: number, second: number) =>
    `the first alone is right on ${count(first)}, the second alone on ${count(second)}`,
  mcnemar: ({ method, p }: { readonly method: string; readonly p: number }) =>
    `McNemar's test, ${method === 'exact' ? 'exact' : 'with continuity correction'}: p = ${p.toPrecision(2)}`,
  renamed: (photos: number) =>
    `${counted(photos, 'photo')} was measured under another name with one of the two and is left out`,
  adoption: (first: string, second: string, changed: number, specimens: number) =>
    `With ${first} in place of ${second}, ${count(changed)} of ${counted(specimens, 'prediction')} would change`,
  change: (specimens: number, now: string | null, instead: string | null) =>
    `${count(specimens)}  ${now ?? 'no name'} -> ${instead ?? 'no name'}`,
  unanswered: (specimens: number, model: string) =>
    `${counted(specimens, 'specimen')} not answered by ${model} yet: recognise with it to know more`,
} as const;

export const LEAKAGE = {
  kinds: {
    'same-specimen': 'show a specimen that was learned from',
    'same-event': 'show a specimen of a collecting event that was learned from',
    'exact-copy': 'are exact copies of photos learned from',
    'near-copy': 'look the same as photos learned from',
  },
  judging: { test: 'test photo', heldOut: 'held-out photo' },
  none: (judging: string) => `No ${judging} was seen in another guise.`,
  found: (photos: number, all: number, judging: string, kind: string) =>
    `${count(photos)} of ${counted(all, judging)} ${kind}`,
  chose: (photos: number) => ` (${count(photos)} of them not learned from, but chose the epoch)`,
  unreadable: (photos: number) => `${counted(photos, 'photo')} could not be compared`,
} as const;

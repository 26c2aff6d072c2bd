/* How good a model is, whether its certainties hold, and how much is left to look at. */
import { count, counted } from '../../words.ts';
import { measure, rankAtBeginning, RANKS, type RankSaid, share } from '../../terms.ts';
import { JUDGING, type Judging } from './terms.ts';

export const MEASURES = {
  label: 'Measures, with 95 % intervals for photos to come',
  /** `floor`: where the line in each measure begins, 0..1. */
  tooltip: (what: string, alike: string, floor: number) =>
    `${what} ${alike} Line: ${Math.round(floor * 100)} to 100 %.`,
  only: (photos: number) => `only ${counted(photos, 'photo')}`,
  names: { label: 'Names right', what: 'The name with the highest certainty is the one on the label.' },
  rank: (rank: RankSaid) => ({
    label: `${rankAtBeginning(rank)} right`,
    what: `The name belongs to the right ${RANKS[rank]}, whatever is below it.`,
  }),
  top5: {
    label: 'Among the first five',
    what: 'The name on the label is one of the five that are predicted.',
  },
  f1: {
    label: 'F1, mean over taxa',
    what: 'Every taxon counts alike, however many photos it has; the interval comes from resampling the specimens.',
  },
  weakest: {
    label: 'Weakest recall',
    what: 'Of the photos of this taxon, so many were given its name: the fewest of all taxa.',
  },
} as const;

type Fitted = 'came' | 'validation' | 'same';

export const RELIABILITY = {
  label: 'Calibration',
  head: 'Does 90 % mean 90 %?',
  figures: (ece: number, temperature: number) => `ECE ${measure(ece)}, temperature ${temperature.toFixed(2)}`,
  /** What the temperature was fitted on, and what all figures are of. */
  tooltip: (fitted: Fitted, fittedOn: number, checkedOn: number) =>
    `Expected calibration error over 15 bins: how far certainty and share right are apart, on average. ${FITTED[fitted](fittedOn, checkedOn)}`,
  before: (ece: number) => `before, ECE ${measure(ece)}`,
  afterInUse: 'after, as shown everywhere',
  afterNotInUse: 'after, not in use',
  plot: 'Share right against the certainty that was said',
  axes: { said: 'said', right: 'was right' },
  table: ['Certainty', 'Photos', 'Said, mean', 'Was right', 'Interval'],
  range: (low: number, high: number) => `${measure(low)} to ${measure(high)}`,
  tooFew: {
    came: 'Too few named photos to say.',
    validation: 'Too few test photos were measured to say.',
    same: (judging: Judging) =>
      `Too few ${JUDGING[judging]} photos to fit a temperature on some and to check it on others. Certainties are shown as the network gives them.`,
  },
} as const;

const FITTED: Readonly<Record<Fitted, (fittedOn: number, checkedOn: number) => string>> = {
  came: (_, checked) => `The temperature came with the model, all figures are of the ${checked} named photos.`,
  validation: (fitted, checked) =>
    `The temperature was fitted on ${fitted} validation photos as the training ended, all figures are of the ${checked} test photos.`,
  same: (fitted, checked) =>
    `The temperature was fitted on ${fitted} photos, all figures are of the ${checked} others.`,
};

export const WORK = {
  label: 'Work left',
  head: 'How much to look at',
  takenLabel: 'Names taken',
  taken: (rank: RankSaid | null) => (rank === null ? 'names' : `as far as ${RANKS[rank]}`),
  plot: 'Photos to look at, and errors left in the rest, by threshold',
  toLookAt: 'photos to look at',
  errorsLeft: 'errors left',
  table: ['Look at names below', 'Photos to look at', 'Errors left in the rest'],
  tooFewLeft: 'too few left',
  threshold: 'Look at names below',
  percent: (percent: number) => `${percent} %`,
  /** `errors`: among the rest, 0..1; null: there is no rest. */
  lookAt: ({ lookAt, waiting, errors }: LookAt) => [
    'Look at ',
    { strong: share(lookAt) },
    waiting === null ? ' ' : ` (${count(waiting.below)} of ${count(waiting.all)}) `,
    ...(errors === null
      ? ['and nothing is left unseen.']
      : [
          'and keep errors in the rest near ',
          { strong: measure(errors.near) },
          `, at most ${measure(errors.atMost)}.`,
        ]),
  ],
  unlikeMeasured: (judging: Judging, measured: number) =>
    `On the ${JUDGING[judging]} photos it was ${share(measured)}: what waits is not quite like them.`,
  takenOf: (rank: RankSaid, photos: number, judging: Judging) =>
    `Names taken as far as the ${RANKS[rank]}: of ${counted(photos, `${JUDGING[judging]} photo`)}.`,
  noneWaits: 'No specimen waits with a name from this model.',
  tooFew: (judging: Judging) => `Too few ${JUDGING[judging]} photos to say.`,
} as const;

export interface LookAt {
  readonly lookAt: number;
  readonly waiting: { readonly below: number; readonly all: number } | null;
  readonly errors: { readonly near: number; readonly atMost: number } | null;
}

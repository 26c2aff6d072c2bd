/* The screen of measures as a whole: what is measured, on which photos, how far it is. */
import { PHASES } from '../../jobs.ts';
import { ACTS } from '../../acts.ts';
import { count, counted, when } from '../../words.ts';
import { JUDGING, type Judging } from './terms.ts';

/** In the list of work. */
export const SCREEN = {
  label: 'Evaluate',
  modelsUnread: 'The models could not be read',
  figuresUnread: 'The figures could not be read',
  noModel: 'No model yet.',
  howToGetOne: 'Train one, or open a model file.',
  train: 'Train one',
  openFile: 'Open a model file',
  fillsItself: 'At its end this page fills by itself.',
  /** `title`: "Training Run 7". */
  waits: (title: string) => `${title}: its model comes here when it is done.`,
  notMeasured: (model: string) => `${model} was not measured yet`,
  shown: {
    named:
      'It came in a file. It is shown the photos to which people here gave one of its names; those with other names are left out, and counted. It may have learned from some of them where it was made.',
    test: 'It is shown its test photos, whole specimens of them: no part of its training looked at them.',
    'held-out':
      'It is shown the photos that it never learned from, whole specimens of them. Best done before it recognises the rest: its certainties are then set right.',
  },
  unmeasurable: (model: string) => `${model} could not be measured`,
  tryAgain: 'Try again',
  measuringEnded: 'The new measuring ended',
  unreadable: (unreadable: number, sample: number, changed = 0) =>
    `${count(unreadable)} of ${counted(sample, 'photo')} could not be read${changed > 0 ? `, or changed since the import (${count(changed)}: import the folder again, comparing contents)` : ''}; the figures are over ${count(sample - unreadable)}.`,
  otherSince: (photos: number) =>
    `${counted(photos, 'held-out photo')} ${photos === 1 ? 'has' : 'have'} another content or another box than when the run began, and ${photos === 1 ? 'is' : 'are'} not shown to it.`,
} as const;

export const TOOLBAR = {
  model: 'Model',
  evaluation: 'Evaluation',
  view: 'View',
  again: 'Measure again',
  one: ({ madeUtc, sample, frame, seed }: { madeUtc: string; sample: number; frame: number; seed: number }) => {
    const photos = counted(frame, 'photo');
    return `${when(madeUtc)}, ${sample < frame ? `${count(sample)} of ${photos}, seed ${seed}` : `all ${photos}`}`;
  },
  /** `measured`: see CHOSEN; `more`: sentences, or ''. */
  tooltip: (measured: string, madeUtc: string, more: string) => `${measured}, ${when(madeUtc)}. ${more}`,
} as const;

/** Which photos a model was measured on, and what chose its epoch. */
export const CHOSEN = {
  photos: (photos: number, specimens: number, whose: keyof typeof WHOSE) =>
    `measured on ${counted(photos, 'photo')} of ${counted(specimens, 'specimen')} ${WHOSE[whose]}`,
  drawn: (photos: number, frame: number, whose: keyof typeof WHOSE) =>
    `measured on ${counted(photos, 'photo')}, drawn at random from ${count(frame)} ${WHOSE[whose]}`,
  /** After either of these. */
  counting: (effective: number) => `, counting as ${count(effective)}`,
  alike: (photos: number, effective: number) =>
    `Photos of one specimen are alike: in the intervals the ${count(photos)} count as ${count(effective)}.`,
  cameForTest: 'These are the photos that came in a folder for the test.',
  byValidation: (photos: number) =>
    `Its epoch and its temperature were chosen on ${count(photos)} other photos (validation).`,
  bySamePhotos: 'Its epoch was chosen on the same photos, which flatters it a little.',
} as const;

const WHOSE = { named: 'named here', unseen: 'it never saw' } as const;

export const FORM = {
  all: (judging: Judging) => `all ${JUDGING[judging]} photos`,
  /** With a field for the number and one for the seed between. */
  sample: { before: 'a random sample of', between: 'photos, seed' },
  sampleSize: 'Photos in the sample',
  seed: 'Seed',
  /** `wanted`: "a whole number from 1 to 100". */
  sizeWrong: (wanted: string) => `The sample: ${wanted}.`,
  seedWrong: (wanted: string) => `The seed: ${wanted}.`,
  measure: (judging: Judging) => `Measure on ${JUDGING[judging]} photos`,
  removed: (model: string) =>
    `The files of ${model} were removed to free room, so it can be measured no more; what was measured before is kept.`,
} as const;

export const PROGRESS = {
  preparing: PHASES.preparing,
  stop: ACTS.stop,
  /** `total`: 0 while it is not known. */
  photos: (done: number, total: number) =>
    total > 0 ? `${count(done)} of ${counted(total, 'photo')}` : done > 0 ? counted(done, 'photo') : '',
} as const;

export const METHODS = {
  open: 'Methods paragraph',
  head: 'For the methods section',
  copy: 'Copy',
  copied: 'Copied.',
} as const;

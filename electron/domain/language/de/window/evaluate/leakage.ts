/* What a model may have seen before of the photos that judge it. */
import { ACTS } from '../../acts.ts';
import { count, counted, when } from '../../words.ts';
import { share } from '../../terms.ts';
import { JUDGING, type Judging } from './terms.ts';

export const LEAKAGE = {
  instead: (model: string) => `Look at ${model} instead`,
  unknown: 'What it has seen before is not known',
  ended: 'The look for leakage ended',
  again: 'Look again',
  question: 'Has it seen any of these before?',
  about: {
    test: 'Test photos are compared with all that was learned from or chose the epoch: same specimen, same gathering, same file, nearly the same picture.',
    'held-out':
      'Held-out photos are compared with all that was learned from: same specimen, same gathering, same file, nearly the same picture.',
  },
  look: 'Look for leakage',
  head: 'What it may have seen before',
  compared: ({ heldOutPhotos, learnPhotos, validationPhotos, madeUtc }: Compared) =>
    `${count(heldOutPhotos)} ${validationPhotos > 0 ? 'test' : 'held out'}, ${count(learnPhotos)} learned from${validationPhotos > 0 ? `, ${count(validationPhotos)} validation` : ''}; ${when(madeUtc)}`,
  good: 'Right:',
  bad: 'Look:',
  none: {
    'same-specimen': 'No specimen on both sides.',
    'same-event': 'No gathering on both sides.',
    'exact-copy': 'No exact copy on both sides.',
    'near-copy': 'No near copy on both sides.',
  },
  some: ({ leak, photos, validation, of, judging }: Found) => [
    { strong: counted(photos, 'photo') },
    ` ${SOME[leak]}: ${share(photos / Math.max(1, of))} of the ${JUDGING[judging]} ones.`,
    validation === 0
      ? ''
      : ` ${validation === photos ? 'None of them' : `${count(photos - validation)} of them`} with a photo learned from; the others with one that chose the epoch.`,
  ],
  why: 'Each such photo makes the figures look better than they will be. Specimens are divided as wholes, so a leak comes from copies, from one specimen catalogued twice, or from a series of one gathering.',
  unreadable: (photos: number) => `${counted(photos, 'photo')} could not be compared: no thumbnail could be read.`,
  pairs: 'Pairs',
  /** `most`: more are not shown. */
  total: (pairs: number, most: number) =>
    pairs === 0 ? 'none' : `${counted(pairs, 'pair')}${pairs === most ? ', the first' : ''}; copies first`,
  pair: {
    'same-specimen': 'same specimen',
    'same-event': 'same gathering',
    'exact-copy': 'same file',
    'near-copy': 'near copy',
  },
  /** Both after what kind of pair it is. */
  bits: (bits: number) => `, ${bits} of 64 bits differ`,
  otherName: ', named differently',
  side: { test: 'test', 'held-out': 'held out', learned: 'learned from', validation: 'chose the epoch' },
  open: ACTS.openInReview,
} as const;

const SOME = {
  'same-specimen': 'of a specimen that was learned from as well',
  'same-event': 'of a gathering (place, day, collector) that was learned from as well',
  'exact-copy': 'the very same file as one learned from',
  'near-copy': 'nearly the same picture as one learned from',
} as const;

export interface Compared {
  readonly heldOutPhotos: number;
  readonly learnPhotos: number;
  readonly validationPhotos: number;
  readonly madeUtc: string;
}

export interface Found {
  readonly leak: keyof typeof SOME;
  readonly photos: number;
  /** Of these, so many were not learned from in this guise, but chose the epoch. */
  readonly validation: number;
  /** All photos that judge the model. */
  readonly of: number;
  readonly judging: Judging;
}

/* Which name was given to which: the matrix, what is mixed up most, and the photos of a cell or of a sample. */
import { ACTS } from '../../acts.ts';
import { count, counted } from '../../words.ts';
import { RANKS, type RankSaid, share } from '../../terms.ts';

/** A scientific name, set as one. */
export interface Name {
  readonly name: string;
  readonly italic?: boolean;
}

export const MATRIX = {
  head: 'Which name for which',
  cellsOpen: (rank: RankSaid | null) =>
    rank === null ? 'A cell opens its photos' : `By ${RANKS[rank]}; a cell opens its taxa`,
  back: 'Back to all',
  backKey: 'Matrix: back to all',
  photos: 'Photos',
  grid: 'Confusion matrix: rows are the names on the labels, columns the model’s names',
  rows: 'name on the label',
  columns: 'the model’s name',
  of: 'of',
  right: (name: string, right: number, photos: number) =>
    `${name}: ${count(right)} of ${counted(photos, 'photo')} right`,
  wrong: (label: string, predicted: string, photos: number) =>
    `${label} taken for ${predicted}: ${counted(photos, 'photo')}`,
  /** `part`: of the label's photos, 0..1. */
  wrongShare: (label: string, predicted: string, photos: number, part: number) =>
    `${label} taken for ${predicted}: ${counted(photos, 'photo')}, ${share(part)} of its photos`,
} as const;

export const MIXED_UP = {
  head: 'Most mixed up',
  ofErrors: (errors: number) => `of ${counted(errors, 'error')}`,
  none: 'No photo was given another name than its own.',
  pair: (first: Name, second: Name) => [first, ', ', second],
  /** `unit`: left out where there is little room. */
  times: (photos: number) => ({ number: count(photos), unit: photos === 1 ? ' mix-up' : ' mix-ups' }),
} as const;

export const PHOTOS = {
  label: 'Photos of the cell',
  close: 'Close the photos',
  closeKey: 'Close, Esc',
  total: (photos: number) => `${counted(photos, 'photo')}; each opens in Review`,
  right: (label: Name) => [label, ', rightly named'],
  wrong: (label: Name, predicted: Name) => [label, ' taken for ', predicted],
  eachOther: (first: Name, second: Name) => [first, ' and ', second, ', taken for each other'],
  missed: (label: Name) => [label, ', wrongly named'],
  allWrong: ['All that were wrongly named'],
  takenFor: (predicted: Name) => ['taken for ', predicted],
  now: (name: Name) => ['now ', name],
  unread: 'The photos could not be read',
  open: ACTS.openInReview,
  more: 'Show more',
  first: (photos: number) => `The first ${count(photos)} are shown.`,
} as const;

export const SAMPLE = {
  head: 'Random sample',
  size: 'Photos in the random sample',
  /** After the field with the size. */
  of: (photos: number) => `of ${count(photos)}`,
  redraw: 'Redraw',
  redrawTooltip: 'Draw others, with another seed',
  csv: 'CSV',
  csvTooltip: 'Save this table as CSV',
  file: (model: string, seed: number) => `${model} sample ${seed}`,
  undrawn: 'The sample could not be drawn',
  table: 'Random sample: ID, label, predicted name',
  columns: { id: 'ID', label: 'Label', predicted: 'Predict', certainty: 'p', certaintyTooltip: 'Certainty' },
  wrong: 'wrong:',
  seed: 'Seed',
  seedLabel: 'Seed of the random sample',
  /** After "Seed" and its field. */
  right: ({ right, n, value, low, high }: Proportion) => {
    const estimated = `interval ${Math.round(low * 100)} to ${Math.round(high * 100)} % (Wilson, finite-population correction)`;
    return `: ${count(right)} of ${count(n)} right, ${share(value)}${low < high ? `, ${estimated}` : '; these are all of them'}.`;
  },
} as const;

export interface Proportion {
  readonly right: number;
  readonly n: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export const SEND = {
  act: (specimens: number) => `Send ${count(specimens)} to review`,
  tooltip: (specimens: number, names: number) =>
    `${specimens === 1 ? 'It waits' : 'They wait'} with ${names > 1 ? 'one of these names' : 'this name'} from a model`,
} as const;

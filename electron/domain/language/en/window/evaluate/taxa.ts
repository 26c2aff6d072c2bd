/* Each taxon with its figures, and what holds of all taxa: ranks, distances, drift. */
import { count, counted } from '../../words.ts';
import { measure, rankAtBeginning } from '../../terms.ts';
import { JUDGING, type Judging } from './terms.ts';

export const TAXA = {
  table: 'Each taxon: precision, recall, F1 and the photos that they rest on',
  taxon: 'Taxon',
  columns: {
    photos: { label: 'Photos', what: 'Measured photos with this name on the label' },
    precision: { label: 'Precision', what: 'Of the photos given this name, so many had it on the label' },
    recall: { label: 'Recall', what: 'Of the photos with this name on the label, so many were given it' },
    f1: { label: 'F1', what: 'Harmonic mean of precision and recall' },
  },
  interval: 'Interval, 0 to 100 %',
  range: (low: number, high: number) => `${measure(low)} to ${measure(high)}`,
  takenFor: 'Most often taken for',
  missed: (name: string, photos: number) => [{ name }, `, ${count(photos)}`],
  showPhotos: 'Show its photos',
  all: 'Of all taxa together',
  blocks: 'Ranks, distances, drift',
} as const;

export const RANK_TABLE = {
  head: 'Right at each rank',
  columns: { rank: 'Rank', right: 'Right', interval: 'Interval', f1: 'F1, mean', sure: 'Sure from' },
  sureMeans: 'The least certainty from which at most 5 in 100 names are wrong, at the upper end of the interval',
  never: 'never',
  name: 'Name',
  rank: rankAtBeginning,
  /** `chance`: of always saying the commonest taxon, 0..1. */
  note: (chance: number) =>
    `For photos to come, taken like these. Always saying the commonest taxon would be right ${measure(chance)} of the time.`,
} as const;

export const DISTANCES = {
  label: 'Distances',
  head: 'How far apart the network sees them',
  kind: 'Distance',
  kinds: { cosine: 'Cosine', manhattan: 'Manhattan' },
  columns: {
    within: { label: 'within', what: 'Mean over pairs of photos of one taxon' },
    between: { label: 'between', what: 'Mean over pairs of photos of two taxa' },
    silhouette: { label: 'separation', what: 'Mean silhouette (Rousseeuw 1987): near 1 apart, near 0 touching' },
  },
  note: (photos: number, taxa: number) =>
    `Between the embeddings of ${counted(photos, 'photo')} of ${counted(taxa, 'taxon', 'taxa')}: within a taxon, and between two. Separation: near 1 well apart, near 0 touching.`,
  least: 'Least apart',
  /** Between a taxon's name and that of the taxon nearest to it. */
  nearest: 'nearest',
} as const;

export interface Drift {
  readonly distance: number;
  readonly usual: number;
  readonly learned: number;
  readonly directions: number;
}

export const DRIFT = {
  label: 'Drift',
  head: 'Do new photos look like these?',
  verdict: ({ distance, usual }: Drift, judging: Judging) => [
    'Photos that nobody named lie ',
    { strong: `${usual > 0 ? (distance / usual).toFixed(1) : '–'} times` },
    ` as far from what was learned as ${JUDGING[judging]} ones do.`,
  ],
  note: ({ distance, usual, learned, directions }: Drift) =>
    `Fréchet distance ${short(distance)} against ${short(usual)}, each between ${counted(learned, 'photo')} learned from and as many others, in ${counted(directions, 'direction')}. About once as far is no drift; the further, the less the figures here hold for them.`,
} as const;

const short = (value: number) => String(Number(value.toPrecision(3)));

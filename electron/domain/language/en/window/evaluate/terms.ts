/* Words and numbers inside the sentences about measures. In the window no line breaks before a percent sign. */
import { percent, wholePercent } from '../../words.ts';

const NARROW_SPACE = '\u202f';

export const measure = (value: number) => percent(value, 1, NARROW_SPACE);
export const share = (value: number) => wholePercent(value, NARROW_SPACE);

/** As they stand before "photos": those that judge a model. */
export const JUDGING = { test: 'test', 'held-out': 'held-out', named: 'named' } as const;
export type Judging = keyof typeof JUDGING;

export const RANKS = {
  kingdom: 'kingdom',
  phylum: 'phylum',
  class: 'class',
  order: 'order',
  family: 'family',
  genus: 'genus',
  species: 'species',
  subspecies: 'subspecies',
} as const;
export type RankSaid = keyof typeof RANKS;

/** "Species": at the beginning of a label. */
export function rankAtBeginning(rank: RankSaid): string {
  return RANKS[rank].charAt(0).toUpperCase() + RANKS[rank].slice(1);
}

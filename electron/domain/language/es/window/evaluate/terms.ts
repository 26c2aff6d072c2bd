/* Words inside the sentences about measures, in Spanish. */
import type { RankSaid } from '../../../en/terms.ts';
import { RANKS } from '../../terms.ts';

const FEMININE: ReadonlySet<RankSaid> = new Set([
  'class',
  'family',
  'species',
  'subspecies',
  'variety',
  'form',
  'label',
]);

export const isFeminine = (rank: RankSaid) => FEMININE.has(rank);

/** "el género", "la familia". */
export const theRank = (rank: RankSaid) => `${isFeminine(rank) ? 'la' : 'el'} ${RANKS[rank]}`;

/** "al género correcto", "a la familia correcta". */
export const toTheRightRank = (rank: RankSaid) =>
  isFeminine(rank) ? `a la ${RANKS[rank]} correcta` : `al ${RANKS[rank]} correcto`;

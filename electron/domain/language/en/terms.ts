/* Words and numbers inside the window's sentences. No line breaks before a percent sign there. */
import { certaintyWords, percent, wholePercent } from './words.ts';

const NARROW_SPACE = '\u202f';

/** A measure, 0..1: with one decimal. */
export const measure = (value: number) => percent(value, 1, NARROW_SPACE);

/** A share of a whole, 0..1. */
export const share = (value: number) => wholePercent(value, NARROW_SPACE);

/** A machine's certainty, 0..1. */
export const certainty = (value: number) => certaintyWords(value, NARROW_SPACE);

export const RANKS = {
  kingdom: 'kingdom',
  phylum: 'phylum',
  class: 'class',
  order: 'order',
  family: 'family',
  genus: 'genus',
  species: 'species',
  subspecies: 'subspecies',
  variety: 'variety',
  form: 'form',
  label: 'label',
} as const;
export type RankSaid = keyof typeof RANKS;

/** "Species": at the beginning of a label. */
export function rankAtBeginning(rank: RankSaid): string {
  return RANKS[rank].charAt(0).toUpperCase() + RANKS[rank].slice(1);
}

/** A label, within a sentence. */
export const withinSentence = (word: string) => word.toLowerCase();

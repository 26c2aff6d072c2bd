/* Words and numbers inside the window's sentences, in Spanish. No line breaks before a percent sign there. */
import { certaintyWords, percent, wholePercent } from './words.ts';

const NARROW_SPACE = '\u202f';

/** A measure, 0..1: with one decimal. */
export const measure = (value: number) => percent(value, 1, NARROW_SPACE);

/** A share of a whole, 0..1. */
export const share = (value: number) => wholePercent(value, NARROW_SPACE);

/** A machine's certainty, 0..1. */
export const certainty = (value: number) => certaintyWords(value, NARROW_SPACE);

export const RANKS = {
  kingdom: 'reino',
  phylum: 'filo',
  class: 'clase',
  order: 'orden',
  family: 'familia',
  genus: 'género',
  species: 'especie',
  subspecies: 'subespecie',
  variety: 'variedad',
  form: 'forma',
  label: 'etiqueta',
} as const;
export type RankSaid = keyof typeof RANKS;

/** "Especie": at the beginning of a label. */
export function rankAtBeginning(rank: RankSaid): string {
  return RANKS[rank].charAt(0).toUpperCase() + RANKS[rank].slice(1);
}

/** A label, within a sentence. */
export const withinSentence = (word: string) => word.toLowerCase();

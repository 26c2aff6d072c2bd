/* Words and numbers inside the window's sentences, in German. No line breaks before a percent sign there. */
import type { RankSaid } from '../en/terms.ts';
import { certaintyWords, percent, wholePercent } from './words.ts';

export type { RankSaid } from '../en/terms.ts';

const NARROW_SPACE = '\u202f';

/** A measure, 0..1: with one decimal. */
export const measure = (value: number) => percent(value, 1, NARROW_SPACE);

/** A share of a whole, 0..1. */
export const share = (value: number) => wholePercent(value, NARROW_SPACE);

/** A machine's certainty, 0..1. */
export const certainty = (value: number) => certaintyWords(value, NARROW_SPACE);

export const RANKS = {
  kingdom: 'Reich',
  phylum: 'Stamm',
  class: 'Klasse',
  order: 'Ordnung',
  family: 'Familie',
  genus: 'Gattung',
  species: 'Art',
  subspecies: 'Unterart',
  variety: 'Varietät',
  form: 'Form',
  label: 'Klassenname',
} as const satisfies Readonly<Record<RankSaid, string>>;

/** "Art": at the beginning of a label, where a German noun is as anywhere. */
export function rankAtBeginning(rank: RankSaid): string {
  return RANKS[rank];
}

/** A label, within a sentence. */
export const withinSentence = (word: string) => word;

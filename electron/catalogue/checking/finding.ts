/* A finding of a look over a catalogue. Pure. */
import type { CatalogueFinding } from '../../contract/collection.ts';
import { type Reason, reasonSentence } from '../../domain/problems.ts';
import { shownPath } from '../../domain/path-text.ts';

const NAMES_IN_A_SENTENCE = 5;
const MOST_SIGNS = 200;

export function finding(verdict: CatalogueFinding['verdict'], about: Reason): CatalogueFinding {
  return { verdict, sentence: reasonSentence(about), about };
}

/** The first of them, and how many more there are. */
export function some(names: readonly string[]): string {
  const shown = shownPath(names.slice(0, NAMES_IN_A_SENTENCE).map(cut).join(', '));
  return names.length > NAMES_IN_A_SENTENCE ? `${shown} and ${names.length - NAMES_IN_A_SENTENCE} more` : shown;
}

/** What a damaged or foreign file holds may be of any length. */
export function cut(text: string): string {
  return text.length > MOST_SIGNS ? `${text.slice(0, MOST_SIGNS)}…` : text;
}

/* A finding of a look over a catalogue. Pure. */
import type { CatalogueFinding } from '../../contract/collection.ts';
import { type Reason, reasonSentence } from '../../domain/problems.ts';

export function finding(verdict: CatalogueFinding['verdict'], about: Reason): CatalogueFinding {
  return { verdict, sentence: reasonSentence(about), about };
}

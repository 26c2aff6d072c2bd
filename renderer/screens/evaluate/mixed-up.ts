/* Which two names are taken for each other most often. Pure; no DOM. */
import type { Evaluation } from '../../../electron/domain/evaluation.ts';

export interface MixedPair {
  /** Places in the evaluation's `taxa`; the first is taken for the second at least as often as the other way round. */
  readonly first: number;
  readonly second: number;
  /** Photos, both ways together. */
  readonly photos: number;
  readonly firstForSecond: number;
}

/** Most photos first; among equals in the order of the taxa. */
export function mixedPairs({ confusion }: Pick<Evaluation, 'confusion'>): MixedPair[] {
  const pairs: MixedPair[] = [];
  for (const [a, row] of confusion.entries()) {
    for (let b = a + 1; b < row.length; b++) {
      const [there, back] = [row[b] ?? 0, confusion[b]?.[a] ?? 0];
      if (there + back === 0) continue;
      const [first, second] = there >= back ? [a, b] : [b, a];
      pairs.push({ first, second, photos: there + back, firstForSecond: Math.max(there, back) });
    }
  }
  return pairs.sort((one, other) => other.photos - one.photos);
}

/** Where the photos of one taxon went that were not named rightly; most first. */
export function takenFor(
  { confusion }: Pick<Evaluation, 'confusion'>,
  label: number,
): { place: number; photos: number }[] {
  return (confusion[label] ?? [])
    .map((photos, place) => ({ place, photos }))
    .filter(({ place, photos }) => place !== label && photos > 0)
    .sort((one, other) => other.photos - one.photos);
}

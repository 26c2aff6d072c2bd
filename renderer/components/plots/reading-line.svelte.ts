/*
 * The reading line: one place on the x axis that several plots show together, moved by the pointer or by the keys.
 */
import { nextPlace } from './thin.ts';

export class ReadingLine {
  /** null: nothing is being read, the plots show the newest figures. */
  at = $state<number | null>(null);

  /** To the place before or after, among `places` (ascending). */
  move(places: readonly number[], by: -1 | 1): void {
    this.at = nextPlace(places, this.at, by);
  }

  toFirst(places: readonly number[]): void {
    this.at = places[0] ?? null;
  }

  toNewest(places: readonly number[]): void {
    this.at = places.at(-1) ?? null;
  }

  clear(): void {
    this.at = null;
  }
}

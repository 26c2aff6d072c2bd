/*
 * What the order of photos says at an imaging station: a photo without a number of its own belongs to the specimen before it,
 * and where views are taken in a fixed order, its place says the view. Pure.
 */
import { numberIdentity } from '../../domain/intake/number-identity.ts';

interface Place {
  readonly number: string | null;
  readonly taken: number;
}

export class Sequence {
  readonly #views: readonly string[] | null;
  #place: Place = { number: null, taken: 0 };
  /** Places before each photo that was taken, the last one at the end. */
  readonly #before: Place[] = [];
  /** The next photo takes the place of the last one. */
  #isRetake = false;

  constructor(views: readonly string[] | null) {
    this.#views = views;
  }

  get number(): string | null {
    return this.#place.number;
  }

  get nextView(): string | null {
    return this.#views?.[this.#isRetake ? this.#place.taken - 1 : this.#place.taken] ?? null;
  }

  /** Whether every view of this specimen was taken: a photo without a number is of another one. */
  get isComplete(): boolean {
    return this.#views !== null && !this.#isRetake && this.#place.taken >= this.#views.length;
  }

  /** The view of the next photo, which says this number, or none of its own; `isAgain`: it replaces the last one. */
  take(number: string | null): { readonly view: string | null; readonly isAgain: boolean } {
    const { number: current, taken } = this.#place;
    const isNew = number !== null && (current === null || numberIdentity(number) !== numberIdentity(current));
    const isAgain = this.#isRetake && !isNew && taken > 0;
    const at = isNew ? 0 : isAgain ? taken - 1 : taken;
    this.#before.push(this.#place);
    if (this.#before.length > MOST_BEFORE) this.#before.shift();
    this.#place = { number: isNew ? number : current, taken: at + 1 };
    this.#isRetake = false;
    return { view: this.#views?.[at] ?? null, isAgain };
  }

  next(): void {
    this.#place = { number: null, taken: 0 };
    this.#isRetake = false;
  }

  retake(): void {
    this.#isRetake = this.#place.taken > 0;
  }

  /** As before the last photo. */
  back(): void {
    this.#place = this.#before.pop() ?? this.#place;
    this.#isRetake = false;
  }
}

/** Photos that can be taken back one after the other. */
const MOST_BEFORE = 100;

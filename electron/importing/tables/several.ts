/* Lists by key of which most hold one item: that one alone is kept, since hundreds of thousands of lists take much memory. Pure. */

export class Several<T extends object | string> {
  readonly #items = new Map<string, T | T[]>();

  add(key: string, item: T): void {
    const there = this.#items.get(key);
    if (there === undefined) this.#items.set(key, item);
    else if (Array.isArray(there)) there.push(item);
    else this.#items.set(key, [there, item]);
  }

  get(key: string): readonly T[] {
    const there = this.#items.get(key);
    return there === undefined ? [] : Array.isArray(there) ? there : [there];
  }

  /** Lists of two items and more. */
  *lists(): Generator<readonly T[] | null> {
    for (const there of this.#items.values()) yield Array.isArray(there) ? there : null;
  }
}

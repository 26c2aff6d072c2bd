/*
 * Identifiers that were met, a million of them in 50 MB: of each 96 bits of its hash are kept, in tables of numbers. Two
 * different ones are taken for one with a chance of one in 10^17. Runs in the catalogue thread.
 */
import { createHash } from 'node:crypto';
import type { Known } from '../domain/darwin-core/verdict/check-rows.ts';

const FIRST_SLOTS = 1024;

/** Numbers in two arrays, found by the first of them; a slot of which both are 0 is free. */
class Hashes {
  #slots = FIRST_SLOTS;
  #high = new Float64Array(FIRST_SLOTS);
  #low = new Float64Array(FIRST_SLOTS);
  #taken = 0;

  /** False where it was there. */
  add(high: number, low: number): boolean {
    if (this.#taken * 2 >= this.#slots) this.#grow();
    const slot = this.#find(high, low);
    if (this.#high[slot] !== 0 || this.#low[slot] !== 0) return false;
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#taken += 1;
    return true;
  }

  has(high: number, low: number): boolean {
    const slot = this.#find(high, low);
    return this.#high[slot] !== 0 || this.#low[slot] !== 0;
  }

  #find(high: number, low: number): number {
    for (let slot = high % this.#slots; ; slot = (slot + 1) % this.#slots) {
      const [h, l] = [this.#high[slot], this.#low[slot]];
      if ((h === high && l === low) || (h === 0 && l === 0)) return slot;
    }
  }

  #grow(): void {
    const [highs, lows] = [this.#high, this.#low];
    this.#slots *= 2;
    this.#high = new Float64Array(this.#slots);
    this.#low = new Float64Array(this.#slots);
    for (const [index, high] of highs.entries()) {
      const low = lows[index] ?? 0;
      if (high === 0 && low === 0) continue;
      const slot = this.#find(high, low);
      this.#high[slot] = high;
      this.#low[slot] = low;
    }
  }
}

export class KnownIds implements Known {
  readonly #exact = new Hashes();
  readonly #inSmall = new Hashes();

  add(id: string): 'new' | 'exact' | 'case' {
    const isNew = this.#exact.add(...hashOf(id));
    const isNewInSmall = this.#inSmall.add(...hashOf(id.toLowerCase()));
    return isNewInSmall ? 'new' : isNew ? 'case' : 'exact';
  }

  has(id: string): boolean {
    return this.#exact.has(...hashOf(id));
  }
}

function hashOf(id: string): [high: number, low: number] {
  const hash = createHash('sha1').update(id).digest();
  return [hash.readUIntBE(0, 6), hash.readUIntBE(6, 6)];
}

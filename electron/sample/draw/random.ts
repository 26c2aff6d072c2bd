/* Seeded random numbers for the sample collection. Everything drawn or planned takes its random numbers from here, so that a
   seed always gives the same collection, byte for byte. A stream is named by words and numbers ("7/carabus-auratus/12/pose"):
   so one part can draw more or fewer numbers without changing the others. No imports; runs anywhere. */

/** FNV-1a over UTF-16 code units, ended by Murmur3's finaliser: a well spread 32-bit number from a name. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

export class Random {
  #state: number;

  constructor(...name: readonly (string | number)[]) {
    this.#state = hash(name.join('/'));
  }

  /** Mulberry32: uniform in [0, 1). */
  unit(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let x = this.#state;
    x = Math.imul(x ^ (x >>> 15), x | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.unit();
  }

  /** Uniform in [-by, by). */
  sway(by: number): number {
    return (this.unit() * 2 - 1) * by;
  }

  /** Bell-shaped around 0, standard deviation `by`, never past 2.4 of it (sum of four uniforms). */
  bell(by: number): number {
    return (this.unit() + this.unit() + this.unit() + this.unit() - 2) * by * Math.sqrt(3);
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** A whole number from 0 to count - 1. */
  below(count: number): number {
    return Math.floor(this.unit() * count);
  }

  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] ?? list[0];
  }

  /** Fisher-Yates on a copy. */
  shuffled<T>(list: readonly T[]): T[] {
    const out = [...list];
    for (let i = out.length - 1; i > 0; i--) {
      const k = this.below(i + 1);
      [out[i], out[k]] = [out[k] as T, out[i] as T];
    }
    return out;
  }
}

/*
 * Chances that belong to a thing and not to a moment: each number is worked out from a seed and the keys of what it is
 * for (an epoch, a photo, a specimen), so neither order, nor what else is there, nor an interruption can change it.
 * Runs anywhere.
 */

/** MurmurHash3 (x86, 32 bit) over 32-bit words; numbers above 2^32 give two words. https://github.com/aappleby/smhasher */
function hash(salt: number, keys: readonly number[]): number {
  let h = salt | 0;
  let words = 0;
  const mix = (word: number) => {
    let k = Math.imul(word, 0xcc9e2d51);
    k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    h ^= k;
    h = (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
    words += 1;
  };
  for (const key of keys) {
    if (!Number.isSafeInteger(key)) throw new RangeError(`a key of a chance must be a whole number, not ${key}`);
    mix(key | 0);
    mix(Math.floor(key / 0x100000000));
  }
  h ^= words * 4;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Uniform in [0, 1), 53 bits, from whole numbers (a seed first, then the keys of what the number is for). */
export function chance(...keys: readonly number[]): number {
  return ((hash(0x9747b28c, keys) >>> 5) * 0x4000000 + (hash(0x3c6ef372, keys) >>> 6)) / 0x20000000000000;
}

/**
 * The items in a random order: sorted by each one's own chance, so that leaving one out moves no other.
 * `key` must differ between items; ties (one in 2^53) fall to the smaller key.
 */
export function shuffled<T>(items: readonly T[], key: (item: T) => number, ...seed: readonly number[]): T[] {
  return items
    .map((item) => ({ item, key: key(item), at: chance(...seed, key(item)) }))
    .sort((a, b) => a.at - b.at || a.key - b.key)
    .map(({ item }) => item);
}

/*
 * Files changed as accidents and strangers change them: bits flipped, lengths and counts made extreme, pieces cut out,
 * doubled, moved, cut short; texts with signs that parsers trip over. From a seed alone, so that each can be made again.
 */

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const EXTREMES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];
const TOKENS = [
  '"',
  "'",
  ',',
  ';',
  '\t',
  '\r',
  '\n',
  '\0',
  '\u{feff}',
  '{',
  '}',
  '[',
  ']',
  '\\',
  '../',
  '1e999',
  '-1',
  'null',
  '=1+1',
  '×',
];
const MOST_CHANGES = 4;

/** One mutant of `bytes`; never the very same. */
export function mutant(bytes: Uint8Array, seed: number): Buffer {
  const chance = chanceFrom(seed);
  const below = (limit: number) => Math.floor(chance() * limit);
  let changed: Buffer = Buffer.from(bytes);
  for (let change = 0; change <= below(MOST_CHANGES); change++) changed = oneChange(changed, chance, below);
  if (changed.equals(bytes)) changed = Buffer.concat([changed, Buffer.from([below(256)])]);
  return changed;
}

function oneChange(bytes: Buffer, chance: () => number, below: (limit: number) => number): Buffer {
  // Headers and directories are where formats say what is to come.
  const length = bytes.length;
  const at = chance() < 0.5 ? below(Math.min(length, 512)) : below(length);
  const piece = () => bytes.subarray(at, at + 1 + below(Math.min(64, Math.max(1, length - at))));
  switch (below(9)) {
    case 0: {
      const copy = Buffer.from(bytes);
      if (length > 0) copy[at] = (copy[at] ?? 0) ^ (1 << below(8));
      return copy;
    }
    case 1: {
      const copy = Buffer.from(bytes);
      if (length > 0) copy[at] = [0, 0x7f, 0x80, 0xff][below(4)] ?? 0;
      return copy;
    }
    case 2: {
      if (length < at + 4) return bytes.subarray(0, at);
      const copy = Buffer.from(bytes);
      const value = EXTREMES[below(EXTREMES.length)] ?? 0;
      if (chance() < 0.5) copy.writeUInt32LE(value, at);
      else copy.writeUInt32BE(value, at);
      return copy;
    }
    case 3:
      return bytes.subarray(0, at);
    case 4:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + piece().length)]);
    case 5:
      return Buffer.concat([bytes.subarray(0, at), piece(), bytes.subarray(at)]);
    case 6: {
      const other = below(length);
      const copy = Buffer.from(bytes);
      piece().copy(copy, other);
      return copy;
    }
    case 7:
      return Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from(TOKENS[below(TOKENS.length)] ?? ''),
        bytes.subarray(at),
      ]);
    default: {
      const noise = Buffer.from(Array.from({ length: 1 + below(16) }, () => below(256)));
      return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(Math.min(length, at + below(16)))]);
    }
  }
}

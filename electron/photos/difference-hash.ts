/*
 * A perceptual hash: pictures that look alike have hashes that differ in few bits, whatever their size, format or quality.
 * Specimens in one pose on one plain ground often have such hashes too, so a small grey picture tells copies from those.
 * Runs in the catalogue thread; sharp's pool works.
 */
import { addTo } from '../domain/lists.ts';
import type { Sharp } from './picture-library.ts';
import { openPhoto } from './thumbnail.ts';

/** 64 bits as two numbers below 2^32. */
export interface DifferenceHash {
  readonly high: number;
  readonly low: number;
}

/** Of 256; on the plain ground of a specimen photo smaller differences are the noise of its compression. */
const MARGIN = 3;

/** What two pictures are compared by. */
export interface Look extends DifferenceHash {
  /** [16, 16] grey bytes. */
  readonly grey: Uint8Array;
}

const GREY_SIDE = 16;
/** Copies made smaller and of poor quality have 0.993 and more, drawn specimens of one pose and ground up to 0.978. */
const COPY_CORRELATION = 0.985;

/**
 * dHash of 9 x 8 grey pixels, each bit saying whether a pixel is darker than the one to its right; and the grey picture.
 * Rejects with sharp's error.
 */
export async function lookOf(file: string | Buffer | Sharp): Promise<Look> {
  const opened = typeof file === 'string' || Buffer.isBuffer(file) ? openPhoto(file) : file;
  const picture = opened.flatten({ background: '#fff' }).greyscale();
  const [small, grey] = await Promise.all([
    picture.clone().resize(stretched(9, 8)).raw().toBuffer(),
    picture.clone().resize(stretched(GREY_SIDE, GREY_SIDE)).raw().toBuffer(),
  ]);
  const bits = Array.from({ length: 64 }, (_, bit): number => {
    const at = Math.floor(bit / 8) * 9 + (bit % 8);
    return small[at + 1]! - small[at]! >= MARGIN ? 1 : 0;
  });
  const word = (from: number) => bits.slice(from, from + 32).reduce((value, bit) => value * 2 + bit, 0);
  return { high: word(0), low: word(32), grey: new Uint8Array(grey) };
}

function stretched(width: number, height: number) {
  // Shrinking while decoding depends on the format, so copies in two formats would differ.
  return { width, height, fit: 'fill', fastShrinkOnLoad: false } as const;
}

/** Whether two pictures are copies of one: near in their hashes, and alike pixel by pixel except for light and contrast. */
export function areNearCopies(a: Look, b: Look): boolean {
  return bitsApart(a, b) <= NEAR_BITS && correlation(a.grey, b.grey) >= COPY_CORRELATION;
}

/** Pearson's; 1 for two pictures without any contrast. */
function correlation(a: Uint8Array, b: Uint8Array): number {
  const mean = (list: Uint8Array) => list.reduce((x, y) => x + y, 0) / list.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, ownA, ownB] = [0, 0, 0];
  a.forEach((value, i) => {
    const [x, y] = [value - meanA, b[i]! - meanB];
    both += x * y;
    ownA += x * x;
    ownB += y * y;
  });
  if (ownA === 0 || ownB === 0) return ownA === ownB ? 1 : 0;
  return both / Math.sqrt(ownA * ownB);
}

/** Bits in which two hashes differ, 0..64. */
export function bitsApart(a: DifferenceHash, b: DifferenceHash): number {
  return ones(a.high ^ b.high) + ones(a.low ^ b.low);
}

function ones(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Near copies differ in so many bits at most. */
export const NEAR_BITS = 4;

/**
 * Finds hashes at most NEAR_BITS apart among many: cut into five pieces, two such hashes have at least one piece in
 * common, so only those that share a piece are compared.
 */
export class NearHashes<T> {
  readonly #byPiece = new Map<number, { readonly hash: DifferenceHash; readonly item: T }[]>();

  add(hash: DifferenceHash, item: T): void {
    for (const piece of pieces(hash)) addTo(this.#byPiece, piece, { hash, item });
  }

  /** The nearest one that `counts` accepts, or null; of equally near ones the one added first. */
  nearest(hash: DifferenceHash, counts: (item: T) => boolean): { readonly item: T; readonly bits: number } | null {
    let nearest: { item: T; bits: number } | null = null;
    for (const piece of pieces(hash)) {
      for (const other of this.#byPiece.get(piece) ?? []) {
        const bits = bitsApart(hash, other.hash);
        if (bits <= NEAR_BITS && bits < (nearest?.bits ?? NEAR_BITS + 1) && counts(other.item)) {
          nearest = { item: other.item, bits };
        }
      }
    }
    return nearest;
  }
}

/** Five pieces of 13, 13, 13, 13 and 12 bits, each with its number above its bits. */
function pieces({ high, low }: DifferenceHash): number[] {
  return [
    high >>> 19,
    (1 << 13) | ((high >>> 6) & 0x1fff),
    (2 << 13) | ((high & 0x3f) << 7) | (low >>> 25),
    (3 << 13) | ((low >>> 12) & 0x1fff),
    (4 << 13) | (low & 0xfff),
  ];
}

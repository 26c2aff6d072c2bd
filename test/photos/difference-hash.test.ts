/* The perceptual hash on real pictures, and the search among many against looking at every pair. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  areNearCopies,
  bitsApart,
  type DifferenceHash,
  lookOf,
  NEAR_BITS,
  NearHashes,
} from '../../electron/photos/difference-hash.ts';
import { chance } from '../../electron/domain/statistics/chance.ts';

/** A beetle of sorts on a pale ground. */
function drawing(key: number, width = 320, height = 240): Buffer {
  const vary = (what: number, low: number, high: number) => Math.round(low + (high - low) * chance(5, key, what));
  const spots = Array.from({ length: 12 }, (_, i) => {
    const at = `cx="${vary(10 + i, 20, 300)}" cy="${vary(30 + i, 20, 220)}" r="${vary(50 + i, 10, 45)}"`;
    return `<circle ${at} fill="hsl(${vary(70 + i, 0, 360)}, 60%, ${vary(90 + i, 15, 70)}%)"/>`;
  });
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240" width="${width}" height="${height}">
      <rect width="320" height="240" fill="#eee"/>${spots.join('')}</svg>`,
  );
}

describe('lookOf', () => {
  it('hardly changes with size, format, quality and light, and differs between pictures', async () => {
    const original = await sharp(drawing(1)).jpeg({ quality: 92 }).toBuffer();
    const hash = await lookOf(original);
    const versions = [
      await sharp(original).resize(160).jpeg({ quality: 60 }).toBuffer(),
      await sharp(original).png().toBuffer(),
      await sharp(original).linear(0.96, 2).webp().toBuffer(),
    ];
    for (const version of versions) expect(areNearCopies(hash, await lookOf(version))).toBe(true);
    for (const key of [2, 3, 4, 5]) {
      const other = await sharp(drawing(key)).jpeg().toBuffer();
      expect(bitsApart(hash, await lookOf(other))).toBeGreaterThan(2 * NEAR_BITS);
    }
  });

  it('has a bit for each pixel that is darker than its right neighbour, row by row', async () => {
    const pixels = Buffer.from(
      Array.from({ length: 72 }, (_, i) => (i < 9 ? i * 20 : i < 18 ? 200 - (i - 9) * 20 : 128)),
    );
    const png = await sharp(pixels, { raw: { width: 9, height: 8, channels: 1 } })
      .png()
      .toBuffer();
    expect(await lookOf(png)).toMatchObject({ high: 0xff000000, low: 0 });
  });

  it('rejects what is no picture', async () => {
    await expect(lookOf(Buffer.from('no picture'))).rejects.toThrow();
  });
});

describe('areNearCopies', () => {
  it('is not so for another specimen in the same pose, however near its hash', async () => {
    const look = await lookOf(await sharp(drawing(1)).png().toBuffer());
    const other = look.grey.map((value, i) => (i % 3 === 0 ? 255 - value : value));
    expect(areNearCopies(look, { ...look, grey: other })).toBe(false);
    expect(areNearCopies(look, { ...look, grey: look.grey.map((value) => value * 0.8 + 20) })).toBe(true);
    expect(areNearCopies(look, { ...look, low: ~look.low >>> 0 })).toBe(false);
  });

  it('is so for two pictures without any contrast', () => {
    const plain = { high: 0, low: 0, grey: new Uint8Array(256).fill(7) };
    expect(areNearCopies(plain, { ...plain, grey: new Uint8Array(256).fill(200) })).toBe(true);
    const spot = plain.grey.map((value, i) => (i === 9 ? 200 : value));
    expect(areNearCopies(plain, { ...plain, grey: spot })).toBe(false);
  });
});

describe('bitsApart', () => {
  it('counts every bit of both halves', () => {
    expect(bitsApart({ high: 0xffffffff, low: 0 }, { high: 0, low: 0xffffffff })).toBe(64);
    expect(bitsApart({ high: 0x80000001, low: 0x00010000 }, { high: 1, low: 0 })).toBe(2);
    expect(bitsApart({ high: 9, low: 9 }, { high: 9, low: 9 })).toBe(0);
  });
});

describe('NearHashes', () => {
  const random = (key: number): DifferenceHash => ({
    high: Math.floor(chance(3, key, 0) * 2 ** 32),
    low: Math.floor(chance(3, key, 1) * 2 ** 32),
  });
  const withBits = ({ high, low }: DifferenceHash, key: number, bits: number): DifferenceHash => {
    const turned = [high, low];
    const places = new Set<number>();
    for (let i = 0; places.size < bits; i++) places.add(Math.floor(chance(4, key, i) * 64));
    for (const place of places) turned[place >> 5] = (turned[place >> 5]! ^ (1 << (place & 31))) >>> 0;
    return { high: turned[0]!, low: turned[1]! };
  };

  it('finds the nearest of those that differ in four bits at most, wherever the bits lie, as looking at all does', () => {
    const all = Array.from({ length: 300 }, (_, key) => random(key));
    const near = new NearHashes<number>();
    for (const [key, hash] of all.entries()) near.add(hash, key);
    let found = 0;
    for (let key = 0; key < 600; key++) {
      const wanted = withBits(all[key % 300]!, key, key % 7);
      const best = all
        .map((hash, item) => ({ item, bits: bitsApart(hash, wanted) }))
        .filter(({ bits }) => bits <= NEAR_BITS)
        .sort((a, b) => a.bits - b.bits || a.item - b.item)[0];
      expect(near.nearest(wanted, () => true)).toEqual(best ?? null);
      if (best) found += 1;
    }
    expect(found).toBeGreaterThan(400);
    expect(found).toBeLessThan(600);
  });

  it('passes over those that do not count', () => {
    const near = new NearHashes<string>();
    near.add({ high: 1, low: 1 }, 'itself');
    near.add({ high: 1, low: 3 }, 'another');
    expect(near.nearest({ high: 1, low: 1 }, (item) => item !== 'itself')).toEqual({ item: 'another', bits: 1 });
    expect(near.nearest({ high: 0xffff, low: 0xffff }, () => true)).toBeNull();
  });
});

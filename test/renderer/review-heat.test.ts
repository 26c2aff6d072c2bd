import { expect, test } from 'vitest';
import { heatPixels, wordsOf } from '../../renderer/screens/review/heat.ts';

const COLOUR = [200, 0, 150] as const;
/** Density of a pixel, 0..255. */
const alpha = (pixels: Uint8ClampedArray, width: number, x: number, y: number) => pixels[4 * (y * width + x) + 3]!;

test('the strongest place is the densest, and lies on its own middle', () => {
  // Three by three; the strongest in the middle row, last column, whose middle lies at two thirds of the width.
  const values = [0, 0, 0, 0, 0.2, 1, 0, 0, 0];
  const centres = [0, 1 / 3, 2 / 3];
  const pixels = heatPixels({ values, centres }, 90, 90, COLOUR);
  let strongest = { x: 0, y: 0, alpha: -1 };
  for (let y = 0; y < 90; y++)
    for (let x = 0; x < 90; x++) {
      const found = alpha(pixels, 90, x, y);
      if (found > strongest.alpha) strongest = { x, y, alpha: found };
    }
  expect(strongest.x).toBeGreaterThanOrEqual(59);
  expect(strongest.x).toBeLessThanOrEqual(61);
  expect(strongest.y).toBeGreaterThanOrEqual(29);
  expect(strongest.y).toBeLessThanOrEqual(31);
  // Beyond the last middle it stays as strong.
  expect(alpha(pixels, 90, 89, strongest.y)).toBe(strongest.alpha);
  expect(Array.from(pixels.slice(0, 3))).toEqual([...COLOUR]);
});

test('values run smoothly and never pass the places between which they lie', () => {
  const pixels = heatPixels({ values: [1, 0.25, 0.25, 1], centres: [0.1, 0.9] }, 50, 1, COLOUR);
  const row = Array.from({ length: 50 }, (_, x) => alpha(pixels, 50, x, 0));
  row.slice(1).forEach((value, x) => expect(Math.abs(value - row[x]!)).toBeLessThan(12));
  expect(Math.max(...row)).toBeLessThanOrEqual(Math.round(255 * 0.72));
  expect(Math.min(...row)).toBeGreaterThanOrEqual(Math.floor(0.25 * 255 * 0.72));
});

test('one place covers the whole photo evenly; nothing covers nothing', () => {
  const even = heatPixels({ values: [1], centres: [0.5] }, 8, 6, COLOUR);
  expect(new Set(even.filter((_, index) => index % 4 === 3)).size).toBe(1);
  const none = heatPixels({ values: [0, 0, 0, 0], centres: [0.2, 0.7] }, 8, 6, COLOUR);
  expect(none.filter((_, index) => index % 4 === 3).every((value) => value === 0)).toBe(true);
});

test('of a box it lies in the box alone', () => {
  const box = { x: 0.25, y: 0.5, width: 0.5, height: 0.25 };
  const pixels = heatPixels({ values: [1], centres: [0.5], box }, 8, 8, COLOUR);
  const covered = Array.from({ length: 64 }, (_, at) => at).filter((at) => pixels[4 * at + 3] !== 0);
  expect(covered).toEqual([34, 35, 36, 37, 42, 43, 44, 45]);
  expect(pixels[4 * 34 + 3]).toBe(heatPixels({ values: [1], centres: [0.5] }, 1, 1, COLOUR)[3]);
});

test('is told with its number of fields', () => {
  const map = (side: number, value: number) => ({
    values: Array.from({ length: side * side }, () => value),
    centres: Array.from({ length: side }, (_, place) => place / side),
  });
  expect(wordsOf(map(7, 1)).after).toBe(', by a map of 7 × 7 fields');
  expect(wordsOf(map(8, 0)).before).toContain('No part of this photo alone');
  expect(wordsOf(null).after).toBe('…');
});

/* Intervals of a share of photos where a specimen has several, against statsmodels' variance clustered by specimen. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { effectivePhotos, wilsonBySpecimen } from '../../../electron/domain/statistics/specimens.ts';
import { wilsonOfMany } from '../../../electron/domain/statistics/metrics.ts';

interface Case {
  specimen: number[];
  right: number[];
  effective: number;
  low: number;
  high: number;
}
/** Made by specimens-reference.py. */
const { cases } = JSON.parse(readFileSync(new URL('specimens-reference.json', import.meta.url), 'utf8')) as {
  cases: Case[];
};
const photosOf = ({ specimen, right }: Pick<Case, 'specimen' | 'right'>) =>
  specimen.map((specimenId, place) => ({ specimenId, right: right[place] === 1 }));
const nearly = (found: number, expected: number) => expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9);

describe('photos of one specimen', () => {
  it.each(cases.map((one, place) => [place, one] as const))('have the design effect of statsmodels: %s', (_, one) => {
    const photos = photosOf(one);
    nearly(effectivePhotos(photos), one.effective);
    const { n, right, low, high } = wilsonBySpecimen(photos);
    expect({ n, right }).toEqual({ n: one.right.length, right: one.right.filter((value) => value === 1).length });
    nearly(low, one.low);
    nearly(high, one.high);
  });

  it('count each where a specimen has one, and once together where they are all alike', () => {
    const single = photosOf(cases[3]!);
    nearly(effectivePhotos(single), single.length);
    const plain = wilsonOfMany(single.filter(({ right }) => right).length, single.length);
    const found = wilsonBySpecimen(single);
    nearly(found.low, plain.low);
    nearly(found.high, plain.high);
    // Four photos each, right or wrong together: the effect is 4 but for the finite numbers.
    const alike = Array.from({ length: 400 }, (_, i) => ({ specimenId: i % 100, right: i % 100 < 70 }));
    expect(effectivePhotos(alike)).toBeCloseTo(100, -1);
    expect(wilsonBySpecimen(alike).low).toBeCloseTo(wilsonOfMany(70, 100).low, 2);
  });

  it('count once each where all are right or none is, and where there is one specimen', () => {
    const all = (right: boolean) => Array.from({ length: 12 }, (_, i) => ({ specimenId: i % 3, right }));
    expect(wilsonBySpecimen(all(true)).low).toBe(wilsonOfMany(3, 3).low);
    expect(wilsonBySpecimen(all(false)).high).toBe(wilsonOfMany(0, 3).high);
    expect(effectivePhotos([true, false, true].map((right) => ({ specimenId: 1, right })))).toBe(1);
    expect(() => wilsonBySpecimen([])).toThrow(RangeError);
  });

  it('never count for more than they are', () => {
    // One right and one wrong in each specimen: the share varies less than that of single photos would.
    const even = Array.from({ length: 40 }, (_, i) => ({ specimenId: i >> 1, right: i % 2 === 0 }));
    expect(effectivePhotos(even)).toBe(40);
  });
});

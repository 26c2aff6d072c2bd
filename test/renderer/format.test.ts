import { describe, expect, it } from 'vitest';
import { counted } from '../../electron/domain/language/en/words.ts';
import {
  formatBytes,
  formatCertainty,
  formatCount,
  formatDuration,
  formatMeasure,
  formatRate,
  formatShare,
  formatWhen,
} from '../../renderer/state/format.ts';

const SPACE = '\u202f';

describe('numbers', () => {
  it('are grouped as English does', () => {
    expect(formatCount(7096)).toBe('7,096');
    expect(counted(1, 'photo')).toBe('1 photo');
    expect(counted(0, 'photo')).toBe('0 photos');
    expect(counted(2, 'type is', 'types are')).toBe('2 types are');
  });

  it.each([
    [0, '0'],
    [1, '100'],
    [0.4515, '45'],
    [0.001, '1'],
    [0.9999, '99'],
  ])('a share of %f never reads as all or nothing', (share, text) => {
    expect(formatShare(share)).toBe(`${text}${SPACE}%`);
  });

  it.each([
    [1, '100'],
    [0.9999, '99'],
    [0.61, '61'],
    [0.015, '2'],
    [0, '0'],
  ])('a certainty of %f is whole', (certainty, text) => {
    expect(formatCertainty(certainty)).toBe(`${text}${SPACE}%`);
  });

  it('a certainty below 1 % has one decimal, and never reads 0', () => {
    expect(formatCertainty(0.004)).toBe(`0.4${SPACE}%`);
    expect(formatCertainty(0.00001)).toBe(`<0.1${SPACE}%`);
  });

  it('a measure has one decimal', () => {
    expect(formatMeasure(0.947)).toBe(`94.7${SPACE}%`);
  });
});

describe('times', () => {
  it.each([
    [0, '0 s'],
    [24.4, '24 s'],
    [59.6, '1 min'],
    [170, '3 min'],
    [8880, '2 h 28 min'],
    [7200, '2 h'],
    [3599, '1 h'],
    [86_400 * 3 + 4 * 3600, '3 days 4 h'],
  ])('%f seconds', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it('rates are a second, or a minute where they are slow', () => {
    expect(formatRate(96.2)).toBe('96 a second');
    expect(formatRate(14.6)).toBe('14.6 a second');
    expect(formatRate(0.5)).toBe('30 a minute');
  });

  it('moments are told as one would say them', () => {
    const now = new Date(2026, 10, 23, 12, 0);
    const at = (...parts: [number, number, number, number]) => formatWhen(new Date(...parts, 0).toISOString(), now);
    expect(at(2026, 10, 23, 6)).toBe('today 06:00');
    expect(at(2026, 10, 22, 23)).toBe('yesterday');
    expect(at(2026, 10, 19, 1)).toBe('Thursday');
    expect(at(2026, 9, 2, 1)).toBe('2 Oct');
    expect(at(2024, 9, 2, 1)).toBe('2 Oct 2024');
    expect(formatWhen(new Date(2026, 10, 23, 11, 59).toISOString(), now)).toBe('just now');
    expect(formatWhen('nonsense', now)).toBe('');
  });
});

it.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [12_400, '12 kB'],
  [2_400_000, '2.4 MB'],
  [999_600, '1 MB'],
])('%d bytes', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

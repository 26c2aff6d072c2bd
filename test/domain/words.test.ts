/* One set of words for numbers: what the terminal, the window, figures and a run's sentences say of one number is one thing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { counted } from '../../electron/domain/language/en/words.ts';
import {
  aboutDuration,
  bareRange,
  bytesWords,
  certaintyWords,
  decimal,
  lossWords,
  ordinal,
  percent,
  percentRange,
  rateWords,
  shortCount,
  shortened,
  wholePercent,
} from '../../electron/domain/words.ts';
import { formatCertainty, formatMeasure, formatShare } from '../../renderer/state/format.ts';

const root = join(import.meta.dirname, '..', '..');

test('counts take their plural', () => {
  expect([0, 1, 2, 1871].map((n) => counted(n, 'photo'))).toEqual(['0 photos', '1 photo', '2 photos', '1,871 photos']);
  expect([1, 12].map((n) => counted(n, 'taxon', 'taxa'))).toEqual(['1 taxon', '12 taxa']);
  expect(counted(1.5, 'epoch')).toBe('1.5 epochs');
  expect([9999, 34_200].map(shortCount)).toEqual(['9,999', '34\u202fk']);
  expect([1, 2, 3, 4, 11, 22, 1003].map(ordinal)).toEqual(['1st', '2nd', '3rd', '4th', '11th', '22nd', '1,003rd']);
});

test('shares, ranges and decimals are written as people read them', () => {
  expect(percent(0.9345)).toBe('93.5 %');
  expect(percentRange(0.912, 0.953)).toBe('91.2 % to 95.3 %');
  expect(bareRange(0.912, 0.953)).toBe('91.2 to 95.3');
  expect([decimal(0.25, 2), decimal(1000, 2), decimal(2 / 3, 2)]).toEqual(['0.25', '1,000', '0.67']);
});

test('rates and losses are written without a long tail of figures', () => {
  expect([0.03, 0.00125, 1e-5, 1.234e-7].map(rateWords)).toEqual(['0.03', '0.00125', '0.00001', '0.000000123']);
  expect([0.2114, 1_114_815.7].map(lossWords)).toEqual(['0.211', '1,114,816']);
});

test('sizes are written in decimal units', () => {
  const sizes = [0, 500, 1000, 12_400, 2_400_000, 102_000_000, 999_600_000, 12_300_000_000];
  expect(sizes.map(bytesWords)).toEqual(['0 bytes', '500 bytes', '1 kB', '12 kB', '2.4 MB', '102 MB', '1 GB', '12 GB']);
});

test('times are written in at most two units', () => {
  expect([24.4, 170, 8880, 276_000].map(aboutDuration)).toEqual(['24 s', '3 min', '2 h 28 min', '3 days 4 h']);
});

test('a long list is cut, and the rest counted', () => {
  expect(shortened(['a', 'b'])).toBe('a; b');
  expect(shortened([...'abcdefghij'])).toBe('a; b; c; d; e; f; g; h and 2 more');
});

test('the window says the same, but for the space before the percent sign', () => {
  for (const value of [0, 0.00001, 0.004, 0.015, 0.4515, 0.947, 0.9999, 1]) {
    const same = (text: string) => text.replace('\u202f', ' ');
    expect(same(formatCertainty(value))).toBe(certaintyWords(value));
    expect(same(formatMeasure(value))).toBe(percent(value));
    expect(same(formatShare(value))).toBe(wholePercent(value));
  }
});

const BY_LOCALE = /\btoLocale(?:Date|Time)?String\b|\bIntl\.(?!Segmenter)/;

test('numbers and dates are put into words nowhere else', () => {
  const sources = ['electron', 'renderer'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:ts|svelte)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  expect(sources.length).toBeGreaterThan(300);
  const found = sources.filter((file) => BY_LOCALE.test(readFileSync(file, 'utf8')));
  // What Excel expects between cells is the system's own; which words are names of countries is asked for, not written.
  expect(found.map((file) => relative(root, file).replaceAll('\\', '/')).sort()).toEqual([
    'electron/domain/language/numbers/number-words.ts',
    'electron/domain/names/everyday-words.ts',
    'electron/importing/place-folder.ts',
    'renderer/state/csv-choice.ts',
  ]);
});

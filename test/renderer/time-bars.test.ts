import { expect, it } from 'vitest';
import { barsIn, monthsOf, timeBars } from '../../renderer/state/time-bars.ts';

const TIMELINE = {
  years: [
    { year: 1899, specimens: 4 },
    { year: 1902, specimens: 1 },
  ],
  months: [
    { month: '1899-11', specimens: 3 },
    { month: '1902-02', specimens: 1 },
  ],
  onlyYear: 1,
  undated: 0,
};

it('bars of years hold the empty ones between, and several years where there is no room', () => {
  expect(timeBars(TIMELINE, 'year', 9).map(({ from, to, specimens }) => [from, to, specimens])).toEqual([
    ['1899', '1899', 4],
    ['1900', '1900', 0],
    ['1901', '1901', 0],
    ['1902', '1902', 1],
  ]);
  expect(timeBars(TIMELINE, 'year', 3).map(({ from, to, specimens }) => [from, to, specimens])).toEqual([
    ['1899', '1900', 4],
    ['1901', '1902', 1],
  ]);
  expect(timeBars({ ...TIMELINE, years: [] }, 'year', 3)).toEqual([]);
});

it('bars of months go over the turn of a year', () => {
  const bars = timeBars(TIMELINE, 'month', 50);
  expect(bars).toHaveLength(28);
  expect(bars.slice(0, 3).map(({ from, specimens }) => [from, specimens])).toEqual([
    ['1899-11', 3],
    ['1899-12', 0],
    ['1900-01', 0],
  ]);
});

it('a span of bars is whole months, and leads back to the bars', () => {
  const bars = timeBars(TIMELINE, 'year', 9);
  const [, second, third] = bars;
  if (!second || !third) throw new Error('no bars');
  const months = monthsOf(second, third);
  expect(months).toEqual({ from: '1900-01', to: '1901-12' });
  expect(barsIn(bars, months)).toEqual([1, 2]);
  expect(barsIn(bars, { from: '1850-01', to: '1860-12' })).toBeNull();
  expect(barsIn(timeBars(TIMELINE, 'month', 50), { from: '1899-12', to: '1900-01' })).toEqual([1, 2]);
});

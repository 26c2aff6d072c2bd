/* Years or months as bars of equal span, empty ones included, and the span that is chosen among them. Pure. */
import type { Months } from '../../electron/contract/collection.ts';
import type { Timeline } from '../../electron/contract/places.ts';

export type TimeUnit = 'year' | 'month';

export interface TimeBar {
  /** Such as 1962 or 1962-03, both among what is counted. */
  readonly from: string;
  readonly to: string;
  readonly specimens: number;
}

/** Counted from the year 0 on. */
const numberOf = (unit: TimeUnit, text: string) =>
  unit === 'year' ? Number(text.slice(0, 4)) : Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;

function textOf(unit: TimeUnit, number: number): string {
  const year = String(unit === 'year' ? number : Math.floor(number / 12)).padStart(4, '0');
  return unit === 'year' ? year : `${year}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** At most `most` bars from the first to the last. */
export function timeBars({ years, months }: Timeline, unit: TimeUnit, most: number): TimeBar[] {
  const counted =
    unit === 'year'
      ? years.map(({ year, specimens }) => ({ at: year, specimens }))
      : months.map(({ month, specimens }) => ({ at: numberOf('month', month), specimens }));
  const first = counted[0]?.at;
  const last = counted.at(-1)?.at;
  if (first === undefined || last === undefined) return [];
  const span = Math.ceil((last - first + 1) / most);
  const sums = Array.from({ length: Math.ceil((last - first + 1) / span) }, () => 0);
  for (const { at, specimens } of counted) {
    const bar = Math.floor((at - first) / span);
    sums[bar] = (sums[bar] ?? 0) + specimens;
  }
  return sums.map((specimens, bar) => ({
    from: textOf(unit, first + bar * span),
    to: textOf(unit, Math.min(last, first + (bar + 1) * span - 1)),
    specimens,
  }));
}

/** All months of these bars; of years, from January to December. */
export function monthsOf(from: TimeBar, to: TimeBar): Months {
  return {
    from: from.from.length === 4 ? `${from.from}-01` : from.from,
    to: to.to.length === 4 ? `${to.to}-12` : to.to,
  };
}

/** Indices of the first and last bar that lie in the span in whole or in part; null: none does. */
export function barsIn(bars: readonly TimeBar[], { from, to }: Months): [first: number, last: number] | null {
  const month = (text: string, ending: '01' | '12') => (text.length === 4 ? `${text}-${ending}` : text);
  const first = bars.findIndex((bar) => month(bar.to, '12') >= from);
  const last = bars.findLastIndex((bar) => month(bar.from, '01') <= to);
  return first < 0 || last < first ? null : [first, last];
}

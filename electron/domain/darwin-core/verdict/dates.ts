/* Dates as Darwin Core asks for them: ISO 8601, a day, a month or a year, with a time, or a span of two. Pure; runs everywhere. */

const ONE =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T\d{2}(?::?\d{2}(?::?\d{2}(?:[.,]\d+)?)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/** The first day or month or year of it, as it is written; null: it is no such date. */
export function readDate(text: string): { readonly from: string; readonly until: string } | null {
  const parts = text.split('/');
  if (parts.length > 2) return null;
  const from = oneDate(parts[0] ?? '');
  if (from === null) return null;
  if (parts.length === 1) return { from, until: from };
  const end = parts[1] ?? '';
  // "1901-05-02/05" and "1901-05/06" leave out what is the same.
  const until = oneDate(end) ?? oneDate(from.slice(0, Math.max(0, from.length - end.length)) + end);
  return until === null || until < from.slice(0, until.length) ? null : { from, until };
}

function oneDate(text: string): string | null {
  const [, year, month, day] = ONE.exec(text) ?? [];
  if (year === undefined) return null;
  if (text.includes('T') && day === undefined) return null;
  if (month !== undefined && !(Number(month) >= 1 && Number(month) <= 12)) return null;
  if (day !== undefined && !(Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month)))) return null;
  return [year, month, day].filter((part) => part !== undefined).join('-');
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

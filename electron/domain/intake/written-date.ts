/*
 * Dates as tables write them, by ISO 8601: as exact as they were written, or null where the order of day and month is open, or
 * where there never was such a day. Months by number, by Roman number as on labels, or by name in English, German, French and
 * Spanish. Pure.
 */

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
/** Beginnings of names, without accents, in the order of the year. */
const NAMES = [
  /^(?:jan|jän|janv|ene)/,
  /^(?:feb|fev)/,
  /^(?:mar|maer|mrz)/,
  /^(?:apr|avr|abr)/,
  /^(?:may|mai)/,
  /^(?:jun|juin)/,
  /^(?:jul|juil)/,
  /^(?:aug|aou|ago)/,
  /^se[pt]/,
  /^o[ck]t/,
  /^nov/,
  /^(?:dec|dez|dic)/,
];

/** Which of two numbers is first: "3/5/1998" is in May where it is the day. */
export type NumberOrder = 'day' | 'month';

/** "2024", "2024-05" or "2024-05-03". `order`: as the other dates of the column show it. */
export function isoDate(written: string, order: NumberOrder | null = null): string | null {
  const text = written.trim().replace(/(?<=\d)[T ](?:[01]?\d|2[0-4]):[0-5]\d(?!\d).*$/, '');
  // "1999-05-00": the day is not known.
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](?:00?|(\d{1,2})))?)?$/.exec(text);
  if (iso) return valid(iso[1], iso[2], iso[3]);
  const numbers = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})$/.exec(text);
  if (numbers) {
    const [, first = '', sign, second = '', year] = numbers;
    if (sign === '.' || Number(first) > 12 || first === second) return valid(year, second, first);
    if (Number(second) > 12 || order === 'month') return valid(year, first, second);
    return order === 'day' ? valid(year, second, first) : null;
  }
  const words = /^(?:(\d{1,2})[-./\s]*(?:de\s+)?)?(\p{L}+)[-./,\s]*(?:de\s+)?(?:(\d{1,2}),?\s+)?(\d{4})$/u.exec(text);
  if (!words) return null;
  const [, day, month = '', dayAfter, year] = words;
  return day !== undefined && dayAfter !== undefined ? null : valid(year, monthOf(month), day ?? dayAfter, month);
}

/** null: no date of the column shows it, or they contradict each other. */
export function numberOrder(column: Iterable<string | undefined>): NumberOrder | null {
  const found = new Set<NumberOrder>();
  for (const text of column) {
    const [, first, second] = /^(\d{1,2})[-/]\s?(\d{1,2})[-/]\s?\d{4}(?!\d)/.exec(text?.trim() ?? '') ?? [];
    if (Number(first) > 12) found.add('day');
    if (Number(second) > 12) found.add('month');
  }
  const [only = null] = found;
  return found.size === 1 ? only : null;
}

const ISO_TIME = /^(?:[01]\d|2[0-4]):?[0-5]\d(?::?[0-5]\d(?:[.,]\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?$/;

/**
 * When something was collected: dates, times and spans that ISO 8601 writes, as they are written, and what `isoDate` reads.
 * null: none, or one that never was, such as a span that ends before it begins.
 */
export function isoEvent(written: string, order: NumberOrder | null = null): string | null {
  const text = written.trim();
  const [begin = '', short, more] = text.split('/');
  if (short === undefined || more !== undefined || !isIso(begin)) return isIso(text) ? text : isoDate(text, order);
  const end = lengthened(begin, short);
  if (!isIso(end)) return isoDate(text, order);
  const both = Math.min(begin.length, end.length, DAY);
  return begin.slice(0, both) <= end.slice(0, both) ? text : null;
}

/** Signs of a day: "2003-05-12". */
const DAY = 10;

/** One date with or without its time. */
function isIso(text: string): boolean {
  const [, date = '', time] = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ](.*))?$/.exec(text) ?? [];
  return isoDate(date) === date && (time === undefined || (date.length === DAY && ISO_TIME.test(time)));
}

/** The end of a span leaves out what it has in common with the beginning: "2007-11-13/15", "2007-03-01T13:00/15:30". */
function lengthened(begin: string, end: string): string {
  const date = begin.slice(0, DAY);
  if (/^\d{2}:/.test(end)) return `${date}T${end}`;
  const [short = ''] = end.split('T');
  const shared = date.length - short.length;
  return /^\d{2}(?:-\d{2})?$/.test(short) && shared > 4 ? date.slice(0, shared) + end : end;
}

function monthOf(word: string): string | undefined {
  const lower = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const roman = ROMAN.indexOf(lower);
  const index = roman === -1 ? NAMES.findIndex((begin) => begin.test(lower)) : roman;
  return index === -1 ? undefined : String(index + 1);
}

function valid(year = '', month?: string, day?: string, word?: string): string | null {
  // Nobody collected before the year 1000 or after 2999: a digit is wrong.
  if (!/^[12]/.test(year)) return null;
  if (month === undefined) return word === undefined ? year : null;
  const iso = [year, month, ...(day === undefined ? [] : [day])].map((part) => part.padStart(2, '0')).join('-');
  const date = new Date(`${iso}T00:00:00Z`.replace(/^(\d{4}-\d\d)T/, '$1-01T'));
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(iso) ? iso : null;
}

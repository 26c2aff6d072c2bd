/*
 * Dates as tables write them, by ISO 8601: as exact as they were written, or null where the order of day and month is open.
 * Months by number, by Roman number as on labels, or by name in English, German, French and Spanish. Pure.
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

/** "2024", "2024-05" or "2024-05-03". */
export function isoDate(written: string): string | null {
  const text = written.trim().replace(/(?<=\d)[T ]\d{1,2}:\d{2}.*$/, '');
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(text);
  if (iso) return valid(iso[1], iso[2], iso[3]);
  const numbers = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})$/.exec(text);
  if (numbers) {
    const [, first = '', sign, second = '', year] = numbers;
    if (sign === '.' || Number(first) > 12 || first === second) return valid(year, second, first);
    return Number(second) > 12 ? valid(year, first, second) : null;
  }
  const words = /^(?:(\d{1,2})[-./\s]*(?:de\s+)?)?(\p{L}+)[-./,\s]*(?:de\s+)?(?:(\d{1,2}),?\s+)?(\d{4})$/u.exec(text);
  if (!words) return null;
  const [, day, month = '', dayAfter, year] = words;
  return day !== undefined && dayAfter !== undefined ? null : valid(year, monthOf(month), day ?? dayAfter, month);
}

function monthOf(word: string): string | undefined {
  const lower = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const roman = ROMAN.indexOf(lower);
  const index = roman === -1 ? NAMES.findIndex((begin) => begin.test(lower)) : roman;
  return index === -1 ? undefined : String(index + 1);
}

function valid(year = '', month?: string, day?: string, word?: string): string | null {
  if (month === undefined) return word === undefined ? year : null;
  const iso = [year, month, ...(day === undefined ? [] : [day])].map((part) => part.padStart(2, '0')).join('-');
  const date = new Date(`${iso}T00:00:00Z`.replace(/^(\d{4}-\d\d)T/, '$1-01T'));
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(iso) ? iso : null;
}

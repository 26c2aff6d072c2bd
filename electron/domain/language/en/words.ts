/* Numbers, shares, sizes and times in English, as `number-words.ts` says; and what is counted. Pure; runs everywhere. */
import { numberWords } from '../numbers/number-words.ts';

const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

export const {
  aboutDuration,
  bareRange,
  bytesWords,
  certaintyWords,
  clock,
  count,
  decimal,
  duration,
  fixed,
  languageName,
  lossWords,
  moment,
  ordinal,
  pace,
  percent,
  percentRange,
  rateWords,
  shortCount,
  shortened,
  shortPace,
  when,
  wholePercent,
} = numberWords({
  locale: 'en-GB',
  point: '.',
  ordinal: (number, rule) => `${number}${ENDINGS[rule] ?? 'th'}`,
  range: (low, high) => `${low} to ${high}`,
  aSecond: (number) => `${number} a second`,
  aMinute: (number) => `${number} a minute`,
  days: 'days',
  bytes: 'bytes',
  andMore: (list, more) => `${list} and ${more} more`,
  justNow: 'just now',
  today: (clock) => `today ${clock}`,
  yesterday: 'yesterday',
});

/** "1 photo", "7,096 photos", "1.5 epochs". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${decimal(value, 2)} ${value === 1 ? one : many}`;
}

/** What is counted in values that stand in sentences of others. */
export const COUNTED = {
  photos: (photos: number) => counted(photos, 'photo'),
  specimens: (specimens: number) => counted(specimens, 'specimen'),
  links: (links: number) => counted(links, 'link'),
  /** Of a specimen without a number and without a photo. */
  noNumber: (id: number) => `specimen ${id}`,
} as const;

/** Of a table that is written. */
export function unreadableLeftOut(specimens: number): string {
  return `${counted(specimens, 'specimen')} left out: without a name, and without a photo that can be read`;
}

/** Of a table that is written. */
export function sensitivePlaces(specimens: number): string {
  return `${counted(specimens, 'specimen is', 'specimens are')} marked as from a sensitive place: what the table says of places is written as exactly as it is known`;
}

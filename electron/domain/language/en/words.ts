/*
 * Numbers, shares, sizes and times as people read them: on screen, in a terminal, in a run's sentences, in figures and in
 * the methods paragraph. English throughout, as the sentences around them are; tables for programs are written elsewhere.
 * Pure; runs everywhere.
 */
const LOCALE = 'en-GB';
const DAY_MS = 86_400_000;

/** By the digits that they show at least and at most. The first takes 25 ms to make, so none is made before it is needed. */
const formats = new Map<string, Intl.NumberFormat>();

function withDigits(value: number, least: number, most: number): string {
  const key = `${least} ${most}`;
  const known = formats.get(key);
  if (known) return known.format(value);
  const made = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: least, maximumFractionDigits: most });
  formats.set(key, made);
  return made.format(value);
}

/** "1,871". */
export function count(value: number): string {
  return decimal(value, 0);
}

/** For small places: whole up to four digits, then "34 k". */
export function shortCount(value: number): string {
  return value < 10_000 ? count(value) : `${count(value / 1000)}\u202fk`;
}

/** "1 photo", "7,096 photos", "1.5 epochs". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${decimal(value, 2)} ${value === 1 ? one : many}`;
}

/** Of a table that is written. */
export function unreadableLeftOut(specimens: number): string {
  return `${counted(specimens, 'specimen')} left out: without a name, and without a photo that can be read`;
}

/** Of a table that is written. */
export function sensitivePlaces(specimens: number): string {
  return `${counted(specimens, 'specimen is', 'specimens are')} marked as from a sensitive place: what the table says of places is written as exactly as it is known`;
}

/** At most so many digits after the point: "0.25", "1,000". */
export function decimal(value: number, digits: number): string {
  return withDigits(value, 0, digits);
}

/** "1st", "22nd". */
export function ordinal(value: number): string {
  const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };
  return `${count(value)}${endings[new Intl.PluralRules(LOCALE, { type: 'ordinal' }).select(value)] ?? 'th'}`;
}

/** A measure, 0..1: "94.7 %". `space`: what stands before the sign. */
export function percent(value: number, digits = 1, space = ' '): string {
  return `${(value * 100).toFixed(digits)}${space}%`;
}

/** The ends of an interval: "91.2 % to 95.3 %". */
export function percentRange(low: number, high: number): string {
  return `${percent(low)} to ${percent(high)}`;
}

/** The same below a head that says percent: "91.2 to 95.3". */
export function bareRange(low: number, high: number): string {
  return `${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)}`;
}

/** A share of a whole, 0..1, without decimals: "45 %". Never rounded to all or nothing. */
export function wholePercent(share: number, space = ' '): string {
  const rounded = Math.round(share * 100);
  return `${count(share > 0 && share < 1 ? Math.min(99, Math.max(1, rounded)) : rounded)}${space}%`;
}

/**
 * A machine's certainty, 0..1: whole, with one decimal below 1 %. Below certain it never reads 100 %, above nothing
 * never 0 %.
 */
export function certaintyWords(certainty: number, space = ' '): string {
  const percents = certainty * 100;
  if (percents >= 1 || percents === 0) {
    return `${count(certainty < 1 ? Math.min(99, Math.round(percents)) : 100)}${space}%`;
  }
  return `${percents < 0.1 ? '<' : ''}${withDigits(Math.max(0.1, percents), 1, 1)}${space}%`;
}

/** A learning rate: three digits, no zeros at its end, no exponent: 0.03, 0.00125. */
export function rateWords(rate: number): string {
  const rounded = Number(rate.toPrecision(3));
  const text = String(rounded);
  return text.includes('e') ? rounded.toFixed(12).replace(/\.?0+$/, '') : text;
}

/** 0.211; a loss that has run away, whole: 1,114,816. */
export function lossWords(loss: number): string {
  return loss < 100 ? loss.toFixed(3) : count(loss);
}

/** What something took: "0.12 s", "4 s", "2 min 10 s", "3 h 40 min". */
export function duration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(seconds < 1 ? 2 : 1)} s`;
  const rounded = Math.round(seconds);
  if (rounded < 60) return `${rounded} s`;
  const minutes = Math.floor(rounded / 60);
  return minutes < 60 ? twoUnits(rounded, 60, 'min', 's') : twoUnits(Math.round(rounded / 60), 60, 'h', 'min');
}

/** What something is thought to take: "24 s", "3 min", "2 h 28 min", "3 days 4 h". */
export function aboutDuration(seconds: number): string {
  if (seconds < 59.5) return `${Math.max(0, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? twoUnits(minutes, 60, 'h', 'min') : twoUnits(hours, 24, 'days', 'h');
}

function twoUnits(value: number, size: number, unit: string, smaller: string): string {
  const left = value % size;
  return `${Math.floor(value / size)} ${unit}${left === 0 ? '' : ` ${left} ${smaller}`}`;
}

/** "96 a second", "14.6 a second", "40 a minute" when slow. */
export function pace(perSecond: number): string {
  if (perSecond >= 20) return `${count(perSecond)} a second`;
  if (perSecond >= 1) return `${withDigits(perSecond, 1, 1)} a second`;
  return `${count(perSecond * 60)} a minute`;
}

/** Beside a bar: "12.3/s"; empty while unknown. */
export function shortPace(perSecond: number): string {
  if (!(perSecond > 0)) return '';
  return `${perSecond < 100 ? perSecond.toFixed(1) : count(perSecond)}/s`;
}

/** Decimal units, as file managers show them: "12 kB", "2.4 MB", "1 GB". */
export function bytesWords(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${decimal(value, unit > 0 && value < 9.95 ? 1 : 0)} ${units[unit]}`;
}

export const MOST_IN_A_LIST = 8;

/** "a; b; c", or the first eight "and 12 more". `all`: how many there are, where the list holds no more than the first. */
export function shortened(list: readonly string[], all = list.length): string {
  const first = list.slice(0, MOST_IN_A_LIST).join('; ');
  return all > MOST_IN_A_LIST ? `${first} and ${count(all - MOST_IN_A_LIST)} more` : first;
}

/**
 * A moment in prose, seen from `now`: "just now", "today 06:00", "yesterday", "Thursday", "2 Oct", "2 Oct 2024". A date
 * without a time as exact as it is: "1932", "Jul 1932", "3 May 1998".
 */
export function when(utc: string, now = new Date()): string {
  const written = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(utc);
  if (written) {
    const [, year, month, day] = written;
    if (month === undefined) return year ?? '';
    const then = new Date(Number(year), Number(month) - 1, Number(day ?? 1));
    return day === undefined ? then.toLocaleDateString(LOCALE, { month: 'short', year: 'numeric' }) : date(then, true);
  }
  const then = new Date(utc);
  if (Number.isNaN(then.getTime())) return '';
  const minutes = (now.getTime() - then.getTime()) / 60_000;
  if (minutes >= 0 && minutes < 2) return 'just now';
  const days = Math.round((startOfDay(now) - startOfDay(then)) / DAY_MS);
  if (days === 0) return `today ${clock(utc)}`;
  if (days === 1) return 'yesterday';
  if (days > 1 && days < 7) return then.toLocaleDateString(LOCALE, { weekday: 'long' });
  return date(then, then.getFullYear() !== now.getFullYear());
}

/** "28 Nov 2026, 06:00", local. */
export function moment(utc: string): string {
  return `${date(new Date(utc), true)}, ${clock(utc)}`;
}

/** "16:07", local. */
export function clock(utc: string): string {
  return new Date(utc).toLocaleTimeString(LOCALE, { hour: '2-digit', minute: '2-digit' });
}

function date(day: Date, withYear: boolean): string {
  const year = withYear ? { year: 'numeric' as const } : {};
  return day.toLocaleDateString(LOCALE, { day: 'numeric', month: 'short', ...year });
}

function startOfDay(day: Date): number {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
}

/** Made when the first language is named. */
let languages: Intl.DisplayNames | null = null;

/** "German" for de or deu; what is no code as it stands. */
export function languageName(code: string): string {
  try {
    languages ??= new Intl.DisplayNames(LOCALE, { type: 'language' });
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}

/*
 * Numbers, shares, sizes and times as people read them: on screen, in a terminal, in a run's sentences, in figures and in the
 * methods paragraph. Each language says how it writes them; tables for programs are written elsewhere. Pure; runs everywhere.
 */
const DAY_MS = 86_400_000;

export const MOST_IN_A_LIST = 8;

/** What of it is a language's own. */
export interface NumberStyle {
  /** BCP 47. */
  readonly locale: string;
  /** What stands before the digits after the point. */
  readonly point: string;
  /** "1st"; `number`: as it is counted. */
  readonly ordinal: (number: string, rule: string) => string;
  /** From one end of a range to the other. */
  readonly range: (low: string, high: string) => string;
  readonly aSecond: (number: string) => string;
  readonly aMinute: (number: string) => string;
  readonly days: string;
  readonly bytes: string;
  /** The end of a list that was cut. */
  readonly andMore: (list: string, more: string) => string;
  readonly justNow: string;
  readonly today: (clock: string) => string;
  readonly yesterday: string;
}

export function numberWords(style: NumberStyle) {
  const { locale } = style;
  /** By the digits that they show at least and at most. The first takes 25 ms to make, so none is made before it is needed. */
  const formats = new Map<string, Intl.NumberFormat>();
  /** Made when the first language is named. */
  let languages: Intl.DisplayNames | null = null;

  function withDigits(value: number, least: number, most: number): string {
    const key = `${least} ${most}`;
    const known = formats.get(key);
    if (known) return known.format(value);
    const made = new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most });
    formats.set(key, made);
    return made.format(value);
  }

  /** With so many digits after the point: "0.50". */
  const fixed = (value: number, digits: number) => pointed(value.toFixed(digits));
  const pointed = (digits: string) => digits.replace('.', style.point);

  /** With all digits that it has: "0.05". */
  const asItIs = (value: number) => pointed(String(value));

  /** "1,871". */
  const count = (value: number) => decimal(value, 0);

  /** For small places: whole up to four digits, then "34 k". */
  const shortCount = (value: number) => (value < 10_000 ? count(value) : `${count(value / 1000)}\u202fk`);

  /** At most so many digits after the point: "0.25", "1,000". */
  const decimal = (value: number, digits: number) => withDigits(value, 0, digits);

  /** "1st", "22nd". */
  const ordinal = (value: number) =>
    style.ordinal(count(value), new Intl.PluralRules(locale, { type: 'ordinal' }).select(value));

  /** A measure, 0..1: "94.7 %". `space`: what stands before the sign. */
  const percent = (value: number, digits = 1, space = ' ') => `${fixed(value * 100, digits)}${space}%`;

  /** The ends of an interval: "91.2 % to 95.3 %". */
  const percentRange = (low: number, high: number) => style.range(percent(low), percent(high));

  /** The same below a head that says percent: "91.2 to 95.3". */
  const bareRange = (low: number, high: number) => style.range(fixed(low * 100, 1), fixed(high * 100, 1));

  /** A share of a whole, 0..1, without decimals: "45 %". Never rounded to all or nothing. */
  function wholePercent(share: number, space = ' '): string {
    const rounded = Math.round(share * 100);
    return `${count(share > 0 && share < 1 ? Math.min(99, Math.max(1, rounded)) : rounded)}${space}%`;
  }

  /**
   * A machine's certainty, 0..1: whole, with one decimal below 1 %. Below certain it never reads 100 %, above nothing
   * never 0 %.
   */
  function certaintyWords(certainty: number, space = ' '): string {
    const percents = certainty * 100;
    if (percents >= 1 || percents === 0) {
      return `${count(certainty < 1 ? Math.min(99, Math.round(percents)) : 100)}${space}%`;
    }
    return `${percents < 0.1 ? '<' : ''}${withDigits(Math.max(0.1, percents), 1, 1)}${space}%`;
  }

  /** A learning rate or a distance: three digits, no zeros at its end, no exponent: 0.03, 0.00125. */
  function rateWords(rate: number): string {
    const rounded = Number(rate.toPrecision(3));
    const text = String(rounded);
    return pointed(text.includes('e') ? rounded.toFixed(12).replace(/\.?0+$/, '') : text);
  }

  /** 0.211; a loss that has run away, whole: 1,114,816. */
  const lossWords = (loss: number) => (loss < 100 ? fixed(loss, 3) : count(loss));

  /** What something took: "0.12 s", "4 s", "2 min 10 s", "3 h 40 min". */
  function duration(seconds: number): string {
    if (seconds < 9.95) return `${fixed(seconds, seconds < 1 ? 2 : 1)} s`;
    const rounded = Math.round(seconds);
    if (rounded < 60) return `${rounded} s`;
    const minutes = Math.floor(rounded / 60);
    return minutes < 60 ? twoUnits(rounded, 60, 'min', 's') : twoUnits(Math.round(rounded / 60), 60, 'h', 'min');
  }

  /** What something is thought to take: "24 s", "3 min", "2 h 28 min", "3 days 4 h". */
  function aboutDuration(seconds: number): string {
    if (seconds < 59.5) return `${Math.max(0, Math.round(seconds))} s`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 60) return `${minutes} min`;
    const hours = Math.floor(minutes / 60);
    return hours < 48 ? twoUnits(minutes, 60, 'h', 'min') : twoUnits(hours, 24, style.days, 'h');
  }

  /** "96 a second", "14.6 a second", "40 a minute" when slow. */
  function pace(perSecond: number): string {
    if (perSecond >= 20) return style.aSecond(count(perSecond));
    if (perSecond >= 1) return style.aSecond(withDigits(perSecond, 1, 1));
    return style.aMinute(count(perSecond * 60));
  }

  /** Beside a bar: "12.3/s"; empty while unknown. */
  function shortPace(perSecond: number): string {
    if (!(perSecond > 0)) return '';
    return `${perSecond < 100 ? fixed(perSecond, 1) : count(perSecond)}/s`;
  }

  /** Decimal units, as file managers show them: "12 kB", "2.4 MB", "1 GB". */
  function bytesWords(bytes: number): string {
    const units = [style.bytes, 'kB', 'MB', 'GB', 'TB'];
    let value = bytes;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
      value /= 1000;
      unit += 1;
    }
    return `${decimal(value, unit > 0 && value < 9.95 ? 1 : 0)} ${units[unit]}`;
  }

  /** "a; b; c", or the first eight "and 12 more". `all`: how many there are, where the list holds no more than the first. */
  function shortened(list: readonly string[], all = list.length): string {
    const first = list.slice(0, MOST_IN_A_LIST).join('; ');
    return all > MOST_IN_A_LIST ? style.andMore(first, count(all - MOST_IN_A_LIST)) : first;
  }

  /**
   * A moment in prose, seen from `now`: "just now", "today 06:00", "yesterday", "Thursday", "2 Oct", "2 Oct 2024". A date
   * without a time as exact as it is: "1932", "Jul 1932", "3 May 1998".
   */
  function when(utc: string, now = new Date()): string {
    const written = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(utc);
    if (written) {
      const [, year, month, day] = written;
      if (month === undefined) return year ?? '';
      const then = new Date(Number(year), Number(month) - 1, Number(day ?? 1));
      return day === undefined
        ? then.toLocaleDateString(locale, { month: 'short', year: 'numeric' })
        : date(then, true);
    }
    const then = new Date(utc);
    if (Number.isNaN(then.getTime())) return '';
    const minutes = (now.getTime() - then.getTime()) / 60_000;
    if (minutes >= 0 && minutes < 2) return style.justNow;
    const days = Math.round((startOfDay(now) - startOfDay(then)) / DAY_MS);
    if (days === 0) return style.today(clock(utc));
    if (days === 1) return style.yesterday;
    if (days > 1 && days < 7) return then.toLocaleDateString(locale, { weekday: 'long' });
    return date(then, then.getFullYear() !== now.getFullYear());
  }

  /** "28 Nov 2026, 06:00", local. */
  const moment = (utc: string) => `${date(new Date(utc), true)}, ${clock(utc)}`;

  /** "16:07", local. */
  const clock = (utc: string) => new Date(utc).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });

  function date(day: Date, withYear: boolean): string {
    const year = withYear ? { year: 'numeric' as const } : {};
    return day.toLocaleDateString(locale, { day: 'numeric', month: 'short', ...year });
  }

  /** "German" for de or deu; what is no code as it stands. */
  function languageName(code: string): string {
    try {
      languages ??= new Intl.DisplayNames(locale, { type: 'language' });
      return languages.of(code) ?? code;
    } catch {
      return code;
    }
  }

  return {
    aboutDuration,
    asItIs,
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
  };
}

function twoUnits(value: number, size: number, unit: string, smaller: string): string {
  const left = value % size;
  return `${Math.floor(value / size)} ${unit}${left === 0 ? '' : ` ${left} ${smaller}`}`;
}

function startOfDay(day: Date): number {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
}

/*
 * Numbers, shares, times and sizes as people read them here: thousands by the system's locale, a narrow space before the
 * percent sign, times without needless precision. Pure.
 */
const NARROW_SPACE = '\u202f';
const DAY_MS = 86_400_000;

const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export function formatCount(count: number): string {
  return whole.format(count);
}

/** For small places: whole up to four digits, then "34 k". */
export function formatShortCount(count: number): string {
  return count < 10_000 ? formatCount(count) : `${formatCount(count / 1000)}${NARROW_SPACE}k`;
}

/** "1 photo", "7,096 photos". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A share of a whole, 0..1, without decimals: "45 %". Never rounded to all or nothing. */
export function formatShare(share: number): string {
  const percent = share > 0 && share < 1 ? Math.min(99, Math.max(1, Math.round(share * 100))) : Math.round(share * 100);
  return `${whole.format(percent)}${NARROW_SPACE}%`;
}

/** A measure, 0..1, with one decimal: "94.7 %". */
export function formatMeasure(value: number): string {
  return `${oneDecimal.format(value * 100)}${NARROW_SPACE}%`;
}

/**
 * A machine's certainty, 0..1: whole, with one decimal below 1 %. Below certain it never reads 100 %, above nothing
 * never 0 %.
 */
export function formatCertainty(certainty: number): string {
  const percent = certainty * 100;
  if (percent >= 1 || percent === 0) {
    return `${whole.format(certainty < 1 ? Math.min(99, Math.round(percent)) : 100)}${NARROW_SPACE}%`;
  }
  return `${percent < 0.1 ? '<' : ''}${oneDecimal.format(Math.max(0.1, percent))}${NARROW_SPACE}%`;
}

/** "24 s", "3 min", "2 h 28 min", "3 days 4 h". */
export function formatDuration(seconds: number): string {
  if (seconds < 59.5) return `${Math.max(0, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 ? `${days} days` : `${days} days ${hours % 24} h`;
}

/** "96 a second", "14.6 a second", "40 a minute" when slow. */
export function formatRate(perSecond: number): string {
  if (perSecond >= 20) return `${whole.format(perSecond)} a second`;
  if (perSecond >= 1) return `${oneDecimal.format(perSecond)} a second`;
  return `${whole.format(perSecond * 60)} a minute`;
}

/** Decimal units, as file managers show them: "12 kB", "2.4 MB". */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit > 0 && value < 9.95 ? oneDecimal.format(value) : whole.format(value)} ${units[unit]}`;
}

/** A moment in prose, seen from `now`: "just now", "today 06:00", "yesterday", "Thursday", "2 Oct", "2 Oct 2024". */
export function formatWhen(utc: string, now = new Date()): string {
  const then = new Date(utc);
  if (Number.isNaN(then.getTime())) return '';
  const minutes = (now.getTime() - then.getTime()) / 60_000;
  if (minutes >= 0 && minutes < 2) return 'just now';
  const days = Math.round((startOfDay(now) - startOfDay(then)) / DAY_MS);
  if (days === 0) return `today ${formatTime(utc)}`;
  if (days === 1) return 'yesterday';
  if (days > 1 && days < 7) return then.toLocaleDateString('en-GB', { weekday: 'long' });
  const year = then.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return then.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', ...year });
}

/** "16:07", local. */
export function formatTime(utc: string): string {
  return new Date(utc).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** What a card is called: its catalogue number as it is written, else its file. */
export function numberOrFile(card: { readonly catalogNumber: string | null; readonly fileName: string }): string {
  return card.catalogNumber ?? card.fileName;
}

/* Figures as they stand in a run's sentences. Runs anywhere; imports nothing. */

/** 1,871 */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** 93.4 % */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** A learning rate to three digits, without trailing zeros: 0.03, 0.00125 */
export function rateWords(rate: number): string {
  return String(Number(rate.toPrecision(3)));
}

/** 1 photo, 12 photos */
export function photosWord(n: number): string {
  return `${count(n)} ${n === 1 ? 'photo' : 'photos'}`;
}

export function specimensWord(n: number): string {
  return `${count(n)} ${n === 1 ? 'specimen' : 'specimens'}`;
}

/** 1.2 GB, 340 MB, 12 kB */
export function bytesWords(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`;
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.round(bytes / 1e6)} MB`;
}

const MOST_IN_A_LIST = 8;

/** "a; b; c", or the first eight "and 12 more" */
export function shortened(list: readonly string[]): string {
  const first = list.slice(0, MOST_IN_A_LIST).join('; ');
  return list.length > MOST_IN_A_LIST ? `${first} and ${count(list.length - MOST_IN_A_LIST)} more` : first;
}

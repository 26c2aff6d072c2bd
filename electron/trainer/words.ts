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

/*
 * Are two models equally often right on the same photos? McNemar 1947, Psychometrika 12:153. Plain arithmetic; runs
 * anywhere.
 */
import type { McNemar } from '../evaluation.ts';

/** Below so many discordant photos the chi-square is too coarse. */
const EXACT_BELOW = 25;

/** From the photos on which one model alone is right; null where there are none. */
export function mcnemar(onlyFirst: number, onlySecond: number): McNemar | null {
  const n = onlyFirst + onlySecond;
  if (n === 0) return null;
  if (n < EXACT_BELOW) {
    const fewer = Math.min(onlyFirst, onlySecond);
    let term = 0.5 ** n;
    let tail = 0;
    for (let k = 0; k <= fewer; k++) {
      tail += term;
      term *= (n - k) / (k + 1);
    }
    return { method: 'exact', statistic: null, p: Math.min(1, 2 * tail) };
  }
  const statistic = (Math.abs(onlyFirst - onlySecond) - 1) ** 2 / n;
  return { method: 'corrected', statistic, p: chiSquareTail(statistic) };
}

/** P(X > x), X chi-square with one degree of freedom: erfc(sqrt(x / 2)). */
function chiSquareTail(x: number): number {
  return complementaryError(Math.sqrt(x / 2));
}

/**
 * erfc for z >= 0 to about 1e-15 relative: a power series for small z, Lentz's continued fraction for the rest (Abramowitz
 * and Stegun 7.1.6, 7.1.14).
 */
export function complementaryError(z: number): number {
  const scale = Math.exp(-z * z);
  if (z < 2.5) {
    let term = z;
    let sum = z;
    for (let n = 1; n < 200 && term > 1e-18 * sum; n++) {
      term *= (2 * z * z) / (2 * n + 1);
      sum += term;
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * scale * sum;
  }
  let fraction = 0;
  for (let k = 120; k >= 1; k--) fraction = k / 2 / (z + fraction);
  return scale / (Math.sqrt(Math.PI) * (z + fraction));
}

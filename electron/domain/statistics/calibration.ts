/*
 * Does 90 % mean 90 %? Expected calibration error, reliability bins, and the temperature that mends it. Plain arithmetic on
 * logits; runs anywhere.
 */
import type { CalibrationFigures, ReliabilityBin } from '../evaluation.ts';
import { chance } from './chance.ts';
import { powersOf, wilsonOfMany } from './metrics.ts';

/** Bins of equal width, as in Guo et al. 2017 (arXiv:1706.04599). */
const BINS = 15;
/** Keeps the fitting specimens apart from others drawn with the same seed. */
const FITTING = 11;
/** Share of the specimens that the temperature is fitted on. */
const FITTING_SHARE = 1 / 3;
/** With fewer photos on either side no temperature is fitted: it would be guessed. */
export const FEWEST_TO_FIT = 30;
/** An ensemble's logits are logarithms; that of a probability which float32 rounds to 0 would be without end. */
export const LEAST_LOGIT = -1000;
/** Bounds of 1 / temperature: where every answer is right, the likeliest temperature is 0. */
const COLDEST = 20;
const HOTTEST = 1 / 20;

/**
 * Whether the temperature is fitted on this specimen's photos or checked on them: the same in every evaluation of a run.
 * In a run that has validation photos (split.ts) this also tells them from its test photos for as long as the model lives,
 * so it may never change.
 */
export function isForFitting(specimenId: number, runSeed: number): boolean {
  return chance(runSeed, FITTING, specimenId) < FITTING_SHARE;
}

export interface Logits {
  /** [photos, classes] */
  readonly logits: readonly Float32Array[];
  readonly labels: readonly number[];
}

/** Softmax of logits / temperature, in float64. */
export function probabilitiesAt(logits: Float32Array, temperature: number): Float64Array {
  return powersOf(logits, temperature).probabilities;
}

/**
 * The temperature of the highest likelihood (Guo et al. 2017). The mean loss is convex in 1 / temperature, so Newton's
 * steps in it, kept inside a bracket, end at the one minimum, or at 1/20 or 20. Needs at least one photo.
 */
export function fitTemperature({ logits, labels }: Logits): number {
  let low = HOTTEST;
  let high = COLDEST;
  if (slopes(low).first >= 0) return 1 / low;
  if (slopes(high).first <= 0) return 1 / high;
  let inverse = 1;
  for (let round = 0; round < 200; round++) {
    const { first, second } = slopes(inverse);
    if (first > 0) high = inverse;
    else low = inverse;
    const step = inverse - first / second;
    const next = step > low && step < high ? step : (low + high) / 2;
    const moved = Math.abs(next - inverse);
    inverse = next;
    // Each step of Newton's squares the distance left: it is beyond what float64 can tell now.
    if (moved <= 1e-9 * inverse) break;
  }
  return 1 / inverse;

  /** First and second derivative of the mean loss with respect to 1 / temperature. */
  function slopes(at: number): { first: number; second: number } {
    let first = 0;
    let second = 0;
    logits.forEach((row, photo) => {
      const probabilities = probabilitiesAt(row, 1 / at);
      let mean = 0;
      let square = 0;
      for (let taxon = 0; taxon < row.length; taxon++) {
        mean += probabilities[taxon]! * row[taxon]!;
        square += probabilities[taxon]! * row[taxon]! ** 2;
      }
      first += mean - row[labels[photo]!]!;
      second += square - mean ** 2;
    });
    return { first: first / logits.length, second: second / logits.length };
  }
}

/** The figures of these photos' surest names at one temperature. Needs at least one photo. */
export function calibrationFigures({ logits, labels }: Logits, temperature: number): CalibrationFigures {
  const bins = Array.from({ length: BINS }, () => ({ photos: 0, certainty: 0, right: 0 }));
  let loss = 0;
  logits.forEach((row, photo) => {
    const label = labels[photo]!;
    const { probabilities, logOfSum } = powersOf(row, temperature);
    const surest = largestOf(probabilities);
    const certainty = probabilities[surest]!;
    const bin = bins[Math.min(BINS - 1, Math.max(0, Math.ceil(certainty * BINS) - 1))]!;
    bin.photos += 1;
    bin.certainty += certainty;
    if (surest === label) bin.right += 1;
    loss += logOfSum - row[label]! / temperature;
  });
  const gaps = bins.map(({ certainty, right }) => Math.abs(certainty - right));
  return {
    ece: gaps.reduce((a, b) => a + b, 0) / logits.length,
    meanLoss: loss / logits.length,
    bins: bins.map((bin, index): ReliabilityBin => {
      const edges = { from: index / BINS, to: (index + 1) / BINS, photos: bin.photos };
      if (bin.photos === 0) return { ...edges, certainty: null, right: null, low: null, high: null };
      const { value, low, high } = wilsonOfMany(bin.right, bin.photos);
      return { ...edges, certainty: bin.certainty / bin.photos, right: value, low, high };
    }),
  };
}

/** Of equal ones the first. */
export function largestOf(values: Float64Array): number {
  let largest = 0;
  for (let index = 1; index < values.length; index++) if (values[index]! > values[largest]!) largest = index;
  return largest;
}

/*
 * How good a model's answers are: plain arithmetic on labels and probabilities. Runs anywhere.
 */
import { FEW_PHOTOS, type Proportion, type TaxonScore } from '../evaluation.ts';
import { shuffled } from './chance.ts';

/** 97.5 % point of the normal distribution: two-sided 95 %. */
const Z = 1.959963984540054;
/** Smallest normal float32: a probability that the network rounded to 0 costs 87.3, not infinity. */
const SMALLEST = 1.1754943508222875e-38;
/** Keeps the sample's numbers apart from others drawn with the same seed. */
const SAMPLE = 4;

/**
 * Simple random sample of `n`, or all when there are fewer: without replacement, every subset of that size equally
 * likely. Each item's own chance decides, so the order of `frame` does not matter. In the order drawn.
 */
export function drawSample<T>(frame: readonly T[], n: number | null, key: (item: T) => number, seed: number): T[] {
  return shuffled(frame, key, seed, SAMPLE).slice(0, n ?? frame.length);
}

/**
 * A proportion with its 95 % Wilson score interval (Wilson 1927, JASA 22:209). `population` is the number that the `n`
 * were drawn from without replacement: the interval takes the sample for one of n(N-1)/(N-n), which is the
 * finite-population correction of its variance; a full count has no uncertainty left. Needs n >= 1.
 */
export function wilson(right: number, n: number, population: number): Proportion {
  if (n < 1 || population < n) throw new RangeError(`no proportion of ${n} drawn from ${population}`);
  const value = right / n;
  if (population === n) return { right, n, value, low: value, high: value };
  return { right, n, value, ...wilsonInterval(value, (n * (population - 1)) / (population - n)) };
}

/** The same where the population is endless, such as all photos to come. Needs n >= 1. */
export function wilsonOfMany(right: number, n: number): Proportion {
  if (n < 1) throw new RangeError('no proportion of nothing');
  return { right, n, value: right / n, ...wilsonInterval(right / n, n) };
}

/** Wilson's 95 % interval of a share seen in `size` independent answers, which need be no whole number. */
export function wilsonInterval(value: number, size: number): { low: number; high: number } {
  const middle = (value + Z ** 2 / (2 * size)) / (1 + Z ** 2 / size);
  const reach = (Z / (1 + Z ** 2 / size)) * Math.sqrt((value * (1 - value)) / size + Z ** 2 / (4 * size ** 2));
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/** Indices of the `k` largest, best first; of equal ones the lower index first. For a small `k`. */
export function best(scores: Float32Array, k: number): number[] {
  const found: number[] = [];
  for (let index = 0; index < scores.length; index++) {
    const score = scores[index]!;
    if (found.length === k && score <= scores[found[k - 1]!]!) continue;
    let place = Math.min(found.length, k - 1);
    for (; place > 0 && score > scores[found[place - 1]!]!; place--) found[place] = found[place - 1]!;
    found[place] = index;
  }
  return found;
}

/** Cross-entropy of one answer, nats. */
export function lossOf(probabilities: Float32Array, label: number): number {
  return -Math.log(Math.max(probabilities[label] ?? 0, SMALLEST));
}

/**
 * Softmax of one row of logits / temperature in float64, worked out from the largest down so that nothing overflows, with
 * the logarithm of its denominator. Plain loops: it is asked for every photo several times.
 */
export function powersOf(
  logits: Float32Array,
  temperature: number,
): { readonly probabilities: Float64Array; readonly logOfSum: number } {
  let largest = -Infinity;
  for (let i = 0; i < logits.length; i++) largest = Math.max(largest, logits[i]!);
  const probabilities = new Float64Array(logits.length);
  let sum = 0;
  for (let i = 0; i < logits.length; i++) {
    const power = Math.exp((logits[i]! - largest) / temperature);
    probabilities[i] = power;
    sum += power;
  }
  for (let i = 0; i < logits.length; i++) probabilities[i]! /= sum;
  return { probabilities, logOfSum: largest / temperature + Math.log(sum) };
}

/** Softmax of one row of logits. */
export function softmax(logits: Float32Array): Float32Array {
  return new Float32Array(powersOf(logits, 1).probabilities);
}

/** counts[label][predicted]. */
export function confusionMatrix(
  answers: readonly { readonly label: number; readonly predicted: number }[],
  classes: number,
): number[][] {
  const counts = Array.from({ length: classes }, () => Array.from({ length: classes }, () => 0));
  for (const { label, predicted } of answers) {
    const row = counts[label];
    if (row?.[predicted] === undefined) throw new RangeError(`no such class: ${label}, ${predicted}`);
    row[predicted] += 1;
  }
  return counts;
}

/** Precision, recall and F1 of a taxon from its counts; null where they have no meaning. */
export function taxonFigures(
  right: number,
  support: number,
  predicted: number,
): Pick<TaxonScore, 'precision' | 'recall' | 'f1'> {
  const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    precision: ratio(right, predicted),
    recall: ratio(right, support),
    f1: ratio(2 * right, support + predicted),
  };
}

/** The figures of each taxon; F1 is null only where the taxon was neither labelled nor predicted. */
export function taxonScores(
  confusion: readonly (readonly number[])[],
  classes: readonly Pick<TaxonScore, 'taxonId' | 'scientificName' | 'taxonRank' | 'wider'>[],
): TaxonScore[] {
  return classes.map(({ taxonId, scientificName, taxonRank, wider }, taxon) => {
    const right = confusion[taxon]?.[taxon] ?? 0;
    const support = (confusion[taxon] ?? []).reduce((a, b) => a + b, 0);
    const predicted = confusion.reduce((sum, row) => sum + (row[taxon] ?? 0), 0);
    const recall = support === 0 ? null : wilsonOfMany(right, support);
    return {
      taxonId,
      scientificName,
      taxonRank,
      wider,
      support,
      few: support < FEW_PHOTOS,
      ...taxonFigures(right, support, predicted),
      recallLow: recall?.low ?? null,
      recallHigh: recall?.high ?? null,
    };
  });
}

/** Accuracy of always saying the commonest label. */
export function commonestShare(labels: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return labels.length === 0 ? 0 : Math.max(...counts.values()) / labels.length;
}

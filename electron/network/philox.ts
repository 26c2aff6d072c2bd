/*
 * Random numbers by the million that are the same on every machine, bit for bit: Philox 4x32-10, the counter-based
 * generator of Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3" (2011), and the normal distribution from it by
 * plain arithmetic alone (a machine's own logarithm may differ in the last digit). Runs anywhere.
 */

/** The four words of a block: `counter` says which, `key` which sequence. All are unsigned 32-bit numbers. */
export type Block = [number, number, number, number];

export function philox(counter: Readonly<Block>, key: readonly [number, number]): Block {
  let [a, b, c, d] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round++) {
    const highA = multiplyHigh(0xd2511f53, a);
    const highC = multiplyHigh(0xcd9e8d57, c);
    const lowA = Math.imul(0xd2511f53, a);
    const lowC = Math.imul(0xcd9e8d57, c);
    a = highC ^ b ^ k0;
    b = lowC;
    c = highA ^ d ^ k1;
    d = lowA;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  return [a >>> 0, b >>> 0, c >>> 0, d >>> 0];
}

/** Upper 32 bits of the 64-bit product of two 32-bit numbers, taken as unsigned. */
function multiplyHigh(x: number, y: number): number {
  const xHigh = x >>> 16;
  const xLow = x & 0xffff;
  const yHigh = y >>> 16;
  const yLow = y & 0xffff;
  // Each sum stays below 2^32, so that `>>>` loses nothing.
  const middle = xHigh * yLow + ((xLow * yLow) >>> 16);
  const other = xLow * yHigh + (middle & 0xffff);
  return (xHigh * yHigh + (middle >>> 16) + (other >>> 16)) | 0;
}

/** One of many sequences of a seed; whole numbers below 2^53 and 2^32. */
export interface Sequence {
  readonly seed: number;
  readonly stream: number;
}

/** Uniform in (0, 1), never an end, in steps of 2^-32: the sequence's first `length` numbers. */
export function uniforms(sequence: Sequence, length: number): Float64Array {
  const values = new Float64Array(length);
  const key = [sequence.seed >>> 0, Math.floor(sequence.seed / 0x100000000)] as const;
  for (let start = 0; start < length; start += 4) {
    const block = philox([start / 4, 0, sequence.stream, 0], key);
    for (let i = 0; i < 4; i++) values[start + i] = ((block[i] ?? 0) + 0.5) / 0x100000000;
  }
  return values;
}

/**
 * The value below which a standard normal number lies with probability `p`, for p between 2^-33 and 1 - 2^-33. Wichura,
 * algorithm AS 241 (1988), PPND7: right to about 1 in 10^7.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q * (((59.10937472 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179)) /
      (((67.18756362 * r + 78.757757664) * r + 17.895169469) * r + 1)
    );
  }
  const r = Math.sqrt(-logarithm(q < 0 ? p : 1 - p)) - 1.6;
  const tail =
    (((0.17023821103 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777) /
    ((0.12021132975 * r + 0.7370016425) * r + 1);
  return q < 0 ? -tail : tail;
}

/** Natural logarithm of 0 < x <= 1 by its series, right to about 1 in 10^13. */
function logarithm(x: number): number {
  let [mantissa, halvings] = [x, 0];
  for (; mantissa < Math.SQRT1_2; halvings++) mantissa *= 2;
  const s = (mantissa - 1) / (mantissa + 1);
  let [term, sum] = [s, 0];
  for (let n = 1; n <= 15; n += 2, term *= s * s) sum += term / n;
  return 2 * sum - halvings * Math.LN2;
}

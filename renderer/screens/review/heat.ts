/*
 * A coarse map of a photo as smooth pixels of one colour, the stronger the denser. Pure.
 */
import type { Explanation } from '../../../electron/contract/explanation.ts';

/** Densest cover, 0..1: what lies below is still to be seen. */
const DENSEST = 0.72;

/**
 * RGBA of `width` x `height` pixels. Between the middles of the map's places values run smoothly (cubic, without passing
 * them); beyond the outermost they stay.
 */
export function heatPixels(
  { values, centres }: Pick<Explanation, 'values' | 'centres'>,
  width: number,
  height: number,
  [red, green, blue]: readonly [number, number, number],
): Uint8ClampedArray<ArrayBuffer> {
  const across = Array.from({ length: width }, (_, x) => between(centres, (x + 0.5) / width));
  const down = Array.from({ length: height }, (_, y) => between(centres, (y + 0.5) / height));
  const side = centres.length;
  const at = (row: number, column: number) => values[row * side + column] ?? 0;
  const pixels = new Uint8ClampedArray(width * height * 4);
  let offset = 0;
  for (const { from: top, to: bottom, share: below } of down) {
    for (const { from: left, to: right, share: beside } of across) {
      const upper = at(top, left) * (1 - beside) + at(top, right) * beside;
      const lower = at(bottom, left) * (1 - beside) + at(bottom, right) * beside;
      const value = upper * (1 - below) + lower * below;
      pixels[offset] = red;
      pixels[offset + 1] = green;
      pixels[offset + 2] = blue;
      pixels[offset + 3] = Math.round(255 * DENSEST * value);
      offset += 4;
    }
  }
  return pixels;
}

interface Between {
  readonly from: number;
  readonly to: number;
  /** Of `to`, 0..1; level at both ends, so that no edge shows where two pieces meet. */
  readonly share: number;
}

function between(centres: readonly number[], place: number): Between {
  const last = centres.length - 1;
  if (place <= (centres[0] ?? 0)) return { from: 0, to: 0, share: 0 };
  if (place >= (centres[last] ?? 1)) return { from: last, to: last, share: 0 };
  const to = centres.findIndex((centre) => centre > place);
  const [a, b] = [centres[to - 1] ?? 0, centres[to] ?? 1];
  const t = (place - a) / (b - a);
  return { from: to - 1, to, share: t * t * (3 - 2 * t) };
}

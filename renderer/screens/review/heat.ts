/*
 * A coarse map of a photo as smooth pixels of one colour, the stronger the denser. Pure.
 */
import { REVIEW } from '../../../electron/domain/language/window.ts';
import type { Explanation } from '../../../electron/contract/explanation.ts';
import type { PhotoBox } from '../../../electron/domain/photo-box.ts';

/** Densest cover, 0..1: what lies below is still to be seen. */
const DENSEST = 0.72;
const WHOLE: PhotoBox = { x: 0, y: 0, width: 1, height: 1 };

/**
 * RGBA of `width` x `height` pixels; clear around the box that the network looked at. Between the middles of the map's places values run smoothly (cubic, without passing
 * them); beyond the outermost they stay.
 */
export function heatPixels(
  { values, centres, box = WHOLE }: Pick<Explanation, 'values' | 'centres' | 'box'>,
  width: number,
  height: number,
  [red, green, blue]: readonly [number, number, number],
): Uint8ClampedArray<ArrayBuffer> {
  const places = (length: number, from: number, share: number) =>
    Array.from({ length }, (_, pixel) => {
      const place = ((pixel + 0.5) / length - from) / share;
      return { ...between(centres, place), seen: place >= 0 && place <= 1 };
    });
  const across = places(width, box.x, box.width);
  const down = places(height, box.y, box.height);
  const side = centres.length;
  const at = (row: number, column: number) => values[row * side + column] ?? 0;
  const pixels = new Uint8ClampedArray(width * height * 4);
  let offset = 0;
  for (const { from: top, to: bottom, share: below, seen } of down) {
    for (const { from: left, to: right, share: beside, seen: alsoSeen } of across) {
      const upper = at(top, left) * (1 - beside) + at(top, right) * beside;
      const lower = at(bottom, left) * (1 - beside) + at(bottom, right) * beside;
      const value = upper * (1 - below) + lower * below;
      pixels[offset] = red;
      pixels[offset + 1] = green;
      pixels[offset + 2] = blue;
      pixels[offset + 3] = seen && alsoSeen ? Math.round(255 * DENSEST * value) : 0;
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

/** Around the name; null: the map is being worked out. */
export function wordsOf(explanation: Pick<Explanation, 'values' | 'centres'> | null): {
  before: string;
  after: string;
} {
  const { heat } = REVIEW.photo;
  if (explanation === null) return heat.coming;
  if (explanation.values.every((value) => value === 0)) return heat.nothing;
  return { ...heat.shown, after: heat.fields(explanation.centres.length) };
}

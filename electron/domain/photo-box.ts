/*
 * What of a photo a network looks at: a box in place of the whole photo, as another program marked it, and how a person
 * turned the photo for good. Runs everywhere.
 */

/** Clockwise, degrees; after the photo was made upright as its file says. */
export const TURNS = [0, 90, 180, 270] as const;
export type Turned = (typeof TURNS)[number];

/** Fractions of the upright photo before a person turned it, each 0..1: its left and upper edge, its width and height. */
export interface PhotoBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Left out: not at all. */
  readonly turned?: Exclude<Turned, 0> | undefined;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The whole pixels of the box in an upright photo of this size, px; at least one. */
export function pixelsOfBox(box: PhotoBox, { width, height }: Size) {
  const across = between(box.x, box.width, width);
  const down = between(box.y, box.height, height);
  return { left: across.from, top: down.from, width: across.length, height: down.length };
}

function between(from: number, length: number, all: number) {
  const first = Math.max(0, Math.min(Math.round(from * all), all - 1));
  return { from: first, length: Math.max(1, Math.min(Math.round((from + length) * all), all) - first) };
}

/** False of the whole photo that was only turned. */
export function isPart({ width, height }: PhotoBox): boolean {
  return width < 1 || height < 1;
}

/** Where the box lies in the photo as it is shown: turned. */
export function boxAsShown({ x, y, width, height, turned }: PhotoBox): PhotoBox {
  switch (turned) {
    case 90:
      return { x: 1 - y - height, y: x, width: height, height: width };
    case 180:
      return { x: 1 - x - width, y: 1 - y - height, width, height };
    case 270:
      return { x: y, y: 1 - x - width, width: height, height: width };
    default:
      return { x, y, width, height };
  }
}

/** Where a point of the upright photo lies once it is turned, px. */
export function pointAsShown(
  [x, y]: readonly [number, number],
  { width, height }: Size,
  turned: Turned,
): readonly [number, number] {
  switch (turned) {
    case 0:
      return [x, y];
    case 90:
      return [height - y, x];
    case 180:
      return [width - x, height - y];
    case 270:
      return [y, width - x];
  }
}

/** Of a square of RGB bytes: the same turned clockwise. */
export function turnedSquare(pixels: Uint8Array, side: number, turned: Turned): Uint8Array {
  if (turned === 0) return pixels;
  const result = new Uint8Array(pixels.length);
  const last = side - 1;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      // Where this place's pixel was before.
      const [y, x] =
        turned === 90 ? [last - column, row] : turned === 180 ? [last - row, last - column] : [column, last - row];
      const from = (y * side + x) * 3;
      result.set(pixels.subarray(from, from + 3), (row * side + column) * 3);
    }
  }
  return result;
}

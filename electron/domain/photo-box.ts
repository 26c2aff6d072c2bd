/* The box in a photo that a network looks at in place of the whole photo, as another program marked it. Runs everywhere. */

/** Fractions of the upright photo, each 0..1: its left and upper edge, its width and height. */
export interface PhotoBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
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

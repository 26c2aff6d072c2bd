/*
 * Scales, ticks and paths of the line plots: from figures to pixels. Pure; runs everywhere.
 */

export type Point = readonly [x: number, y: number];
export type Domain = readonly [low: number, high: number];

/** Maps a domain to pixels in a line; a domain without width maps to its first pixel. */
export function linear(domain: Domain, range: Domain): (value: number) => number {
  const [low, high] = domain;
  const [from, to] = range;
  if (high === low) return () => from;
  const slope = (to - from) / (high - low);
  return (value) => from + (value - low) * slope;
}

/** Steps of 1, 2 or 5 times a power of ten, at most `most` of them from `low` to `high`. */
export function tickStep(low: number, high: number, most: number): number {
  const raw = Math.max((high - low) / Math.max(1, most), Number.MIN_VALUE);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= raw * (1 - 1e-9)) ?? 10;
  return step * power;
}

/** Round figures within the domain. `whole` keeps them to whole numbers, as epochs are. */
export function ticks([low, high]: Domain, most: number, whole = false): number[] {
  if (!(high > low)) return [low];
  const step = whole ? Math.max(1, tickStep(low, high, most)) : tickStep(low, high, most);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // Multiplied, not added up: sums of 0.1 drift off the round figure.
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** The next round figure that the axis can end at. */
export function roundUp(value: number, most: number): number {
  if (!(value > 0)) return 1;
  const step = tickStep(0, value, most);
  return Number((Math.ceil(value / step - 1e-9) * step).toPrecision(12));
}

/** An SVG path through the points; empty for none. Tenths of a pixel are finer than any screen. */
export function linePath(points: readonly Point[], x: (value: number) => number, y: (value: number) => number): string {
  let path = '';
  for (const [index, [px, py]] of points.entries()) {
    path += `${index === 0 ? 'M' : 'L'}${round(x(px))},${round(y(py))}`;
  }
  return path;
}

/** The same closed down to the axis. */
export function areaPath(
  points: readonly Point[],
  x: (value: number) => number,
  y: (value: number) => number,
  floor: number,
): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  return `${linePath(points, x, y)}L${round(x(last[0]))},${round(y(floor))}L${round(x(first[0]))},${round(y(floor))}Z`;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

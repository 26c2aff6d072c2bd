/*
 * Long runs stay cheap to draw: points are thinned to what a screen can show. And finding a place among points. Pure.
 */
import type { Point } from '../../../electron/domain/plots/scale.ts';

/**
 * At most four points for each of `columns` columns of pixels: the first, lowest, highest and last of those that fall
 * into it, in their order, so that no peak is lost. Points must be in order of x.
 */
export function thinToColumns(points: readonly Point[], low: number, high: number, columns: number): readonly Point[] {
  if (points.length <= columns * 4 || columns < 1 || !(high > low)) return points;
  const thinned: Point[] = [];
  const scale = columns / (high - low);
  let column = Number.NaN;
  let [first, lowest, highest, last] = [-1, -1, -1, -1];
  const flush = () => {
    if (first < 0) return;
    // Two or more of the four may be the same point.
    for (const index of [...new Set([first, lowest, highest, last])].sort((a, b) => a - b)) {
      const point = points[index];
      if (point) thinned.push(point);
    }
  };
  for (const [index, [x, y]] of points.entries()) {
    const here = Math.floor((x - low) * scale);
    if (here !== column) {
      flush();
      column = here;
      first = lowest = highest = index;
    } else {
      if (y < (points[lowest]?.[1] ?? y)) lowest = index;
      if (y > (points[highest]?.[1] ?? y)) highest = index;
    }
    last = index;
  }
  flush();
  return thinned;
}

/** The last point at or before `x`, by halving; undefined where the points begin later. */
export function pointAt(points: readonly Point[], x: number): Point | undefined {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((points[middle]?.[0] ?? Infinity) <= x) low = middle + 1;
    else high = middle;
  }
  return points[low - 1];
}

/** The place after or before `at` in an ascending list; it stays at either end; from nowhere it begins at the newest. */
export function nextPlace(places: readonly number[], at: number | null, by: -1 | 1): number | null {
  const [first, newest] = [places[0] ?? null, places.at(-1) ?? null];
  if (at === null) return newest;
  const next = by === 1 ? places.find((place) => place > at + 1e-9) : places.findLast((place) => place < at - 1e-9);
  return next ?? (by === 1 ? newest : first);
}

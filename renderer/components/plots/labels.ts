/*
 * Where the words beside dots stand: on the side where the fewest lines and other words are in the way. Pure; pixels.
 */
import type { Point } from '../../../electron/domain/plots/scale.ts';

export interface PlacedLabel {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const HEIGHT = 13;
/** 11 px system faces are about so wide a character. */
const CHARACTER = 6.2;
const GAP = 8;

/** One place for each dot, in their order; null for a dot without words. `lines` in pixels as well. */
export function placeLabels(
  dots: readonly { readonly at: Point; readonly label: string | null }[],
  lines: readonly (readonly Point[])[],
  box: Rect,
): (PlacedLabel | null)[] {
  const taken: Rect[] = dots.map(({ at: [x, y] }) => ({ left: x - 5, top: y - 5, right: x + 5, bottom: y + 5 }));
  return dots.map(({ at: [x, y], label }) => {
    if (label === null) return null;
    const width = label.length * CHARACTER;
    const best = [
      { dx: GAP, dy: GAP + HEIGHT },
      { dx: GAP, dy: -GAP },
      { dx: -GAP, dy: GAP + HEIGHT },
      { dx: -GAP, dy: -GAP },
      { dx: GAP, dy: 2 * (GAP + HEIGHT) },
      { dx: GAP, dy: -2 * GAP - HEIGHT },
    ]
      .map(({ dx, dy }) => {
        const left = dx > 0 ? x + dx : x + dx - width;
        const rect = { left, top: y + dy - HEIGHT + 2, right: left + width, bottom: y + dy + 3 };
        return { dx, dy, rect, cost: costOf(rect, lines, taken, box) };
      })
      .reduce((a, b) => (b.cost < a.cost ? b : a));
    taken.push(best.rect);
    return { x: x + best.dx, y: y + best.dy, anchor: best.dx > 0 ? 'start' : 'end' };
  });
}

/** Pixels of line under the words; words on words, or out of the box, weigh far more. */
function costOf(rect: Rect, lines: readonly (readonly Point[])[], taken: readonly Rect[], box: Rect): number {
  let cost = lines.reduce((sum, line) => sum + lengthWithin(line, rect), 0);
  for (const other of taken) {
    const wide = Math.min(rect.right, other.right) - Math.max(rect.left, other.left);
    const high = Math.min(rect.bottom, other.bottom) - Math.max(rect.top, other.top);
    if (wide > 0 && high > 0) cost += 10 * wide;
  }
  const out =
    Math.max(0, box.left - rect.left) +
    Math.max(0, rect.right - box.right) +
    Math.max(0, box.top - rect.top) +
    Math.max(0, rect.bottom - box.bottom);
  return cost + 50 * out;
}

/** About how many pixels of the line, counted along x, lie in the rectangle. */
function lengthWithin(line: readonly Point[], rect: Rect): number {
  let within = 0;
  for (let index = 1; index < line.length; index++) {
    const [x0, y0] = line[index - 1] as Point;
    const [x1, y1] = line[index] as Point;
    if (x1 < rect.left || x0 > rect.right) continue;
    const steps = Math.max(1, Math.min(64, Math.ceil((x1 - x0) / 3)));
    for (let step = 0; step < steps; step++) {
      const share = (step + 0.5) / steps;
      const [x, y] = [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share];
      if (x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom) within += (x1 - x0) / steps;
    }
  }
  return within;
}

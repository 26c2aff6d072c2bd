import { describe, expect, it } from 'vitest';
import { placeLabels } from '../../renderer/components/plots/labels.ts';
import { areaPath, linear, linePath, type Point, roundUp, ticks } from '../../electron/domain/plots/scale.ts';
import { nextPlace, pointAt, thinToColumns } from '../../renderer/components/plots/thin.ts';

describe('scales', () => {
  it('maps a domain to pixels, upside down as well', () => {
    const y = linear([0, 100], [200, 0]);
    expect(y(0)).toBe(200);
    expect(y(25)).toBe(150);
    expect(linear([5, 5], [10, 90])(5)).toBe(10);
  });

  it('puts ticks on round figures and never drifts off them', () => {
    expect(ticks([0, 1.5], 3)).toEqual([0, 0.5, 1, 1.5]);
    expect(ticks([0, 0.3], 3)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(ticks([0, 31], 8, true)).toEqual([0, 5, 10, 15, 20, 25, 30]);
    expect(ticks([0, 2], 8, true)).toEqual([0, 1, 2]);
    expect(ticks([3, 3], 4)).toEqual([3]);
  });

  it('ends an axis at the next round figure', () => {
    expect(roundUp(2.31, 3)).toBe(3);
    expect(roundUp(0.03, 3)).toBe(0.03);
    expect(roundUp(0, 3)).toBe(1);
    expect(roundUp(Number.NaN, 3)).toBe(1);
  });
});

describe('paths', () => {
  const same = (value: number) => value;

  it('goes through the points and closes an area on its floor', () => {
    const points: Point[] = [
      [0, 1],
      [2.04, 3.06],
    ];
    expect(linePath(points, same, same)).toBe('M0,1L2,3.1');
    expect(areaPath(points, same, same, 0)).toBe('M0,1L2,3.1L2,0L0,0Z');
    expect(linePath([], same, same)).toBe('');
    expect(areaPath([], same, same, 0)).toBe('');
  });
});

describe('thinning', () => {
  const many: Point[] = Array.from({ length: 100_000 }, (_, i) => [i, Math.sin(i / 900)]);
  many[51_234] = [51_234, 9];
  many[77_777] = [77_777, -9];

  it('keeps at most four points a column, and every peak', () => {
    const thinned = thinToColumns(many, 0, 100_000, 500);
    expect(thinned.length).toBeLessThanOrEqual(2_000);
    expect(thinned[0]).toBe(many[0]);
    expect(thinned.at(-1)).toBe(many.at(-1));
    expect(thinned).toContain(many[51_234]);
    expect(thinned).toContain(many[77_777]);
    expect(thinned.every(([x], i) => i === 0 || x > (thinned[i - 1]?.[0] ?? 0))).toBe(true);
  });

  it('leaves few points alone', () => {
    const few = many.slice(0, 40);
    expect(thinToColumns(few, 0, 40, 20)).toBe(few);
    expect(thinToColumns([], 0, 1, 10)).toEqual([]);
  });

  it('finds the point at or before a place', () => {
    const points: Point[] = [
      [1, 10],
      [2, 20],
      [4, 40],
    ];
    expect(pointAt(points, 0.5)).toBeUndefined();
    expect(pointAt(points, 2)?.[1]).toBe(20);
    expect(pointAt(points, 3.9)?.[1]).toBe(20);
    expect(pointAt(points, 99)?.[1]).toBe(40);
  });
});

describe('reading line', () => {
  it('moves from place to place and stops at both ends', () => {
    const places = [1, 2, 3];
    expect(nextPlace(places, null, -1)).toBe(3);
    expect(nextPlace(places, 3, -1)).toBe(2);
    expect(nextPlace(places, 1, -1)).toBe(1);
    expect(nextPlace(places, 2.5, 1)).toBe(3);
    expect(nextPlace(places, 3, 1)).toBe(3);
    expect(nextPlace([], 1, 1)).toBeNull();
  });
});

describe('words beside dots', () => {
  const box = { left: 0, top: 0, right: 400, bottom: 200 };

  it('stand where no line runs', () => {
    const flat: Point[] = [
      [0, 116],
      [400, 116],
    ];
    const [below] = placeLabels([{ at: [100, 100], label: '93.4, kept' }], [], box);
    expect(below?.y).toBeGreaterThan(100);
    const [above] = placeLabels([{ at: [100, 100], label: '93.4, kept' }], [flat], box);
    expect(above?.y).toBeLessThan(100);
  });

  it('keep within the plot and off each other', () => {
    const [nearRight] = placeLabels([{ at: [395, 100], label: '93.4, kept' }], [], box);
    expect(nearRight?.anchor).toBe('end');
    const [low] = placeLabels([{ at: [100, 195], label: '10.7, kept' }], [], box);
    expect(low?.y).toBeLessThan(195);
    const [a, b] = placeLabels(
      [
        { at: [100, 100], label: '91.9, kept' },
        { at: [120, 101], label: '93.4, kept' },
      ],
      [],
      box,
    );
    expect(Math.abs((a?.y ?? 0) - (b?.y ?? 0)) > 12 || a?.anchor !== b?.anchor).toBe(true);
    expect(placeLabels([{ at: [1, 1], label: null }], [], box)).toEqual([null]);
  });
});

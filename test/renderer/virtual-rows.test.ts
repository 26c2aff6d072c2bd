import { describe, expect, it } from 'vitest';
import {
  rowAt,
  type RowLayout,
  scrollTopOf,
  scrollTopShowing,
  shownRows,
  TALLEST_BODY,
} from '../../renderer/state/virtual-rows.ts';

const layout: RowLayout = { rows: 1000, rowHeight: 100, height: 450 };
const million: RowLayout = { rows: 250_000, rowHeight: 180, height: 700 };

describe('a list of ordinary length', () => {
  it('makes the rows on screen and a few around them', () => {
    const { first, end, top, body } = shownRows(layout, 10_050);
    expect(body).toBe(100_000);
    expect(first).toBe(98);
    expect(end).toBe(107);
    expect(top).toBe(9_800);
  });

  it.each([
    [0, 0],
    [-50, 0],
    [1e9, 993],
  ])('scrolled to %d', (scrollTop, first) => {
    expect(shownRows(layout, scrollTop).first).toBe(first);
    expect(shownRows(layout, scrollTop).end).toBeLessThanOrEqual(1000);
  });

  it('scrolls only as far as a row needs', () => {
    expect(scrollTopShowing(layout, 1000, 11)).toBe(1000);
    expect(scrollTopShowing(layout, 1000, 5)).toBe(500);
    expect(scrollTopShowing(layout, 1000, 20)).toBe(1650);
  });

  it('has nothing to show of an empty list', () => {
    expect(shownRows({ ...layout, rows: 0 }, 0)).toEqual({ first: 0, end: 0, top: 0, body: 0 });
  });
});

describe('a list taller than browsers can scroll', () => {
  it('stays below the limit and reaches its first and its last row', () => {
    expect(shownRows(million, 0).body).toBe(TALLEST_BODY);
    expect(shownRows(million, 0).first).toBe(0);
    expect(shownRows(million, TALLEST_BODY).end).toBe(million.rows);
    const { top, first, end } = shownRows(million, TALLEST_BODY - million.height);
    // The last row ends where the body ends.
    expect(top + (end - first) * million.rowHeight).toBeCloseTo(TALLEST_BODY, 3);
  });

  it('finds the way back from a row to a scroll position', () => {
    for (const row of [0, 1, 17, 100_000, 249_990]) {
      expect(rowAt(million, scrollTopOf(million, row))).toBeCloseTo(row, 6);
    }
  });

  it('puts the rows made around the scroll position', () => {
    const scrollTop = 12_345_678;
    const { first, top } = shownRows(million, scrollTop);
    const offset = (rowAt(million, scrollTop) - first) * million.rowHeight;
    expect(top + offset).toBeCloseTo(scrollTop, 3);
  });
});

import { expect, it } from 'vitest';
import { areaSeen, cellAt, moved, pointOf, showing, wholeWorld, zoomed } from '../../renderer/state/map-place.ts';
import { outlineOf } from '../../renderer/state/world-outline.ts';

const SIZE = { width: 720, height: 400 };

it('the whole world is seen at once, and no more of it than there is', () => {
  const place = wholeWorld(SIZE);
  expect(place.scale).toBe(2);
  expect(areaSeen(place, SIZE)).toEqual({ south: -90, north: 90, west: -180, east: 180 });
  expect(moved(place, { x: 0, y: 500 }, SIZE).latitude).toBe(0);
  expect(zoomed(place, 0.1, { x: 0, y: 0 }, SIZE).scale).toBe(2);
});

it('what lies under the pointer stays there while one comes nearer', () => {
  const place = { latitude: 10, longitude: 20, scale: 8 };
  const at = pointOf(place, { latitude: 15, longitude: 30 }, SIZE);
  const nearer = zoomed(place, 4, at, SIZE);
  const now = pointOf(nearer, { latitude: 15, longitude: 30 }, SIZE);
  expect(now.x).toBeCloseTo(at.x, 6);
  expect(now.y).toBeCloseTo(at.y, 6);
  expect(cellAt(nearer)).toBe(cellAt(place) / 4);
});

it('beyond the date line the world goes on', () => {
  const fiji = { south: -20, west: 175, north: -10, east: -175 };
  const place = showing(fiji, SIZE);
  expect(Math.abs(place.longitude)).toBeCloseTo(180, 6);
  const seen = areaSeen(place, SIZE);
  expect(seen.west).toBeGreaterThan(seen.east);
  const [west, east] = [175, -175].map((longitude) => pointOf(place, { latitude: -15, longitude }, SIZE).x);
  expect((east ?? 0) - (west ?? 0)).toBeCloseTo(10 * place.scale, 6);
  expect(moved(place, { x: -20 * place.scale, y: 0 }, SIZE).longitude).toBeCloseTo(-160, 6);
});

it('shores are put together of lines, some of them from their end, and the cut along the date line is no border', () => {
  const { land, lines } = outlineOf({
    transform: { scale: [1, 1], translate: [0, 0] },
    arcs: [
      [
        [0, 0],
        [10, 0],
        [0, 10],
      ],
      [
        [0, 0],
        [0, 10],
        [10, 0],
      ],
      [
        [170, 0],
        [10, 0],
        [0, 5],
        [-10, 0],
      ],
    ],
    objects: { land: { geometries: [{ arcs: [[[0, -2]]] }] } },
  });
  expect(land).toEqual([
    [
      [0, 0],
      [10, 0],
      [10, 10],
      [10, 10],
      [0, 10],
      [0, 0],
    ],
  ]);
  expect(lines.slice(2)).toEqual([
    [
      [170, 0],
      [180, 0],
    ],
    [
      [180, 5],
      [170, 5],
    ],
  ]);
});

/* Doubt and diversity, worked out by hand. */
import { expect, test } from 'vitest';
import { byTurns } from '../../../electron/domain/statistics/by-turns.ts';

test('of one kind, doubt alone decides', () => {
  expect(byTurns([0.9, 0.8, 0.8, 0.1], () => 1)).toEqual([0, 1, 2, 3]);
});

test('kinds come in turn, unless one is in much more doubt', () => {
  const kinds = ['a', 'a', 'a', 'b', 'b'].map((kind) => kind.charCodeAt(0));
  // a: 1, 0.9 / 2, 0.8 / 3; b: 0.7, 0.2 / 2.
  expect(byTurns([1, 0.9, 0.8, 0.7, 0.2], (place) => kinds[place] ?? 0)).toEqual([0, 3, 1, 2, 4]);
});

test('nothing gives nothing', () => {
  expect(byTurns([], () => 1)).toEqual([]);
});

/* Lengths in a photo, by a line along its scale bar. */
import { expect, test } from 'vitest';
import { Measuring } from '../../renderer/screens/review/measuring.svelte.ts';

const line = (x1: number, y1: number, x2: number, y2: number) => ({ x1, y1, x2, y2 });

test('a line along the scale bar says how long each line after it is', () => {
  const measuring = new Measuring();
  measuring.lookAt(7);
  measuring.toggle();
  expect([measuring.on, measuring.asks, measuring.mm]).toEqual([true, false, null]);
  measuring.line = line(100, 100, 300, 100);
  expect([measuring.asks, measuring.mm]).toEqual([true, null]);
  measuring.say(10);
  expect([measuring.asks, measuring.mm]).toEqual([false, 10]);
  measuring.line = line(0, 0, 300, 400);
  expect(measuring.mm).toBeCloseTo(25, 9);
  // A click is no line.
  measuring.line = line(5, 5, 6, 6);
  expect(measuring.mm).toBeNull();
});

test('what is no length sets no scale', () => {
  const measuring = new Measuring();
  measuring.lookAt(7);
  measuring.say(10);
  expect(measuring.hasScale).toBe(false);
  measuring.line = line(0, 0, 100, 0);
  for (const wrong of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) measuring.say(wrong);
  expect([measuring.hasScale, measuring.asks]).toEqual([false, true]);
});

test('each photo has a scale of its own, and one that was left is asked for again', () => {
  const measuring = new Measuring();
  measuring.lookAt(7);
  measuring.line = line(0, 0, 100, 0);
  measuring.say(5);
  measuring.lookAt(8);
  expect([measuring.line, measuring.hasScale]).toEqual([null, false]);
  measuring.line = line(0, 0, 50, 0);
  expect(measuring.asks).toBe(true);
  measuring.lookAt(7);
  measuring.line = line(0, 0, 200, 0);
  expect(measuring.mm).toBe(10);
  measuring.forgetScale();
  expect([measuring.line, measuring.hasScale]).toEqual([null, false]);
});

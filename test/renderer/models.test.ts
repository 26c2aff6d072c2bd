import { expect, test } from 'vitest';
import { MODELS } from '../../electron/domain/language/window.ts';
import { modelFileName } from '../../renderer/screens/models/models-desk.svelte.ts';

const { area, years } = MODELS.passport;

test('an area is said in whole degrees, on either side of zero', () => {
  expect(area({ west: 0, south: 42, east: 16, north: 51 })).toBe('42–51° N, 0–16° E');
  expect(area({ west: -12, south: -34, east: 4, north: 2 })).toBe('34° S–2° N, 12° W–4° E');
  expect(area({ west: -70, south: -20, east: -60, north: -20 })).toBe('20° S, 60–70° W');
  expect(area(null)).toBe('not recorded');
});

test('years are one, a span, or not recorded', () => {
  expect(years(1899, 2021)).toBe('1899–2021');
  expect(years(2021, 2021)).toBe('2021');
  expect(years(null, null)).toBe('not recorded');
});

test('a model’s name makes a file name that every system takes', () => {
  expect(modelFileName('Ground beetles 2')).toBe('ground-beetles-2.vasculum-model');
  expect(modelFileName('../Käfer: "alle"?')).toBe('käfer-alle.vasculum-model');
  expect(modelFileName('???')).toBe('model.vasculum-model');
});

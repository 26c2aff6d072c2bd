/*
 * Learning rates, closed and recursive, beside those that PyTorch gave once (test/fixtures/parity).
 */
import { expect, it } from 'vitest';
import { compareSchedule, isPassed, readCases } from './compare.mjs';
import * as engine from './engine.ts';

it.each(readCases(true).schedules)('a schedule has PyTorch’s learning rates: $name', (settings) => {
  const rows = compareSchedule(engine, engine.REFERENCES, settings);
  expect(rows).toHaveLength(2);
  expect(rows.filter((row) => !isPassed(row))).toEqual([]);
});

/*
 * Twenty steps of training beside those that PyTorch took once
 * (test/fixtures/parity): the small cases of `npm run parity`.
 */
import { expect, it } from 'vitest';
import { compareSteps, isPassed, readCases } from './compare.mjs';
import * as engine from './engine.ts';

it.each(readCases(true).steps)('a network learns as PyTorch does: $name', async (settings) => {
  const rows = await compareSteps(engine, engine.REFERENCES, settings);
  expect(rows).toHaveLength(1);
  expect(rows.filter((row) => !isPassed(row))).toEqual([]);
});

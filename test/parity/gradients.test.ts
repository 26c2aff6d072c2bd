/*
 * Loss, gradient of every variable and moving statistics beside those that PyTorch gave once
 * (test/fixtures/parity): the small cases of `npm run parity`.
 */
import { expect, it } from 'vitest';
import { compareGradients, isPassed, readCases } from './compare.mjs';
import * as engine from './engine.ts';

it.each(readCases(true).gradients)('a network has PyTorch’s gradients: $name', async (settings) => {
  const rows = await compareGradients(engine, engine.REFERENCES, settings);
  expect(rows).toHaveLength(3);
  expect(rows.filter((row) => !isPassed(row))).toEqual([]);
});

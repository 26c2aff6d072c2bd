/*
 * The network at rest, and the frozen one, beside the logits that torchvision gave once
 * (test/fixtures/parity): the small cases of `npm run parity`.
 */
import { expect, it } from 'vitest';
import { compareForward, isPassed, readCases } from './compare.mjs';
import * as engine from './engine.ts';

it.each(readCases(true).forward)('a network has the logits of torchvision: $name', async (settings) => {
  const rows = await compareForward(engine, engine.REFERENCES, settings);
  expect(rows).toHaveLength(2);
  expect(rows.filter((row) => !isPassed(row))).toEqual([]);
});

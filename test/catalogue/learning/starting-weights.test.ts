import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  addWeights,
  knownWeights,
  listWeights,
  weightsFolder,
  weightsRow,
} from '../../../electron/catalogue/learning/starting-weights.ts';
import { newCatalogue, UTC } from '../../helpers/a-catalogue.ts';

const weights = {
  name: 'resnet50-11ad3fa6.pth',
  sha256: '11ad3fa6'.padEnd(64, '0'),
  format: 'pytorch',
  depth: 50,
  stride: 'in3x3',
  classes: 1000,
  parameters: 23_508_032,
} as const;

it('the catalogue keeps weights once for each content, newest first', () => {
  const { write, read, places } = newCatalogue();
  expect(listWeights(read, places)).toEqual([]);
  expect(knownWeights(read, weights.sha256)).toBeNull();
  const first = addWeights(write, weights, UTC);
  expect(first).toEqual({ ...weights, id: 1, addedUtc: UTC });
  expect(addWeights(write, { ...weights, name: 'copy.pth' }, '2027-01-01T00:00:00.000Z')).toEqual(first);
  const second = addWeights(write, { ...weights, sha256: 'f'.repeat(64), format: 'keras', classes: null }, UTC);
  expect(listWeights(read, places)).toEqual([second, first].map((one) => ({ ...one, bytes: 0 })));
  expect(weightsRow(read, second.id)).toEqual(second);
  expect(() => weightsRow(read, 9)).toThrow(expect.objectContaining({ code: 'weights-missing' }));
  expect(() => addWeights(write, { ...weights, sha256: 'short' }, UTC)).toThrow(/CHECK/);
});

it('the catalogue gives each content of weights a folder in it, and nothing else one', () => {
  const { places } = newCatalogue();
  expect(weightsFolder(places, weights.sha256)).toEqual({ folder: join(places.weights, weights.sha256) });
  expect(existsSync(join(places.folder, 'weights', weights.sha256))).toBe(true);
  expect(() => weightsFolder(places, '../../etc')).toThrow(expect.objectContaining({ code: 'bad-request' }));
});

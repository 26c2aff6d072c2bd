/* Names pinned to keys, and names given last. */
import { expect, test } from 'vitest';
import { namesAtHand, pinName } from '../../electron/catalogue/browsing/names-at-hand.ts';
import { undo } from '../../electron/catalogue/naming/actions.ts';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { decision, genusAndSpecies, newCatalogue, newSpecimen, reopened, UTC } from '../helpers/a-catalogue.ts';

test('names are pinned to the first free key, kept with the catalogue, and taken off', () => {
  const catalogue = newCatalogue();
  const ids = genusAndSpecies(catalogue, ...'abcdefghij'.split('').map((letter) => `Carabus ${letter}us`));
  for (const taxonId of ids.slice(0, 9)) pinName(catalogue.write, { taxonId, pinned: true });
  expect(() => pinName(catalogue.write, { taxonId: ids[9] ?? 0, pinned: true })).toThrow('All nine keys');
  pinName(catalogue.write, { taxonId: ids[3] ?? 0, pinned: false });
  pinName(catalogue.write, { taxonId: ids[9] ?? 0, pinned: true });
  const { pinned } = namesAtHand(reopened(catalogue).read);
  expect(pinned.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(pinned[3]?.name.scientificName).toBe('Carabus jus');
});

test('names given last come newest first, each once, without what was undone', () => {
  const catalogue = newCatalogue();
  const [one = 0, two = 0] = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus nitens');
  const { id } = newSpecimen(catalogue);
  for (const taxonId of [one, two, one]) decide(catalogue.write, decision([id], { taxonId }), UTC);
  const recent = () => namesAtHand(catalogue.read).recent.map((name) => name.scientificName);
  expect(recent()).toEqual(['Carabus auratus', 'Carabus nitens']);
  undo(catalogue.write, UTC);
  expect(recent()).toEqual(['Carabus nitens', 'Carabus auratus']);
});

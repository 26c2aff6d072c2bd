/* Who looks at which specimens: a promise to people who share the work on copies of one catalogue. */
import { expect, test } from 'vitest';
import { shareOf } from '../../../electron/catalogue/listing/shares.ts';
import { newCatalogue, newSpecimen } from '../../helpers/a-catalogue.ts';

test('an occurrence id is of the same share for ever', () => {
  expect(
    ['a', 'b', 'urn:catalog:NHM:VC:104233', '3f1e2d4c-0000-4000-8000-000000000001'].map((id) => shareOf(id)),
  ).toEqual([0, 9, 1, 5]);
});

test('shares are alike in size, of ids that count up as well', () => {
  const counts = Array.from({ length: 12 }, () => 0);
  for (let i = 0; i < 12_000; i++) counts[shareOf(`VC ${100_000 + i}`)]! += 1;
  expect(Math.min(...counts)).toBeGreaterThan(850);
  expect(Math.max(...counts)).toBeLessThan(1_150);
});

test.each([2, 3, 4])('each specimen is of one of %i parts, those that come later too', async (of) => {
  const catalogue = newCatalogue();
  const ids = Array.from({ length: 40 }, () => newSpecimen(catalogue).id);
  const parts = Array.from({ length: of }, (_, index) => ({ part: index + 1, of }));
  const inParts = await Promise.all(parts.map((part) => catalogue.listing.shares.inPart(part)));
  ids.push(...Array.from({ length: 20 }, () => newSpecimen(catalogue).id));
  for (const id of ids) expect(inParts.filter((isIn) => isIn(id))).toHaveLength(1);
  for (const isIn of inParts) expect(ids.some(isIn)).toBe(true);
});

test('another occurrence id may be of another part', async () => {
  const catalogue = newCatalogue();
  const { id } = newSpecimen(catalogue);
  const isIn = await catalogue.listing.shares.inPart({ part: 1, of: 2 });
  const found = new Set<boolean>();
  for (let i = 0; i < 20; i++) {
    catalogue.write.run('UPDATE main.specimen SET occurrence_id = ? WHERE id = ?', [`id ${i}`, id]);
    catalogue.listing.refresh([id], 'everything');
    found.add(isIn(id));
    expect(isIn(id)).toBe((shareOf(`id ${i}`) % 2) + 1 === 1);
  }
  expect(found.size).toBe(2);
});

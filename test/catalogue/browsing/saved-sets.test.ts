/* Sets of photos under a name: kept in the catalogue's file, counted as they are now. */
import { expect, test } from 'vitest';
import { removeSet, renameSet, savedSets, saveSet } from '../../../electron/catalogue/browsing/saved-sets.ts';
import { EVERYTHING, newCatalogue, newSpecimen, reopened, UTC } from '../../helpers/a-catalogue.ts';

const ofAlps = { name: 'Alps', filter: { ...EVERYTHING, text: 'tyrol' }, order: 'name', replace: false } as const;

function collection() {
  const catalogue = newCatalogue();
  newSpecimen(catalogue, { number: '1', views: ['dorsal', 'ventral'], terms: { locality: 'Tyrol' } });
  newSpecimen(catalogue, { number: '2', terms: { locality: 'Kent' } });
  return catalogue;
}

test('a set is there after a restart, with its filter, its order and what passes now', async () => {
  const first = collection();
  saveSet(first.write, { ...ofAlps, name: ' Alps ' }, UTC);
  const catalogue = reopened(first);
  const [set] = await savedSets(catalogue);
  expect(set).toMatchObject({ name: 'Alps', look: { filter: ofAlps.filter, order: 'name' }, photos: 2 });
  const { id } = newSpecimen(catalogue, { number: '3', terms: { locality: 'Tyrol' } });
  catalogue.listing.refresh([id], 'everything');
  expect((await savedSets(catalogue))[0]?.photos).toBe(3);
});

test('a name is given once, unless its set is to be replaced', async () => {
  const catalogue = collection();
  saveSet(catalogue.write, ofAlps, UTC);
  const inKent = { ...ofAlps, filter: { ...EVERYTHING, text: 'kent' } };
  expect(() => saveSet(catalogue.write, inKent, UTC)).toThrow(expect.objectContaining({ code: 'set-name-taken' }));
  expect((await savedSets(catalogue))[0]?.photos).toBe(2);
  saveSet(catalogue.write, { ...inKent, replace: true }, UTC);
  expect((await savedSets(catalogue)).map(({ name, photos }) => [name, photos])).toEqual([['Alps', 1]]);
});

test('a set is renamed but not to the name of another, and removed', async () => {
  const catalogue = collection();
  saveSet(catalogue.write, ofAlps, UTC);
  saveSet(catalogue.write, { ...ofAlps, name: 'Kent' }, UTC);
  const [alps, kent] = await savedSets(catalogue);
  const [id, other] = [alps?.id ?? 0, kent?.id ?? 0];
  expect(() => renameSet(catalogue.write, { id, name: 'Kent' })).toThrow(
    expect.objectContaining({ code: 'set-name-taken' }),
  );
  renameSet(catalogue.write, { id, name: 'Tyrol' });
  removeSet(catalogue.write, { id: other });
  expect((await savedSets(catalogue)).map(({ name }) => name)).toEqual(['Tyrol']);
  expect(() => renameSet(catalogue.write, { id: other, name: 'Wales' })).toThrow(
    expect.objectContaining({ code: 'set-gone' }),
  );
});

test('a set that this program cannot read is named and opens nothing; one from before a facet was there opens', async () => {
  const catalogue = collection();
  saveSet(catalogue.write, { ...ofAlps, name: 'newer' }, UTC);
  saveSet(catalogue.write, { ...ofAlps, name: 'older' }, UTC);
  catalogue.write.run(`UPDATE saved_set SET filter = json_set(filter, '$.moods', json('[1]')) WHERE name = 'newer'`);
  catalogue.write.run(`UPDATE saved_set SET filter = '{"text":"tyrol"}' WHERE name = 'older'`);
  const sets = await savedSets(catalogue);
  expect(sets.map(({ name, look, photos }) => [name, look === null, photos])).toEqual([
    ['newer', true, 0],
    ['older', false, 2],
  ]);
});

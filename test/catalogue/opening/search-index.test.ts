/* A damaged search index is made anew where a catalogue is opened for work, and costs nothing else. */
import { expect, test } from 'vitest';
import { checkCatalogue } from '../../../electron/catalogue/checking/check.ts';
import { openForWriting } from '../../../electron/catalogue/database/database.ts';
import { mendSearch } from '../../../electron/catalogue/opening/search-index.ts';
import { searchNames } from '../../../electron/catalogue/naming/taxa.ts';
import { EVERYTHING } from '../../../electron/contract/collection.ts';
import { genusAndSpecies, newCatalogue, newSpecimen } from '../../helpers/a-catalogue.ts';

function searchable() {
  const catalogue = newCatalogue();
  genusAndSpecies(catalogue, 'Carabus auratus');
  for (const number of ['VC 0101', 'VC 0202']) newSpecimen(catalogue, { number });
  return catalogue;
}

const damages = ['specimen_search', 'photo_search', 'taxon_search'].flatMap((index) => [
  `DELETE FROM ${index}_data`,
  `UPDATE ${index}_data SET block = x'0102' WHERE id = 10`,
  `UPDATE ${index}_config SET v = 99`,
  `DELETE FROM ${index}_config`,
  `DELETE FROM ${index}_docsize`,
]);

test.each(damages)('after %s', async (sql) => {
  const catalogue = searchable();
  const { folder, file } = catalogue.places;
  catalogue.close();
  const outside = openForWriting(file);
  outside.scriptUnguarded(sql);
  outside.close();

  const mended = newCatalogue(folder);
  const found = async (text: string) => (await mended.listing.passing({ ...EVERYTHING, text })).total;
  expect(await found('0101')).toBe(1);
  expect(await found('nothing of the kind')).toBe(0);
  expect(searchNames(mended.read, 'aurat', 5)).toHaveLength(1);
  newSpecimen(mended, { number: 'VC 0303' });
  expect((await checkCatalogue(mended))[0]).toMatchObject({ verdict: 'ok' });
  expect(mendSearch(mended.write)).toBe(false);
});

test('a sound one is left as it is', () => {
  const catalogue = searchable();
  expect(mendSearch(catalogue.write)).toBe(false);
  expect(mendSearch(newCatalogue().write)).toBe(false);
});

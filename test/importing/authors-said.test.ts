/* Authors of one name in one import: written in several ways, or of homonyms. */
import { expect, test } from 'vitest';
import { previewImport } from '../../electron/importing/preview.ts';
import { newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';
import { imported, putPictures, request } from '../helpers/a-folder.ts';

async function folders(...names: readonly string[]) {
  const folder = temporaryFolder();
  await putPictures(
    folder,
    names.map((name, index) => `${name}/${'abc'[index] ?? ''}.jpg`),
  );
  const catalogue = newCatalogue();
  const plan = await previewImport(catalogue, request(folder));
  await imported(catalogue, request(folder));
  const taxa = catalogue.read.all(
    `SELECT authorship, (SELECT count(*) FROM determination WHERE taxon_id = taxon.id) AS named
     FROM taxon WHERE scientific_name = 'Carabus auratus' ORDER BY authorship`,
  );
  return { plan, taxa };
}

test('one author in two spellings is one taxon with the first of them, and both are told', async () => {
  const { plan, taxa } = await folders(
    'Carabus auratus',
    'Carabus auratus Linnaeus, 1761',
    'Carabus auratus Linné 1761',
  );
  expect(plan.spellings).toEqual([{ name: 'Carabus auratus', taken: 'Linnaeus, 1761', others: ['Linné, 1761'] }]);
  expect(plan.homonyms).toEqual([]);
  expect(taxa).toEqual([{ authorship: 'Linnaeus, 1761', named: 3 }]);
});

test('two authors are two taxa, and the name without one says neither', async () => {
  const { plan, taxa } = await folders(
    'Carabus auratus',
    'Carabus auratus Fabricius, 1792',
    'Carabus auratus L., 1761',
  );
  expect(plan.spellings).toEqual([]);
  expect(plan.homonyms).toEqual([
    { name: 'Carabus auratus', taxa: ['Carabus auratus Fabricius, 1792', 'Carabus auratus L., 1761'], photos: 1 },
  ]);
  expect(taxa).toEqual([
    { authorship: 'Fabricius, 1792', named: 1 },
    { authorship: 'L., 1761', named: 1 },
  ]);
});

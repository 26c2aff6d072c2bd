/* A checklist beside photos makes a name that specimens bear a synonym: they show the accepted one from then on. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkCatalogue } from '../../electron/catalogue/checking/check.ts';
import { importFolder } from '../../electron/importing/import-job.ts';
import { context, newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';
import { put, putPictures, request } from '../helpers/a-folder.ts';

test('specimens show the accepted name once a list says so, and the import tells which', async () => {
  const catalogue = newCatalogue();
  const photos = join(temporaryFolder(), 'photos');
  await putPictures(photos, ['Megodontus violaceus/N_1_d.jpg', 'Carabus nitens/N_2_d.jpg']);
  const written: number[] = [];
  const importAll = () =>
    importFolder(catalogue, request(photos, { labels: 'folders', identifiedBy: 'E. Moser' }), context(), {
      onWritten: (specimens) => written.push(...specimens),
    });
  await importAll();
  const shown = () =>
    catalogue.read
      .all<{ name: string }>(
        'SELECT scientific_name AS name FROM specimen JOIN taxon ON taxon.id = shown_taxon_id ORDER BY 1',
      )
      .map(({ name }) => name);
  expect(shown()).toEqual(['Carabus nitens', 'Megodontus violaceus']);
  put(
    photos,
    'names.csv',
    'scientificName,acceptedNameUsage\nCarabus violaceus,\nMegodontus violaceus,Carabus violaceus\n',
  );
  written.length = 0;
  await importAll();
  expect(shown()).toEqual(['Carabus nitens', 'Carabus violaceus']);
  expect(written).toHaveLength(1);
  const bad = (await checkCatalogue(catalogue)).filter(({ about }) => about.code === 'names-wrong');
  expect(bad).toEqual([]);
});

/* Files that cannot be read: what they are taken for, and what comes of them once they are mended. */
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_CSV } from '../../electron/contract/exports.ts';
import { exportCsv, previewCsv } from '../../electron/exporting/csv/csv-job.ts';
import { context, newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';
import { imported, picture, put, request } from '../helpers/a-folder.ts';

test('a file that cannot be read is no specimen until it can: no name, no row of a table', async () => {
  const folder = temporaryFolder();
  put(folder, 'Carabus auratus/whole.jpg', await picture());
  put(folder, 'Carabus auratus/VC_000002_d.jpg', 'x');
  put(folder, 'Carabus auratus/VC_000003_d.jpg', 'x');
  put(folder, 'Carabus auratus/VC_000003_v.jpg', await picture());
  put(folder, 'Carabus auratus/VC_000004.jpg', 'x');
  put(
    folder,
    'catalogue.csv',
    'catalogNumber,scientificName,identifiedBy\nVC_000004,Carabus auratus,Ann\nVC_000002,,\nVC_000003,,\n',
  );
  const catalogue = newCatalogue();
  const result = await imported(catalogue, request(folder));
  expect(result).toMatchObject({ found: 5, added: 2, specimensAdded: 2, labelled: 3, unlabelled: 0, problemCount: 3 });
  const names = () =>
    catalogue.read.all(
      `SELECT catalog_number AS number, scientific_name AS name FROM specimen LEFT JOIN taxon ON taxon.id = shown_taxon_id
       ORDER BY number`,
    );
  expect(names()).toEqual([
    { number: null, name: 'Carabus auratus' },
    { number: 'VC_000002', name: null },
    { number: 'VC_000003', name: 'Carabus auratus' },
    // A record says what it is: it is in the collection, whatever became of its photo.
    { number: 'VC_000004', name: 'Carabus auratus' },
  ]);
  const choice = { ...DEFAULT_CSV, columns: ['catalogNumber', 'scientificName'] } as const;
  expect(await previewCsv(catalogue, choice)).toMatchObject({
    total: 3,
    unreadable: 1,
    rows: [
      ['VC_000003', 'Carabus auratus'],
      ['VC_000004', 'Carabus auratus'],
      ['', 'Carabus auratus'],
    ],
  });
  const path = join(temporaryFolder(), 'all.csv');
  const written = await exportCsv(catalogue, { choice: { ...choice, rows: 'photo' }, path, replace: false }, context());
  expect(written).toMatchObject({ rows: 4, unreadable: 1 });
  // Mended, it is a specimen as any other.
  put(folder, 'Carabus auratus/VC_000002_d.jpg', await picture());
  expect(await imported(catalogue, request(folder))).toMatchObject({ labelled: 1, problemCount: 2 });
  expect(names()[1]).toEqual({ number: 'VC_000002', name: 'Carabus auratus' });
  expect(await previewCsv(catalogue, choice)).toMatchObject({ total: 4, unreadable: 0 });
});

test('files that cannot be read and stay as they are have no other content than before', async () => {
  const folder = temporaryFolder();
  put(folder, 'empty.jpg', '');
  put(folder, 'page.jpg', '<html>Not found</html>');
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder));
  expect(await imported(catalogue, request(folder))).toMatchObject({ known: 2, changed: 0, problemCount: 2 });
});

test('two files that cannot be read and are alike are no copies of each other, and none takes the place of another', async () => {
  const folder = temporaryFolder();
  const page = '<html>Not found</html>';
  put(folder, 'Carabus auratus/a.jpg', page);
  put(folder, 'Carabus nitens/b.jpg', page);
  const catalogue = newCatalogue();
  expect(await imported(catalogue, request(folder))).toMatchObject({ exactCopies: 0, problemCount: 2 });
  const photos = () =>
    catalogue.read.all('SELECT specimen_id AS specimen, relative_path AS path FROM photo ORDER BY specimen_id');
  const apart = [
    { specimen: 1, path: 'Carabus auratus/a.jpg' },
    { specimen: 2, path: 'Carabus nitens/b.jpg' },
  ];
  expect(photos()).toEqual(apart);
  // One is gone, and another page of the same error came.
  rmSync(join(folder, 'Carabus auratus/a.jpg'));
  put(folder, 'Carabus nitens/c.jpg', page);
  await imported(catalogue, request(folder));
  expect(photos()).toEqual([...apart, { specimen: 3, path: 'Carabus nitens/c.jpg' }]);
  // One that is called as before has moved.
  renameSync(join(folder, 'Carabus nitens/b.jpg'), join(folder, 'b.jpg'));
  await imported(catalogue, request(folder));
  expect(photos()).toContainEqual({ specimen: 2, path: 'b.jpg' });
});

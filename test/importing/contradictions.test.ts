/* What contradicts is told, listed and kept out of learning; nothing is settled in silence. */
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { previewImport } from '../../electron/importing/preview.ts';
import { learningFrame } from '../../electron/studies/learning-frame.ts';
import { checkCatalogue } from '../../electron/catalogue/checking/check.ts';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { decision, newCatalogue, temporaryFolder, UTC } from '../helpers/a-catalogue.ts';
import { imported, picture, put, putPictures, request } from '../helpers/a-folder.ts';

const specimens = ({ read }: Catalogue) =>
  read
    .all<{ n: string; s: string; t: string }>(
      `SELECT ifnull(catalog_number, '-') AS n, shown_status AS s, ifnull(scientific_name, '-') AS t
       FROM specimen LEFT JOIN taxon ON taxon.id = shown_taxon_id ORDER BY specimen.id`,
    )
    .map(({ n, s, t }) => [n, s, t].join(' '));

test('a specimen in folders of two names gets neither, and the plan says so before', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['Aglais io/VC_00001_d.jpg', 'Carabus auratus/VC_00001_v.jpg', 'Aglais io/VC_00002_d.jpg']);
  const catalogue = newCatalogue();
  const contradiction = {
    kind: 'two-names',
    specimen: 'VC_00001',
    stands: 'Aglais io',
    says: 'Carabus auratus',
    path: 'Carabus auratus/VC_00001_v.jpg',
  };
  expect(await previewImport(catalogue, request(folder))).toMatchObject({
    specimens: 2,
    contradictionCount: 1,
    contradictions: [contradiction],
  });
  expect(await imported(catalogue, request(folder))).toMatchObject({
    labelled: 1,
    contradictionCount: 1,
    contradictions: [contradiction],
  });
  expect(specimens(catalogue)).toEqual(['VC_00001 unnamed -', 'VC_00002 verified Aglais io']);
});

test('one picture under two names is one specimen in doubt, not learnt, until somebody decides', async () => {
  const folder = temporaryFolder();
  const same = await picture('jpeg', { width: 90, height: 80 });
  put(folder, 'Aglais io/a.jpg', same);
  put(folder, 'Carabus auratus/b.jpg', same);
  await putPictures(folder, ['Aglais io/c.jpg', 'Carabus auratus/d.jpg']);
  const catalogue = newCatalogue();
  const result = await imported(catalogue, request(folder));
  expect(result.contradictions).toEqual([
    { kind: 'copy', specimen: 'a.jpg', stands: 'Aglais io', says: 'Carabus auratus', path: 'Carabus auratus/b.jpg' },
  ]);
  expect(specimens(catalogue)).toEqual(['- doubtful Aglais io', '- verified Aglais io', '- verified Carabus auratus']);
  const learnt = async () => (await learningFrame(catalogue.read, 1)).frame.photos.map(({ specimenId }) => specimenId);
  expect(await learnt()).toEqual([2, 3]);
  expect((await checkCatalogue(catalogue)).every(({ verdict }) => verdict === 'ok')).toBe(true);

  // The same again tells it again and changes nothing; a decision settles it for good.
  expect(await imported(catalogue, request(folder))).toMatchObject({ contradictionCount: 1, labelled: 0 });
  const [taxonId = 0] = catalogue.read
    .all<{ id: number }>(`SELECT id FROM taxon WHERE scientific_name = 'Carabus auratus'`)
    .map(({ id }) => id);
  decide(catalogue.write, decision([1], { taxonId, identifiedBy: 'Ann' }), UTC);
  expect(specimens(catalogue)[0]).toBe('- verified Carabus auratus');
  expect(await imported(catalogue, request(folder))).toMatchObject({ contradictionCount: 0 });
  expect(specimens(catalogue)[0]).toBe('- verified Carabus auratus');
  expect(await learnt()).toEqual([1, 2, 3]);
});

test('a file that was renamed to another number, view or folder is told, and its specimen stays', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['Aglais io/VC_00101_d.jpg', 'Aglais io/VC_00102_d.jpg', 'Carabus auratus/VC_00103_d.jpg']);
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder));
  renameSync(join(folder, 'Aglais io/VC_00102_d.jpg'), join(folder, 'Aglais io/VC_00202_v.jpg'));
  renameSync(join(folder, 'Carabus auratus/VC_00103_d.jpg'), join(folder, 'Aglais io/VC_00103_d.jpg'));
  const told = [
    { kind: 'against-catalogue', specimen: 'VC_00103', stands: 'Carabus auratus', says: 'Aglais io' },
    { kind: 'number', specimen: 'VC_00102', stands: 'VC_00102', says: 'VC_00202' },
    { kind: 'view', specimen: 'VC_00102', stands: 'dorsal', says: 'ventral' },
  ];
  for (let times = 0; times < 2; times += 1) {
    const { contradictions } = await imported(catalogue, request(folder));
    const sorted = contradictions.toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
    expect(sorted).toMatchObject(told);
  }
  expect(specimens(catalogue)).toEqual([
    'VC_00101 verified Aglais io',
    'VC_00102 verified Aglais io',
    'VC_00103 doubtful Carabus auratus',
  ]);
});

test('the plan tells what is new, known, changed and gone, and reads nothing into the catalogue', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['a.jpg', 'b.jpg', 'c.jpg']);
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder));
  put(folder, 'a.jpg', await picture('jpeg', { width: 120, height: 70 }));
  renameSync(join(folder, 'b.jpg'), join(folder, 'd.jpg'));
  const before = catalogue.read.value('SELECT total_changes()');
  expect((await previewImport(catalogue, request(folder))).changes).toEqual({
    added: 1,
    known: 2,
    changed: 1,
    numbered: 0,
    takenOut: 0,
    vanished: 1,
    vanishedExamples: ['b.jpg'],
  });
  expect(catalogue.read.value('SELECT total_changes()')).toBe(before);
  expect(await imported(catalogue, request(folder))).toMatchObject({ added: 0, known: 3, changed: 1 });
});

test('what was chosen for a folder is remembered for its next import', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['rat/1.jpg', 'pig/1.jpg']);
  const catalogue = newCatalogue();
  expect((await previewImport(catalogue, request(folder))).before).toBeNull();
  const choices = {
    folders: { rat: { as: 'name', text: 'Rattus rattus' }, pig: { as: 'out' } },
    patterns: {},
  } as const;
  expect(await imported(catalogue, request(folder, { choices }))).toMatchObject({ found: 1, added: 1, labelled: 1 });
  expect((await previewImport(catalogue, request(folder))).before).toEqual({
    labels: 'folders',
    nameRule: null,
    records: null,
    choices,
  });
  expect(specimens(catalogue)).toEqual(['- verified Rattus rattus']);
});

test('so is a table that was chosen, where it is still there and was chosen on this computer', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['VC_00101.jpg']);
  const records = put(temporaryFolder(), 'elsewhere.csv', 'catalogNumber,locality\nVC_00101,Linz\n');
  const table = { columns: [{ heading: 'locality', use: 'custom' }], agreeSpoilt: false } as const;
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder, { records, choices: { folders: {}, patterns: {}, table } }));
  const before = async (asked: Catalogue) => (await previewImport(asked, request(folder))).before;
  expect(await before(catalogue)).toMatchObject({ records, choices: { table } });
  const ofAnother = { ...catalogue, known: { ...catalogue.known, allows: (source: string) => source === folder } };
  const without = { records: null, choices: { folders: {}, patterns: {} } };
  expect(await before(ofAnother)).toEqual(expect.objectContaining(without));
  rmSync(records);
  expect(await before(catalogue)).toEqual(expect.objectContaining(without));
});

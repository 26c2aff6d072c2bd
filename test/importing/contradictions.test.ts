/* What contradicts is told, listed and kept out of learning; nothing is settled in silence. */
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { listOpen } from '../../electron/catalogue/repairing/open-contradictions.ts';
import { previewImport } from '../../electron/importing/preview.ts';
import { settle } from '../../electron/importing/settle.ts';
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

test('one picture as two specimens of different names puts both in doubt, until each is decided', async () => {
  const folder = temporaryFolder();
  const same = await picture('jpeg', { width: 90, height: 80 });
  put(folder, 'Aglais io/VC_00001.jpg', same);
  put(folder, 'Carabus auratus/VC_00002.jpg', same);
  await putPictures(folder, ['Carabus auratus/VC_00004.jpg']);
  const catalogue = newCatalogue();
  const told = [
    {
      kind: 'copy',
      specimen: 'VC_00001',
      stands: 'Aglais io',
      says: 'Carabus auratus',
      path: 'Carabus auratus/VC_00002.jpg',
    },
    {
      kind: 'copy',
      specimen: 'VC_00002',
      stands: 'Carabus auratus',
      says: 'Aglais io',
      path: 'Aglais io/VC_00001.jpg',
    },
  ];
  expect(await imported(catalogue, request(folder))).toMatchObject({
    exactCopies: 1,
    copies: [{ path: 'Carabus auratus/VC_00002.jpg', of: 'Aglais io/VC_00001.jpg' }],
    contradictionCount: 2,
    contradictions: told,
  });
  const names = ['VC_00001 doubtful Aglais io', 'VC_00002 unnamed -', 'VC_00004 verified Carabus auratus'];
  expect(specimens(catalogue)).toEqual(names);
  // Nothing is read the second time, and neither name is given in silence.
  expect(await imported(catalogue, request(folder))).toMatchObject({ contradictionCount: 2, contradictions: told });
  expect(specimens(catalogue)).toEqual(names);
  expect(listOpen(catalogue.read).first).toMatchObject(told);
  settle(catalogue.write, { which: { kind: 'copy' }, take: 'catalogue', by: 'Ann' }, UTC);
  expect(specimens(catalogue).slice(0, 2)).toEqual([
    'VC_00001 verified Aglais io',
    'VC_00002 verified Carabus auratus',
  ]);
  expect(await imported(catalogue, request(folder))).toMatchObject({ contradictionCount: 0 });
});

test.each([
  ['catalogue', 'Aglais io'],
  ['disk', 'Carabus auratus'],
] as const)('of folders of two names, %s takes one of them', async (take, name) => {
  const folder = temporaryFolder();
  await putPictures(folder, ['Aglais io/VC_00001_d.jpg', 'Carabus auratus/VC_00001_v.jpg']);
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder));
  expect(listOpen(catalogue.read, { kind: 'two-names' })).toMatchObject({
    count: 1,
    first: [{ specimen: 'VC_00001' }],
  });
  settle(catalogue.write, { which: { kind: 'two-names' }, take, by: 'Ann' }, UTC);
  expect(specimens(catalogue)).toEqual([`VC_00001 verified ${name}`]);
  expect(await previewImport(catalogue, request(folder))).toMatchObject({ contradictionCount: 0 });
  expect(await imported(catalogue, request(folder))).toMatchObject({ contradictionCount: 0 });
});

test('the plan for a known folder tells what the import will tell', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['Aglais io/VC_00101_d.jpg', 'Aglais io/VC_00102_d.jpg', 'Carabus auratus/VC_00103_d.jpg']);
  put(folder, 'catalogue.csv', 'catalogNumber,scientificName,identifiedBy\nVC_00101,Aglais io,Ann\n');
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder));
  const rows = 'VC_00101,Pieris rapae,Ann\nVC_00102,Aglais io,Ann\nVC_00103,Carabus auratus,Ann\n';
  put(folder, 'catalogue.csv', `catalogNumber,scientificName,identifiedBy\n${rows}VC_00104,Aglais io,Ann\n`);
  renameSync(join(folder, 'Carabus auratus/VC_00103_d.jpg'), join(folder, 'Carabus auratus/VC_00103_v.jpg'));
  renameSync(join(folder, 'Aglais io/VC_00102_d.jpg'), join(folder, 'Carabus auratus/VC_00102_d.jpg'));
  await putPictures(folder, ['Aglais io/VC_00104_d.jpg']);
  const { contradictions, table } = await previewImport(catalogue, request(folder));
  expect(contradictions).toMatchObject([
    { kind: 'table', specimen: 'VC_00101', stands: 'Aglais io', says: 'Pieris rapae' },
    { kind: 'table', specimen: 'VC_00102', stands: 'Carabus auratus', says: 'Aglais io' },
  ]);
  expect(table?.named).toBe(2);
  const result = await imported(catalogue, request(folder));
  // That a photo was only renamed is seen by its content.
  expect(result.contradictions.filter(({ kind }) => kind !== 'view')).toEqual(contradictions);
  // Ann says the name of the folder of VC_00103 too.
  expect(result.namedByTable).toBe(2);
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

/* A table that calls a specimen otherwise than its folder: what else its row says is written, who names it and when is kept. */
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { importList } from '../../electron/catalogue/repairing/repaired.ts';
import { listOpen } from '../../electron/catalogue/repairing/open-contradictions.ts';
import { previewImport } from '../../electron/importing/preview.ts';
import { settle } from '../../electron/importing/settle.ts';
import { UTC } from '../helpers/a-catalogue.ts';
import { putRight, turned } from '../helpers/repairs.ts';
import { imported, put, putPictures, request, withTable } from '../helpers/a-folder.ts';

const HEADING = 'Inventarnr.;Art;det.;Bestimmungsdatum;Fundort;Datum;Sammler;Bemerkung\n';
const FIRST = 'Z-000001;Carabus auratus;Strauß;1987;Graz;01.05.1990;Huber;in coll.\n';
const PHOTOS = ['Carabus auratus/Z-000001.jpg', 'Carabus auratus/Z-000002.jpg'];

const aFolder = (...rows: readonly string[]) => withTable(PHOTOS, `${HEADING}${FIRST}${rows.join('\n')}\n`);

/** Whatever is recorded of a specimen, without its name. */
const recorded = ({ read }: Catalogue, number: string) =>
  read.all('SELECT locality, event_date, recorded_by, other_terms FROM specimen WHERE catalog_number = ?', [number]);

test('what a row says beside its name does not wait for its name', async () => {
  const { folder, catalogue } = await aFolder('Z-000002;Carabus auronitens;Strauß;1987;Wien;02.05.1990;Huber;defekt');
  expect(await imported(catalogue, request(folder))).toMatchObject({
    contradictionCount: 1,
    table: { rows: 2, matched: 2 },
  });
  expect(recorded(catalogue, 'Z-000002')).toEqual([
    { locality: 'Wien', event_date: '1990-05-02', recorded_by: 'Huber', other_terms: '{"Bemerkung":"defekt"}' },
  ]);
  // A correction of name and place at once.
  put(folder, 'catalogue.csv', `${HEADING}Z-000001;Carabus nitens;Strauß;1987;Linz;01.05.1990;Huber;in coll.\n`);
  const changed = { fields: 1, specimens: 1, first: [{ field: 'locality', before: 'Graz', after: 'Linz' }] };
  expect((await previewImport(catalogue, request(folder))).termsChanged).toMatchObject(changed);
  expect(await imported(catalogue, request(folder))).toMatchObject({ contradictionCount: 1, termsChanged: changed });
  expect(recorded(catalogue, 'Z-000001')).toMatchObject([{ locality: 'Linz' }]);
});

/** As the history of a specimen has it, oldest first. */
const said = ({ read }: Catalogue, number: string) =>
  read
    .all<{ line: string }>(
      `SELECT concat_ws(' ', scientific_name, authorship, qualifier, 'det.', identified_by, identified_utc || ':', remarks) AS line
       FROM determination JOIN taxon ON taxon.id = taxon_id JOIN specimen ON specimen.id = specimen_id
       WHERE catalog_number = ? ORDER BY determination.id`,
      [number],
    )
    .map(({ line }) => line);

const settled = (catalogue: Catalogue, take: 'disk' | 'catalogue') =>
  settle(catalogue.write, { which: { kind: 'table' }, take, by: 'Test P.' }, UTC);

test('a name taken from the table is that of its determiner and date, whenever it is taken', async () => {
  const { folder, catalogue } = await aFolder('Z-000002;Carabus cf. auronitens Fabricius, 1792;Strauß;1987;Wien;;;');
  await imported(catalogue, request(folder));
  expect(said(catalogue, 'Z-000002')).toEqual([]);
  expect(settled(catalogue, 'disk').description).toMatch(/: as in the table$/);
  const after = [
    'Carabus auronitens Fabricius, 1792 cf. det. Strauß 1987: from table "catalogue.csv", line 3; taken over by Test P.',
  ];
  expect(said(catalogue, 'Z-000002')).toEqual(after);
  expect(await imported(catalogue, request(folder))).toMatchObject({ contradictionCount: 0, labelled: 0 });
  expect(said(catalogue, 'Z-000002')).toEqual(after);
});

test('where the row names nobody, the person who decides stands for it', async () => {
  const { folder, catalogue } = await aFolder('Z-000002;Carabus auronitens;;;Wien;;;');
  await imported(catalogue, request(folder));
  settled(catalogue, 'disk');
  expect(said(catalogue, 'Z-000002')).toEqual([
    `Carabus auronitens det. Test P. ${UTC}: from table "catalogue.csv", line 3; taken over by Test P.`,
  ]);
});

test('of two rows for one specimen, the name that is kept is that of its own determiner', async () => {
  const { folder, catalogue } = await withTable(
    ['VC_00001_d.jpg', 'VC_00001_v.jpg'],
    'File,Species,Determiner\nVC_00001_d.jpg,Carabus nitens,Ada\nVC_00001_v.jpg,Carabus auratus,Otto\n',
  );
  await imported(catalogue, request(folder));
  settle(catalogue.write, { which: { kind: 'two-names' }, take: 'catalogue', by: 'Test P.' }, UTC);
  expect(said(catalogue, 'VC_00001')).toEqual([
    'Carabus nitens det. Ada : from table "catalogue.csv", line 2; taken over by Test P.',
  ]);
});

test('a table that comes later adds its determiner and date to the name of the folder, once', async () => {
  const { folder, catalogue } = await aFolder('Z-000002;Carabus auratus;Strauß;1987;Wien;02.05.1990;Huber;');
  const table = join(folder, 'catalogue.csv');
  const later = join(folder, 'later.csv');
  renameSync(table, later);
  await imported(catalogue, request(folder, { identifiedBy: 'Test P.' }));
  const ofFolder = [expect.stringMatching(/^Carabus auratus det\. Test P\. .*: from folder name "Carabus auratus"$/)];
  expect(said(catalogue, 'Z-000001')).toEqual(ofFolder);
  renameSync(later, table);
  const wanted = request(folder, { identifiedBy: 'Test P.' });
  expect((await previewImport(catalogue, wanted)).table?.named).toBe(2);
  expect(await imported(catalogue, wanted)).toMatchObject({ labelled: 2, namedByTable: 2, contradictionCount: 0 });
  const both = [...ofFolder, 'Carabus auratus det. Strauß 1987: from table "catalogue.csv", line 2'];
  expect(said(catalogue, 'Z-000001')).toEqual(both);
  expect(await imported(catalogue, wanted)).toMatchObject({ labelled: 0, contradictionCount: 0 });
  expect(said(catalogue, 'Z-000001')).toEqual(both);
});

test('what was decided stays so when the folder is spelt otherwise, or named by a synonym', async () => {
  const { folder, catalogue } = await aFolder('Z-000002;Carabus auronitens;Strauß;1987;Wien;02.05.1990;Huber;');
  await imported(catalogue, request(folder));
  settled(catalogue, 'disk');
  const once = said(catalogue, 'Z-000002');
  const status = () => catalogue.read.value(`SELECT shown_status FROM specimen WHERE catalog_number = 'Z-000002'`);
  const isSame = async () => {
    expect(await previewImport(catalogue, request(folder))).toMatchObject({ contradictionCount: 0 });
    expect(await imported(catalogue, request(folder))).toMatchObject({ contradictionCount: 0, labelled: 0 });
    expect([status(), said(catalogue, 'Z-000002'), listOpen(catalogue.read).count]).toEqual(['verified', once, 0]);
  };
  renameSync(join(folder, 'Carabus auratus'), join(folder, 'Carabus_auratus'));
  await isSame();
  put(folder, 'names.csv', 'scientificName,acceptedNameUsage\nAutocarabus auratus,Carabus auratus\n');
  await isSame();
  renameSync(join(folder, 'Carabus_auratus'), join(folder, 'Autocarabus auratus'));
  await isSame();
  // Without the table, the folder says nothing that was not decided.
  rmSync(join(folder, 'catalogue.csv'));
  await isSame();
});

const SYNONYMS =
  'scientificName,acceptedNameUsage\nAutocarabus auratus,Carabus auratus\nCarabus auratus,Carabus auratus\n';

test('a synonym counts in the import that brings the list of it', async () => {
  const { folder, catalogue } = await aFolder('Z-000002;Autocarabus auratus;Strauß;1987;Wien;02.05.1990;Huber;');
  expect(await previewImport(catalogue, request(folder))).toMatchObject({ contradictionCount: 1 });
  put(folder, 'names.csv', SYNONYMS);
  expect(await previewImport(catalogue, request(folder))).toMatchObject({ contradictionCount: 0 });
  expect(await imported(catalogue, request(folder))).toMatchObject({ contradictionCount: 0, labelled: 2 });
  // Of known specimens the same: list and folder come anew.
  const other = await aFolder();
  await imported(other.catalogue, request(other.folder));
  renameSync(join(other.folder, 'Carabus auratus'), join(other.folder, 'Autocarabus auratus'));
  rmSync(join(other.folder, 'catalogue.csv'));
  expect(await previewImport(other.catalogue, request(other.folder))).toMatchObject({ contradictionCount: 2 });
  put(other.folder, 'names.csv', SYNONYMS);
  expect(await previewImport(other.catalogue, request(other.folder))).toMatchObject({ contradictionCount: 0 });
  expect(await imported(other.catalogue, request(other.folder))).toMatchObject({ contradictionCount: 0, labelled: 0 });
  expect(listOpen(other.catalogue.read).count).toBe(0);
});

test('a list that gives a name several accepted ones joins none of them', async () => {
  const { folder, catalogue } = await aFolder('Z-000002;Autocarabus auratus;Strauß;1987;Wien;02.05.1990;Huber;');
  put(folder, 'names.csv', `${SYNONYMS}Autocarabus auratus,Carabus nitens\nCarabus nitens,\n`);
  expect(await previewImport(catalogue, request(folder))).toMatchObject({ contradictionCount: 1 });
  expect(await imported(catalogue, request(folder))).toMatchObject({ contradictionCount: 1 });
});

test('a specimen of several photos is asked for once', async () => {
  const { folder, catalogue } = await aFolder('Z-000002;Carabus auronitens;Strauß;1987;Wien;02.05.1990;Huber;');
  await putPictures(folder, ['Carabus auratus/Z-000002_v.jpg', 'Carabus auratus/left/Z-000002_l.jpg']);
  expect(await previewImport(catalogue, request(folder))).toMatchObject({ contradictionCount: 1 });
  expect(await imported(catalogue, request(folder))).toMatchObject({
    contradictionCount: 1,
    contradictions: { length: 1 },
  });
  expect(listOpen(catalogue.read).count).toBe(1);
  expect(await imported(catalogue, request(folder))).toMatchObject({ contradictionCount: 1 });
});

test('all of the table is what this import told, without what was decided and taken back', async () => {
  const { folder, catalogue } = await aFolder('Z-000002;Carabus auronitens;Strauß;1987;Wien;02.05.1990;Huber;');
  const first = await imported(catalogue, request(folder));
  const table = `${HEADING}Y-000001;Carabus nitens;Ada;1999;;;;\nY-000002;Carabus nitens;Ada;1999;;;;\n`;
  const other = await withTable(['Carabus auratus/Y-000001.jpg', 'Carabus auratus/Y-000002.jpg'], table);
  const { importId } = await imported(catalogue, request(other.folder));
  const open = listOpen(catalogue.read, { importId });
  expect(open).toMatchObject({ count: 2, ofKinds: [{ kind: 'table', count: 2, areNames: true }] });
  settle(catalogue.write, { which: { ids: [open.first[0]?.id ?? 0] }, take: 'disk', by: 'Test P.' }, UTC);
  turned(catalogue, 'undo');
  expect(listOpen(catalogue.read, { importId })).toMatchObject({ count: 2, ofKinds: [{ kind: 'table', count: 1 }] });
  settle(catalogue.write, { which: { kind: 'table', importId }, take: 'disk', by: 'Test P.' }, UTC);
  const lengths = ['Y-000001', 'Y-000002', 'Z-000002'].map((number) => said(catalogue, number).length);
  // The first was written and taken back.
  expect(lengths).toEqual([1, 1, 0]);
  expect(listOpen(catalogue.read, { importId }).first).toMatchObject([{ specimen: 'Y-000001', wasUndone: true }]);
  expect(listOpen(catalogue.read, { importId: first.importId }).count).toBe(1);
  // Import again, and they are of this import.
  const again = await imported(catalogue, request(folder));
  expect(listOpen(catalogue.read, { importId: again.importId })).toMatchObject({ first: [{ specimen: 'Z-000002' }] });
});

test('an import that brought names alone can be taken out, and its names with it', async () => {
  const { folder, catalogue } = await aFolder();
  renameSync(join(folder, 'catalogue.csv'), join(folder, 'later.csv'));
  await imported(catalogue, request(folder));
  renameSync(join(folder, 'later.csv'), join(folder, 'catalogue.csv'));
  const { importId } = await imported(catalogue, request(folder));
  const ofLast = () => importList(catalogue.read)[0];
  expect(ofLast()).toMatchObject({ id: importId, photos: 0, onlyNames: true });
  putRight(catalogue, { act: 'take-import-out', importId });
  expect(ofLast()).toMatchObject({ photos: 0, onlyNames: false });
  const determiner = () =>
    catalogue.read.value(`SELECT shown_determiner FROM specimen WHERE catalog_number = 'Z-000001'`);
  expect(determiner()).toBe('Edith Example');
  turned(catalogue, 'undo');
  expect([ofLast()?.onlyNames, determiner()]).toEqual([true, 'Strauß']);
});

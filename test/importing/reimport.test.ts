/* The same folder again: changed, mended, moved, named. */
import { renameSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BackupKeeper } from '../../electron/catalogue/backing-up/keeper.ts';
import { checkCatalogue } from '../../electron/catalogue/checking/check.ts';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { specimenNumbered } from '../../electron/catalogue/specimens/specimens.ts';
import { vanishedFrom } from '../../electron/importing/against-known.ts';
import { previewImport } from '../../electron/importing/preview.ts';
import {
  decision,
  genusAndSpecies,
  newCatalogue,
  newModel,
  predict,
  temporaryFolder,
  UTC,
} from '../helpers/a-catalogue.ts';
import { imported, picture, put, putPictures, request } from '../helpers/a-folder.ts';
import { faults, putRight, turned } from '../helpers/repairs.ts';

test('a changed photo is read again and its answers forgotten; a touched one keeps them', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['a.jpg', 'b.jpg']);
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder));
  const [taxonId = 0] = genusAndSpecies(catalogue, 'Carabus auratus');
  const model = newModel(catalogue, 'm');
  for (const photo of [1, 2]) predict(catalogue, model, photo, [taxonId, 0.9]);
  // As before every import: what the copy names stays, the small picture of the old content too.
  const keeper = new BackupKeeper(catalogue, { told: () => {}, made: () => {} });
  await keeper.beforeRewriting();
  put(folder, 'a.jpg', await picture('jpeg', { width: 100, height: 90 }));
  utimesSync(join(folder, 'b.jpg'), new Date(0), new Date(0));
  const result = await imported(catalogue, request(folder));
  expect(result).toMatchObject({ added: 0, known: 2, specimensAdded: 0 });
  expect(
    catalogue.read.all(
      'SELECT width, shown_status FROM photo JOIN specimen ON specimen.id = specimen_id ORDER BY photo.id',
    ),
  ).toEqual([
    { width: 100, shown_status: 'unnamed' },
    { width: 60, shown_status: 'proposed' },
  ]);
  // The model is a row only.
  const complaints = (await checkCatalogue(catalogue)).filter(({ verdict }) => verdict !== 'ok');
  expect(complaints.map(({ sentence }) => sentence)).toEqual([expect.stringContaining('models are missing: m.')]);
});

test('a photo exchanged for one of the same size and time is noticed where contents are compared', async () => {
  const folder = temporaryFolder();
  for (const name of ['a.jpg', 'b.jpg', 'out.jpg']) await putOfOneSize(folder, name);
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder));
  putRight(catalogue, { act: 'take-photos-out', photoIds: [3] });
  const hashes = () =>
    catalogue.read.all<{ hash: string }>('SELECT hex(sha256) AS hash FROM photo ORDER BY id').map(({ hash }) => hash);
  const before = hashes();
  for (const name of ['a.jpg', 'out.jpg']) await putOfOneSize(folder, name);
  // Not read, so not noticed.
  const asked = request(folder);
  expect(await imported(catalogue, asked)).toMatchObject({ known: 2, changed: 0, takenOut: 1 });
  expect(hashes()).toEqual(before);
  const compared = { ...asked, contents: true };
  // What lies where a photo was taken out is another one.
  expect(await imported(catalogue, compared)).toMatchObject({ known: 2, changed: 1, takenOut: 0, added: 1 });
  const [first, second] = hashes();
  expect(first).not.toBe(before[0]);
  expect(second).toBe(before[1]);
  expect(await imported(catalogue, compared)).toMatchObject({ known: 3, changed: 0, added: 0 });
});

/** Each with content of its own, all of one size and time. */
async function putOfOneSize(folder: string, name: string): Promise<void> {
  // What follows the end of a JPEG is no part of the picture.
  const path = put(folder, name, Buffer.concat([await picture(), Buffer.alloc(8_000)]).subarray(0, 8_000));
  utimesSync(path, 1_000_000, 1_000_000);
}

test('a mended photo loses its trouble', async () => {
  const folder = temporaryFolder();
  const whole = await picture('jpeg', { width: 200, height: 200 });
  put(folder, 'VC_1_d.jpg', whole.subarray(0, 3_000));
  const catalogue = newCatalogue();
  expect((await imported(catalogue, request(folder))).problemCount).toBe(1);
  put(folder, 'VC_1_d.jpg', whole);
  expect(await imported(catalogue, request(folder))).toMatchObject({ problemCount: 0, known: 1, specimensAdded: 0 });
  expect(catalogue.read.all('SELECT trouble, width FROM photo')).toEqual([{ trouble: null, width: 200 }]);
});

test('a moved folder is known by its content; a folder inside or around a known one holds the same photos', async () => {
  const base = temporaryFolder();
  await putPictures(base, ['2024/a.jpg', '2024/tray/b.jpg']);
  const catalogue = newCatalogue();
  await imported(catalogue, request(join(base, '2024')));
  renameSync(join(base, '2024'), join(base, 'moved'));
  expect(await imported(catalogue, request(join(base, 'moved')))).toMatchObject({
    added: 0,
    known: 2,
    moved: 2,
    exactCopies: 0,
    specimensAdded: 0,
  });
  expect(await imported(catalogue, request(base))).toMatchObject({
    added: 0,
    known: 2,
    moved: 0,
    exactCopies: 0,
    specimensAdded: 0,
  });
  expect(await imported(catalogue, request(join(base, 'moved', 'tray')))).toMatchObject({
    added: 0,
    known: 1,
    exactCopies: 0,
  });
  expect(catalogue.read.value('SELECT count(*) FROM photo')).toBe(2);
  expect((await checkCatalogue(catalogue)).every(({ verdict }) => verdict === 'ok')).toBe(true);
});

test('names of folders are given once: one against a person is told and puts it in doubt; a re-import adds what was left out', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, [
    'Carabus auratus/VC_1_d.jpg',
    'Carabus cf. nitens/VC_2_d.jpg',
    'Cetonia sp/VC_3_d.jpg',
    'Insects/VC_4_d.jpg',
  ]);
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder, { labels: 'none', identifiedBy: '' }));
  expect(catalogue.read.value('SELECT count(*) FROM determination')).toBe(0);
  const [other = 0] = genusAndSpecies(catalogue, 'Carabus hortensis');
  decide(catalogue.write, decision([1], { taxonId: other, identifiedBy: 'Ann' }), UTC);
  const result = await imported(catalogue, request(folder));
  expect(result.labelled).toBe(2);
  expect(result.contradictions).toEqual([
    {
      kind: 'against-catalogue',
      specimen: 'VC_1',
      stands: 'Carabus hortensis',
      says: 'Carabus auratus',
      path: 'Carabus auratus/VC_1_d.jpg',
    },
  ]);
  expect(
    catalogue.read.all(
      `SELECT catalog_number AS n, shown_status AS s, scientific_name AS t, shown_qualifier AS q, shown_determiner AS d
       FROM specimen LEFT JOIN taxon ON taxon.id = shown_taxon_id ORDER BY n`,
    ),
  ).toEqual([
    // Ann's name stands; the folder speaks against it, so it waits for a decision.
    { n: 'VC_1', s: 'doubtful', t: 'Carabus hortensis', q: null, d: 'Ann' },
    { n: 'VC_2', s: 'verified', t: 'Carabus nitens', q: 'cf.', d: 'Edith Example' },
    { n: 'VC_3', s: 'verified', t: 'Cetonia', q: 'sp.', d: 'Edith Example' },
    { n: 'VC_4', s: 'unnamed', t: null, q: null, d: null },
  ]);
  await expect(imported(catalogue, request(folder, { identifiedBy: ' ' }))).rejects.toMatchObject({
    code: 'wrong-setting',
  });
});

test('what a person took out stays out, by place and by content, until undo or until it is asked for again', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg']);
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder));
  const idOf = (name: string) => catalogue.read.value<number>('SELECT id FROM photo WHERE file_name = ?', [name]);
  putRight(catalogue, { act: 'take-photos-out', photoIds: [idOf('a.jpg'), idOf('b.jpg'), idOf('c.jpg')] });
  renameSync(join(folder, 'b.jpg'), join(folder, 'elsewhere.jpg'));
  put(folder, 'c.jpg', await picture('jpeg', { width: 130, height: 60 }));
  // What was moved is known by its content alone, which the plan does not read.
  expect((await previewImport(catalogue, request(folder))).changes).toMatchObject({ takenOut: 1, added: 2, known: 1 });
  expect(await imported(catalogue, request(folder))).toMatchObject({ takenOut: 2, added: 1, known: 1 });
  const names = () =>
    catalogue.read.all<{ name: string }>('SELECT file_name AS name FROM photo ORDER BY name').map(({ name }) => name);
  expect(names()).toEqual(['c.jpg', 'd.jpg']);
  expect((await previewImport(catalogue, request(folder, { again: true }))).changes).toMatchObject({
    takenOut: 0,
    added: 2,
  });
  expect(await imported(catalogue, request(folder, { again: true }))).toMatchObject({
    takenOut: 0,
    added: 2,
    known: 2,
  });
  expect(names()).toEqual(['a.jpg', 'c.jpg', 'd.jpg', 'elsewhere.jpg']);
  expect(await faults(catalogue)).toEqual([]);
});

test('undo puts a photo back that an import left out, and it is known again', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['a.jpg', 'b.jpg']);
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder));
  putRight(catalogue, { act: 'take-specimens-out', specimenIds: [1] });
  expect(await imported(catalogue, request(folder))).toMatchObject({
    takenOut: 1,
    added: 0,
    known: 1,
    specimensAdded: 0,
  });
  turned(catalogue, 'undo');
  expect(await imported(catalogue, request(folder))).toMatchObject({ takenOut: 0, added: 0, known: 2 });
});

test('a photo that only moved stays, though a copy of it was taken out', async () => {
  const folder = temporaryFolder();
  const same = await picture();
  for (const name of ['a.jpg', 'b.jpg']) put(folder, name, same);
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder));
  putRight(catalogue, { act: 'take-photos-out', photoIds: [2] });
  renameSync(join(folder, 'a.jpg'), join(folder, 'c.jpg'));
  expect(await imported(catalogue, request(folder))).toMatchObject({ takenOut: 1, added: 0, known: 1, vanished: 0 });
});

test('a photo that lies in the folder of another part is given to that part; a run keeps what it held out', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['train/rat/1.jpg', 'train/pig/2.jpg', 'test/rat/3.jpg', 'test/pig/4.jpg']);
  const catalogue = newCatalogue();
  const asked = request(folder, { labels: 'classes' });
  await imported(catalogue, asked);
  renameSync(join(folder, 'train/pig/2.jpg'), join(folder, 'test/pig/2.jpg'));
  const parts = () =>
    catalogue.read.all<{ path: string; part: string }>(
      'SELECT relative_path AS path, given_part AS part FROM photo ORDER BY path',
    );
  expect(await imported(catalogue, asked)).toMatchObject({ known: 4, partsChanged: 1 });
  expect(parts()).toEqual([
    { path: 'test/pig/2.jpg', part: 'test' },
    { path: 'test/pig/4.jpg', part: 'test' },
    { path: 'test/rat/3.jpg', part: 'test' },
    { path: 'train/rat/1.jpg', part: 'learn' },
  ]);
  // Where the catalogue has another part than the folder of a photo that stayed.
  catalogue.write.run('UPDATE main.photo SET given_part = NULL');
  expect(await imported(catalogue, asked)).toMatchObject({ known: 4, partsChanged: 4 });
  expect(parts()[0]).toEqual({ path: 'test/pig/2.jpg', part: 'test' });
  expect(await imported(catalogue, asked)).toMatchObject({ partsChanged: 0 });
  // From within, the part is not seen, and what is known stays.
  expect(await imported(catalogue, request(join(folder, 'test'), { labels: 'none' }))).toMatchObject({
    known: 3,
    partsChanged: 0,
  });
});

test('an import says what is there no more, but not of a folder that cannot be looked into', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['a.jpg', 'b.jpg', 'shut/c.jpg']);
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder));
  rmSync(join(folder, 'b.jpg'));
  expect(await imported(catalogue, request(folder))).toMatchObject({ vanished: 1, vanishedExamples: ['b.jpg'] });
  const scan = {
    photos: [],
    otherFiles: 0,
    beside: [],
    unreadable: [{ relativePath: 'shut', trouble: 'not-allowed', message: '' }],
    linksOut: { count: 0, examples: [], followed: false },
  } as const;
  expect(vanishedFrom(catalogue.read, folder, scan)).toEqual({ vanished: 2, vanishedExamples: ['a.jpg', 'b.jpg'] });
});

test('what a person put right against the name of a file is told only once the file is renamed', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['VC_00101_d.jpg', 'VC_00102_d.jpg', 'VC_00103_d.jpg', 'VC_00103_v.jpg']);
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder));
  const idOf = (name: string) => catalogue.read.value<number>('SELECT id FROM photo WHERE file_name = ?', [name]);
  const specimenOf = (name: string) => specimenNumbered(catalogue.read, name) ?? 0;
  putRight(catalogue, { act: 'renumber', specimenId: specimenOf('VC_00101'), catalogNumber: 'VC_00901' });
  putRight(catalogue, { act: 'view', photoIds: [idOf('VC_00102_d.jpg')], view: 'lateral' });
  putRight(catalogue, { act: 'move', photoIds: [idOf('VC_00103_v.jpg')], toId: specimenOf('VC_00102') });
  expect(await imported(catalogue, request(folder))).toMatchObject({ contradictionCount: 0, known: 4 });
  renameSync(join(folder, 'VC_00101_d.jpg'), join(folder, 'VC_00201_d.jpg'));
  renameSync(join(folder, 'VC_00102_d.jpg'), join(folder, 'VC_00102_v.jpg'));
  const told = [
    { kind: 'number', stands: 'VC_00901', says: 'VC_00201' },
    { kind: 'view', stands: 'lateral', says: 'ventral' },
  ];
  for (let times = 0; times < 2; times += 1) {
    const { contradictions } = await imported(catalogue, request(folder));
    expect(contradictions.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toMatchObject(told);
  }
  // The move undone, its file says what the catalogue has; the view undone, the file speaks against it.
  turned(catalogue, 'undo');
  turned(catalogue, 'undo');
  expect((await imported(catalogue, request(folder))).contradictions.map(({ kind, stands }) => [kind, stands])).toEqual(
    [
      ['view', 'dorsal'],
      ['number', 'VC_00901'],
    ],
  );
  expect(await faults(catalogue)).toEqual([]);
});

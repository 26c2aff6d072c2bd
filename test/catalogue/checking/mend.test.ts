/* A repair makes again what follows from something else, removes what belongs to nothing, and leaves what persons said. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { BackupKeeper } from '../../../electron/catalogue/backing-up/keeper.ts';
import { restoreCopy } from '../../../electron/catalogue/backing-up/restore.ts';
import { copiesIn } from '../../../electron/catalogue/backups/folder.ts';
import { checkCatalogue } from '../../../electron/catalogue/checking/check.ts';
import { mendCatalogue } from '../../../electron/catalogue/checking/mend.ts';
import { unheard } from '../../../electron/catalogue/checking/onward.ts';
import { searchNames } from '../../../electron/catalogue/naming/taxa.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import type { Catalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { thumbnailFile } from '../../../electron/photos/write-thumbnail.ts';
import { decision, newCatalogue, reopened, temporaryFolder, UTC } from '../../helpers/a-catalogue.ts';
import { imported as importInto, putPictures, request } from '../../helpers/a-folder.ts';
import { pagesOf, spoilPages } from '../../helpers/spoil.ts';

const NUMBERS = [1, 2, 3, 4, 5, 6];

async function imported() {
  const photos = join(temporaryFolder(), 'photos');
  await putPictures(
    photos,
    NUMBERS.map((number) => `Carabus auratus/VC_10${number}_dorsal.jpg`),
  );
  const catalogue = newCatalogue();
  await importInto(catalogue, request(photos));
  return { catalogue, photos };
}

async function mended(catalogue: Catalogue) {
  const keeper = new BackupKeeper(catalogue, { told: () => {}, made: () => {} });
  const shown: number[] = [];
  try {
    const onMended = (ids: readonly number[]) => void shown.push(...ids);
    const result = await mendCatalogue(catalogue, { contents: false, onward: unheard, keeper, onMended });
    return { ...result, shown, said: result.done.map(({ sentence }) => sentence) };
  } finally {
    await keeper.end();
  }
}

const complaints = async (catalogue: Catalogue) =>
  (await checkCatalogue(catalogue)).filter(({ verdict }) => verdict !== 'ok').map(({ about }) => about.code);
const determinations = ({ read }: Catalogue) => JSON.stringify(read.all('SELECT * FROM determination ORDER BY id'));
const thumbnails = ({ read, places }: Catalogue) =>
  read
    .all<{ sha256: string }>('SELECT lower(hex(sha256)) AS sha256 FROM photo ORDER BY id')
    .map(({ sha256 }) => thumbnailFile(places, sha256));

/** A folder or file of this name in the catalogue, a day old. */
function left({ places }: Catalogue, ...parts: string[]): string {
  const path = join(places.folder, ...parts);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, 'left');
  return path;
}

test('nothing is done to a sound catalogue but a copy of it', async () => {
  const { catalogue } = await imported();
  const { done, copy, findings } = await mended(catalogue);
  expect(done).toEqual([]);
  expect(findings.every(({ verdict }) => verdict === 'ok')).toBe(true);
  expect(copiesIn(catalogue.places.backups).map(({ name, kind }) => [name, kind])).toEqual([[copy, 'before-change']]);
});

test('thumbnails are made again of originals that are there and are what was imported', async () => {
  const { catalogue, photos } = await imported();
  const [gone, cut, empty, turned, away] = thumbnails(catalogue) as [string, string, string, string, string];
  const whole = new Map([gone, cut, empty].map((path) => [path, readFileSync(path)]));
  rmSync(gone);
  writeFileSync(cut, readFileSync(cut).subarray(0, 200));
  writeFileSync(empty, '');
  rmSync(turned);
  rmSync(away);
  const own = join(photos, 'Carabus auratus');
  const original = readFileSync(join(own, 'VC_104_dorsal.jpg'));
  writeFileSync(join(own, 'VC_104_dorsal.jpg'), Buffer.concat([original, Buffer.from('more')]));
  rmSync(join(own, 'VC_105_dorsal.jpg'));
  expect(await complaints(catalogue)).toEqual(
    expect.arrayContaining(['thumbnails-missing', 'thumbnails-damaged', 'photos-changed', 'photo-elsewhere']),
  );
  const { said } = await mended(catalogue);
  expect(said).toEqual([
    'Made thumbnails again: 3 in all.',
    expect.stringMatching(/^Could not make thumbnails again: 2 in all, VC_104_dorsal.jpg, VC_105_dorsal.jpg\. /),
  ]);
  for (const [path, bytes] of whole) expect(readFileSync(path).equals(bytes)).toBe(true);
  expect([turned, away].map((path) => existsSync(path))).toEqual([false, false]);
});

test('what specimens show is worked out again, and what was said stays as it is', async () => {
  const { catalogue } = await imported();
  const { write } = catalogue;
  const taxonId = write.value<number>(`SELECT id FROM taxon WHERE scientific_name = 'Carabus auratus'`);
  decide(write, decision([1], { taxonId, qualifier: 'cf.' }), UTC);
  const before = determinations(catalogue);
  const rows = () => JSON.stringify(catalogue.read.all('SELECT * FROM specimen ORDER BY id'));
  const due = rows();
  write.script(`UPDATE main.specimen SET shown_qualifier = NULL WHERE id = 1;
    UPDATE main.specimen SET by_name = 'Aaa' WHERE id = 2;
    UPDATE main.specimen SET by_number = '9', loose_number = 'x' WHERE id = 3;
    UPDATE main.specimen SET by_date = '1900', by_certainty = 0.4 WHERE id = 4;
    UPDATE main.specimen SET shown_status = 'unnamed', shown_taxon_id = NULL WHERE id = 5;`);
  expect(await complaints(catalogue)).toEqual(['names-wrong']);
  const { said, shown, findings } = await mended(catalogue);
  expect(said).toEqual(['What 5 specimens show, and where they stand in lists, was worked out again.']);
  expect(shown).toEqual([1, 2, 3, 4, 5]);
  expect(rows()).toBe(due);
  expect(determinations(catalogue)).toBe(before);
  expect(findings.every(({ verdict }) => verdict === 'ok')).toBe(true);
});

test('a search index that holds something else is made anew', async () => {
  const { catalogue } = await imported();
  catalogue.write.scriptUnguarded('DELETE FROM photo_search_data WHERE id > 10');
  expect(await complaints(catalogue)).toContain('search-unsound');
  const { said } = await mended(catalogue);
  expect(said).toEqual(['The search index was made anew.']);
  expect(await complaints(catalogue)).toEqual([]);
  expect(searchNames(catalogue.read, 'car aur', 5).map(({ scientificName }) => scientificName)).toEqual([
    'Carabus auratus',
  ]);
});

test('an index of the file that does not agree with its table is made anew, after the file was set aside as it is', async () => {
  const { catalogue } = await imported();
  const { file, backups } = catalogue.places;
  catalogue.close();
  const [page = 0] = pagesOf(file, 'specimen_by_number');
  // The last row of the leaf says another number.
  spoilPages(file, [page], { byte: 0x41, from: 4090, to: 4096 });
  const again = newCatalogue(catalogue.places.folder);
  expect(await complaints(again)).toContain('file-unsound');
  const before = determinations(again);
  const { said, copy, findings } = await mended(again);
  expect(said).toEqual(['Made anew in the file: specimen_by_number.']);
  expect(findings.every(({ verdict }) => verdict === 'ok')).toBe(true);
  expect(determinations(again)).toBe(before);
  expect(copiesIn(backups).find(({ name }) => name === copy)?.kind).toBe('damaged');
});

test('a file of which more than indexes is damaged is left as it is', async () => {
  const { catalogue } = await imported();
  const { file, folder, backups } = catalogue.places;
  catalogue.close();
  const [page = 0] = pagesOf(file, 'determination');
  spoilPages(file, [page], { from: 2000, to: 4096 });
  const before = readFileSync(file);
  const again = newCatalogue(folder);
  await expect(mended(again)).rejects.toMatchObject({ code: 'catalogue-damaged' });
  again.close();
  // How it is kept stands in the first page.
  expect(readFileSync(file).subarray(4096).equals(before.subarray(4096))).toBe(true);
  expect(copiesIn(backups)).toEqual([]);
});

test('what belongs to nothing is listed first, and then goes; what somebody else put there stays', async () => {
  const { catalogue } = await imported();
  const model = 'model-00000000-0000-4000-8000-000000000001';
  const going = [
    left(catalogue, 'thumbnails', 'ab', `${'ab'.repeat(32)}.jpg`),
    left(catalogue, 'thumbnails', 'full', 'cd', `${'cd'.repeat(32)}.jpg`),
    left(catalogue, 'models', model, 'weights.safetensors'),
    left(catalogue, 'runs', 'run-9', 'plan.json'),
    left(catalogue, 'weights', 'ef'.repeat(32), 'weights.safetensors'),
    left(catalogue, 'thumbnails', 'ab', `${'ab'.repeat(32)}.jpg.99999999-3.partial`),
    left(catalogue, 'models', model, 'model.json.99999999-3.partial'),
    left(catalogue, 'catalogue.sqlite.partial'),
  ];
  const staying = [
    left(catalogue, 'notes.txt'),
    left(catalogue, 'models', 'my notes', 'notes.txt'),
    left(catalogue, 'thumbnails', 'ab', 'picture.jpg'),
    // Its writer is alive: this test.
    left(catalogue, 'thumbnails', 'ab', `${'ac'.repeat(32)}.jpg.${process.pid}-3.partial`),
    ...thumbnails(catalogue),
  ];
  const codes = ['half-written-files', 'thumbnails-of-none', 'folder-of-no-model', 'folder-of-no-run'];
  expect(await complaints(catalogue)).toEqual([...codes, 'folder-of-no-weights']);
  expect(going.filter((path) => !existsSync(path))).toEqual([]);
  const { said } = await mended(catalogue);
  expect(said).toHaveLength(5);
  expect(going.filter((path) => existsSync(path))).toEqual([]);
  expect(staying.filter((path) => !existsSync(path))).toEqual([]);
  expect(await complaints(catalogue)).toEqual([]);
});

test('what a copy still names stays, so that putting it back finds its thumbnails and models', async () => {
  const { catalogue } = await imported();
  const { folder, backups } = catalogue.places;
  const keeper = new BackupKeeper(catalogue, { told: () => {}, made: () => {} });
  const { name } = await keeper.make('asked');
  const [first = ''] = thumbnails(catalogue);
  await keeper.end();
  catalogue.write.run('UPDATE main.photo SET sha256 = zeroblob(32) WHERE id = 1');
  const { findings } = await mended(catalogue);
  expect(existsSync(first)).toBe(true);
  expect(findings.map(({ about }) => about.code)).toContain('kept-for-copies');
  catalogue.close();
  await restoreCopy(folder, name);
  const restored = newCatalogue(folder);
  expect(await complaints(restored)).toEqual([]);
  // A file that was set aside as damaged cannot be asked: what could not be made again stays with it.
  writeFileSync(join(backups, 'damaged-2026-11-28T06-00-00Z.sqlite'), 'x');
  const again = reopened(restored);
  const model = left(again, 'models', 'model-00000000-0000-4000-8000-000000000001', 'weights.safetensors');
  await mended(again);
  expect(existsSync(model)).toBe(true);
  expect(readdirSync(backups)).toContain(name);
});

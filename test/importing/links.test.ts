/* Links in a folder of photos: those that lead out of it are told, and followed only when a person says so. */
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pathOfPlain } from '../../electron/files/path-text.ts';
import { previewImport } from '../../electron/importing/preview.ts';
import { fileOfPhoto } from '../../electron/catalogue/browsing/photo-file.ts';
import { scanFolder } from '../../electron/photos/scan.ts';
import { newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';
import { imported, picture, put, putPictures, request } from '../helpers/a-folder.ts';

/** A folder with one photo and links to a file and a folder beside it. */
async function withLinksOut(): Promise<{ folder: string; outside: string }> {
  const [folder, outside] = [temporaryFolder(), temporaryFolder()];
  await putPictures(folder, ['own.jpg']);
  await putPictures(outside, ['one.jpg', 'tray/two.jpg', 'tray/three.jpg']);
  put(outside, 'notes.txt', 'x');
  symlinkSync(join(outside, 'one.jpg'), join(folder, 'linked.jpg'));
  symlinkSync(join(outside, 'one.jpg'), join(folder, 'linked again.jpg'));
  symlinkSync(join(outside, 'tray'), join(folder, 'tray'));
  symlinkSync(join(outside, 'notes.txt'), join(folder, 'notes.txt'));
  return { folder, outside };
}

const linksTo = (outside: string) => [
  { path: 'linked again.jpg', target: join(outside, 'one.jpg') },
  { path: 'linked.jpg', target: join(outside, 'one.jpg') },
  { path: 'tray', target: join(outside, 'tray') },
];

test('links out of the folder are told in the plan with where they lead, and not followed', async () => {
  const { folder, outside } = await withLinksOut();
  const catalogue = newCatalogue();
  const preview = await previewImport(catalogue, request(folder));
  expect(preview).toMatchObject({
    photos: 1,
    otherFiles: 1,
    linksOut: {
      count: 3,
      followed: false,
      examples: linksTo(outside),
    },
  });
  expect(await imported(catalogue, request(folder))).toMatchObject({
    found: 1,
    added: 1,
    linksLeft: 3,
    problemCount: 0,
  });
});

test('followed where a person says so, each file once, still told, and shown like any other', async () => {
  const { folder, outside } = await withLinksOut();
  const catalogue = newCatalogue();
  const asked = request(folder, { followLinks: true });
  expect(await previewImport(catalogue, asked)).toMatchObject({
    photos: 4,
    linksOut: { count: 3, followed: true, examples: linksTo(outside) },
  });
  expect(await imported(catalogue, asked)).toMatchObject({ found: 4, added: 4, linksLeft: 0, problemCount: 0 });
  const files = catalogue.read.all<{ id: number; path: string }>('SELECT id, relative_path AS path FROM photo');
  expect(files.map(({ path }) => path).sort()).toEqual([
    'linked again.jpg',
    'own.jpg',
    'tray/three.jpg',
    'tray/two.jpg',
  ]);
  for (const { id } of files) expect(await fileOfPhoto(catalogue, id, 'full')).toMatchObject({ mime: 'image/jpeg' });
  // Said once is not said for good: the next import leaves them out again, and what is in the catalogue stays.
  expect(await imported(catalogue, request(folder))).toMatchObject({ found: 1, known: 1, linksLeft: 3 });
  expect(catalogue.read.value('SELECT count(*) FROM photo')).toBe(4);
});

test('a folder that holds nothing but links out of it says so, and how they are followed', async () => {
  const { folder, outside } = await withLinksOut();
  rmSync(join(folder, 'own.jpg'));
  const catalogue = newCatalogue();
  const refused = (count: string) => ({
    code: 'folder-only-links',
    message: `No photos lie in ${folder} itself, only ${count} out of it. Links are followed only when you say so: tick “Follow links”, or give --follow-links on the command line.`,
  });
  await expect(imported(catalogue, request(folder))).rejects.toMatchObject(refused('3 links'));
  rmSync(join(folder, 'tray'));
  rmSync(join(folder, 'linked.jpg'));
  await expect(imported(catalogue, request(folder))).rejects.toMatchObject(refused('1 link'));
  expect(catalogue.read.value('SELECT count(*) FROM source')).toBe(0);
  expect(await imported(catalogue, request(folder, { followLinks: true }))).toMatchObject({ found: 1, added: 1 });
  // Followed, and nothing is there.
  rmSync(join(outside, 'tray'), { recursive: true });
  symlinkSync(outside, join(folder, 'outside'));
  rmSync(join(outside, 'one.jpg'));
  rmSync(join(folder, 'linked again.jpg'));
  await expect(imported(newCatalogue(), request(folder, { followLinks: true }))).rejects.toMatchObject({
    code: 'folder-empty',
  });
});

test('a link to what the folder holds anyway is no second photo', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['a/1.jpg']);
  symlinkSync('a/1.jpg', join(folder, '2.jpg'));
  symlinkSync('a', join(folder, 'b'));
  symlinkSync('.', join(folder, 'round'));
  for (const followLinks of [false, true]) {
    const scan = await scanFolder(pathOfPlain(folder), { followLinks });
    expect(scan.photos.map(({ relativePath }) => relativePath)).toEqual(['a/1.jpg']);
    expect(scan.linksOut.count).toBe(0);
  }
});

test('photos that are links into a store inside the folder, as git-annex makes them, are found', async () => {
  const folder = temporaryFolder();
  put(folder, '.git/annex/objects/a1', await picture());
  put(folder, '.git/annex/objects/b2', await picture());
  mkdirSync(join(folder, 'tray'));
  symlinkSync('.git/annex/objects/a1', join(folder, 'one.jpg'));
  symlinkSync('../.git/annex/objects/b2', join(folder, 'tray', 'two.jpg'));
  symlinkSync('../.git/annex/objects/b2', join(folder, 'tray', 'two again.jpg'));
  const catalogue = newCatalogue();
  expect(await imported(catalogue, request(folder))).toMatchObject({
    found: 2,
    added: 2,
    problemCount: 0,
    linksLeft: 0,
  });
});

test('the catalogue’s own folder is not looked into by way of a link', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['a.jpg']);
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder));
  symlinkSync(catalogue.places.folder, join(folder, 'catalogue'));
  expect(await imported(catalogue, request(folder, { followLinks: true }))).toMatchObject({ found: 1, linksLeft: 0 });
});

test('a table that is a link out of the folder is read only when it is named', async () => {
  const [folder, outside] = [temporaryFolder(), temporaryFolder()];
  await putPictures(folder, ['VC_0001.jpg']);
  const table = put(outside, 'rows.csv', 'catalogNumber,locality\n0001,far away\n');
  symlinkSync(table, join(folder, 'catalogue.csv'));
  const catalogue = newCatalogue();
  expect(await previewImport(catalogue, request(folder))).toMatchObject({ records: null });
  await imported(catalogue, request(folder));
  expect(catalogue.read.value('SELECT locality FROM specimen')).toBeNull();
  await imported(catalogue, request(folder, { records: join(folder, 'catalogue.csv') }));
  expect(catalogue.read.value('SELECT locality FROM specimen')).toBe('far away');
});

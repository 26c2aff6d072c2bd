/* Where nothing is ever written: in a catalogue's folder, over a photo; by whatever way it is reached, by every writer. */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { saveReadable } from '../../electron/catalogue/salvage/save.ts';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { freshDemoFolder } from '../../electron/command-line/demo-folder.ts';
import { DEFAULT_CSV } from '../../electron/contract/exports.ts';
import { exportCsv } from '../../electron/exporting/csv/csv-job.ts';
import { writeWholeFolder } from '../../electron/exporting/figures/whole-folder.ts';
import { refuseForFile, refuseForFolder, refuseForPicture } from '../../electron/files/place-to-write.ts';
import { createSampleCollection } from '../../electron/sample/create.ts';
import { pack } from '../../electron/trainer/model-file/pack.ts';
import { context, genusAndSpecies, newCatalogue, newSpecimen, temporaryFolder } from '../helpers/a-catalogue.ts';

const JPEG = Buffer.from('ffd8ffe000104a464946000101000001', 'hex');

function collection() {
  const catalogue = newCatalogue();
  genusAndSpecies(catalogue, 'Carabus auratus');
  newSpecimen(catalogue, { number: 'A1' });
  const { folder, file } = catalogue.places;
  const link = join(dirname(folder), 'led');
  symlinkSync(folder, link);
  symlinkSync(file, join(dirname(folder), 'led.csv'));
  return { catalogue, folder, around: dirname(folder), link };
}

const inCatalogue = expect.objectContaining({ code: 'place-in-catalogue' });
const isPhoto = expect.objectContaining({ code: 'place-is-photo' });

test('a table or a model never takes the place of what is a catalogue’s, though it may be replaced', async () => {
  const { catalogue, folder, around, link } = collection();
  const before = readFileSync(join(folder, 'catalogue.sqlite'));
  const names = readdirSync(folder).sort();
  const paths = [
    join(folder, 'catalogue.sqlite'),
    join(folder, 'new.csv'),
    join(folder, 'models', 'x.csv'),
    join(folder, 'not there', 'x.csv'),
    join(link, 'catalogue.sqlite'),
    join(link, '..', 'catalogue', 'lock.sqlite'),
    join(around, 'led.csv'),
  ];
  for (const path of paths) {
    const { abort, ...call } = context();
    const packing = { path, replace: true, parts: [], mtime: new Date(0), signal: abort.signal, onProgress: () => {} };
    await expect(pack(packing), path).rejects.toEqual(inCatalogue);
    if (path.includes('not there')) continue;
    const request = { choice: DEFAULT_CSV, path, replace: true };
    await expect(exportCsv(catalogue, request, { ...call, abort } as never), path).rejects.toEqual(inCatalogue);
  }
  expect(readFileSync(join(folder, 'catalogue.sqlite'))).toEqual(before);
  expect(readdirSync(folder).sort()).toEqual(names);
  expect(() => refuseForFile(join(folder, 'catalogue.sqlite'))).toThrow(
    `${join(folder, 'catalogue.sqlite')} lies in the folder of the catalogue ${folder}, which is kept for`,
  );
});

test('no folder of figures, no sample, no demonstration and no other catalogue is made in a catalogue’s folder', async () => {
  const { folder, link } = collection();
  const names = readdirSync(folder).sort();
  const damaged = newCatalogue();
  damaged.close();
  for (const into of [join(folder, 'inner'), join(link, 'a', 'b'), join(folder, 'thumbnails')]) {
    mkdirSync(dirname(into), { recursive: true });
    await expect(
      writeWholeFolder(into, () => Promise.resolve()),
      into,
    ).rejects.toEqual(inCatalogue);
    await expect(createSampleCollection({ folder: into, photos: 1 }), into).rejects.toEqual(inCatalogue);
    expect(() => openCatalogue(into, { create: true }), into).toThrow(inCatalogue);
    expect(() => saveReadable(damaged.places.file, into), into).toThrow(inCatalogue);
    expect(() => freshDemoFolder(into), into).toThrow(inCatalogue);
  }
  expect(readdirSync(join(folder, 'thumbnails'))).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual([...names, 'a'].sort());
});

test('a photo is never written over: by its name, through a link, or under another name', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.JPG'), 'broken');
  writeFileSync(join(folder, 'kept.csv'), JPEG);
  writeFileSync(join(folder, 'table.csv'), 'a,b');
  symlinkSync(join(folder, 'a.JPG'), join(folder, 'led.csv'));
  for (const name of ['a.JPG', 'led.csv', 'kept.csv', 'new.webp'])
    expect(() => refuseForFile(join(folder, name)), name).toThrow(isPhoto);
  for (const name of ['table.csv', 'new.csv', 'jpg']) refuseForFile(join(folder, name));
});

test('a picture is written beside others, and over none', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.png'), 'broken');
  writeFileSync(join(folder, 'kept'), JPEG);
  writeFileSync(join(folder, 'old.svg'), '<svg/>');
  symlinkSync(join(folder, 'a.png'), join(folder, 'led.svg'));
  for (const name of ['a.png', 'kept', 'led.svg'])
    expect(() => refuseForPicture(join(folder, name)), name).toThrow(isPhoto);
  for (const name of ['old.svg', 'new.png']) refuseForPicture(join(folder, name));
});

test('what lies beside a catalogue, or is only named like one, is free', () => {
  const { around } = collection();
  for (const name of ['catalogue-2', 'x.csv', join('gone', 'y.csv')]) refuseForFolder(join(around, name));
});

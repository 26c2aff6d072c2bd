/* Files that other programs wrote, or accepted: see test/fixtures/peers/make_peers.py, which names programs and versions. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { layoutOf } from '../../helpers/a-peers-file.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'fixtures', 'peers');
const fixture = (name: string) => readFileSync(join(FOLDER, name));
const read = (name: string, photos: readonly string[]) => layoutOf({ [name]: fixture(name) }, name, photos);

const TRAPS = ['cam1/IMG_0001.JPG', 'cam1/IMG_0002.JPG', 'cam1/IMG_0003.JPG'];

test("MegaDetector's results: counted from the threshold that its detector asks for", async () => {
  const { peer, said, told } = await read('megadetector.json', TRAPS);
  expect(peer).toBe('megadetector');
  expect(said[TRAPS[0]!]).toMatchObject({
    name: null,
    other: {
      animalsDetected: '2',
      animalConfidence: '0.926',
      machineName: 'fox',
      detector: 'md_v1000.0.0-redwood.pt',
    },
  });
  expect(said[TRAPS[1]!]?.other['animalsDetected']).toBe('0');
  expect(said[TRAPS[2]!]).toBeDefined();
  expect(told).toEqual([
    ['note-machine-name', TRAPS[0]],
    ['note-failed', TRAPS[2]],
  ]);
});

test("MegaDetector's results as COCO: what a detector tells apart are no classes", async () => {
  const { peer, said } = await read('megadetector-as-coco.json', TRAPS);
  expect(peer).toBe('coco');
  expect(TRAPS.map((photo) => said[photo]?.name)).toEqual([null, null, null]);
});

test('COCO Camera Traps that pass the check of integrity', async () => {
  const { peer, said } = await read('camera-traps.json', ['cam1/IMG_0001.JPG', 'cam2/IMG_0001.JPG']);
  expect(peer).toBe('coco-camera-traps');
  expect(said['cam1/IMG_0001.JPG']).toMatchObject({ name: { text: 'red deer' }, other: { cameraLocation: 'cam1' } });
  expect(said['cam2/IMG_0001.JPG']?.name).toBeNull();
});

const ANNOTATED = ['a.jpg', '2024/my beetle.jpg', 'c.jpg', 'd.jpg'];

test.each(['label-studio.json', 'label-studio-min.json'])('%s', async (name) => {
  const { peer, said, report } = await read(name, ANNOTATED);
  expect(peer).toBe('label-studio');
  expect(said['a.jpg']).toMatchObject({
    name: { text: 'Carabus auratus', identifiedBy: 'ada@example.org', dateIdentified: '2024-05-03' },
    other: { 'chosen quality': 'sharp', 'chosen box': 'beetle' },
  });
  expect(said['2024/my beetle.jpg']?.name).toMatchObject({ text: 'Carabus nitens' });
  expect(said['c.jpg']).toBeUndefined();
  expect(report.contradicting.count).toBe(2);
});

test('boxes of Label Studio as COCO: pictures without the letters that an upload puts before their names', async () => {
  const { peer, said } = await read('label-studio-coco.json', ANNOTATED);
  expect(peer).toBe('coco');
  expect(said['a.jpg']?.name).toMatchObject({ text: 'beetle' });
});

test('Camtrap DP that passes its schemas: a person who saw the event names what a machine alone saw on the picture', async () => {
  const names = ['datapackage.json', 'deployments.csv', 'media.csv', 'observations.csv'];
  const files = Object.fromEntries(names.map((name) => [name, fixture(`camtrap-dp/${name}`)]));
  const photos = ['IMG_0001.JPG', 'IMG_0002.JPG', 'IMG_0003.JPG'];
  const { peer, said, told } = await layoutOf(files, 'datapackage.json', photos);
  expect(peer).toBe('camtrap-dp');
  expect(said['IMG_0001.JPG']?.name).toMatchObject({ text: 'Vulpes vulpes', identifiedBy: 'Ada' });
  expect(said['IMG_0002.JPG']?.name).toMatchObject({ text: 'Sus scrofa', identifiedBy: 'Ada' });
  expect(said['IMG_0003.JPG']?.name).toBeNull();
  expect(told).toEqual([['note-no-taxon', 'IMG_0003.JPG']]);
});

test('an archive with determinations: determiner and date of the name that the record has, else of the newest', async () => {
  const { peer, said } = await read('archive.zip', ['front side.jpg', 'two.jpg']);
  expect(peer).toBe('darwin-core-archive');
  expect(said['front side.jpg']).toMatchObject({
    catalogNumber: 'NHM 1',
    name: { text: 'Carabus auratus Linnaeus, 1761', identifiedBy: 'Ada Lovelace', dateIdentified: '2020-05-03' },
    terms: { locality: 'he said "6 inches, deep"' },
    other: { earlierDeterminations: 'Carabus nitens (Bo Beetle, 1998)' },
  });
  expect(said['two.jpg']).toMatchObject({
    catalogNumber: 'NHM 2',
    name: { text: 'Carabus violaceus', identifiedBy: 'Ada Lovelace', dateIdentified: '2021-01-02' },
    other: { earlierDeterminations: 'Carabus nitens (Bo Beetle, 1998-07-01)' },
  });
});

test("iNaturalist's export with the columns that it offers unasked", async () => {
  const { peer, said, told } = await read('observations-9.csv', ['555.jpeg']);
  expect(peer).toBe('inaturalist');
  expect(said['555.jpeg']).toMatchObject({
    catalogNumber: '101',
    name: { text: 'Carabus auratus', identifiedBy: null },
    terms: { recorded_by: 'ada', event_date: '2024-05-03', decimal_latitude: 47.07, coordinate_uncertainty_m: 11 },
    other: { quality_grade: 'research' },
  });
  expect(told).toEqual([['note-one-picture', '101']]);
});

/* Boxes in files of other programs: one for a photo, cut to it, as fractions of the upright photo. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { pixelsOfBox } from '../../../electron/domain/photo-box.ts';
import { uprightBox } from '../../../electron/importing/layouts/box.ts';
import { layoutOf } from '../../helpers/a-peers-file.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'fixtures', 'peers');
const fixture = (name: string) => readFileSync(join(FOLDER, name));
const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const upright = (...numbers: Parameters<typeof box>) => ({ box: box(...numbers), stored: null });
const VGA = { width: 640, height: 480 };

test.each([
  ['megadetector.json', 'cam1/IMG_0001.JPG', upright(0.1, 0.2, 0.3, 0.4), true],
  ['megadetector-as-coco.json', 'cam1/IMG_0001.JPG', { box: box(0.1, 0.2, 0.3, 0.4), stored: VGA }, true],
  ['label-studio.json', 'a.jpg', upright(0.1, 0.2, 0.3, 0.4), false],
  ['label-studio-min.json', 'a.jpg', upright(0.1, 0.2, 0.3, 0.4), false],
  ['label-studio-coco.json', 'a.jpg', { box: box(0.1, 0.2, 0.3, 0.4), stored: VGA }, false],
])('%s as its program wrote it: the surest box of what is to be learnt', async (name, photo, given, several) => {
  const { boxes, toldOfBoxes } = await layoutOf({ [name]: fixture(name) }, name, [photo, 'other.jpg']);
  expect([...boxes]).toEqual([[photo, given]]);
  expect(toldOfBoxes).toEqual(several ? [['note-several-boxes', photo]] : []);
});

test('Camtrap DP as its schemas have it', async () => {
  const names = ['datapackage.json', 'deployments.csv', 'media.csv', 'observations.csv'];
  const files = Object.fromEntries(names.map((name) => [name, fixture(`camtrap-dp/${name}`)]));
  const { boxes, toldOfBoxes } = await layoutOf(files, 'datapackage.json', ['IMG_0001.JPG', 'IMG_0002.JPG']);
  expect([...boxes]).toEqual([['IMG_0001.JPG', upright(0.25, 0.5, 0.5, 0.4)]]);
  expect(toldOfBoxes).toEqual([]);
});

const detected = async (...bboxes: unknown[]) => {
  const detections = bboxes.map((bbox, index) => ({ category: '1', conf: 0.9 - index / 10, bbox }));
  const output = { detection_categories: { 1: 'animal' }, images: [{ file: 'a.jpg', detections }] };
  const { boxes, toldOfBoxes } = await layoutOf({ 'md.json': output }, 'md.json', ['a.jpg']);
  return [boxes.get('a.jpg')?.box, ...toldOfBoxes.map(([code]) => code)];
};

test('a box is cut to the picture, and one outside it is none', async () => {
  expect(await detected([-0.1, 0.5, 0.4, 0.7])).toEqual([box(0, 0.5, 0.3, 0.5), 'note-box-outside']);
  expect(await detected([0.5, 0.5, 0.5005, 0.5])).toEqual([box(0.5, 0.5, 0.5, 0.5)]);
  for (const none of [
    [1.2, 0, 0.5, 0.5],
    [0.2, 0.2, 0, 0.5],
    [0.2, 0.2, -0.1, 0.5],
    [0.1, 0.2],
    ['a', 'b', 'c', 'd'],
    7,
  ])
    expect(await detected(none)).toEqual([undefined, 'note-box-outside']);
  expect(await detected([1.2, 0, 0.5, 0.5], [0.1, 0.2, 0.3, 0.4])).toEqual([
    box(0.1, 0.2, 0.3, 0.4),
    'note-box-outside',
  ]);
});

test('of several boxes the surest counts, the same box twice is one', async () => {
  const [small, large] = [
    [0.1, 0.1, 0.1, 0.1],
    [0.2, 0.2, 0.7, 0.7],
  ];
  expect(await detected(small, large)).toEqual([box(0.1, 0.1, 0.1, 0.1), 'note-several-boxes']);
  expect(await detected(small, small)).toEqual([box(0.1, 0.1, 0.1, 0.1)]);
  expect(await detected(small, large, small)).toEqual([box(0.1, 0.1, 0.1, 0.1), 'note-several-boxes']);
});

const traps = async (annotations: readonly object[], image: object = {}) => {
  const coco = {
    images: [{ id: 'i', file_name: 'a.jpg', location: 'x', ...image }],
    annotations: annotations.map((one, id) => ({ id, image_id: 'i', category_id: 1, ...one })),
    categories: [
      { id: 1, name: 'deer' },
      { id: 2, name: 'person' },
    ],
  };
  const { boxes, toldOfBoxes } = await layoutOf({ 'traps.json': coco }, 'traps.json', ['a.jpg']);
  return [boxes.get('a.jpg'), ...toldOfBoxes.map(([code]) => code)];
};

test('COCO: the largest of equally sure boxes, of no person, and only where the size of the picture is said', async () => {
  const [own, larger] = [{ bbox: [64, 48, 64, 48] }, { bbox: [0, 0, 320, 240] }];
  const given = (...numbers: Parameters<typeof box>) => ({ box: box(...numbers), stored: VGA });
  expect(await traps([own, larger], VGA)).toEqual([given(0, 0, 0.5, 0.5), 'note-several-boxes']);
  expect(await traps([own, { ...larger, category_id: 2 }], VGA)).toEqual([given(0.1, 0.1, 0.1, 0.1)]);
  expect(await traps([own])).toEqual([undefined, 'note-box-outside']);
  expect(await traps([{ ...own, bbox_relative: [0.2, 0.3, 0.4, 0.5] }])).toEqual([upright(0.2, 0.3, 0.4, 0.5)]);
  expect(await traps([{}], VGA)).toEqual([undefined]);
});

test('Label Studio: a box that was turned about its corner is put into one that was not', async () => {
  const boxed = async (value: object, more: object = {}) => {
    const size = { original_width: 200, original_height: 100 };
    const result = {
      type: 'rectanglelabels',
      from_name: 'box',
      value: { rectanglelabels: ['x'], ...value },
      ...size,
      ...more,
    };
    const task = { id: 1, data: { image: 'a.jpg' }, annotations: [{ completed_by: 1, result: [result] }] };
    const { boxes, toldOfBoxes } = await layoutOf({ 'ls.json': [task] }, 'ls.json', ['a.jpg']);
    return [boxes.get('a.jpg')?.box, ...toldOfBoxes.map(([code]) => code)];
  };
  // 40 x 10 px at (100, 50), turned down by a right angle: it lies left of its corner.
  const turned = { x: 50, y: 50, width: 20, height: 10, rotation: 90 };
  expect(await boxed(turned)).toEqual([box(0.45, 0.5, 0.05, 0.4)]);
  expect(await boxed({ ...turned, rotation: 0 })).toEqual([box(0.5, 0.5, 0.2, 0.1)]);
  expect(await boxed(turned, { image_rotation: 90 })).toEqual([undefined, 'note-box-outside']);
  // A point has no height.
  expect(await boxed({ x: 50, y: 50, width: 2 })).toEqual([undefined]);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'pixels as stored, of orientation %i: the box goes with them',
  async (orientation) => {
    const size = { width: 60, height: 40 };
    const region = { left: 6, top: 20, width: 24, height: 8 };
    const white = {
      input: { create: { width: 24, height: 8, channels: 3, background: '#fff' } },
      left: 6,
      top: 20,
    } as const;
    const stored = await sharp({ create: { ...size, channels: 3, background: '#000' } })
      .composite([white])
      .withMetadata({ orientation })
      .png()
      .toBuffer();
    const { data, info } = await sharp(stored).autoOrient().removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const white4 = [...Array(info.width * info.height).keys()].filter((at) => data[at * 3] === 255);
    const given = { box: box(6 / 60, 20 / 40, 24 / 60, 8 / 40), stored: size };
    const { left, top, width, height } = pixelsOfBox(uprightBox(given, orientation, info), info);
    expect(width * height).toBe(region.width * region.height);
    const within = white4.every((at) => {
      const [x, y] = [at % info.width, Math.floor(at / info.width)];
      return x >= left && x < left + width && y >= top && y < top + height;
    });
    expect([white4.length, within]).toEqual([192, true]);
  },
);

test('a picture whose size is that of the upright photo has its box upright', () => {
  const given = { box: box(0.1, 0.2, 0.3, 0.4), stored: { width: 40, height: 60 } };
  expect(uprightBox(given, 6, { width: 400, height: 600 })).toEqual(given.box);
  expect(uprightBox({ ...given, stored: { width: 60, height: 40 } }, 6, { width: 400, height: 600 })).toEqual(
    box(0.4, 0.1, 0.4, 0.3),
  );
  const square = { width: 50, height: 50 };
  expect(uprightBox({ ...given, stored: square }, 6, square)).toEqual(box(0.4, 0.1, 0.4, 0.3));
});

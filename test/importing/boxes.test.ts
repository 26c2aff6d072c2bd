/* Photos learnt by the box that another program marked in them: the import decides, and says what it decided. */
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { photosThatAreThere } from '../../electron/catalogue/specimens/photo-rows.ts';
import { networkPicture } from '../../electron/photos/network-picture.ts';
import { previewImport } from '../../electron/importing/preview.ts';
import { decodePicture } from '../../electron/trainer/running/pictures.ts';
import { genusAndSpecies, newCatalogue, newModel, predict, temporaryFolder } from '../helpers/a-catalogue.ts';
import { imported, picture, put, request } from '../helpers/a-folder.ts';

const NOBODY = { labels: 'none', identifiedBy: '' } as const;

/** Three pictures of 120 x 80 px as they are stored: lying, standing by their EXIF, and without a box. */
async function boxed() {
  const folder = temporaryFolder();
  const stored = { width: 120, height: 80 };
  const pictures = [
    await picture('png', stored),
    await picture('png', { ...stored, orientation: 6 }),
    await picture('png', stored),
  ];
  for (const [index, one] of pictures.entries()) put(folder, `p${index}.png`, one);
  const coco = {
    images: pictures.map((_, id) => ({ id, file_name: `p${id}.png`, ...stored })),
    annotations: [0, 1].map((id) => ({ id, image_id: id, category_id: 1, bbox: [30, 20, 60, 40] })),
    categories: [{ id: 1, name: 'beetle' }],
  };
  put(folder, 'coco.json', JSON.stringify(coco));
  return { folder, catalogue: newCatalogue() };
}

/** By file name, what networks look at. */
async function seen({ read }: Catalogue) {
  const rows = read.all<{ id: number; name: string }>('SELECT id, file_name AS name FROM photo ORDER BY file_name');
  const files = await photosThatAreThere(
    read,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id }) => files.get(id)!);
}

test('a network is given the pixels of the photo that was cut to its box', async () => {
  const { folder, catalogue } = await boxed();
  const asked = request(folder, { ...NOBODY, learnFrom: 'box' });
  expect((await previewImport(catalogue, asked)).boxes).toEqual({ photos: 2, notes: [] });
  expect(await imported(catalogue, asked)).toMatchObject({ added: 3, boxed: 2 });
  const files = await seen(catalogue);
  expect(files.map(({ box }) => box)).toEqual([
    { x: 0.25, y: 0.25, width: 0.5, height: 0.5 },
    { x: 0.25, y: 0.25, width: 0.5, height: 0.5 },
    undefined,
  ]);
  for (const [index, region] of [
    [0, { left: 30, top: 20, width: 60, height: 40 }],
    [1, { left: 20, top: 30, width: 40, height: 60 }],
  ] as const) {
    const upright = await sharp(join(folder, `p${index}.png`))
      .autoOrient()
      .png()
      .toBuffer();
    const cut = await networkPicture(await sharp(upright).extract(region).png().toBuffer(), 32);
    const file = files[index]!;
    expect(Buffer.from(await decodePicture(file.path, 32, file)).equals(cut)).toBe(true);
  }
});

test('what networks look at stays until an import says otherwise; what models said of something else is forgotten', async () => {
  const { folder, catalogue } = await boxed();
  const [taxonId = 0] = genusAndSpecies(catalogue, 'Carabus auratus');
  const modelId = newModel(catalogue, 'Beetles');
  const again = async (learnFrom?: 'photo' | 'box') => {
    const result = await imported(catalogue, request(folder, { ...NOBODY, ...(learnFrom && { learnFrom }) }));
    const files = await seen(catalogue);
    const answered = catalogue.read.value<number>('SELECT count(*) FROM answered_photo');
    return [result.boxed, files.filter(({ box }) => box).length, answered];
  };
  expect(await again()).toEqual([0, 0, 0]);
  for (const { photoId } of await seen(catalogue)) predict(catalogue, modelId, photoId, [taxonId, 0.9]);
  expect(await again()).toEqual([0, 0, 3]);
  expect(await again('box')).toEqual([2, 2, 1]);
  for (const { photoId } of await seen(catalogue)) predict(catalogue, modelId, photoId, [taxonId, 0.9]);
  expect(await again()).toEqual([0, 2, 3]);
  const { before } = await previewImport(catalogue, request(folder, NOBODY));
  expect(before).toEqual({ labels: 'none', nameRule: null, records: null, learnFrom: 'box' });
  expect(await again('box')).toEqual([2, 2, 3]);
  // Another picture under the same name: nobody marked a box in it.
  put(folder, 'p0.png', await picture('png'));
  utimesSync(join(folder, 'p0.png'), 1_700_000_000, 1_700_000_000);
  expect(await again()).toEqual([0, 1, 2]);
  expect(await again('photo')).toEqual([0, 0, 1]);
});

test('a table of records names specimens, and boxes come from the file of a detector beside it', async () => {
  const { folder, catalogue } = await boxed();
  put(folder, 'catalogue.csv', 'fileName,scientificName,identifiedBy\np0.png,Carabus auratus,Ada\n');
  const asked = request(folder, { ...NOBODY, learnFrom: 'box' });
  expect(await previewImport(catalogue, asked)).toMatchObject({
    table: { file: 'catalogue.csv', from: null },
    boxes: { photos: 2 },
  });
  expect(await imported(catalogue, asked)).toMatchObject({ namedByTable: 1, boxed: 2 });
});

test('without a file that marks boxes every photo is looked at whole', async () => {
  const folder = temporaryFolder();
  put(folder, 'a.png', await picture('png'));
  const catalogue = newCatalogue();
  const asked = request(folder, { ...NOBODY, learnFrom: 'box' });
  expect((await previewImport(catalogue, asked)).boxes).toBeNull();
  expect(await imported(catalogue, asked)).toMatchObject({ added: 1, boxed: 0 });
  expect((await seen(catalogue)).map(({ box }) => box)).toEqual([undefined]);
});

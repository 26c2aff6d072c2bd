/* What of the held-out photos was seen in another guise: each kind planted once, and none where nothing is. */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { eventKey, findLeakage, newestLeakage } from '../../electron/studies/leakage.ts';
import { addModel, newModelFolder } from '../../electron/catalogue/learning/models.ts';
import { thumbnailFile } from '../../electron/photos/write-thumbnail.ts';
import { beginRun } from '../../electron/catalogue/learning/runs.ts';
import type { SpecimenTerms } from '../../electron/catalogue/specimens/specimens.ts';
import { type RunPart, DEFAULT_TRAINING } from '../../electron/domain/training.ts';
import type { PhotoBox } from '../../electron/domain/photo-box.ts';
import { isForFitting } from '../../electron/domain/statistics/calibration.ts';
import { chance } from '../../electron/domain/statistics/chance.ts';
import { context, genusAndSpecies, newCatalogue, newModel, newSpecimen, putBox, UTC } from '../helpers/a-catalogue.ts';

async function setUp() {
  const catalogue = newCatalogue();
  const { write, places } = catalogue;
  const taxa = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus auronitens');
  const planned: { photoId: number; label: number; part: RunPart; box?: PhotoBox }[] = [];
  const hexOf = (photoId: number) =>
    write.value<string>('SELECT lower(hex(sha256)) FROM photo WHERE id = ?', [photoId]);
  /** A thumbnail for a photo; equal keys give equal pictures. */
  const draw = async (photoId: number, key: number, quality = 90) => {
    const file = thumbnailFile(places, hexOf(photoId));
    mkdirSync(dirname(file), { recursive: true });
    const pixels = Buffer.from(Array.from({ length: 9 * 8 }, (_, i) => Math.floor(256 * chance(1, key, i))));
    const picture = sharp(pixels, { raw: { width: 9, height: 8, channels: 1 } });
    await picture.resize(180, 160, { kernel: 'nearest' }).jpeg({ quality }).toFile(file);
  };
  const add = async (
    part: RunPart,
    label: number,
    more: { terms?: Partial<SpecimenTerms>; sha256?: string; views?: string[]; key?: number; quality?: number } = {},
  ) => {
    const { terms = {}, sha256, views = ['dorsal'], key, quality } = more;
    const specimen = newSpecimen(catalogue, { terms, views, ...(sha256 === undefined ? {} : { sha256 }) });
    for (const photoId of specimen.photos) {
      planned.push({ photoId, label, part });
      await draw(photoId, key ?? 100 + photoId, quality);
    }
    return specimen;
  };
  const model = () => {
    const classes = taxa.map((id, i) => ({
      id,
      scientificName: ['Carabus auratus', 'Carabus auronitens'][i]!,
      scientificNameAuthorship: null,
      taxonRank: 'species' as const,
    }));
    const { runId } = beginRun(
      write,
      places,
      { settings: DEFAULT_TRAINING, classes, photos: planned, stepsPerEpoch: 1 },
      UTC,
    );
    const { folder } = newModelFolder(places);
    const kept = { runId, folder, name: 'Beetles', depth: 18 as const, size: 64, classes };
    return addModel(write, { ...kept, heldOutAccuracy: 0.5, heldOutLoss: 1 }, UTC).modelId;
  };
  return { catalogue, add, model, planned, hexOf };
}

const field = { event_date: '2021-05-04', locality: 'Black Forest', recorded_by: 'E. Moser' };

test('each kind of leak is found with its pair of photos, and kept', async () => {
  const { catalogue, add, model, planned, hexOf } = await setUp();
  const learned = [
    await add('learn', 0, { terms: field, key: 1 }),
    await add('learn', 1, { key: 2 }),
    await add('learn', 0),
  ];
  const clean = await add('held-out', 1, { terms: { event_date: '2021-05-05', locality: 'Black Forest' } });
  const event = await add('held-out', 1, { terms: { ...field, locality: ' black  FOREST ' } });
  const near = await add('held-out', 1, { key: 2, quality: 40 });
  const copy = await add('held-out', 0, { sha256: hexOf(learned[2]!.photos[0]!) });
  const both = await add('learn', 0, { views: ['dorsal', 'ventral'] });
  planned.at(-1)!.part = 'held-out';
  const modelId = model();
  expect(newestLeakage(catalogue.read, modelId)).toBeNull();

  const steered = context();
  const report = await findLeakage(catalogue, null, steered, UTC);
  expect(report).toMatchObject({ modelId, modelName: 'Beetles', learnPhotos: 4, heldOutPhotos: 5, unreadable: 0 });
  expect(report.counts).toEqual([
    { leak: 'same-specimen', photos: 1, validation: 0 },
    { leak: 'same-event', photos: 1, validation: 0 },
    { leak: 'exact-copy', photos: 1, validation: 0 },
    { leak: 'near-copy', photos: 1, validation: 0 },
  ]);
  expect(
    report.pairs.map(({ leak, heldOut, learned: seen, sameTaxon }) => [leak, heldOut.photoId, seen.photoId, sameTaxon]),
  ).toEqual([
    ['exact-copy', copy.photos[0], learned[2]!.photos[0], true],
    ['near-copy', near.photos[0], learned[1]!.photos[0], true],
    ['same-specimen', both.photos[1], both.photos[0], true],
    ['same-event', event.photos[0], learned[0]!.photos[0], false],
  ]);
  expect(report.pairs.map(({ bits }) => bits)).toEqual([null, expect.any(Number), null, null]);
  expect(report.pairs.some(({ heldOut }) => heldOut.photoId === clean.photos[0])).toBe(false);
  expect(steered.progress.at(-1)).toBe('Comparing pictures 9/9');
  expect(newestLeakage(catalogue.read, modelId)).toEqual(report);

  // Hashes are kept by content: a second look needs no thumbnail.
  rmSync(catalogue.places.thumbnails, { recursive: true });
  expect(await findLeakage(catalogue, modelId, context(), UTC)).toEqual(report);
});

test('two boxes in one photo are no copies of each other, and the same box is', async () => {
  const { catalogue, add, model, planned } = await setUp();
  const sha256 = 'e1'.repeat(32);
  const boxed = async (part: RunPart, x: number) => {
    const [photoId = 0] = (await add(part, 0, { sha256, key: 1 })).photos;
    const box = { x, y: 0, width: 0.5, height: 1 };
    putBox(catalogue, photoId, box);
    planned.at(-1)!.box = box;
    return photoId;
  };
  const learned = await boxed('learn', 0);
  await boxed('held-out', 0.5);
  const same = await boxed('held-out', 0);
  const { pairs } = await findLeakage(catalogue, model(), context(), UTC);
  expect(pairs.map((pair) => [pair.leak, pair.heldOut.photoId, pair.learned.photoId])).toEqual([
    ['exact-copy', same, learned],
  ]);
});

test('photos that chose the epoch count as seen, after those learned from', async () => {
  const { catalogue, add, model } = await setUp();
  /** The next specimen of this part; which part a held-out one has hangs on its number. */
  const held = async (part: 'validation' | 'test', label: number, more: Parameters<typeof add>[2]) => {
    const next = () => catalogue.read.value<number>('SELECT ifnull(max(id), 0) + 1 FROM specimen');
    while (isForFitting(next(), DEFAULT_TRAINING.seed) !== (part === 'validation')) await add('learn', 0);
    return await add(part, label, more);
  };
  const learned = await add('learn', 0, { terms: field, key: 1 });
  const chose = await held('validation', 1, { terms: field, key: 2 });
  const event = await held('test', 1, { terms: field });
  const near = await held('test', 1, { key: 2, quality: 40 });
  const modelId = model();
  const report = await findLeakage(catalogue, modelId, context(), UTC);
  expect(report).toMatchObject({ validationPhotos: 1, heldOutPhotos: 2 });
  expect(
    report.pairs.map(({ leak, heldOut, learned: other, seen }) => [leak, heldOut.photoId, other.photoId, seen]),
  ).toEqual([
    ['near-copy', near.photos[0], chose.photos[0], 'validation'],
    ['same-event', event.photos[0], learned.photos[0], 'learned'],
  ]);
  expect(report.counts).toEqual([
    { leak: 'same-specimen', photos: 0, validation: 0 },
    { leak: 'same-event', photos: 1, validation: 0 },
    { leak: 'exact-copy', photos: 0, validation: 0 },
    { leak: 'near-copy', photos: 1, validation: 1 },
  ]);
});

test('at most 200 pairs are listed, all are counted', async () => {
  const { catalogue, model, planned } = await setUp();
  const photos = newSpecimen(catalogue, { views: Array.from({ length: 211 }, () => null) }).photos;
  for (const [i, photoId] of photos.entries())
    planned.push({ photoId, label: 0, part: i === 0 ? 'learn' : 'held-out' });
  const modelId = model();
  // As long as the folder of the photos is away, nothing is said of them.
  const stop = new AbortController();
  const stopped = findLeakage(catalogue, modelId, { ...context(), signal: stop.signal }, UTC);
  setTimeout(() => stop.abort(), 300);
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  expect(newestLeakage(catalogue.read, modelId)).toBeNull();
  catalogue.write.run('UPDATE source SET folder = ?', [catalogue.places.folder]);
  const report = await findLeakage(catalogue, modelId, context(), UTC);
  expect(report.counts[0]).toEqual({ leak: 'same-specimen', photos: 210, validation: 0 });
  expect(report.pairs).toHaveLength(200);
  // None of them has a thumbnail, nor a file to make one of.
  expect(report.unreadable).toBe(211);
});

test('a collecting event needs a day, and a place or a collector', () => {
  expect(eventKey('2021-05-04', 'Kew', null)).toBe(eventKey(' 2021-05-04 ', 'KEW', ''));
  expect(eventKey('2021-05-04', 'Kew', 'Moser')).not.toBe(eventKey('2021-05-04', 'Kew', null));
  expect(eventKey('2021-05', 'Kew', 'Moser')).toBeNull();
  expect(eventKey(null, 'Kew', 'Moser')).toBeNull();
  expect(eventKey('2021-05-04', ' ', null)).toBeNull();
});

test('it stops when told, and says when it cannot be known what was learned from', async () => {
  const { catalogue, add, model } = await setUp();
  await add('learn', 0);
  await add('held-out', 0);
  const modelId = model();
  const steered = context();
  steered.abort.abort();
  await expect(findLeakage(catalogue, modelId, steered, UTC)).rejects.toThrow(
    expect.objectContaining({ name: 'AbortError' }),
  );
  expect(newestLeakage(catalogue.read, modelId)).toBeNull();
  await expect(findLeakage(catalogue, newModel(catalogue, 'brought in'), context(), UTC)).rejects.toMatchObject({
    code: 'learned-unknown',
  });
});

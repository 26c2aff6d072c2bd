import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AdmZip from 'adm-zip';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportModelRequest } from '../../../electron/contract/model-file.ts';
import { exportModel } from '../../../electron/trainer/model-file/export-model.ts';
import { importModel } from '../../../electron/trainer/model-file/import-model.ts';
import { answersOnCpu } from '../../../electron/trainer/model-file/self-test.ts';
import { predict } from '../../../electron/trainer/answering/predict.ts';
import { tensorCount } from '../../../electron/trainer/tensorflow/tensorflow.ts';
import { context } from '../../helpers/a-catalogue.ts';
import { type Bench, benchWithModel, NAMES, newBench } from '../../helpers/a-model.ts';

let bench: Awaited<ReturnType<typeof benchWithModel>>;
let file: string;
beforeAll(async () => {
  bench = await benchWithModel();
  file = join(bench.folder, 'beetles.vasculum-model');
  expect(await exportModel(bench.store, request(), context())).toMatchObject({ modelName: 'Beetles', pictures: 6 });
});
afterAll(() => bench.close());

const request = (more: Partial<ExportModelRequest> = {}): ExportModelRequest => ({
  modelId: bench.modelId,
  path: file,
  replace: true,
  licence: 'CC-BY-4.0',
  credit: 'Museum of Examples',
  pictures: 'held-out',
  ...more,
});

/** The entries of a file, read by another program's reader. */
const entriesOf = (path: string) =>
  new Map(new AdmZip(path).getEntries().map((entry) => [entry.entryName, entry.getData()]));

describe('a model file', () => {
  it('is a zip with graph, weights, taxa, passport, card and self-test', () => {
    expect([...entriesOf(file).keys()]).toEqual([
      'model.json',
      'MODEL-CARD.md',
      'labels.csv',
      'self-test/self-test.json',
      ...[1, 2, 3, 4, 5, 6].map((number) => `self-test/picture-${number}.png`),
      'graph/variables/',
      'graph/saved_model.pb',
      'weights.safetensors',
    ]);
    expect(readdirSync(bench.folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it('says what the model is, learned from and was measured to be', () => {
    const passport = JSON.parse(String(entriesOf(file).get('model.json'))) as Record<string, unknown>;
    expect(passport).toMatchObject({
      format: 'vasculum-model-file',
      name: 'Beetles',
      software: expect.stringMatching(/^Vasculum \d/) as string,
      licence: 'CC-BY-4.0',
      credit: 'Museum of Examples',
      network: { depth: 18, size: 32, stride: 'in3x3', width: 8 },
      learned: { learnPhotos: 8, heldOutPhotos: 7 },
      quality: { heldOutAccuracy: 0.5, heldOutLoss: 1.2, temperature: null, evaluation: null },
      // Odd numbers lie at -0.2 degrees, even ones at 11.39: rounded outwards.
      origin: {
        specimens: 15,
        countries: ['Austria', 'Italy'],
        area: { west: -1, south: 46, east: 12, north: 48 },
        firstYear: 1961,
        lastYear: 1975,
      },
      preprocessing: { side: 32, fit: 'whole picture, squeezed to a square' },
    });
    expect(passport['modelId']).toBeUndefined();
    const taxa = passport['taxa'] as { learnPhotos: number; heldOutPhotos: number }[];
    expect(taxa.map(({ learnPhotos, heldOutPhotos }) => learnPhotos + heldOutPhotos)).toEqual([5, 5, 5]);
    const card = String(entriesOf(file).get('MODEL-CARD.md'));
    expect(card).toContain('50.0 % of 7 photos held out');
    expect(card).toContain(
      'Collected in Austria, Italy. Between 46 N and 48 N, 1 W and 12 E (whole degrees). From 1961',
    );
    expect(card).toContain('| 0 | Carabus auratus | Linnaeus, 1761 | species |');
  });

  it('lists the taxa with all that is above them', () => {
    const rows: unknown = parse(entriesOf(file).get('labels.csv') ?? '', { columns: true });
    expect(rows).toMatchObject([
      { label: '0', scientificName: NAMES[0], scientificNameAuthorship: 'Linnaeus, 1761', genus: 'Carabus' },
      { label: '1', scientificName: NAMES[1], family: 'Carabidae', order: 'Coleoptera', class: 'Insecta' },
      { label: '2', scientificName: NAMES[2], family: 'Scarabaeidae', kingdom: '', taxonRank: 'species' },
    ]);
  });

  it('is the same, byte for byte, when it is written again', async () => {
    const again = join(bench.folder, 'again.vasculum-model');
    await exportModel(bench.store, request({ path: again }), context());
    expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
  });

  it('replaces a file only when that is wished', async () => {
    await expect(exportModel(bench.store, request({ replace: false }), context())).rejects.toMatchObject({
      code: 'file-exists',
    });
  });

  it('has pictures of drawn specimens where no photo shall go out', async () => {
    const drawn = join(bench.folder, 'drawn.vasculum-model');
    await exportModel(bench.store, request({ path: drawn, pictures: 'drawn' }), context());
    const [own, other] = [entriesOf(file), entriesOf(drawn)].map((entries) => entries.get('self-test/picture-1.png'));
    expect(other?.length).toBeGreaterThan(500);
    expect(own?.equals(other ?? Buffer.of())).toBe(false);
  });

  it('holds answers that a graph pinned to the CPU gives as well', async () => {
    const shape = { depth: 18, size: 32, inputSize: 36, classes: 3, stride: 'in3x3', width: 8 } as const;
    const pictures = [new Uint8Array(32 * 32 * 3).fill(90), new Uint8Array(32 * 32 * 3).fill(200)];
    const [pinned, free] = [true, false].map((onGpu) => answersOnCpu(shape, [bench.weights], pictures, onGpu));
    expect(await pinned).toEqual(await free);
  });
});

describe('opening a model file', () => {
  let other: Bench;
  beforeAll(async () => {
    other = await newBench();
  });
  afterAll(() => other.close());

  it('adds the model with its taxa, and it answers as it did', async () => {
    const before = await tensorCount();
    const result = await importModel(other.store, { path: file }, context());
    expect(await tensorCount()).toBe(before);
    // Insecta, Coleoptera, two families, two genera, three species.
    expect(result).toMatchObject({ modelName: 'Beetles', taxa: 3, taxaAdded: 9, pictures: 6 });
    expect(result.largestDifference).toBeLessThan(1e-6);
    const [hit] = await other.catalogue.call('names.search', { text: 'cet aur', limit: 1 });
    expect(hit).toMatchObject({ scientificNameAuthorship: '(Linnaeus, 1758)', within: 'Scarabaeidae' });
    expect(await other.catalogue.call('models.list', null)).toMatchObject([
      { name: 'Beetles', runId: null, depth: 18, size: 32, heldOutAccuracy: 0.5 },
    ]);
    expect(await other.catalogue.call('models.passport', { modelId: result.modelId })).toMatchObject({
      from: 'file',
      licence: 'CC-BY-4.0',
      credit: 'Museum of Examples',
      origin: { specimens: 15, lastYear: 1975 },
    });
  });

  it('a second time adds it under another name, and no taxa', async () => {
    expect(await importModel(other.store, { path: file }, context())).toMatchObject({
      modelName: 'Beetles 2',
      taxaAdded: 0,
    });
  });

  it('gives names of this catalogue to the photos of this catalogue', async () => {
    await importModel(bench.store, { path: file }, context());
    await predict(bench.store, { modelId: bench.modelId, photos: 'all', shard: null }, context());
    const [newest] = await bench.catalogue.call('models.list', null);
    expect(newest).toMatchObject({ name: 'Beetles 2', runId: null });
    await predict(bench.store, { modelId: newest?.id ?? 0, photos: 'all', shard: null }, context());
    const of = (modelId: number) => bench.catalogue.call('review.specimen', { specimenId: 1, modelId });
    const [own, opened] = [await of(bench.modelId), await of(newest?.id ?? 0)];
    expect(opened.proposals.map(({ taxon }) => taxon)).toEqual(own.proposals.map(({ taxon }) => taxon));
    expect(opened.proposals[0]?.certainty).toBeCloseTo(own.proposals[0]?.certainty ?? 0, 6);
  });

  it('passes on what came, licence and pictures too, when it is written again', async () => {
    const path = join(other.folder, 'passed-on.vasculum-model');
    const wish = { licence: 'CC0-1.0', credit: 'Somebody else', pictures: 'drawn' } as const;
    await exportModel(other.store, { modelId: 1, path, replace: false, ...wish }, context());
    expect(entriesOf(path).get('model.json')).toEqual(entriesOf(file).get('model.json'));
    expect(entriesOf(path).get('self-test/picture-3.png')).toEqual(entriesOf(file).get('self-test/picture-3.png'));
    expect(await importModel(other.store, { path }, context())).toMatchObject({ modelName: 'Beetles 3' });
  });
});

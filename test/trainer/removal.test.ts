/* Removing what takes room: files go, and no row of the record does. */
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { checkCatalogue } from '../../electron/catalogue/checking/check.ts';
import { openForReading } from '../../electron/catalogue/database/database.ts';
import { markRemoved } from '../../electron/catalogue/learning/removed.ts';
import { evaluate } from '../../electron/trainer/answering/evaluate.ts';
import { exportModel } from '../../electron/trainer/model-file/export-model.ts';
import { importModel } from '../../electron/trainer/model-file/import-model.ts';
import { predict } from '../../electron/trainer/answering/predict.ts';
import { addWeights } from '../../electron/trainer/starting-weights/add.ts';
import { context } from '../helpers/a-catalogue.ts';
import { benchWithModel } from '../helpers/a-model.ts';
import { SETTINGS } from '../helpers/stand-in.ts';

let bench: Awaited<ReturnType<typeof benchWithModel>>;
beforeEach(async () => {
  bench = await benchWithModel();
});
afterEach(() => bench.close());

const home = () => join(bench.folder, 'catalogue');
const wish = { replace: true, licence: 'CC0-1.0', credit: '', pictures: 'drawn' } as const;
const recognise = (modelId: number) => predict(bench.store, { modelId, photos: 'all', shard: null }, context());
const plan = (kind: 'model' | 'weights' | 'run', id: number) => bench.catalogue.call('removal.plan', { kind, id });
const remove = (kind: 'model' | 'weights' | 'run', id: number) => bench.catalogue.call('removal.remove', { kind, id });

/** What the file holds of one table, or of several. */
function rows(...tables: string[]): unknown[] {
  const db = openForReading(join(home(), 'catalogue.sqlite'));
  const found = tables.map((table) => db.all(`SELECT * FROM ${table}`));
  db.close();
  return found;
}

const RECORD = [
  'determination',
  'prediction',
  'answered_photo',
  'model',
  'model_class',
  'run',
  'run_photo',
  'specimen',
  'evaluation',
  'measured_photo',
  'photo',
  'taxon',
];

it('removing a model frees the files, and keeps every determination, answer and figure of it', async () => {
  const { modelId } = bench;
  await recognise(modelId);
  await evaluate(bench.store, { modelId, sample: null, seed: 1 }, context());
  const { proposals } = await bench.catalogue.call('review.specimen', { specimenId: 1, modelId });
  const taxonId = proposals[0]?.taxon.id ?? 0;
  const person = { identifiedBy: 'Edith Example', qualifier: null, remarks: null, modelId };
  await bench.catalogue.call('review.decide', { ...person, specimenIds: [1], verdict: 'identified', taxonId });
  const before = rows(...RECORD);
  const passport = await bench.catalogue.call('models.passport', { modelId });
  const { folder } = await bench.store.call('models.files', { modelId });
  const files = statSync(join(folder, 'weights.safetensors')).size;

  const said = await plan('model', modelId);
  expect(said).toMatchObject({ name: 'Beetles', bytes: files, embeddingBytes: 15 * 64 * 4 });
  expect(said.kept[0]).toBe(
    'Its name and passport, 1 evaluation, its answers to 15 photos and 1 determination that people made with it stay.',
  );
  // Only looked at so far.
  expect(readdirSync(folder)).toHaveLength(2);
  expect(await remove('model', modelId)).toEqual(said);

  expect(readdirSync(folder)).toEqual(['model.json']);
  expect(rows(...RECORD)).toEqual(before);
  expect(rows('embedding', 'backbone')).toEqual([[], []]);
  const [model] = await bench.catalogue.call('models.list', null);
  expect(model).toMatchObject({
    name: 'Beetles',
    predictedPhotos: 15,
    removedUtc: expect.stringMatching(/^\d{4}-/) as string,
  });
  expect(await bench.catalogue.call('models.passport', { modelId })).toEqual(passport);
  expect((await bench.catalogue.call('review.specimen', { specimenId: 1, modelId })).proposals).toEqual(proposals);

  const gone = {
    code: 'model-removed',
    message: expect.stringMatching(
      /^The files of the model Beetles were removed on \d{4}-\d\d-\d\d to free room\./,
    ) as string,
  };
  await expect(recognise(modelId)).rejects.toMatchObject(gone);
  await expect(evaluate(bench.store, { modelId, sample: null, seed: 1 }, context())).rejects.toMatchObject(gone);
  await expect(
    exportModel(bench.store, { ...wish, modelId, path: join(bench.folder, 'x.vasculum-model') }, context()),
  ).rejects.toMatchObject(gone);
  await expect(bench.store.call('models.files', { modelId: null })).rejects.toMatchObject(gone);
  await expect(plan('model', modelId)).rejects.toMatchObject(gone);
  expect(
    (await bench.catalogue.call('job.check', { contents: true })).filter(({ verdict }) => verdict !== 'ok'),
  ).toEqual([]);
});

it('removing a model keeps embeddings as long as another model has the same backbone', async () => {
  const path = join(bench.folder, 'x.vasculum-model');
  await exportModel(bench.store, { ...wish, modelId: bench.modelId, path }, context());
  const { modelId: second } = await importModel(bench.store, { path }, context());
  await recognise(bench.modelId);
  expect(rows('embedding')[0]).toHaveLength(15);
  expect(await remove('model', bench.modelId)).toMatchObject({ embeddingBytes: 0 });
  expect(rows('embedding')[0]).toHaveLength(15);
  // The newest that has its files is meant where none is named.
  expect(await bench.store.call('models.files', { modelId: null })).toMatchObject({ modelId: second });
  expect(await predict(bench.store, { modelId: null, photos: 'all', shard: null }, context())).toMatchObject({
    photos: 15,
  });
  expect(await remove('model', second)).toMatchObject({ embeddingBytes: 15 * 64 * 4 });
  expect(rows('embedding', 'backbone')).toEqual([[], []]);
  // What came in a file says so as before.
  expect(await bench.catalogue.call('models.passport', { modelId: second })).toMatchObject({
    from: 'file',
    licence: 'CC0-1.0',
  });
});

it('ended by a kill after its mark goes on when the catalogue is opened again', async () => {
  const { folder } = await bench.store.call('models.files', { modelId: bench.modelId });
  await bench.catalogue.call('catalogue.close', null);
  const catalogue = openCatalogue(home(), { create: false });
  catalogue.known.beginRemoval({ kind: 'model', id: bench.modelId, folder: basename(folder) });
  markRemoved(catalogue.write, { kind: 'model', id: bench.modelId }, '2026-01-01T00:00:00.000Z');
  expect((await checkCatalogue(catalogue)).filter(({ verdict }) => verdict !== 'ok')).toMatchObject([
    { verdict: 'warn', sentence: expect.stringMatching(/^1 removal left files behind: model /) as string },
  ]);
  catalogue.close();
  const again = openCatalogue(home(), { create: false });
  expect(readdirSync(folder)).toEqual(['model.json']);
  expect((await checkCatalogue(again)).filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
  again.close();
  await bench.catalogue.call('catalogue.open', { folder: home(), create: false });
});

it('removing starting weights takes them away and lets their file be added again', async () => {
  const { folder } = await bench.store.call('models.files', { modelId: bench.modelId });
  const { weights } = await addWeights(bench.store, { path: folder }, context(), { width: 8 });
  const kept = join(home(), 'weights', weights.sha256);
  const [listed] = await bench.catalogue.call('weights.list', null);
  expect(listed).toMatchObject({ id: weights.id, bytes: statSync(join(kept, 'weights.safetensors')).size });
  expect(await remove('weights', weights.id)).toMatchObject({ name: weights.name, bytes: listed?.bytes });
  expect(existsSync(kept)).toBe(false);
  expect(await bench.catalogue.call('weights.list', null)).toEqual([]);
  await expect(bench.store.call('weights.files', { id: weights.id })).rejects.toMatchObject({
    code: 'weights-missing',
  });
  expect(await addWeights(bench.store, { path: folder }, context(), { width: 8 })).toMatchObject({
    added: true,
    weights: { id: weights.id },
  });
  expect(await bench.catalogue.call('weights.list', null)).toMatchObject([{ id: weights.id, bytes: listed?.bytes }]);
  expect(await bench.store.call('weights.files', { id: weights.id })).toMatchObject({ folder: kept });
});

it('making room discards a run that nobody goes on with, and none that is learning', async () => {
  const frame = await bench.store.call('learning.frame', { minimumSpecimens: 2 });
  const photos = frame.photos.map(({ photoId, label }) => ({ photoId, label, part: 'learn' as const }));
  const settings = {
    ...SETTINGS,
    name: 'Given up',
    mode: 'quick',
    startFrom: { kind: 'model', id: bench.modelId },
  } as const;
  const { runId, folder } = await bench.store.call('runs.begin', {
    settings,
    classes: frame.classes,
    photos,
    stepsPerEpoch: 2,
  });
  mkdirSync(join(folder, 'scratch'));
  writeFileSync(join(folder, 'step-000000002.safetensors'), Buffer.alloc(1000));
  writeFileSync(join(folder, 'scratch', 'x'), Buffer.alloc(10));
  await expect(plan('run', runId)).rejects.toMatchObject({ code: 'job-running' });
  await bench.store.call('runs.state', { runId, state: 'interrupted' });
  expect((await bench.catalogue.call('runs.list', null))[0]).toMatchObject({ id: runId, bytes: 1010, resumable: true });
  // It stands on the model, which must be said before that is removed.
  expect((await plan('model', bench.modelId)).lost.at(-1)).toBe(
    'The run Given up, which was interrupted and stands on it, can no longer go on.',
  );
  expect(await remove('run', runId)).toMatchObject({
    name: 'Given up',
    bytes: 1010,
    embeddingBytes: 0,
    lost: ['It can no longer go on: what it learned in 0 of 3 epochs is lost.'],
  });
  expect(existsSync(folder)).toBe(false);
  expect((await bench.catalogue.call('runs.list', null))[0]).toMatchObject({
    id: runId,
    bytes: 0,
    resumable: false,
    state: 'interrupted',
  });
  await expect(bench.store.call('runs.reopen', { runId })).rejects.toMatchObject({ code: 'run-not-resumable' });
  expect(await bench.catalogue.call('runs.detail', { runId })).toMatchObject({
    settings: { name: 'Given up' },
    resumable: false,
  });
  expect((await plan('model', bench.modelId)).lost).toHaveLength(2);
});

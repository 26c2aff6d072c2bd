/* What the trainer keeps: runs, models, and what a model has still to answer. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import { addModel, listModels, modelFiles, newModelFolder } from '../../../electron/catalogue/learning/models.ts';
import { addPredictions } from '../../../electron/catalogue/naming/predictions.ts';
import { evaluationFrame } from '../../../electron/studies/evaluation-frame.ts';
import { unansweredPhotos } from '../../../electron/catalogue/learning/recognition.ts';
import {
  addEpoch,
  addLogLine,
  addSteps,
  endLostRuns,
  listRuns,
  reopenRun,
  runDetail,
  setRunState,
} from '../../../electron/catalogue/learning/runs.ts';
import {
  decision,
  genusAndSpecies,
  newCatalogue,
  newModel,
  newSpecimen,
  reopened,
  temporaryFolder,
  UTC,
} from '../../helpers/a-catalogue.ts';
import { begun, collection, settings } from '../../helpers/a-learning-collection.ts';

test('a run from before there were advanced settings opens with all of them off', async () => {
  const { catalogue } = collection();
  const { runId } = await begun(catalogue);
  const old =
    `name depth size batchSize epochs schedule learningRate minLearningRate firstCycle cycleFactor warmupEpochs
    momentum weightDecay labelSmoothing heldOutShare minimumSpecimens augmentation seed`.split(/\s+/);
  const kept = JSON.stringify(Object.fromEntries(Object.entries(settings).filter(([key]) => old.includes(key))));
  catalogue.write.run('UPDATE run SET settings = ? WHERE id = ?', [kept, runId]);
  expect(runDetail(catalogue.read, catalogue.places, runId).settings).toEqual(settings);
  expect(listRuns(catalogue.read, catalogue.places)[0]).toMatchObject({ id: runId, epochs: settings.epochs });
});

test('a run keeps its settings, classes, split, figures and log; a resumed one overwrites its own steps', async () => {
  const { catalogue } = collection();
  const { runId, folder, photos } = await begun(catalogue);
  expect(folder.startsWith(catalogue.places.runs)).toBe(true);
  const figures = (step: number, loss: number) => ({ step, loss, accuracy: 0.5, learningRate: 0.01 });
  addSteps(catalogue.write, runId, [figures(0, 3), figures(1, 2), figures(2, 1)]);
  addSteps(catalogue.write, runId, [figures(3, 0.5), figures(4, 0.4)]);
  addSteps(catalogue.write, runId, [figures(2, 0.9), figures(3, 0.8)]);
  const epoch = {
    epoch: 1,
    loss: 1,
    accuracy: 0.5,
    heldOutLoss: 1.5,
    heldOutAccuracy: 0.4,
    learningRate: 0.01,
    kept: 'best' as const,
  };
  addEpoch(catalogue.write, runId, { ...epoch, epoch: epoch.epoch + 1, heldOutAccuracy: 1 });
  addEpoch(catalogue.write, runId, epoch);
  catalogue.write.run('INSERT INTO run_log (run_id, time_utc, sentence, strong) VALUES (?, ?, ?, ?)', [
    runId,
    UTC,
    'Epoch 1 is the best so far, kept.',
    1,
  ]);
  const news = { code: 'paused', values: { step: 1871 } } as const;
  addLogLine(catalogue.write, runId, UTC, news, false);
  const detail = runDetail(catalogue.read, catalogue.places, runId);
  expect(detail).toMatchObject({
    name: 'Ground beetles',
    state: 'running',
    resumable: false,
    settings,
    stepsPerEpoch: 5,
    epochsDone: 1,
    epochs: settings.epochs,
    bestHeldOutAccuracy: 0.4,
    heldOutPhotos: photos.filter(({ part }) => part === 'held-out').length,
    classes: ['Carabus auratus', 'Carabus auronitens'],
    epochFigures: [epoch],
    // As runs told before news were kept as data, and as they tell now.
    log: [
      { timeUtc: UTC, sentence: 'Epoch 1 is the best so far, kept.', strong: true, news: null },
      { timeUtc: UTC, sentence: 'Paused at step 1,871.', strong: false, news },
    ],
  });
  expect(detail.steps.map(({ loss }) => loss)).toEqual([3, 2, 0.9, 0.8]);
});

test('a run of a dead program is interrupted when the catalogue is opened again', async () => {
  const { catalogue } = collection();
  const { runId } = await begun(catalogue);
  const again = reopened(catalogue);
  expect(listRuns(again.read, again.places)).toEqual([
    expect.objectContaining({ id: runId, state: 'interrupted', resumable: true, modelId: null }),
  ]);
  setRunState(again.write, runId, 'done', UTC);
  const last = reopened(again);
  expect(listRuns(last.read, last.places)[0]).toMatchObject({ state: 'done', resumable: false });
});

test('a run whose trainer is gone is interrupted while the catalogue stays open, and says so', async () => {
  const { catalogue } = collection();
  const { runId } = await begun(catalogue);
  const { runId: paused } = await begun(catalogue);
  setRunState(catalogue.write, paused, 'paused', UTC);
  const { runId: done } = await begun(catalogue);
  setRunState(catalogue.write, done, 'done', UTC);
  expect(endLostRuns(catalogue.write, UTC)).toEqual([runId, paused]);
  expect(listRuns(catalogue.read, catalogue.places).map(({ id, state, resumable }) => [id, state, resumable])).toEqual([
    [done, 'done', false],
    [paused, 'interrupted', true],
    [runId, 'interrupted', true],
  ]);
  expect(runDetail(catalogue.read, catalogue.places, runId).log.map(({ sentence }) => sentence)).toEqual([
    'Training stopped unexpectedly. The run can go on from its last checkpoint.',
  ]);
  expect(endLostRuns(catalogue.write, UTC)).toEqual([]);
});

test('reopening gives the photos that are still there and tells of the others', async () => {
  const photosFolder = temporaryFolder();
  const catalogue = newCatalogue();
  const [a = 0, b = 0] = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus auronitens');
  for (let index = 0; index < 8; index++) {
    const { id } = newSpecimen(catalogue, { source: photosFolder });
    decide(catalogue.write, decision([id], { taxonId: index % 2 === 0 ? a : b }), UTC);
  }
  const files = catalogue.read.all<{ id: number; name: string }>(
    'SELECT id, relative_path AS name FROM photo ORDER BY id',
  );
  for (const { id, name: file } of files.slice(1)) {
    const content = `photo ${file}`;
    writeFileSync(join(photosFolder, file), content);
    const sha256 = createHash('sha256').update(content).digest();
    catalogue.write.runOne('UPDATE main.photo SET sha256 = ?, bytes = ? WHERE id = ?', [sha256, content.length, id]);
  }
  const { runId, photos } = await begun(catalogue);
  const run = await reopenRun(catalogue.write, catalogue.places, runId, UTC);
  expect(run.photos.map(({ photoId, label, part }) => ({ photoId, label, part }))).toEqual(photos.slice(1));
  expect(run.settings).toEqual(settings);
  expect(runDetail(catalogue.read, catalogue.places, runId).log[0]?.sentence).toBe(
    '1 of 8 photos cannot be read any more and are left out.',
  );
  setRunState(catalogue.write, runId, 'done', UTC);
  await expect(reopenRun(catalogue.write, catalogue.places, runId, UTC)).rejects.toMatchObject({
    code: 'run-not-resumable',
  });
  await expect(reopenRun(catalogue.write, catalogue.places, 99, UTC)).rejects.toMatchObject({
    code: 'run-not-resumable',
  });
});

test('long runs are thinned to 2,000 steps, first and last kept', async () => {
  const { catalogue } = collection();
  const { runId } = await begun(catalogue);
  addSteps(
    catalogue.write,
    runId,
    Array.from({ length: 9_001 }, (_, step) => ({ step, loss: step, accuracy: 0, learningRate: 1 })),
  );
  const { steps } = runDetail(catalogue.read, catalogue.places, runId);
  expect(steps.length).toBeLessThanOrEqual(2_000);
  expect(steps.length).toBeGreaterThan(1_500);
  expect([steps[0]?.step, steps.at(-1)?.step]).toEqual([0, 9_000]);
});

test('models have names of their own, their files, and photos to be measured on', async () => {
  const { catalogue } = collection();
  const { runId, frame } = await begun(catalogue);
  const add = () => {
    const { folder } = newModelFolder(catalogue.places);
    mkdirSync(folder, { recursive: true });
    return addModel(
      catalogue.write,
      {
        runId,
        folder,
        name: 'Beetles',
        depth: 18,
        size: 64,
        classes: frame.classes,
        heldOutAccuracy: 0.9,
        heldOutLoss: 0.3,
      },
      UTC,
    );
  };
  expect([add().name, add().name]).toEqual(['Beetles', 'Beetles 2']);
  const [newest] = listModels(catalogue.read, catalogue.places);
  expect(newest).toMatchObject({ name: 'Beetles 2', runId, predictedPhotos: 0, heldOutAccuracy: 0.9 });
  expect(newest?.classes.map(({ scientificName }) => scientificName)).toEqual([
    'Carabus auratus',
    'Carabus auronitens',
  ]);
  const files = modelFiles(catalogue.read, catalogue.places, null);
  expect(files).toMatchObject({ modelId: newest?.id, name: 'Beetles 2', classes: frame.classes });
  expect(files.folder.startsWith(catalogue.places.models)).toBe(true);
  expect(listRuns(catalogue.read, catalogue.places)[0]?.modelId).toBe(newest?.id);
  expect(() => modelFiles(catalogue.read, catalogue.places, 99)).toThrow(
    expect.objectContaining({ code: 'model-missing' }),
  );

  const held = await evaluationFrame(catalogue, files.modelId);
  expect(held.photos.map(({ photoId }) => photoId)).toEqual(
    frame.photos.filter((_, index) => index % 4 === 0).map(({ photoId }) => photoId),
  );
});

test('what a model has to do comes page by page, until nothing is left; shards share it out', () => {
  const { catalogue } = collection();
  const model = newModel(catalogue, 'm');
  newSpecimen(catalogue, { trouble: 'truncated' });
  const unnamed = newSpecimen(catalogue);
  const walk = (photos: 'all' | 'unnamed', shard: readonly [number, number] | null) => {
    const ids: number[] = [];
    for (let after = 0; ;) {
      const page = unansweredPhotos(catalogue.read, { modelId: model, photos, shard, afterPhotoId: after, limit: 5 });
      ids.push(...page.photos.map(({ photoId }) => photoId));
      const last = page.photos.at(-1);
      if (!last) return ids;
      after = last.photoId;
    }
  };
  const all = walk('all', null);
  expect(all).toHaveLength(27);
  newSpecimen(catalogue, { views: ['label'] });
  expect(walk('all', null)).toEqual(all);
  expect(walk('unnamed', null)).toEqual(unnamed.photos);
  const shards = [0, 1, 2].map((index) => walk('all', [index, 3]));
  expect(shards.flat().sort((a, b) => a - b)).toEqual(all);
  expect(shards.every((shard) => shard.length > 2)).toBe(true);
  addPredictions(
    catalogue.write,
    model,
    all.slice(0, 20).map((photoId) => ({ photoId, top: [] })),
    UTC,
  );
  expect(walk('all', null)).toEqual(all.slice(20));
  const page = { modelId: model, photos: 'all' as const, afterPhotoId: 0, limit: 5 };
  expect(unansweredPhotos(catalogue.read, { ...page, shard: null }).total).toBe(7);
  expect(() => unansweredPhotos(catalogue.read, { ...page, shard: [3, 3] })).toThrow(
    expect.objectContaining({ code: 'wrong-setting' }),
  );
});

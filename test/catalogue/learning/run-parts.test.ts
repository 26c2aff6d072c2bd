/* A run whose held-out photos are divided again: what the catalogue keeps of that, and which photos judge its model. */
import { expect, test } from 'vitest';
import { trainingCheck } from '../../../electron/studies/training-check.ts';
import { evaluationFrame } from '../../../electron/studies/evaluation-frame.ts';
import { figurePhoto } from '../../../electron/exporting/figures/figure-photos.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import { learningFrame } from '../../../electron/studies/learning-frame.ts';
import { addModel, modelTemperature, newModelFolder } from '../../../electron/catalogue/learning/models.ts';
import { beginRun, reopenRun, runDetail } from '../../../electron/catalogue/learning/runs.ts';
import { DEFAULT_TRAINING } from '../../../electron/domain/training.ts';
import { divideSpecimens } from '../../../electron/domain/statistics/split.ts';
import { decision, genusAndSpecies, newCatalogue, newSpecimen, reopened, UTC } from '../../helpers/a-catalogue.ts';

const SETTINGS = { ...DEFAULT_TRAINING, heldOutShare: 0.5, seed: 3 };

/** 100 named specimens of two taxa with two photos each, and a run on them with a model. */
async function withRun(specimens = 100) {
  const catalogue = newCatalogue();
  const taxa = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus auronitens');
  for (let i = 0; i < specimens; i++) {
    const { id } = newSpecimen(catalogue, { number: `VC ${i}`, views: ['dorsal', 'ventral'] });
    decide(catalogue.write, decision([id], { taxonId: taxa[i % 2]! }), UTC);
  }
  const { write, places } = catalogue;
  const { frame } = await learningFrame(write, 2);
  const parts = divideSpecimens(frame.photos, SETTINGS);
  const photos = frame.photos.map(({ photoId, label }) => ({ photoId, label, part: parts.get(photoId)! }));
  const { classes } = frame;
  const { runId } = beginRun(write, places, { settings: SETTINGS, classes, photos, stepsPerEpoch: 1 }, UTC);
  const { folder } = newModelFolder(places);
  const model = { runId, folder, name: 'Beetles', depth: 18 as const, size: 64, classes };
  const { modelId } = addModel(write, { ...model, heldOutAccuracy: 0.5, heldOutLoss: 1, temperature: 1.5 }, UTC);
  return { catalogue, runId, modelId, frame, parts };
}

test('test photos alone judge the model; the run knows how many choose, after a restart too', async () => {
  const { catalogue, runId, modelId, frame, parts } = await withRun();
  const of = (part: string) => frame.photos.filter(({ photoId }) => parts.get(photoId) === part);
  const validation = { photos: of('validation').length, specimens: of('validation').length / 2 };
  expect(Math.min(validation.photos, of('test').length)).toBeGreaterThanOrEqual(30);
  const again = reopened(catalogue);

  expect(runDetail(again.read, again.places, runId)).toMatchObject({
    learnPhotos: of('learn').length,
    heldOutPhotos: 100,
    validation,
    settings: SETTINGS,
  });
  const judging = await evaluationFrame(again, modelId);
  expect(judging.validation).toEqual(validation);
  expect(judging.photos.map(({ photoId }) => photoId)).toEqual(of('test').map(({ photoId }) => photoId));
  expect(modelTemperature(again.read, modelId)).toBe(1.5);
  for (const part of ['learn', 'validation', 'test']) {
    expect(figurePhoto(again.read, modelId, of(part)[0]!.photoId).part).toBe(part);
  }
  again.write.run(`UPDATE run SET state = 'interrupted' WHERE id = ?`, [runId]);
  // While the folder of the photos is away the run is left as it is.
  await expect(reopenRun(again.write, again.places, runId, UTC)).rejects.toMatchObject({ code: 'photos-away' });
  expect(runDetail(again.read, again.places, runId)).toMatchObject({ state: 'interrupted', log: [] });
  again.write.run('UPDATE source SET folder = ?', [again.places.folder]);
  const files = await reopenRun(again.write, again.places, runId, UTC);
  expect(files.validation).toEqual(validation);
  // The run's fingerprint is worked out from these.
  expect(files.settings).toEqual(SETTINGS);
});

test('a run from before there was a choice is judged by all its held-out photos', async () => {
  const { catalogue, runId, modelId } = await withRun();
  catalogue.write.run(`UPDATE run SET settings = json_remove(settings, '$.validation') WHERE id = ?`, [runId]);
  expect(runDetail(catalogue.read, catalogue.places, runId)).toMatchObject({ heldOutPhotos: 100, validation: null });
  const frame = await evaluationFrame(catalogue, modelId);
  expect(frame.validation).toBeNull();
  expect(frame.photos).toHaveLength(100);
});

test('with few photos all held out of the training choose and judge', async () => {
  const { catalogue, runId, modelId } = await withRun(40);
  expect(runDetail(catalogue.read, catalogue.places, runId).validation).toBeNull();
  expect((await evaluationFrame(catalogue, modelId)).photos).toHaveLength(40);
});

test('the check says how many photos choose and how many judge', async () => {
  const { catalogue, frame, parts } = await withRun();
  const photos = frame.photos.filter(({ photoId }) => parts.get(photoId) === 'validation').length;
  const check = await trainingCheck(catalogue.read, SETTINGS);
  expect(check).toMatchObject({
    heldOutPhotos: 100,
    heldOutSpecimens: 50,
    validation: { photos, specimens: photos / 2 },
  });
  expect(check.taxa.reduce((sum, taxon) => sum + taxon.validation, 0)).toBe(photos);
  expect(check.findings).toContainEqual({
    verdict: 'ok',
    title: 'Choosing and judging',
    sentence: `${photos} photos of ${photos / 2} other specimens choose the epoch; ${100 - photos} photos of ${50 - photos / 2} others again judge the model, and no part of the run looks at them.`,
  });
  const { findings, validation } = await trainingCheck(catalogue.read, { ...SETTINGS, heldOutShare: 0.1 });
  expect(validation).toBeNull();
  expect(findings.find(({ title }) => title === 'Choosing and judging')).toMatchObject({
    verdict: 'ok',
    sentence: expect.stringMatching(
      /^All 20 held-out photos choose the epoch and judge the model, which flatters it a little\./,
    ),
  });
});

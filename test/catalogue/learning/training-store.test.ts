/* What the trainer reads and writes: runs, models, predictions, and what a run learns from. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Catalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import { learningFrame } from '../../../electron/studies/learning-frame.ts';
import { addModel, listModels, modelFiles, newModelFolder } from '../../../electron/catalogue/learning/models.ts';
import { addPredictions } from '../../../electron/catalogue/naming/predictions.ts';
import { evaluationFrame } from '../../../electron/studies/evaluation-frame.ts';
import { unansweredPhotos } from '../../../electron/catalogue/learning/recognition.ts';
import {
  addEpoch,
  addLogLine,
  addSteps,
  beginRun,
  endLostRuns,
  listRuns,
  reopenRun,
  runDetail,
  setRunState,
} from '../../../electron/catalogue/learning/runs.ts';
import { addTaxon } from '../../../electron/catalogue/naming/taxa.ts';
import { trainingCheck } from '../../../electron/studies/training-check.ts';
import { lookAtSome } from '../../../electron/reader/photo-fault.ts';
import { PresentPhotos } from '../../../electron/reader/present-photos.ts';
import { DEFAULT_TRAINING } from '../../../electron/domain/training.ts';
import type { Qualifier } from '../../../electron/domain/taxonomy.ts';
import {
  decision,
  genusAndSpecies,
  namedTaxon,
  newCatalogue,
  newModel,
  newSpecimen,
  reopened,
  temporaryFolder,
  UTC,
} from '../../helpers/a-catalogue.ts';

const settings = { ...DEFAULT_TRAINING, name: 'Ground beetles', batchSize: 4 };

/** Named specimens of a taxon, two photos each. */
function name(catalogue: Catalogue, taxonId: number, count: number, qualifier: Qualifier | null = null): number[] {
  return Array.from({ length: count }, () => {
    const { id } = newSpecimen(catalogue, { views: ['dorsal', 'ventral'] });
    decide(catalogue.write, decision([id], { taxonId, qualifier }), UTC);
    return id;
  });
}

function collection() {
  const catalogue = newCatalogue();
  const [auratus = 0, auronitens = 0, rare = 0] = genusAndSpecies(
    catalogue,
    'Carabus auratus',
    'Carabus auronitens',
    'Carabus rarus',
  );
  name(catalogue, auratus, 6);
  name(catalogue, auronitens, 5);
  name(catalogue, rare, 2);
  return { catalogue, auratus, auronitens, rare };
}

test('the frame holds what persons named, classes by name, taxa with too few left out', async () => {
  const { catalogue } = collection();
  const { frame, leftOut } = await learningFrame(catalogue.read, 3);
  expect(frame.classes.map(({ scientificName }) => scientificName)).toEqual(['Carabus auratus', 'Carabus auronitens']);
  expect(frame.photos).toHaveLength(22);
  expect(leftOut.tooFew.map(({ taxon, specimens, photos }) => [taxon.scientificName, specimens, photos])).toEqual([
    ['Carabus rarus', 2, 4],
  ]);
  expect(frame.photos[0]).toMatchObject({
    path: expect.stringMatching(/^\/photos\//),
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    orientation: 1,
    label: 0,
  });
});

test('copies, doubts, qualifiers, wider names and broken files stay out, and the check page says so', async () => {
  const { catalogue, auratus, auronitens } = collection();
  const clean = (await learningFrame(catalogue.read, 3)).frame;
  const copied = clean.photos.find(({ label }) => label === 0)?.sha256 ?? '';
  const say = (id: number, taxonId: number) => decide(catalogue.write, decision([id], { taxonId }), UTC);
  say(newSpecimen(catalogue, { sha256: copied }).id, auratus); // the same picture, the same name
  const other = clean.photos.find(({ label }) => label === 1)?.sha256 ?? '';
  say(newSpecimen(catalogue, { sha256: other }).id, auratus); // the same picture, another name
  name(catalogue, auratus, 1, 'cf.');
  name(catalogue, namedTaxon(catalogue, 'Carabus', 'genus'), 4, 'sp.');
  say(newSpecimen(catalogue, { trouble: 'truncated' }).id, auratus);
  decide(catalogue.write, decision([newSpecimen(catalogue).id]), UTC);
  say(newSpecimen(catalogue, { views: ['label'] }).id, auratus);
  // A synonym counts as what it stands for.
  const synonym = addTaxon(catalogue.write, {
    scientificName: 'Carabus punctatoauratus',
    authorship: null,
    rank: 'species',
    parentId: null,
    acceptedId: auronitens,
  });
  name(catalogue, synonym, 1);

  const { frame, leftOut } = await learningFrame(catalogue.read, 3);
  expect(leftOut).toMatchObject({ copies: 1, contradicting: 2, qualified: 2, tooWide: 8, unreadable: 1, labels: 1 });
  expect(frame.classes).toEqual(clean.classes);
  expect(frame.photos).toHaveLength(22 - 1 + 2);
  expect(new Set(frame.photos.map(({ sha256 }) => sha256)).size).toBe(frame.photos.length);

  const check = await trainingCheck(catalogue.read, settings, 64e9);
  expect(check.stop).toBeNull();
  expect(check.photos).toBe(frame.photos.length);
  expect(check.learnPhotos + check.heldOutPhotos).toBe(check.photos);
  expect(check.stepsPerEpoch).toBe(Math.ceil(check.learnPhotos / 4));
  expect(check.findings.map(({ verdict, sentence }) => `${verdict}: ${sentence}`)).toEqual([
    'ok: No specimen on both sides.',
    expect.stringMatching(
      /^ok: All \d+ held-out photos choose the epoch and judge the model, which flatters it a little/,
    ),
    'warn: 1 photo left out: exact copies of others that are learnt.',
    expect.stringContaining('warn: 2 photos left out: the same picture stands under two names.'),
    'warn: 1 taxon with fewer than 3 specimens left out: Carabus rarus.',
    expect.stringContaining('warn: 2 photos left out: the name is open'),
    expect.stringContaining('warn: 8 photos left out: named to a wider taxon'),
    'ok: 1 photo of labels left out: they show writing, not the specimen.',
    expect.stringContaining('warn: 1 photo left out: the files cannot be read'),
  ]);
  // Several batches make one step.
  const { stepsPerEpoch } = await trainingCheck(catalogue.read, { ...settings, accumulate: 3 });
  expect(stepsPerEpoch).toBe(Math.ceil(check.learnPhotos / 12));
  // What no starting weights taught should not be left as it is.
  const frozen = await trainingCheck(catalogue.read, { ...settings, trainFrom: 'conv4_x', frozenBatchNorm: 'all' });
  expect(frozen.findings.slice(check.findings.length).map(({ verdict, title }) => `${verdict}: ${title}`)).toEqual([
    'warn: Layers that do not learn',
    'warn: Batch norm',
  ]);
  // A batch that does not fit, and one that would.
  expect(check.fittingBatch).toBeNull();
  const tight = await trainingCheck(catalogue.read, { ...settings, batchSize: 64, precision: 'float32' }, 2e9);
  expect(tight.fittingBatch).toBe(8);
  expect(tight.findings.at(-1)).toEqual({
    verdict: 'warn',
    title: 'Memory',
    sentence: 'A batch of 64 needs more memory than is free here. Choose a batch of 8.',
  });
  const lighter = { ...settings, batchSize: 64, precision: 'float32', trainFrom: 'last-layer' } as const;
  expect((await trainingCheck(catalogue.read, lighter, 2e9)).fittingBatch ?? 64).toBeGreaterThan(8);
  expect(check.taxa.map(({ taxon, leftOut: why }) => [taxon.scientificName, why])).toEqual([
    ['Carabus auratus', null],
    ['Carabus auronitens', null],
    ['Carabus rarus', '2 specimens; 3 are needed'],
  ]);
  for (const { learn, heldOut, leftOut: why } of check.taxa)
    if (why === null) expect(Math.min(learn, heldOut)).toBeGreaterThan(0);
});

test('the check looks at the files too: a drive that is away stops, files that are gone are said', async () => {
  const folder = temporaryFolder();
  const catalogue = newCatalogue();
  const taxa = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus auronitens');
  for (let index = 0; index < 12; index++) {
    const { id } = newSpecimen(catalogue, { source: folder });
    decide(catalogue.write, decision([id], { taxonId: taxa[index % 2]! }), UTC);
  }
  const photosFinding = async () => {
    const { findings, stop } = await trainingCheck(catalogue.read, settings, undefined, lookAtSome);
    return { stop, finding: findings.find(({ title }) => title === 'Photos') };
  };
  expect(await photosFinding()).toMatchObject({
    finding: { verdict: 'stop', sentence: expect.stringContaining(`Photos in ${folder} cannot be reached`) as string },
  });
  const files = catalogue.read.all<{ name: string }>('SELECT relative_path AS name FROM photo');
  for (const { name: file } of files) writeFileSync(join(folder, file), 'x');
  expect(await photosFinding()).toEqual({ stop: null, finding: undefined });
  rmSync(join(folder, files[3]!.name));
  expect(await photosFinding()).toMatchObject({
    finding: { verdict: 'warn', sentence: expect.stringMatching(/^1 of 12 photos looked at is not where/) as string },
  });
});

test('without photos that are not there: what was left out is said, and the rest is divided anew', async () => {
  const [here, gone] = [temporaryFolder(), temporaryFolder()].sort() as [string, string];
  const catalogue = newCatalogue();
  const taxa = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus auronitens', 'Carabus rarus');
  // Of the third taxon all but one specimen lie in the folder that is away; of one photo there is a copy in it.
  const named = (source: string, taxonId: number, sha256?: string) => {
    const { id } = newSpecimen(catalogue, { source, ...(sha256 === undefined ? {} : { sha256 }) });
    decide(catalogue.write, decision([id], { taxonId }), UTC);
  };
  for (let index = 0; index < 5; index++) named(gone, taxa[2]!);
  const content = 'ab'.repeat(32);
  named(gone, taxa[0]!, content);
  named(here, taxa[0]!, content);
  for (let index = 0; index < 11; index++) named(here, taxa[index % 2]!);
  named(here, taxa[2]!);
  const files = catalogue.read.all<{ name: string }>(
    'SELECT relative_path AS name FROM photo JOIN source ON source.id = source_id WHERE folder = ? ORDER BY photo.id',
    [here],
  );
  for (const { name: file } of files) writeFileSync(join(here, file), 'x');
  rmSync(join(here, files[1]!.name));
  rmSync(gone, { recursive: true });

  const refused = await trainingCheck(catalogue.read, settings, undefined, lookAtSome);
  expect(refused).toMatchObject({ photosMissing: true, photos: 18 });
  const asked = { ...settings, withoutMissing: true };
  const check = await trainingCheck(catalogue.read, asked, undefined, lookAtSome);
  expect(check).toMatchObject({ photosMissing: true, photos: 11, stop: null });
  expect(check.findings.filter(({ title }) => title === 'Photos')).toEqual([
    {
      verdict: 'warn',
      title: 'Photos',
      sentence: `Left out: 1 photo that is gone from ${here}; 6 photos in ${gone}, which cannot be reached.`,
    },
  ]);
  expect(check.taxa.map(({ taxon, leftOut: why }) => [taxon.scientificName, why])).toEqual([
    ['Carabus auratus', null],
    ['Carabus auronitens', null],
    ['Carabus rarus', '1 specimen; 3 are needed'],
  ]);
  const missing = [
    { folder: here, away: 0, gone: 1 },
    { folder: gone, away: 6, gone: 0 },
  ];
  const { frame } = await learningFrame(catalogue.read, 3, new PresentPhotos());
  expect(frame.missing).toEqual(missing);
  expect(frame.classes.map(({ scientificName }) => scientificName)).toEqual(['Carabus auratus', 'Carabus auronitens']);
  // The copy that is there stands in for the one that is not.
  expect(frame.photos.filter(({ sha256 }) => sha256 === content).map(({ source }) => source)).toEqual([here]);

  // A run that was begun while all were there goes on without them as well, and not without any.
  const { frame: whole } = await learningFrame(catalogue.read, 3);
  const photos = whole.photos.map(({ photoId, label }) => ({ photoId, label, part: 'learn' as const }));
  const { classes } = whole;
  const { runId } = beginRun(catalogue.write, catalogue.places, { settings, classes, photos, stepsPerEpoch: 5 }, UTC);
  catalogue.write.run(`UPDATE run SET state = 'interrupted'`);
  const goOn = (present: PresentPhotos | null) => reopenRun(catalogue.write, catalogue.places, runId, UTC, present);
  await expect(goOn(null)).rejects.toMatchObject({ code: 'photos-away' });
  const opened = await goOn(new PresentPhotos());
  expect(opened.photos).toHaveLength(photos.length - 7);
  expect(opened.missing).toEqual(missing);
  catalogue.write.run(`UPDATE run SET state = 'interrupted'`);
  rmSync(here, { recursive: true });
  await expect(goOn(new PresentPhotos())).rejects.toMatchObject({ code: 'photos-unreadable' });
  expect(catalogue.read.value('SELECT state FROM run')).toBe('interrupted');
});

test('with nothing named, or one taxon only, the check says why it cannot start', async () => {
  const catalogue = newCatalogue();
  expect((await trainingCheck(catalogue.read, settings)).stop).toMatch(/no photo has a name from a person/);
  const [taxonId = 0] = genusAndSpecies(catalogue, 'Carabus auratus');
  name(catalogue, taxonId, 4);
  expect((await trainingCheck(catalogue.read, settings)).stop).toMatch(/only one taxon/);
});

async function begun(catalogue: Catalogue) {
  const { frame } = await learningFrame(catalogue.read, 3);
  const photos = frame.photos.map(({ photoId, label }, index) => ({
    photoId,
    label,
    part: index % 4 === 0 ? ('held-out' as const) : ('learn' as const),
  }));
  return {
    ...beginRun(catalogue.write, catalogue.places, { settings, classes: frame.classes, photos, stepsPerEpoch: 5 }, UTC),
    frame,
    photos,
  };
}

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
  const files = catalogue.read
    .all<{ name: string }>('SELECT relative_path AS name FROM photo ORDER BY id')
    .map(({ name: file }) => file);
  for (const file of files.slice(1)) writeFileSync(join(photosFolder, file), 'x');
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

/* Evaluations as the catalogue keeps them: opened again without a model, compared, and what another model would change. */
import { describe, expect, test } from 'vitest';
import { undo } from '../../../electron/catalogue/naming/actions.ts';
import { adoption, waitingProposals } from '../../../electron/studies/adoption.ts';
import type { Catalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { compareEvaluations, discordantPhotos } from '../../../electron/studies/comparison.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import { driftPhotos, evaluationFrame } from '../../../electron/studies/evaluation-frame.ts';
import {
  addEvaluation,
  damagedEvaluations,
  evaluationOf,
  evaluationRows,
  listEvaluations,
  sampleOfEvaluation,
  summaryOf,
} from '../../../electron/catalogue/learning/evaluations.ts';
import { addModel, calibrateModel, modelFiles, newModelFolder } from '../../../electron/catalogue/learning/models.ts';
import { beginRun } from '../../../electron/catalogue/learning/runs.ts';
import { addTaxon } from '../../../electron/catalogue/naming/taxa.ts';
import type { Evaluation, EvaluationRowsRequest } from '../../../electron/domain/evaluation.ts';
import type { MeasuredPhoto } from '../../../electron/contract/threads.ts';
import { DEFAULT_TRAINING } from '../../../electron/domain/training.ts';
import {
  decision,
  genusAndSpecies,
  namedTaxon,
  newCatalogue,
  newModel,
  newSpecimen,
  predict,
  reopened,
  UTC,
} from '../../helpers/a-catalogue.ts';

/** Twelve named specimens of two taxa, one photo each; a run that holds out the last nine, and its model. */
function measured() {
  const catalogue = newCatalogue();
  const [auratus = 0, auronitens = 0] = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus auronitens');
  const specimens = Array.from({ length: 12 }, (_, i) => {
    const { id, photos } = newSpecimen(catalogue, { number: `VC ${i}` });
    decide(catalogue.write, decision([id], { taxonId: i % 2 === 0 ? auratus : auronitens }), UTC);
    return { id, photoId: photos[0] ?? 0, label: i % 2 };
  });
  return {
    catalogue,
    auratus,
    auronitens,
    specimens,
    model: () => modelOf(catalogue, [auratus, auronitens], specimens),
  };
}

function modelOf(
  { write, places }: Catalogue,
  taxonIds: readonly number[],
  specimens: readonly { readonly photoId: number; readonly label: number }[],
): number {
  const classes = taxonIds.map((id) => ({
    id,
    scientificName: write.value<string>('SELECT scientific_name FROM taxon WHERE id = ?', [id]),
    scientificNameAuthorship: null,
    taxonRank: 'species' as const,
  }));
  const photos = specimens.map(({ photoId, label }, i) => ({
    photoId,
    label,
    part: i < 3 ? ('learn' as const) : ('held-out' as const),
  }));
  const { runId } = beginRun(write, places, { settings: DEFAULT_TRAINING, classes, photos, stepsPerEpoch: 1 }, UTC);
  const { folder } = newModelFolder(places);
  const model = { runId, folder, name: 'Beetles', depth: 18 as const, size: 64, classes };
  return addModel(write, { ...model, heldOutAccuracy: 0.5, heldOutLoss: 1 }, UTC).modelId;
}

type Written = Omit<Evaluation, 'id' | 'madeUtc'>;

/** With the figures that lists show, and as few others as there can be. */
function evaluationBy(modelId: number, photos: readonly MeasuredPhoto[]): Written {
  const right = photos.filter(({ label, top }) => top[0]?.[0] === label).length;
  const accuracy = { right, n: photos.length, value: right / photos.length, low: 0, high: 1 };
  return {
    modelId,
    modelName: 'as it was',
    seed: 7,
    frame: 9,
    validation: null,
    namedHere: null,
    sample: photos.length,
    unreadable: 0,
    specimens: photos.length,
    accuracy,
    top5: accuracy,
    toCome: { accuracy, top5: accuracy, effective: null },
    meanLoss: 1,
    chance: 0.5,
    macro: { taxa: 2, precision: 0.5, recall: 0.5, f1: 0.5, f1Low: 0, f1High: 1 },
    ranks: [],
    taxa: [],
    confusion: [],
    calibration: null,
    work: [],
    distances: null,
    drift: null,
    methods: '',
  };
}

/** Answers in the order given: [specimen, predicted label]. */
function answers(
  specimens: readonly { readonly photoId: number; readonly label: number }[],
  ...given: readonly (readonly [specimen: number, predicted: number])[]
): MeasuredPhoto[] {
  return given.map(([specimen, predicted]) => {
    const { photoId, label } = specimens[specimen]!;
    return { photoId, label, top: [[predicted, 0.75] as const, [1 - predicted, 0.25] as const] };
  });
}

const ALL: Omit<EvaluationRowsRequest, 'evaluationId'> = {
  labels: null,
  predicted: null,
  only: 'all',
  from: 0,
  limit: 500,
};

test('an evaluation is opened again with all its figures and photos, in the order drawn, after a restart', () => {
  const { catalogue, specimens, model } = measured();
  const modelId = model();
  const photos = answers(specimens, [7, 1], [3, 0], [4, 0], [11, 1], [8, 1]);
  const evaluation = evaluationBy(modelId, photos);
  const { id } = addEvaluation(catalogue.write, evaluation, photos, UTC);
  // One written by an earlier version is kept, but not shown.
  catalogue.write.run(`INSERT INTO evaluation (model_id, made_utc, result) VALUES (?, ?, '{}')`, [modelId, UTC]);
  const { read } = reopened(catalogue);

  expect(evaluationOf(read, id)).toEqual({ ...evaluation, id, madeUtc: UTC });
  expect(listEvaluations(read, modelId)).toEqual([
    {
      id,
      modelId,
      modelName: 'Beetles',
      madeUtc: UTC,
      seed: 7,
      frame: 9,
      sample: 5,
      accuracy: evaluation.accuracy,
      fromFile: false,
    },
  ]);
  expect(listEvaluations(read, null)).toHaveLength(1);
  expect(listEvaluations(read, modelId + 1)).toEqual([]);
  expect(() => evaluationOf(read, id + 1)).toThrow(expect.objectContaining({ code: 'bad-request' }));

  const { total, rows } = evaluationRows(read, { evaluationId: id, ...ALL });
  expect(total).toBe(5);
  expect(rows.map(({ position, photoId }) => [position, photoId])).toEqual(
    photos.map(({ photoId }, position) => [position, photoId]),
  );
  expect(rows[1]).toMatchObject({
    specimenId: specimens[3]!.id,
    catalogNumber: 'VC 3',
    label: 'Carabus auronitens',
    predicted: 'Carabus auratus',
    certainty: 0.75,
    top: [
      { scientificName: 'Carabus auratus', probability: 0.75 },
      { scientificName: 'Carabus auronitens', probability: 0.25 },
    ],
    nameNow: null,
  });
});

test('a cell of the matrix, mistakes and pages give their photos', () => {
  const { catalogue, specimens, model } = measured();
  const photos = answers(specimens, [7, 1], [3, 0], [4, 0], [5, 0], [8, 1], [9, 1]);
  const { id } = addEvaluation(catalogue.write, evaluationBy(model(), photos), photos, UTC);
  const ask = (request: Partial<EvaluationRowsRequest>) => {
    const { total, rows } = evaluationRows(catalogue.read, { evaluationId: id, ...ALL, ...request });
    return [total, rows.map(({ position }) => position)];
  };
  expect(ask({ labels: [1], predicted: [0] })).toEqual([2, [1, 3]]);
  expect(ask({ labels: [0], predicted: [0] })).toEqual([1, [2]]);
  expect(ask({ labels: [0, 1], predicted: [1] })).toEqual([3, [0, 4, 5]]);
  expect(ask({ labels: [] })).toEqual([0, []]);
  expect(ask({ only: 'wrong' })).toEqual([3, [1, 3, 4]]);
  expect(ask({ only: 'wrong', from: 1, limit: 1 })).toEqual([3, [3]]);
  expect(ask({ from: 5, limit: 500 })).toEqual([6, [5]]);
});

test('photos stay as the run had them; where the name changed since, the new one is told', () => {
  const { catalogue, specimens, auratus, model } = measured();
  const photos = answers(specimens, [3, 1], [4, 0], [5, 1], [6, 0], [7, 1]);
  const { id } = addEvaluation(catalogue.write, evaluationBy(model(), photos), photos, UTC);
  const say = (specimen: number, request: Parameters<typeof decision>[1]) =>
    decide(catalogue.write, decision([specimens[specimen]!.id], request), UTC);
  const synonym = { authorship: null, rank: 'species' as const, parentId: null };
  const same = addTaxon(catalogue.write, { ...synonym, scientificName: 'Carabus aureus', acceptedId: auratus });
  say(4, { taxonId: same });
  say(3, { taxonId: auratus });
  say(5, { verdict: 'cleared' });
  say(6, { taxonId: auratus, qualifier: 'cf.' });
  const changed = () =>
    evaluationRows(catalogue.read, { evaluationId: id, ...ALL, only: 'renamed' }).rows.map(
      ({ position, label, nameNow }) => [position, label, nameNow],
    );
  expect(changed()).toEqual([
    [0, 'Carabus auronitens', 'Carabus auratus'],
    [2, 'Carabus auronitens', 'no name'],
  ]);
  expect(evaluationRows(catalogue.read, { evaluationId: id, ...ALL, only: 'renamed', from: 1 })).toMatchObject({
    total: 2,
    rows: [{ position: 2 }],
  });
  undo(catalogue.write, UTC);
  undo(catalogue.write, UTC);
  expect(changed()).toHaveLength(1);
});

test('a random sample of an evaluation says with what certainty it stands for the rest', () => {
  const { catalogue, specimens, model } = measured();
  const photos = answers(specimens, [3, 1], [4, 0], [5, 1], [6, 1], [7, 1], [8, 0], [9, 1], [10, 0], [11, 0]);
  const { id } = addEvaluation(catalogue.write, evaluationBy(model(), photos), photos, UTC);
  const { rows, accuracy } = sampleOfEvaluation(catalogue.read, id, 4, 1);
  expect(rows).toHaveLength(4);
  expect(accuracy).toMatchObject({ n: 4, right: rows.filter(({ label, predicted }) => label === predicted).length });
  expect(accuracy.high - accuracy.low).toBeGreaterThan(0.1);
  expect(sampleOfEvaluation(catalogue.read, id, 4, 1).rows).toEqual(rows);
  const seeds = [2, 3, 4, 5].map((seed) => sampleOfEvaluation(catalogue.read, id, 4, seed).rows[0]!.position);
  expect(new Set(seeds).size).toBeGreaterThan(1);
  expect(sampleOfEvaluation(catalogue.read, id, 99, 1).accuracy).toEqual({
    right: 7,
    n: 9,
    value: 7 / 9,
    low: 7 / 9,
    high: 7 / 9,
  });
});

test('two models are compared on the photos of both, labels as taxa, those relabelled left out', () => {
  const { catalogue, specimens, auratus, auronitens, model } = measured();
  const first = answers(specimens, [3, 1], [4, 0], [5, 0], [6, 1], [7, 1], [8, 0]);
  const one = addEvaluation(catalogue.write, evaluationBy(model(), first), first, UTC).id;
  // The other model lists its taxa the other way round; specimen 8 had another name as it began.
  const swapped = specimens.map((specimen, i) => ({
    ...specimen,
    label: i === 8 ? specimen.label : 1 - specimen.label,
  }));
  const other = modelOf(catalogue, [auronitens, auratus], swapped);
  const second = answers(swapped, [11, 0], [8, 0], [7, 1], [6, 1], [5, 0], [4, 1]);
  const two = addEvaluation(catalogue.write, evaluationBy(other, second), second, UTC).id;

  expect(compareEvaluations(catalogue.read, one, two)).toMatchObject({
    first: { id: one, modelName: 'Beetles' },
    second: { id: two, modelName: 'Beetles 2' },
    photos: 4,
    renamed: 1,
    firstAccuracy: { right: 2, n: 4 },
    secondAccuracy: { right: 3, n: 4 },
    bothRight: 1,
    onlyFirstRight: 1,
    onlySecondRight: 2,
    bothWrong: 0,
    mcnemar: { method: 'exact', statistic: null, p: 1 },
  });
  const ask = (right: 'either' | 'only-first' | 'only-second', from = 0, limit = 500) =>
    discordantPhotos(catalogue.read, { evaluationId: one, againstId: two, right, from, limit });
  expect(ask('either').rows.map(({ catalogNumber }) => catalogNumber)).toEqual(['VC 5', 'VC 6', 'VC 7']);
  expect(ask('only-first')).toMatchObject({
    total: 1,
    rows: [{ catalogNumber: 'VC 7', first: 'Carabus auronitens', second: 'Carabus auratus', secondCertainty: 0.75 }],
  });
  expect(ask('only-second', 1, 1)).toMatchObject({ total: 2, rows: [{ catalogNumber: 'VC 6' }] });

  const alone = answers(specimens, [9, 1]);
  const three = addEvaluation(catalogue.write, evaluationBy(model(), alone), alone, UTC).id;
  expect(() => compareEvaluations(catalogue.read, one, three)).toThrow(
    expect.objectContaining({ code: 'nothing-to-evaluate' }),
  );
});

test('what another model would change is counted by name, without what persons named or struck out', async () => {
  const { catalogue, auratus, auronitens, specimens } = measured();
  const [now, other] = [newModel(catalogue, 'now'), newModel(catalogue, 'other')];
  const unnamed = Array.from({ length: 6 }, () => newSpecimen(catalogue));
  const say = (model: number, specimen: number, taxonId: number, next: number) =>
    predict(catalogue, model, unnamed[specimen]!.photos[0]!, [taxonId, 0.7], [next, 0.2]);
  // Answers about named specimens do not count.
  predict(catalogue, now, specimens[0]!.photoId, [auratus, 1]);
  predict(catalogue, other, specimens[0]!.photoId, [auronitens, 1]);
  for (const specimen of [0, 1, 2, 3, 4]) say(now, specimen, auratus, auronitens);
  for (const specimen of [0, 1]) say(other, specimen, auronitens, auratus);
  say(other, 2, auratus, auronitens);
  say(other, 3, auronitens, auratus);
  const ask = (from = 0, limit = 500) => adoption(catalogue.read, { modelId: other, againstModelId: now, from, limit });
  expect(await ask()).toEqual({
    specimens: 4,
    changed: 3,
    unanswered: 1,
    total: 1,
    rows: [
      {
        now: 'Carabus auratus',
        instead: 'Carabus auronitens',
        specimens: 3,
        examples: [0, 1, 3].map((i) => ({ specimenId: unnamed[i]!.id, photoId: unnamed[i]!.photos[0] })),
      },
    ],
  });
  // Struck out: both would propose the same name now.
  const rejection = { verdict: 'rejected', taxonId: auratus } as const;
  decide(catalogue.write, decision([unnamed[0]!.id], rejection), UTC);
  say(other, 4, namedTaxon(catalogue, 'Carabus', 'genus'), auratus);
  expect(await ask()).toMatchObject({ specimens: 5, changed: 3, unanswered: 0, total: 2 });
  expect((await ask(1, 1)).rows).toMatchObject([{ now: 'Carabus auratus', instead: 'Carabus', specimens: 1 }]);
});

test('proposals that wait are counted by whole percents', () => {
  const { catalogue, auratus } = measured();
  const model = newModel(catalogue, 'm');
  for (const certainty of [0.29, 0.299, 0.3, 0.999, 1]) {
    predict(catalogue, model, newSpecimen(catalogue).photos[0]!, [auratus, certainty]);
  }
  const { specimens, byPercent } = waitingProposals(catalogue.read, model);
  expect(specimens).toBe(5);
  expect(byPercent).toHaveLength(100);
  expect(byPercent.flatMap((count, percent) => (count > 0 ? [[percent, count]] : []))).toEqual([
    [29, 2],
    [30, 1],
    [99, 2],
  ]);
  expect(waitingProposals(catalogue.read, model + 1).specimens).toBe(0);
});

test('a model takes a temperature once, and only before it has answered', () => {
  const { catalogue, auratus, model } = measured();
  const [early, late] = [model(), model()];
  expect(calibrateModel(catalogue.write, early, 1.5)).toBe(1.5);
  expect(calibrateModel(catalogue.write, early, 2)).toBe(1.5);
  expect(modelFiles(catalogue.read, catalogue.places, early).temperature).toBe(1.5);
  predict(catalogue, late, newSpecimen(catalogue).photos[0]!, [auratus, 0.9]);
  expect(calibrateModel(catalogue.write, late, 1.5)).toBeNull();
  expect(modelFiles(catalogue.read, catalogue.places, late).temperature).toBeNull();
});

test('the frame has the tree, and what was learned from; photos for drift are those nobody named', async () => {
  const { catalogue, model, specimens } = measured();
  const modelId = model();
  const frame = await evaluationFrame(catalogue, modelId);
  expect(frame).toMatchObject({ collection: catalogue.name, learnPhotos: 3, learnSpecimens: 3 });
  expect(frame.wider.map((line) => line.map(({ scientificName, taxonRank }) => [scientificName, taxonRank]))).toEqual([
    [['Carabus', 'genus']],
    [['Carabus', 'genus']],
  ]);
  expect(frame.photos.map(({ photoId }) => photoId)).toEqual(specimens.slice(3).map(({ photoId }) => photoId));
  newSpecimen(catalogue, { views: ['label'] });
  newSpecimen(catalogue);
  await expect(driftPhotos(catalogue.read, modelId, 10, 1)).rejects.toMatchObject({ code: 'photos-away' });
  catalogue.write.run('UPDATE source SET folder = ?', [catalogue.places.folder]);
  // None of these photos has a file on disk, so none can be shown to the network.
  expect(await driftPhotos(catalogue.read, modelId, 10, 1)).toEqual({ learned: [], fresh: [] });
});

describe('an evaluation that is not as the program writes it', () => {
  const damaged = expect.objectContaining({ code: 'evaluation-damaged' });

  test.each(['{}', '[]', '"x"', '{"accuracy":{"right":"many"}}', '{"seed":1,"frame":1,"sample":1,"accuracy":5}'])(
    'is refused in words and named by the check, and hides no other: %s',
    (result) => {
      const { catalogue, specimens, model } = measured();
      const modelId = model();
      const photos = answers(specimens, [7, 1], [3, 0]);
      const [sound, changed] = [1, 2].map(
        () => addEvaluation(catalogue.write, evaluationBy(modelId, photos), photos, UTC).id,
      );
      catalogue.write.run('UPDATE evaluation SET result = ? WHERE id = ?', [result, changed ?? 0]);
      const { read } = reopened(catalogue);
      expect(() => evaluationOf(read, changed ?? 0)).toThrow(damaged);
      expect(() => summaryOf(read, changed ?? 0)).toThrow(damaged);
      expect(listEvaluations(read, modelId).map(({ id }) => id)).toEqual([sound]);
      expect(damagedEvaluations(read)).toEqual([{ id: changed, model: 'Beetles' }]);
    },
  );

  test.each(['{}', '[5]', '[["a", 1]]', '[[1, "b"]]', '[[1]]'])('nor are its answers: %s', (top) => {
    const { catalogue, specimens, model } = measured();
    const photos = answers(specimens, [7, 1], [3, 0]);
    const { id } = addEvaluation(catalogue.write, evaluationBy(model(), photos), photos, UTC);
    expect(damagedEvaluations(catalogue.read)).toEqual([]);
    catalogue.write.run('UPDATE measured_photo SET top = ? WHERE position = 1', [top]);
    expect(() => evaluationRows(catalogue.read, { ...ALL, evaluationId: id })).toThrow(damaged);
    expect(damagedEvaluations(catalogue.read)).toHaveLength(1);
  });
});

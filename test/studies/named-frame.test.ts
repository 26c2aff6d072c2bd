/* Which photos of a catalogue judge a model that came in a file, and what is said of the others. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Passport, PassportTaxon } from '../../electron/contract/model-file.ts';
import type { ClassTaxon, MeasuredPhoto } from '../../electron/contract/threads.ts';
import { encodePassport } from '../../electron/network/passport/passport-file.ts';
import { adoption } from '../../electron/studies/adoption.ts';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { compareEvaluations, discordantPhotos } from '../../electron/studies/comparison.ts';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { driftPhotos, evaluationFrame } from '../../electron/studies/evaluation-frame.ts';
import { addEvaluation } from '../../electron/catalogue/learning/evaluations.ts';
import { addModel, newModelFolder } from '../../electron/catalogue/learning/models.ts';
import { beginRun } from '../../electron/catalogue/learning/runs.ts';
import { tieLabel } from '../../electron/catalogue/naming/label-ties.ts';
import { addTaxon, labelId, taxon } from '../../electron/catalogue/naming/taxa.ts';
import type { Evaluation } from '../../electron/domain/evaluation.ts';
import { DEFAULT_TRAINING } from '../../electron/domain/training.ts';
import { comparedWords, namedHereWords } from '../../electron/domain/language/language.ts';
import {
  decision,
  genusAndSpecies,
  namedTaxon,
  newCatalogue,
  newSpecimen,
  predict,
  type TestSpecimen,
  UTC,
} from '../helpers/a-catalogue.ts';

const PASSPORT: Omit<Passport, 'createdUtc' | 'taxa'> = {
  name: 'Theirs',
  software: null,
  licence: null,
  credit: null,
  network: { depth: 18, size: 64, stride: 'in3x3', width: 64 },
  members: 1,
  learned: { learnPhotos: 8, heldOutPhotos: 2, epochs: 1, bestEpoch: 1, validation: null },
  quality: { heldOutAccuracy: null, heldOutLoss: null, temperature: null, evaluation: null },
  origin: { specimens: 10, countries: [], area: null, firstYear: null, lastYear: null },
};
const asInFile = ({ scientificName, scientificNameAuthorship, taxonRank }: ClassTaxon): PassportTaxon => ({
  scientificName,
  scientificNameAuthorship,
  taxonRank,
  classification: [],
  learnSpecimens: 4,
  learnPhotos: 4,
  heldOutPhotos: 1,
});

/** As if it had come in a file; of a run where one is given. */
function addModelOf(
  { write, read, places }: Catalogue,
  taxonIds: readonly number[],
  { runId = null, createdUtc = UTC }: { runId?: number | null; createdUtc?: string } = {},
): number {
  const { folder } = newModelFolder(places);
  const classes = taxonIds.map((id) => {
    const { scientificName, scientificNameAuthorship, taxonRank } = taxon(read, id);
    return { id, scientificName, scientificNameAuthorship, taxonRank };
  });
  if (runId === null)
    writeFileSync(
      join(folder, 'passport.json'),
      encodePassport({ ...PASSPORT, createdUtc, taxa: classes.map(asInFile) }),
    );
  const model = { runId, folder, name: runId === null ? 'Theirs' : 'Ours', depth: 18 as const, size: 64, classes };
  return addModel(write, { ...model, heldOutAccuracy: null, heldOutLoss: null }, UTC).modelId;
}

function setUp() {
  const catalogue = newCatalogue();
  const [auratus = 0, auronitens = 0, lucanus = 0] = genusAndSpecies(
    catalogue,
    'Carabus auratus',
    'Carabus auronitens',
    'Lucanus cervus',
  );
  const add = (request: Parameters<typeof decision>[1] | null, specimen: TestSpecimen = {}) => {
    const { id, photos } = newSpecimen(catalogue, specimen);
    if (request) decide(catalogue.write, decision([id], request), UTC);
    return { id, photo: photos[0] ?? 0 };
  };
  return { catalogue, auratus, auronitens, lucanus, genus: namedTaxon(catalogue, 'Carabus', 'genus'), add };
}

test('photos with a sure name that the model knows, under any synonym, each content once; the unknown are counted', async () => {
  const { catalogue, auratus, auronitens, lucanus, genus, add } = setUp();
  const synonym = { authorship: null, rank: 'species' as const, parentId: genus };
  const aureus = addTaxon(catalogue.write, { ...synonym, scientificName: 'Carabus aureus', acceptedId: auratus });
  const old = addTaxon(catalogue.write, { ...synonym, scientificName: 'Carabus vetus', acceptedId: auronitens });
  // It knows the first taxon by its accepted name, the second by a synonym.
  const modelId = addModelOf(catalogue, [old, auratus]);
  const [same, twice] = ['ab'.repeat(32), 'cd'.repeat(32)];

  const plain = add({ taxonId: auratus });
  const bySynonym = add({ taxonId: aureus });
  const other = add({ taxonId: auronitens }, { sha256: same });
  add({ taxonId: auronitens }, { sha256: same });
  add({ taxonId: auratus }, { sha256: twice });
  add({ taxonId: auronitens }, { sha256: twice });
  add({ taxonId: auratus, qualifier: 'cf.' });
  add({ taxonId: auratus }, { views: ['label'] });
  add({ taxonId: auratus }, { trouble: 'truncated' });
  const doubted = add({ taxonId: auratus });
  decide(catalogue.write, decision([doubted.id]), UTC);
  predict(catalogue, modelId, add(null).photo, [auratus, 0.9]);
  // Unknown to it: another species, and a genus, which contradicts no species of it.
  add({ taxonId: lucanus });
  add({ taxonId: lucanus });
  add({ taxonId: genus }, { sha256: same });

  const frame = await evaluationFrame(catalogue, modelId);
  expect(frame.photos.map(({ photoId, label }) => [photoId, label])).toEqual([
    [plain.photo, 1],
    [bySynonym.photo, 1],
    [other.photo, 0],
  ]);
  expect(frame).toMatchObject({ learnPhotos: 0, learnSpecimens: 0, validation: null });
  expect(frame.namedHere).toEqual({ unknownPhotos: 3, unknownTaxa: 2, sameAs: null, temperatureCame: false });
  expect(namedHereWords(frame.namedHere!)).toEqual([
    'Photos named by people here; the model came in a file, so whether it learned from any of them is not known.',
    '3 photos of 2 taxa that it does not know are left out.',
  ]);
  expect(await driftPhotos(catalogue.read, modelId, 10, 1)).toEqual({ learned: [], fresh: [] });
});

test('a model of no name that is used here is not measured', async () => {
  const { catalogue, auratus, auronitens, lucanus, add } = setUp();
  const modelId = addModelOf(catalogue, [auratus, auronitens]);
  add({ taxonId: lucanus });
  await expect(evaluationFrame(catalogue, modelId)).rejects.toMatchObject({ code: 'no-known-names' });
});

test('of a model from a file that is the same as one of a run here, what the run used is left out, with its copies', async () => {
  const { catalogue, auratus, auronitens, add } = setUp();
  const sha256 = 'ef'.repeat(32);
  const specimens = [0, 1, 2, 3].map((i) =>
    add({ taxonId: i % 2 === 0 ? auratus : auronitens }, i === 0 ? { sha256 } : {}),
  );
  const later = add({ taxonId: auratus });
  const photos = specimens.map(({ photo }, i) => ({
    photoId: photo,
    label: i % 2,
    part: i < 2 ? ('learn' as const) : ('held-out' as const),
  }));
  const classes = [auratus, auronitens].map((id) => ({ ...taxon(catalogue.read, id) }));
  const { runId } = beginRun(
    catalogue.write,
    catalogue.places,
    { settings: { ...DEFAULT_TRAINING, name: 'Run 7' }, classes, photos, stepsPerEpoch: 1 },
    UTC,
  );
  addModelOf(catalogue, [auratus, auronitens], { runId });
  const back = addModelOf(catalogue, [auratus, auronitens]);
  const frame = await evaluationFrame(catalogue, back);
  expect(frame.photos.map(({ photoId }) => photoId)).toEqual([specimens[2]!.photo, specimens[3]!.photo, later.photo]);
  expect(frame.namedHere?.sameAs).toEqual({ modelName: 'Ours', runName: 'Run 7', usedPhotos: 2, validated: false });
  expect(namedHereWords(frame.namedHere!)[0]).toContain(
    'is the same as Ours, which the run Run 7 of this catalogue made. 2 photos of specimens that it learned from are left out.',
  );
  // Made at another instant it is another model, however alike.
  const another = addModelOf(catalogue, [auronitens, auratus], { createdUtc: '2026-03-01T12:00:00.001Z' });
  expect((await evaluationFrame(catalogue, another)).namedHere?.sameAs).toBeNull();
});

test('an own model and one from a file are compared on the photos of both, synonyms being one taxon', async () => {
  const { catalogue, auratus, auronitens, genus, add } = setUp();
  const aureus = addTaxon(catalogue.write, {
    authorship: null,
    rank: 'species',
    parentId: genus,
    scientificName: 'Carabus aureus',
    acceptedId: auratus,
  });
  const specimens = Array.from({ length: 6 }, (_, i) => add({ taxonId: i % 2 === 0 ? auratus : auronitens }));
  const photos = specimens.map(({ photo }, i) => ({
    photoId: photo,
    label: i % 2,
    part: i < 2 ? ('learn' as const) : ('held-out' as const),
  }));
  const classes = [auratus, auronitens].map((id) => ({ ...taxon(catalogue.read, id) }));
  const begun = { settings: DEFAULT_TRAINING, classes, photos, stepsPerEpoch: 1 };
  const { runId } = beginRun(catalogue.write, catalogue.places, begun, UTC);
  const ours = addModelOf(catalogue, [auratus, auronitens], { runId });
  const theirs = addModelOf(catalogue, [auronitens, aureus], { createdUtc: '2020-01-01T00:00:00.000Z' });
  const measure = (modelId: number, given: readonly (readonly [specimen: number, label: number, said: number])[]) => {
    const rows = given.map(([specimen, label, said]): MeasuredPhoto => ({
      photoId: specimens[specimen]!.photo,
      label,
      top: [[said, 0.75]],
    }));
    const accuracy = { right: 0, n: rows.length, value: 0, low: 0, high: 1 };
    const kept = { modelId, seed: 1, frame: rows.length, sample: rows.length, accuracy };
    return addEvaluation(catalogue.write, kept as unknown as Omit<Evaluation, 'id' | 'madeUtc'>, rows, UTC).id;
  };
  // Its four held-out photos: right, right, wrong, wrong.
  const one = measure(ours, [
    [2, 0, 0],
    [3, 1, 1],
    [4, 0, 1],
    [5, 1, 0],
  ]);
  // All six, its labels the other way round: of the four right, wrong, right, right.
  const two = measure(theirs, [
    [0, 1, 1],
    [1, 0, 0],
    [2, 1, 1],
    [3, 0, 1],
    [4, 1, 1],
    [5, 0, 0],
  ]);
  const comparison = compareEvaluations(catalogue.read, one, two);
  expect(comparison).toMatchObject({
    first: { fromFile: false },
    second: { fromFile: true },
    photos: 4,
    renamed: 0,
    bothRight: 1,
    onlyFirstRight: 1,
    onlySecondRight: 2,
    bothWrong: 0,
  });
  expect(comparedWords([comparison.first, comparison.second])).toBe(
    'Theirs came in a file; whether it has learned from any of these photos may not be known.',
  );
  const request = { evaluationId: one, againstId: two, right: 'either', from: 0, limit: 9 } as const;
  expect(discordantPhotos(catalogue.read, request).rows.map(({ specimenId }) => specimenId)).toEqual(
    [3, 4, 5].map((i) => specimens[i]!.id),
  );
  const none = measure(theirs, [[0, 1, 1]]);
  expect(() => compareEvaluations(catalogue.read, one, none)).toThrow(
    expect.objectContaining({ code: 'nothing-in-common' }),
  );

  // Adopted, its synonym for what is proposed now changes nothing.
  const [alike, changed] = [add(null).photo, add(null).photo];
  predict(catalogue, ours, alike, [auratus, 0.9]);
  predict(catalogue, theirs, alike, [aureus, 0.9]);
  predict(catalogue, ours, changed, [auratus, 0.9]);
  predict(catalogue, theirs, changed, [auronitens, 0.9]);
  expect(await adoption(catalogue.read, { modelId: theirs, againstModelId: ours, from: 0, limit: 9 })).toMatchObject({
    specimens: 2,
    changed: 1,
    rows: [{ now: 'Carabus auratus', instead: 'Carabus auronitens' }],
  });
});

test('a label of the model stands for the taxon that it was tied to here, and for what is still called so', async () => {
  const catalogue = newCatalogue();
  const [rattus = 0, mus = 0] = genusAndSpecies(catalogue, 'Rattus rattus', 'Mus musculus');
  const rat = labelId(catalogue.write, 'rat');
  const named = (taxonId: number) => {
    const { id, photos } = newSpecimen(catalogue);
    decide(catalogue.write, decision([id], { taxonId }), UTC);
    return photos[0] ?? 0;
  };
  const [ofRat, ofMus] = [named(rat), named(mus)];
  const model = addModelOf(catalogue, [mus, rat]);
  const labels = async () =>
    new Map((await evaluationFrame(catalogue, model)).photos.map(({ photoId, label }) => [photoId, label]));
  expect(await labels()).toEqual(
    new Map([
      [ofRat, 1],
      [ofMus, 0],
    ]),
  );
  tieLabel(catalogue.write, { labelId: rat, taxonId: rattus, identifiedBy: 'Edith Example' }, UTC);
  const late = named(rat);
  expect(await labels()).toEqual(
    new Map([
      [ofRat, 1],
      [ofMus, 0],
      [late, 1],
    ]),
  );
});

/* Photos that came in folders for training, validation and test: what is learnt of them, and what judges the model. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Passport, PassportTaxon } from '../../electron/contract/model-file.ts';
import type { ClassTaxon } from '../../electron/contract/threads.ts';
import { namedHereWords } from '../../electron/domain/language/language.ts';
import { encodePassport } from '../../electron/network/passport/passport-file.ts';
import { addModel, newModelFolder } from '../../electron/catalogue/learning/models.ts';
import { beginRun } from '../../electron/catalogue/learning/runs.ts';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { labelId, taxon } from '../../electron/catalogue/naming/taxa.ts';
import type { GivenPart } from '../../electron/domain/given-part.ts';
import { divideSpecimens } from '../../electron/domain/statistics/split.ts';
import { DEFAULT_TRAINING } from '../../electron/domain/training.ts';
import { evaluationFrame } from '../../electron/studies/evaluation-frame.ts';
import { learningFrame } from '../../electron/studies/learning-frame.ts';
import { trainingCheck } from '../../electron/studies/training-check.ts';
import { decision, newCatalogue, newSpecimen, UTC } from '../helpers/a-catalogue.ts';

const SETTINGS = { ...DEFAULT_TRAINING, heldOutShare: 0.25, minimumSpecimens: 2 };

const PASSPORT: Omit<Passport, 'taxa'> = {
  createdUtc: UTC,
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
const asInFile = ({ scientificName, scientificNameAuthorship, taxonRank }: ClassTaxon): PassportTaxon => {
  const counts = { learnSpecimens: 4, learnPhotos: 4, heldOutPhotos: 1 };
  return { scientificName, scientificNameAuthorship, taxonRank, classification: [], ...counts };
};

function collection() {
  const catalogue = newCatalogue();
  const [rat, pig] = [labelId(catalogue.write, 'rat'), labelId(catalogue.write, 'pig')];
  /** Specimens of a class, each with a photo for each of the parts. */
  const add = (taxonId: number, count: number, parts: readonly (GivenPart | null)[], sha256?: string) =>
    Array.from({ length: count }, () => {
      const { id, photos } = newSpecimen(catalogue, { views: parts.map(() => null), ...(sha256 ? { sha256 } : {}) });
      for (const [at, part] of parts.entries()) {
        catalogue.write.runOne('UPDATE main.photo SET given_part = ? WHERE id = ?', [part, photos[at] ?? 0]);
      }
      decide(catalogue.write, decision([id], { taxonId }), UTC);
      return { id, photos };
    });
  return { catalogue, rat, pig, add };
}

async function withRun({ catalogue }: ReturnType<typeof collection>) {
  const { write, places } = catalogue;
  const { frame } = await learningFrame(write, 2);
  const parts = divideSpecimens(frame.photos, SETTINGS);
  const photos = frame.photos.map(({ photoId, label }) => ({ photoId, label, part: parts.get(photoId) ?? 'learn' }));
  const { classes } = frame;
  const { runId } = beginRun(write, places, { settings: SETTINGS, classes, photos, stepsPerEpoch: 1 }, UTC);
  const { folder } = newModelFolder(places);
  const model = { runId, folder, name: 'Animals', depth: 18 as const, size: 64, classes };
  return { ...addModel(write, { ...model, heldOutAccuracy: 0.5, heldOutLoss: 1 }, UTC), frame, parts };
}

const titled = (check: Awaited<ReturnType<typeof trainingCheck>>, title: string) =>
  check.findings.filter((finding) => finding.title === title).map(({ verdict, sentence }) => [verdict, sentence]);
const CAME = 'Parts that came with the photos';

test('labels are classes beside each other, and what came for a part is in that part, in the run and in its evaluation', async () => {
  const made = collection();
  const { catalogue, rat, pig, add } = made;
  const test = [];
  for (const taxonId of [rat, pig]) {
    add(taxonId, 8, ['learn']);
    add(taxonId, 2, ['validation']);
    test.push(...add(taxonId, 3, ['test']));
  }
  const check = await trainingCheck(catalogue.read, SETTINGS);
  expect(check).toMatchObject({
    stop: null,
    learnPhotos: 16,
    heldOutPhotos: 10,
    validation: { photos: 4, specimens: 4 },
  });
  expect(titled(check, CAME)).toEqual([
    [
      'ok',
      '6 photos came for the test, which alone judge the model, and 4 for validation, which choose the epoch. All 16 photos that came for learning are learnt.',
    ],
  ]);
  const { frame, modelId } = await withRun(made);
  expect(frame.classes.map(({ scientificName, taxonRank }) => [scientificName, taxonRank])).toEqual([
    ['pig', 'label'],
    ['rat', 'label'],
  ]);
  // As the run began: what is said of the photos later moves none of them.
  catalogue.write.run(`UPDATE main.photo SET given_part = 'learn'`);
  const judging = await evaluationFrame(catalogue, modelId);
  expect(judging).toMatchObject({ learnPhotos: 16, validation: { photos: 4 }, given: { validation: 4, test: 6 } });
  expect(judging.photos.map(({ photoId }) => photoId)).toEqual(
    test.flatMap(({ photos }) => photos).sort((a, b) => a - b),
  );
});

test('where none came for validation, the share held out of the others chooses the epoch, and that is said', async () => {
  const made = collection();
  const { catalogue, rat, pig, add } = made;
  for (const taxonId of [rat, pig]) {
    add(taxonId, 8, ['learn']);
    add(taxonId, 3, ['test']);
  }
  const check = await trainingCheck(catalogue.read, SETTINGS);
  expect(check).toMatchObject({ stop: null, learnPhotos: 12, heldOutPhotos: 10, validation: { photos: 4 } });
  expect(titled(check, CAME)).toEqual([
    [
      'ok',
      '6 photos came for the test, which alone judge the model. None came for validation, so 4 photos of the others are held out to choose the epoch, as the share held out says.',
    ],
  ]);
  const { modelId } = await withRun(made);
  expect(await evaluationFrame(catalogue, modelId)).toMatchObject({
    photos: { length: 6 },
    given: { validation: 0, test: 6 },
  });
});

test('a specimen or a picture that came in two parts stays in the stricter one, and the rest of it is left out and told', async () => {
  const made = collection();
  const { catalogue, rat, pig, add } = made;
  for (const taxonId of [rat, pig]) {
    add(taxonId, 6, ['learn']);
    add(taxonId, 2, ['test']);
  }
  const [torn] = add(rat, 1, ['learn', 'test', null]);
  const [half] = add(rat, 1, ['learn', null]);
  const [learnt] = add(pig, 1, ['learn'], 'ab'.repeat(32));
  const [tested] = add(pig, 1, ['test'], 'ab'.repeat(32));
  const { frame, parts } = await withRun(made);
  const partOf = (photoId: number | undefined) => parts.get(photoId ?? 0);
  expect(torn?.photos.map(partOf)).toEqual([undefined, 'test', undefined]);
  expect(new Set(half?.photos.map(partOf)).size).toBe(1);
  expect([partOf(learnt?.photos[0]), partOf(tested?.photos[0])]).toEqual([undefined, 'test']);
  const sides = new Map<number, Set<string>>();
  for (const { photoId, specimenId } of frame.photos) {
    sides.set(specimenId, (sides.get(specimenId) ?? new Set()).add(partOf(photoId) ?? ''));
  }
  expect([...sides.values()].every(({ size }) => size === 1)).toBe(true);
  expect(titled(await trainingCheck(catalogue.read, SETTINGS), CAME)).toContainEqual([
    'warn',
    '3 photos left out: the same specimen or the same picture came for validation or for the test as well, and stays there.',
  ]);
});

test('a class with nothing to learn from is left out by name, and a run without photos to choose by cannot start', async () => {
  const { catalogue, rat, pig, add } = collection();
  const cat = labelId(catalogue.write, 'cat');
  add(rat, 4, ['learn']);
  add(pig, 4, ['learn']);
  add(cat, 4, ['validation']);
  add(rat, 2, ['test']);
  const check = await trainingCheck(catalogue.read, SETTINGS);
  expect(check.taxa.map(({ taxon, leftOut }) => [taxon.scientificName, leftOut])).toEqual([
    ['pig', null],
    ['rat', null],
    ['cat', 'no photo to learn from'],
  ]);
  expect(titled(check, 'Nothing to learn from')).toEqual([
    ['warn', '1 taxon left out, since all photos came for validation or for the test: cat.'],
  ]);

  const bare = collection();
  for (const taxonId of [bare.rat, bare.pig]) {
    bare.add(taxonId, 1, ['learn', 'learn']);
    bare.add(taxonId, 2, ['test']);
  }
  // One specimen each is not enough to hold one out; validation photos would do.
  const settings = { ...SETTINGS, minimumSpecimens: 1 };
  expect((await trainingCheck(bare.catalogue.read, settings)).stop).toMatch(
    /^Cannot start yet: all held-out photos came/,
  );
});

test('a model from a file is judged by what came for the test alone, where anything did', async () => {
  const { catalogue, rat, pig, add } = collection();
  for (const taxonId of [rat, pig]) {
    add(taxonId, 2, ['learn']);
    add(taxonId, 2, [null]);
  }
  const { folder } = newModelFolder(catalogue.places);
  const classes = [rat, pig].map((id) => {
    const { scientificName, scientificNameAuthorship, taxonRank } = taxon(catalogue.read, id);
    return { id, scientificName, scientificNameAuthorship, taxonRank };
  });
  writeFileSync(join(folder, 'passport.json'), encodePassport({ ...PASSPORT, taxa: classes.map(asInFile) }));
  const model = { runId: null, folder, name: 'Theirs', depth: 18 as const, size: 64, classes };
  const { modelId } = addModel(catalogue.write, { ...model, heldOutAccuracy: null, heldOutLoss: null }, UTC);
  const frame = async () => await evaluationFrame(catalogue, modelId);
  expect((await frame()).photos).toHaveLength(8);
  expect((await frame()).namedHere).not.toHaveProperty('givenTest');
  const test = add(rat, 2, ['test']);
  expect((await frame()).photos.map(({ photoId }) => photoId)).toEqual(test.flatMap(({ photos }) => photos));
  const { namedHere } = await frame();
  expect(namedHere && namedHereWords(namedHere).at(-1)).toBe(
    'Of the photos here only those judge it that came in a folder for the test.',
  );
});

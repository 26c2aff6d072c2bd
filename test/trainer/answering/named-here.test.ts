/* A model from a file, measured on the photos of another catalogue: real network, real photos, figures worked out again. */
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import AdmZip from 'adm-zip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../electron/domain/evaluation.ts';
import { pathOnDisk } from '../../../electron/files/path-text.ts';
import { evaluate } from '../../../electron/trainer/answering/evaluate.ts';
import { isForFitting } from '../../../electron/domain/statistics/calibration.ts';
import { exportModel } from '../../../electron/trainer/model-file/export-model.ts';
import { importModel } from '../../../electron/trainer/model-file/import-model.ts';
import { openModel, writeModel } from '../../../electron/trainer/model-folder/model-folder.ts';
import { decodePicture } from '../../../electron/trainer/running/pictures.ts';
import { shapeOf } from '../../../electron/network/run-settings.ts';
import { context } from '../../helpers/a-catalogue.ts';
import { type Bench, benchWithModel, NAMES, newBench } from '../../helpers/a-model.ts';
import { drawPhotos } from '../../helpers/drawn-photos.ts';
import { SETTINGS } from '../../helpers/stand-in.ts';
import { untaughtWeights } from '../../helpers/untaught.ts';

/** Two of the model's three taxa, and one that it does not know. */
const HERE = [NAMES[1], 'Lucanus cervus', NAMES[2]] as const;
const SPECIMENS = 56;
const KNOWN = 2 * SPECIMENS;
const UNKNOWN = 4;

let bench: Awaited<ReturnType<typeof benchWithModel>>;
let here: Bench;
/** From files: as its network answers, and with a temperature that it had where it was made. */
let plain: number;
let calibrated: number;
beforeAll(async () => {
  bench = await benchWithModel();
  const { store, modelId, folder } = bench;
  const request = {
    modelId,
    replace: true,
    licence: 'CC-BY-4.0',
    credit: 'Museum of Examples',
    pictures: 'drawn',
  } as const;
  const files = [join(folder, 'plain.vasculum-model'), join(folder, 'calibrated.vasculum-model')] as const;
  await exportModel(store, { ...request, path: files[0] }, context());
  await store.call('evaluation.calibrate', { modelId, temperature: 2 });
  await exportModel(store, { ...request, path: files[1] }, context());

  here = await newBench();
  const drawn = join(here.folder, 'photos');
  const photos = await drawPhotos(drawn, { taxa: HERE.length, specimens: SPECIMENS });
  for (const { path, label, photoId } of photos) {
    if (label === 1 && photoId > SPECIMENS + UNKNOWN) {
      await rm(pathOnDisk(path));
      continue;
    }
    await mkdir(join(drawn, HERE[label] ?? ''), { recursive: true });
    await rename(pathOnDisk(path), join(drawn, HERE[label] ?? '', `VC_${1000 + photoId}.jpg`));
  }
  await here.catalogue.call('job.import', {
    folder: drawn,
    labels: 'folders',
    identifiedBy: 'Edith Example',
    nameRule: 'VC_{number}.{ext}',
    checklist: null,
    records: null,
  });
  plain = (await importModel(here.store, { path: files[0] }, context())).modelId;
  calibrated = (await importModel(here.store, { path: files[1] }, context())).modelId;
}, 60_000);
afterAll(async () => {
  await bench.close();
  await here.close();
});

const measure = (modelId: number, sample: number | null = null) =>
  evaluate(here.store, { modelId, sample, seed: 3 }, context());

/** What a model says of each photo, one photo at a time, by itself. */
async function answersOf(modelId: number) {
  const files = await here.store.call('models.files', { modelId });
  const { photos } = await here.store.call('evaluation.frame', { modelId });
  const { network } = await openModel(files);
  const answers = [];
  for (const { path, ...photo } of photos) {
    const { logits } = network.predict(await decodePicture(path, 32), 1);
    const said = [...logits].indexOf(Math.max(...logits));
    answers.push({ ...photo, logits: [...logits], said });
  }
  network.dispose();
  return answers;
}

/** Mean of -ln softmax(logits / temperature)[label]. */
function lossAt(answers: Awaited<ReturnType<typeof answersOf>>, temperature: number): number {
  const losses = answers.map(({ logits, label }) => {
    const powers = logits.map((logit) => Math.exp(logit / temperature));
    return -Math.log(powers[label]! / powers.reduce((a, b) => a + b, 0));
  });
  return losses.reduce((a, b) => a + b, 0) / losses.length;
}

describe('a model that came in a file', () => {
  let answers: Awaited<ReturnType<typeof answersOf>>;
  let evaluation: Evaluation;
  beforeAll(async () => {
    answers = await answersOf(calibrated);
    evaluation = await measure(calibrated);
  }, 60_000);

  it('is measured on the photos that people here gave one of its names', () => {
    const right = answers.filter(({ label, said }) => label === said).length;
    expect(evaluation).toMatchObject({
      frame: KNOWN,
      sample: KNOWN,
      specimens: KNOWN,
      validation: null,
      drift: null,
      accuracy: { right, n: KNOWN, value: right / KNOWN },
      namedHere: { unknownPhotos: UNKNOWN, unknownTaxa: 1, sameAs: null, temperatureCame: true },
    });
    const confusion = [0, 0, 0].map(() => [0, 0, 0]);
    for (const { label, said } of answers) confusion[label]![said]! += 1;
    expect(evaluation.confusion).toEqual(confusion);
    expect(evaluation.taxa.map(({ scientificName, support }) => [scientificName, support])).toEqual([
      [NAMES[0], 0],
      [NAMES[1], SPECIMENS],
      [NAMES[2], SPECIMENS],
    ]);
  });

  it('keeps the temperature that came with it, checked on every photo', () => {
    const { calibration, work } = evaluation;
    expect(calibration).toMatchObject({ fittedOn: 0, checkedOn: KNOWN, temperature: 2, inUse: true });
    expect(calibration!.before.meanLoss).toBeCloseTo(lossAt(answers, 1), 5);
    expect(calibration!.after.meanLoss).toBeCloseTo(lossAt(answers, 2), 5);
    expect(work[0]!.photos).toBe(KNOWN);
  });

  it('says in its methods what is known and what is not', () => {
    for (const words of [
      'tells apart 3 taxa; it came in a file, made on ',
      '(Museum of Examples)',
      'As its file says, it learned from 8 photos, and 7 photos were held out.',
      `on ${KNOWN} photos of ${KNOWN} specimens to which people had given, without reserve, one of the names that it knows`,
      `${UNKNOWN} photos of 1 taxon that it does not know were left out.`,
      'Whether it had learned from any of these photographs is not known.',
      `All ${KNOWN} photos named so were shown to it.`,
      'with a temperature of 2.000 that came with the model.',
    ]) {
      expect(evaluation.methods).toContain(words);
    }
    expect(evaluation.methods).not.toMatch(/test photo|stochastic gradient|at random \(seed/);
  });

  it('without a temperature gets one from a third of the specimens, drawn with seed 0 whatever the request says', async () => {
    const aside = answers.filter(({ specimenId }) => isForFitting(specimenId, 0)).length;
    const sampled = await measure(plain, 100);
    expect(sampled.calibration?.inUse).toBe(false);
    const { calibration, methods } = await measure(plain);
    expect(calibration).toMatchObject({ fittedOn: aside, checkedOn: KNOWN - aside, inUse: true });
    expect(methods).toContain(`fitted by maximum likelihood on ${aside} photos of other specimens, drawn with seed 0.`);
    expect((await here.store.call('models.files', { modelId: plain })).temperature).toBe(calibration!.temperature);
    // Kept, and checked on the same photos the next time.
    expect((await measure(plain)).calibration).toEqual(calibration);
  });

  it('is passed on without any photo of this catalogue, even where its own pictures are gone', async () => {
    const { folder } = await here.store.call('models.files', { modelId: plain });
    await rm(join(folder, 'self-test'), { recursive: true });
    const path = join(here.folder, 'on.vasculum-model');
    const wish = { licence: 'CC-BY-4.0', credit: '', pictures: 'held-out' } as const;
    await exportModel(here.store, { modelId: plain, path, replace: false, ...wish }, context());
    // Those in the file that it came in were drawn, too.
    const [came, goes] = [join(bench.folder, 'plain.vasculum-model'), path].map((file) =>
      new AdmZip(file)
        .getEntries()
        .find(({ entryName }) => entryName === 'self-test/picture-1.png')
        ?.getData(),
    );
    expect(came?.length).toBeGreaterThan(500);
    expect(goes?.equals(came ?? Buffer.of())).toBe(true);
  });

  it('cannot be looked at for leakage', async () => {
    await expect(here.catalogue.call('job.leakage', { modelId: plain })).rejects.toMatchObject({
      code: 'learned-unknown',
    });
  });

  it('is compared with a model of a run here on the photos that judge both', async () => {
    const { classes, photos } = await here.store.call('learning.frame', { minimumSpecimens: 2 });
    const split = photos.map(({ photoId, label, specimenId }) => ({
      photoId,
      label,
      part: specimenId % 3 === 0 ? ('held-out' as const) : ('learn' as const),
    }));
    const begun = { settings: SETTINGS, classes, photos: split, stepsPerEpoch: 2 };
    const { runId } = await here.store.call('runs.begin', begun);
    const shape = { ...shapeOf(SETTINGS, classes.length), width: 8 };
    const { folder } = await here.store.call('models.folder', null);
    const learned = { learnPhotos: 1, heldOutPhotos: 1, epochs: 1, bestEpoch: 1, heldOutAccuracy: 0, heldOutLoss: 0 };
    await writeModel(
      folder,
      { name: 'Own', network: shape, classes, settings: SETTINGS, learned },
      await untaughtWeights(shape, 9),
    );
    const own = await here.store.call('models.add', {
      runId,
      folder,
      name: 'Own',
      depth: shape.depth,
      size: shape.size,
      classes,
      heldOutAccuracy: 0,
      heldOutLoss: 0,
    });
    const ownEvaluation = await measure(own.modelId);
    expect(ownEvaluation.namedHere).toBeNull();

    const theirs = new Map(answers.map((answer) => [answer.photoId, answer.label === answer.said]));
    const both = (await answersOf(own.modelId)).filter(({ photoId }) => theirs.has(photoId));
    const count = (first: boolean, second: boolean) =>
      both.filter(({ photoId, label, said }) => (label === said) === first && theirs.get(photoId) === second).length;
    expect(both.length).toBeLessThan(ownEvaluation.frame);
    expect(
      await here.catalogue.call('evaluations.compare', { evaluationId: ownEvaluation.id, againstId: evaluation.id }),
    ).toMatchObject({
      first: { modelName: 'Own', fromFile: false },
      second: { modelName: 'Beetles 2', fromFile: true },
      photos: both.length,
      renamed: 0,
      bothRight: count(true, true),
      onlyFirstRight: count(true, false),
      onlySecondRight: count(false, true),
      bothWrong: count(false, false),
    });
  });
});

describe('a model that comes back in a file', () => {
  it('is known again, and not measured on what it learned from', async () => {
    const { modelId } = await importModel(bench.store, { path: join(bench.folder, 'plain.vasculum-model') }, context());
    const back = await evaluate(bench.store, { modelId, sample: null, seed: 1 }, context());
    const own = await evaluate(bench.store, { modelId: bench.modelId, sample: null, seed: 1 }, context());
    expect(back.namedHere?.sameAs).toEqual({ modelName: 'Beetles', runName: 'Bench', usedPhotos: 8, validated: false });
    expect(back).toMatchObject({ frame: 7, accuracy: own.accuracy, confusion: own.confusion });
    expect(back.methods).toContain(
      'It is the same as the model "Beetles", which the run "Bench" of this collection made',
    );
  });
});

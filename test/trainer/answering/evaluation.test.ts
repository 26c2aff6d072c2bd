/* Temperature and drift on a real network: fitted on specimens of their own, kept with the model, used from then on. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { methodsParagraph } from '../../../electron/trainer/answering/evaluation-methods.ts';
import { isForFitting, probabilitiesAt } from '../../../electron/domain/statistics/calibration.ts';
import { openModel, readModel } from '../../../electron/trainer/model-folder/model-folder.ts';
import { decodePicture } from '../../../electron/trainer/running/pictures.ts';
import { SETTINGS, type Workbench, workbench } from '../../helpers/stand-in.ts';
import { addUntaught, modelIn } from '../../helpers/untaught.ts';

/** A model that has learned nothing. An eighth of the photos count as new, a seventh of the rest as learned from. */
let bench: Workbench;
let modelFolder: string;
beforeAll(async () => {
  bench = await workbench({ taxa: 3, specimens: 64 });
  const { photos } = bench.store;
  bench.store.fresh = photos.filter(({ photoId }) => photoId % 8 === 0);
  bench.store.photos = photos.filter(({ photoId }) => photoId % 8 !== 0);
  // Much too sure of itself, for nothing.
  modelFolder = await addUntaught(bench.store, (photoId) => (photoId % 7 === 0 ? 'learn' : 'held-out'), 20);
}, 60_000);
afterAll(() => bench.close());
beforeEach(() => {
  const model = bench.store.models.get(1)!;
  bench.store.models.set(1, { ...model, temperature: null });
});

describe('temperature', () => {
  it('is fitted on specimens set aside, checked on the others, kept, and used for names from then on', async () => {
    const evaluation = await bench.evaluate();
    const { calibration } = evaluation;
    const specimens = new Map(bench.store.photos.map((photo) => [photo.photoId, photo.specimenId]));
    const aside = bench.store.measured.filter(({ photoId }) => isForFitting(specimens.get(photoId)!, SETTINGS.seed));
    expect(calibration).toMatchObject({
      fittedOn: aside.length,
      checkedOn: bench.store.measured.length - aside.length,
      inUse: true,
    });
    const { temperature } = calibration!;
    expect(temperature).toBe(bench.store.models.get(1)!.temperature);
    expect(temperature).toBeGreaterThan(2);
    expect(evaluation.work[0]!.photos).toBe(calibration!.checkedOn);
    // A temperature of highest likelihood on some photos lowers the loss of others like them.
    expect(calibration!.after.meanLoss).toBeLessThan(calibration!.before.meanLoss);

    await bench.predict();
    const { network } = await openModel(modelIn(modelFolder));
    const photo = bench.store.photos[5]!;
    const { logits, probabilities } = network.predict(await decodePicture(photo.path, 32), 1);
    network.dispose();
    const wanted = probabilitiesAt(logits, temperature);
    const [first] = bench.store.predictions.get(`1 ${photo.photoId}`)!.top;
    expect(first!.probability).toBeCloseTo(Math.max(...wanted), 5);
    expect(Math.abs(first!.probability - Math.max(...probabilities))).toBeGreaterThan(1e-4);
    const kept = bench.store.measured.find(({ photoId }) => photoId === photo.photoId);
    if (kept) expect(kept.top[0]![1]).toBeCloseTo(first!.probability, 5);

    // Measured again, it is not fitted again.
    const again = await bench.evaluate({ sample: 120, seed: 9 });
    expect(again.calibration).toMatchObject({ temperature, inUse: true });
  });

  it('of a sample is shown, but not kept with the model', async () => {
    const { calibration, work } = await bench.evaluate({ sample: 120, seed: 9 });
    expect(calibration!.inUse).toBe(false);
    expect(bench.store.models.get(1)!.temperature).toBeNull();
    expect(work[0]!.photos).toBe(calibration!.checkedOn);
  });
});

describe('drift', () => {
  it('tells photos of another kind from photos of the same', async () => {
    const same = (await bench.evaluate()).drift!;
    expect(same).toMatchObject({ learned: 24, fresh: 24, directions: 6 });
    const { fresh } = bench.store;
    // All of one taxon, where the model learned from three.
    bench.store.fresh = bench.store.photos
      .filter(({ label }) => label === 2)
      .map((photo) => ({ ...photo, photoId: photo.photoId + 1000 }));
    const other = (await bench.evaluate()).drift!;
    bench.store.fresh = fresh;
    expect(other.usual).toBe(same.usual);
    expect(other.distance).toBeGreaterThan(1.4 * Math.max(same.usual, same.distance));
  });

  it('is not told from a handful of photos', async () => {
    const { fresh } = bench.store;
    bench.store.fresh = fresh.slice(0, 19);
    expect((await bench.evaluate()).drift).toBeNull();
    bench.store.fresh = fresh;
    expect((await bench.evaluate({ sample: 19 })).drift).toBeNull();
  });
});

describe('the methods paragraph', () => {
  it('has every number', async () => {
    const { methods, accuracy, macro } = await bench.evaluate();
    for (const words of [
      'tells apart 3 taxa of the collection "Bench"',
      'about 20 % of the specimens, drawn at random (seed 5)',
      '24 photos of 24 specimens to learn from and 144 photos of 144 specimens held out',
      'ResNet-18 (He et al. 2016) on pictures of 32 x 32 pixels',
      'from random weights for 3 epochs in batches of 8',
      'fell along a cosine from 0.03 to 0.00001',
      'The weights after epoch 2 were kept',
      'All 144 photos held out were shown to it.',
      `It named ${accuracy.right} of 144 photos of 144 specimens rightly`,
      `Means over ${macro.taxa} taxa`,
      'fitted by maximum likelihood on',
    ]) {
      expect(methods).toContain(words);
    }
    const facts = {
      collection: 'Bench',
      learnPhotos: 4,
      learnSpecimens: 3,
      frameSpecimens: 2,
      frameBoxed: 0,
      tensorflow: '2.18.0',
      file: null,
      passport: {
        ...(await readModel(modelIn(modelFolder))).passport,
        settings: { ...SETTINGS, trainFrom: 'conv4_x' as const, mixup: 0.2, patience: 4 },
        members: 3,
      },
    };
    const last = bench.store.evaluations.at(-1)!;
    const more = methodsParagraph(last, facts);
    expect(more).toContain('The layers below conv4_x kept their weights; photographs were mixed (mixup 0.2');
    expect(more).toContain('The networks at the ends of its last 3 cycles answer together');
    expect(more).not.toContain('The weights after epoch');
    expect(more).not.toContain('box');
    expect(methodsParagraph(last, { ...facts, frameBoxed: 3 })).toContain(
      'Of 3 photos that judge it, the network was shown only the box that another program had marked.',
    );
    expect(more).not.toContain('exchanged');
    expect(methodsParagraph({ ...last, otherSince: 2 }, facts)).toContain(
      '2 held-out photos whose picture or marked box had been exchanged since the training began were left out before.',
    );
    // Each specimen has one photo here; where one has several, they are alike.
    expect(methods).not.toContain('design effect');
    const alike = { ...last, specimens: 60, toCome: { ...last.toCome, effective: 96 } };
    expect(methodsParagraph(alike, facts)).toContain(
      ', with an effective number of 96.0 photographs, since those of one specimen are alike: design effect 1.50, Kish 1965)',
    );
    expect(methods).toMatch(/Vasculum \d+\.\d+\.\d+ was used, with TensorFlow \d/);
  });
});

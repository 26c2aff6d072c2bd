import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pathOfPlain, pathOnDisk } from '../../../electron/files/path-text.ts';
import { openModel } from '../../../electron/trainer/model-folder/model-folder.ts';
import { decodePicture } from '../../../electron/trainer/running/pictures.ts';
import { tensorCount } from '../../../electron/trainer/tensorflow/tensorflow.ts';
import { type Workbench, workbench } from '../../helpers/stand-in.ts';
import { addUntaught, modelIn } from '../../helpers/untaught.ts';

let bench: Workbench;
let modelFolder: string;
const photoCount = 7 * 6;
beforeAll(async () => {
  bench = await workbench({ taxa: 7, specimens: 6 });
  modelFolder = await addUntaught(bench.store, () => 'held-out');
});
afterAll(() => bench.close());
beforeEach(() => {
  bench.store.importAgain();
  bench.store.predictions.clear();
  bench.store.embeddings.clear();
  bench.store.embedded.length = 0;
  bench.store.evaluations.length = 0;
});

/** One photo after another, straight from the definition. */
async function oracle(photoIds: readonly number[]) {
  const { network } = await openModel(modelIn(modelFolder));
  const answers = [];
  for (const photo of bench.store.photos.filter((one) => photoIds.includes(one.photoId))) {
    const { probabilities } = network.predict(await decodePicture(photo.path, 32), 1);
    const order = [...probabilities.keys()].sort((a, b) => probabilities[b]! - probabilities[a]!);
    answers.push({
      photoId: photo.photoId,
      label: photo.label,
      predicted: order[0]!,
      top5: order.slice(0, 5),
      certainty: probabilities[order[0]!]!,
      loss: -Math.log(probabilities[photo.label]!),
    });
  }
  network.dispose();
  return answers;
}

describe('evaluate', () => {
  it('says of all photos what a slow count says', async () => {
    const evaluation = await bench.evaluate();
    const answers = await oracle(bench.store.photos.map((photo) => photo.photoId));
    const right = answers.filter((answer) => answer.predicted === answer.label).length;
    expect(evaluation).toMatchObject({ modelName: 'Untaught', frame: photoCount, sample: photoCount, unreadable: 0 });
    expect(evaluation.accuracy).toEqual({
      right,
      n: photoCount,
      value: right / photoCount,
      low: right / photoCount,
      high: right / photoCount,
    });
    expect(evaluation.top5.right).toBe(answers.filter((answer) => answer.top5.includes(answer.label)).length);
    expect(evaluation.meanLoss).toBeCloseTo(answers.reduce((sum, { loss }) => sum + loss, 0) / photoCount, 5);
    expect(evaluation.chance).toBeCloseTo(1 / 7, 12);
    for (const { label, predicted } of answers) expect(evaluation.confusion[label]![predicted]).toBeGreaterThan(0);
    expect(evaluation.confusion.flat().reduce((a, b) => a + b)).toBe(photoCount);
    const byId = new Map(answers.map((answer) => [answer.photoId, answer]));
    expect(bench.store.measured).toHaveLength(photoCount);
    for (const { photoId, label, top } of bench.store.measured) {
      const answer = byId.get(photoId)!;
      expect(label).toBe(answer.label);
      expect(top.map(([place]) => place)).toEqual(answer.top5);
      expect(top[0]![1]).toBeCloseTo(answer.certainty, 5);
    }
    const genusOf = (label: number) => (label < 2 ? 'Carabus' : 'Cetonia');
    expect(evaluation.ranks.map(({ rank, accuracy }) => [rank, accuracy.right])).toEqual([
      ['species', right],
      ['genus', answers.filter((answer) => genusOf(answer.label) === genusOf(answer.predicted)).length],
    ]);
    expect(evaluation.work.map(({ rank, photos }) => [rank, photos])).toEqual([
      [null, photoCount],
      ['species', photoCount],
      ['genus', photoCount],
    ]);
    // 42 photos are too few to fit a temperature on a third of them.
    expect(evaluation.calibration).toBeNull();
    expect(evaluation.distances).toMatchObject({ photos: photoCount, taxa: 7 });
    expect(evaluation.methods).toContain(
      `It named ${right} of ${photoCount} photos of ${photoCount} specimens rightly`,
    );
    expect(bench.store.evaluations).toEqual([evaluation]);
  });

  it('draws a sample, the same for the same seed, with an interval', async () => {
    const first = await bench.evaluate({ sample: 12, seed: 3 });
    const ids = () => bench.store.measured.map((photo) => photo.photoId);
    const drawn = ids();
    expect(drawn).toHaveLength(12);
    expect(first.accuracy.n).toBe(12);
    expect(first.accuracy.low).toBeLessThan(first.accuracy.value);
    expect(first.accuracy.high).toBeGreaterThan(first.accuracy.value);
    const again = await bench.evaluate({ sample: 12, seed: 3 });
    expect(again).toEqual({ ...first, id: again.id });
    expect(ids()).toEqual(drawn);
    await bench.evaluate({ sample: 12, seed: 4 });
    expect(ids()).not.toEqual(drawn);
  });

  it('leaves unreadable photos out and counts them', async () => {
    const { path } = bench.store.photos[9]!;
    const whole = await readFile(pathOnDisk(path));
    await writeFile(pathOnDisk(path), 'no photo');
    const evaluation = await bench.evaluate();
    await writeFile(pathOnDisk(path), whole);
    expect(evaluation).toMatchObject({ frame: photoCount, sample: photoCount, unreadable: 1 });
    expect(evaluation.accuracy.n).toBe(photoCount - 1);
    expect(bench.store.measured.map((photo) => photo.photoId)).not.toContain(10);
    // Every photo that can be read was looked at: nothing is left to chance.
    expect(evaluation.accuracy.low).toBe(evaluation.accuracy.value);
  });

  it('says when there is nothing to measure on', async () => {
    const { photos } = bench.store;
    bench.store.photos = [];
    await expect(bench.evaluate()).rejects.toMatchObject({ code: 'nothing-to-evaluate' });
    bench.store.photos = photos;
    await expect(bench.evaluate({ modelId: 7 })).rejects.toMatchObject({ code: 'model-missing' });
  });
});

describe('predict', () => {
  it('answers every photo as one photo after another is answered', async () => {
    const before = await tensorCount();
    expect(await bench.predict()).toMatchObject({ modelName: 'Untaught', photos: photoCount, unreadable: 0 });
    expect(await tensorCount()).toBe(before);
    for (const answer of await oracle([1, 20, 42])) {
      const row = bench.store.predictions.get(`1 ${answer.photoId}`)!;
      expect(row.top.map(({ taxonId }) => taxonId)).toEqual(answer.top5.map((index) => 100 + index));
      expect(row.top[0]!.probability).toBeCloseTo(answer.certainty, 5);
    }
  });

  it('keeps embeddings, and answers from them alone what it answered from the pictures', async () => {
    await bench.predict();
    const first = new Map(bench.store.predictions);
    expect(bench.store.embeddings.size).toBe(photoCount);
    expect([...bench.store.embedded].sort((a, b) => a - b)).toEqual(bench.store.photos.map((photo) => photo.photoId));

    bench.store.predictions.clear();
    bench.store.embedded.length = 0;
    // Of another content nothing is kept; that it cannot be read shows that it was looked at.
    const [changed, ...others] = bench.store.photos;
    bench.store.photos = [{ ...changed!, sha256: 'f'.repeat(64), path: pathOfPlain('/nowhere.jpg') }, ...others];
    expect(await bench.predict()).toMatchObject({ photos: photoCount - 1, unreadable: 1 });
    bench.store.photos = [changed!, ...others];
    expect(bench.store.embedded).toEqual([]);
    for (const [key, { top }] of bench.store.predictions) {
      const before = first.get(key)!.top;
      expect(top.map(({ taxonId }) => taxonId)).toEqual(before.map(({ taxonId }) => taxonId));
      for (const [place, { probability }] of top.entries()) {
        expect(probability).toBeCloseTo(before[place]!.probability, 5);
      }
    }
  });

  it('answers for the box of a photo, and keeps the embedding of the box apart from that of the whole photo', async () => {
    const whole = bench.store.photos;
    const box = { x: 0.1, y: 0.2, width: 0.5, height: 0.4 };
    const boxed = whole.map((photo, index) => (index % 2 === 0 ? { ...photo, box } : photo));
    const certainty = (photoId: number) =>
      [...bench.store.predictions.values()].find((row) => row.photoId === photoId)!.top[0]!.probability;
    try {
      await bench.predict();
      bench.store.photos = boxed;
      bench.store.predictions.clear();
      bench.store.embedded.length = 0;
      await bench.predict();
      const own = boxed.filter(({ box }) => box);
      expect(bench.store.embedded.toSorted((a, b) => a - b)).toEqual(own.map(({ photoId }) => photoId));
      const { network } = await openModel(modelIn(modelFolder));
      for (const photo of own.slice(0, 5)) {
        const cut = network.predict(await decodePicture(photo.path, 32, photo), 1).probabilities;
        expect(certainty(photo.photoId)).toBeCloseTo(Math.max(...cut), 5);
      }
      network.dispose();
      // From what is kept, nothing is decoded.
      const before = own.map(({ photoId }) => certainty(photoId));
      bench.store.predictions.clear();
      bench.store.embedded.length = 0;
      await bench.predict();
      expect(bench.store.embedded).toEqual([]);
      for (const [index, { photoId }] of own.entries()) expect(certainty(photoId)).toBeCloseTo(before[index]!, 5);
    } finally {
      bench.store.photos = whole;
    }
  });

  it('counts the unreadable, and asks again for nothing that is answered', async () => {
    const { path } = bench.store.photos[3]!;
    const whole = await readFile(pathOnDisk(path));
    await rm(pathOnDisk(path));
    expect(await bench.predict()).toMatchObject({ photos: photoCount - 1, unreadable: 1 });
    await writeFile(pathOnDisk(path), whole);
    expect(await bench.predict()).toMatchObject({ photos: 1, unreadable: 0 });
    await expect(bench.predict()).rejects.toMatchObject({ code: 'nothing-to-predict' });
  });

  it('keeps what was answered when it is stopped, and goes on from there', async () => {
    const run = bench.predict();
    run.control('cancel');
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    const answered = bench.store.predictions.size;
    expect(answered).toBeLessThan(photoCount);
    expect(await bench.predict()).toMatchObject({ photos: photoCount - answered });
    expect(bench.store.predictions.size).toBe(photoCount);
  });
});

describe('a model folder', () => {
  const damaged = async (change: (passport: Record<string, unknown>) => unknown) => {
    const file = join(modelFolder, 'model.json');
    const whole = await readFile(file, 'utf8');
    await writeFile(file, JSON.stringify(change(JSON.parse(whole) as Record<string, unknown>)));
    const failure: unknown = await bench.evaluate().then(
      () => null,
      (error: unknown) => error,
    );
    await writeFile(file, whole);
    return failure;
  };

  it.each([
    ['is of another version', (passport: Record<string, unknown>) => ({ ...passport, format: 'vasculum-model-9' })],
    ['has other pictures', (passport: Record<string, unknown>) => ({ ...passport, preprocessing: { version: 0 } })],
    ['has other taxa', (passport: Record<string, unknown>) => ({ ...passport, classes: [] })],
    ['is no model', () => null],
  ])('that %s is refused', async (_, change) => {
    expect(await damaged(change)).toMatchObject({ code: 'model-unreadable' });
  });

  it('whose weights are damaged is refused', async () => {
    const file = join(modelFolder, 'weights.safetensors');
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, whole.length - 1));
    await expect(bench.predict()).rejects.toMatchObject({ code: 'model-unreadable' });
    await writeFile(file, whole);
  });

  it('without its weights is refused', async () => {
    const file = join(modelFolder, 'weights.safetensors');
    const whole = await readFile(file);
    await rm(file);
    await expect(bench.evaluate()).rejects.toMatchObject({ code: 'model-unreadable' });
    await writeFile(file, whole);
    expect(await bench.evaluate()).toMatchObject({ frame: photoCount });
  });
});

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../electron/calls/call.ts';
import type { LabelledPhoto, TrainerStore } from '../../electron/contract/threads.ts';
import type { TrainingEvent, TrainResult } from '../../electron/domain/training.ts';
import { pathOfPlain, pathOnDisk } from '../../electron/files/path-text.ts';
import { Explainer } from '../../electron/trainer/answering/explain.ts';
import { tensorCount } from '../../electron/trainer/tensorflow/tensorflow.ts';
import { picture, tiffOf } from '../helpers/a-folder.ts';
import { SETTINGS, type Workbench, workbench } from '../helpers/stand-in.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await workbench({ taxa: 4, specimens: 15 });
});
afterAll(() => bench.close());

/** 48 photos to learn from (12 specimens of each taxon), 12 held out. */
const STEPS = 6;
/** Enough to learn them well on every kind of processor: each rounds in its own way. */
const EPOCHS = 12;
const isEpoch = (epoch: number) => (event: TrainingEvent) => event.kind === 'epoch' && event.epoch === epoch;
const eventsOf = (runId: number) => bench.events.filter((event) => event.runId === runId);
const weightsOf = (result: TrainResult) =>
  readFileSync(join(bench.store.models.get(result.modelId)!.folder, 'weights.safetensors'));
/** Number of the last step that the catalogue knows of. */
const lastStep = (runId: number) => Math.max(...bench.store.run(runId).steps.keys());

describe('a whole run', () => {
  let result: TrainResult;
  let tensorsBefore: number;
  beforeAll(async () => {
    tensorsBefore = await tensorCount();
    result = await bench.train({ ...SETTINGS, epochs: EPOCHS, name: 'Whole' });
  }, 60_000);

  it('gives all of TensorFlow’s memory back', async () => {
    expect(await tensorCount()).toBe(tensorsBefore);
  });

  it('names at least nine of ten held-out photos rightly', () => {
    expect(result.heldOutAccuracy).toBeGreaterThanOrEqual(0.9);
    expect(result).toMatchObject({ modelName: 'Whole', epochs: EPOCHS, stoppedEarly: false });
  });

  it('keeps every step and every epoch', () => {
    const { steps, epochs, settings, states } = bench.store.run(result.runId);
    expect([...steps.keys()]).toEqual(Array.from({ length: EPOCHS * STEPS }, (_, i) => i + 1));
    expect([...epochs.keys()]).toEqual(Array.from({ length: EPOCHS }, (_, i) => i + 1));
    expect(steps.get(1)?.learningRate).toBeCloseTo(settings.learningRate, 10);
    expect(epochs.get(EPOCHS)?.kept).toMatch(/cycle-end/);
    expect(epochs.get(result.bestEpoch)?.heldOutAccuracy).toBe(result.heldOutAccuracy);
    expect(states).toEqual(['running', 'done']);
    const mean = (figure: 'loss' | 'accuracy') =>
      [1, 2, 3, 4, 5, 6].reduce((sum, step) => sum + steps.get(step)![figure] / STEPS, 0);
    expect(epochs.get(1)?.loss).toBeCloseTo(mean('loss'), 10);
    expect(epochs.get(1)?.accuracy).toBeCloseTo(mean('accuracy'), 10);
  });

  it('tells what happens, in order', () => {
    const events = eventsOf(result.runId);
    expect(events[0]).toMatchObject({
      kind: 'started',
      stepsPerEpoch: STEPS,
      totalSteps: EPOCHS * STEPS,
      learnPhotos: 48,
      heldOutPhotos: 12,
      fromStep: 0,
    });
    expect(events.at(-1)).toEqual({ kind: 'ended', runId: result.runId, state: 'done' });
    expect(events.filter((event) => event.kind === 'ended')).toHaveLength(1);
    const step = events.find((event) => event.kind === 'step');
    expect(step).toMatchObject({ kind: 'step' });
    if (step?.kind === 'step') expect(step.memoryBytes).toBeGreaterThan(1e8);
    const sentences = bench.store.run(result.runId).log.map((entry) => entry.sentence);
    expect(sentences[0]).toBe(
      'Learning from 48 photos of 4 taxa; 12 photos of other specimens are held out to measure it.',
    );
    expect(sentences.join('\n')).toMatch(/Epoch \d is the best so far, kept: \d+\.\d % of held-out photos right\./);
    expect(sentences.at(-1)).toMatch(
      /^Done after 12 epochs\. Kept is epoch \d+, with \d+\.\d % of held-out photos right\.$/,
    );
  });

  it('leaves a model and the ends of its cycles, nothing else', () => {
    const { folder } = bench.store.models.get(result.modelId)!;
    expect(readdirSync(folder).sort()).toEqual(['model.json', 'weights.safetensors']);
    expect(JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'))).toMatchObject({
      network: { depth: 18, classes: 4, size: 32 },
      classes: [{ id: 100 }, { id: 101 }, { id: 102 }, { id: 103 }],
      learned: { heldOutAccuracy: result.heldOutAccuracy, bestEpoch: result.bestEpoch },
    });
    expect(readdirSync(bench.store.run(result.runId).folder).sort()).toEqual([
      'cycle-001.safetensors',
      'plan.json',
      'start.json',
    ]);
  });

  it('names photos as well when the model is opened again', async () => {
    const evaluation = await bench.evaluate({ modelId: result.modelId });
    expect(evaluation.accuracy.value).toBe(result.heldOutAccuracy);
    expect(evaluation.meanLoss).toBeCloseTo(result.heldOutLoss, 4);
    expect(bench.store.measured).toHaveLength(12);
    expect(evaluation.methods).toMatch(/ResNet-18 .* on pictures of 32 x 32 pixels/);
    expect(evaluation.chance).toBe(0.25);

    const predicted = await bench.predict({ modelId: result.modelId });
    expect(predicted).toMatchObject({ photos: 60, unreadable: 0 });
    const row = bench.store.predictions.get(`${result.modelId} 1`)!;
    expect(row.top).toHaveLength(4);
    expect(row.top.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 5);
    expect(row.top[0]!.probability).toBeGreaterThan(row.top[1]!.probability);
    await expect(bench.predict({ modelId: result.modelId })).rejects.toMatchObject({ code: 'nothing-to-predict' });
  });
});

describe('a run that is steered', () => {
  it('ends within one step of a cancel, and can go on', async () => {
    const run = bench.train(SETTINGS);
    bench.when(isEpoch(1), () => run.control('cancel'));
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    const runId = bench.store.runs.size;
    expect(lastStep(runId)).toBeLessThanOrEqual(STEPS + 1);
    expect(bench.store.run(runId).states.at(-1)).toBe('cancelled');
    expect(eventsOf(runId).at(-1)).toMatchObject({ kind: 'ended', state: 'cancelled' });
    expect(existsSync(join(bench.store.run(runId).folder, 'scratch'))).toBe(false);

    const whole = await bench.train(SETTINGS);
    const resumed = await bench.resume(runId);
    expect(weightsOf(resumed).equals(weightsOf(whole))).toBe(true);
    expect(bench.store.run(runId).epochs).toEqual(bench.store.run(whole.runId).epochs);
    expect(bench.store.run(runId).steps).toEqual(bench.store.run(whole.runId).steps);
  }, 60_000);

  it('pauses within one step, goes on, and learns the same', async () => {
    const run = bench.train({ ...SETTINGS, seed: 6 });
    bench.when(isEpoch(1), () => run.control('pause'));
    let stepsAtPause = 0;
    const paused = (event: TrainingEvent) => event.kind === 'log' && event.sentence.startsWith('Paused at step');
    bench.when(paused, () => {
      stepsAtPause = bench.events.filter((event) => event.kind === 'step').length;
      setTimeout(() => {
        // Nothing is learned while paused.
        expect(bench.events.filter((event) => event.kind === 'step')).toHaveLength(stepsAtPause);
        expect(bench.store.run(bench.store.runs.size).states.at(-1)).toBe('paused');
        run.control('resume');
      }, 300);
    });
    const result = await run;
    const whole = await bench.train({ ...SETTINGS, seed: 6 });
    expect(weightsOf(result).equals(weightsOf(whole))).toBe(true);
    expect(bench.store.run(result.runId).states).toEqual(['running', 'paused', 'running', 'done']);
    expect(result.seconds).toBeGreaterThan(0);
  }, 60_000);

  it('stops and keeps the best', async () => {
    const run = bench.train({ ...SETTINGS, epochs: 40 });
    bench.when(isEpoch(2), () => run.control('finish'));
    const result = await run;
    expect(result).toMatchObject({ stoppedEarly: true, epochs: 2 });
    expect(bench.store.run(result.runId).log.at(-1)?.sentence).toMatch(/^Stopped as you asked after epoch 2\./);
    expect(bench.store.models.has(result.modelId)).toBe(true);
  }, 60_000);

  it('measures what it has when stopped before the first epoch ends', async () => {
    const run = bench.train({ ...SETTINGS, epochs: 40 });
    bench.when(
      (event) => event.kind === 'step',
      () => run.control('finish'),
    );
    const result = await run;
    expect(result).toMatchObject({ stoppedEarly: true, epochs: 1, bestEpoch: 1 });
    expect(lastStep(result.runId)).toBeLessThan(STEPS);
  }, 60_000);
});

describe('warm restarts', () => {
  it('keeps the end of each cycle and says when the next begins', async () => {
    const settings = { ...SETTINGS, schedule: 'restarts', epochs: 3, firstCycle: 1, cycleFactor: 2 } as const;
    const result = await bench.train(settings);
    const { folder, log, epochs } = bench.store.run(result.runId);
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining(['cycle-001.safetensors', 'cycle-002.safetensors', 'plan.json']),
    );
    expect(log.map((entry) => entry.sentence)).toContain(
      'Warm restart. Cycle 2 begins; the rate is back at 0.03. A dip for a few epochs is normal.',
    );
    expect([...epochs.values()].map(({ kept }) => /cycle-end/.test(kept ?? ''))).toEqual([true, false, true]);
  }, 60_000);
});

describe('trouble', () => {
  it('stops when the loss is no number, and keeps the last good checkpoint', async () => {
    // The decay alone throws every kernel beyond its other side, twenty times as far each step.
    const wild = { learningRate: 10, weightDecay: 0.99, momentum: 0.9999, epochs: 20 };
    const settings = { ...SETTINGS, ...wild, schedule: 'constant', labelSmoothing: 0 } as const;
    await expect(bench.train(settings, { policy: { atEpochEnd: 0, withinEpoch: 0 } })).rejects.toMatchObject({
      code: 'loss-not-finite',
    });
    const { folder, states, log } = bench.store.run(bench.store.runs.size);
    expect(states.at(-1)).toBe('failed');
    expect(log.at(-1)).toMatchObject({ strong: true });
    expect(log.at(-1)?.sentence).toMatch(/Try a lower learning rate/);
    const names = readdirSync(folder);
    expect(names.some((name) => name.startsWith('step-'))).toBe(true);
    expect(names.filter((name) => name.endsWith('.partial'))).toEqual([]);
  }, 60_000);

  it('leaves out photos that vanish or cannot be read, whenever it meets them', async () => {
    const plan = { taxa: 2, specimens: 10 };
    const other = await workbench(plan);
    try {
      const [gone, broken] = other.store.photos.slice(4, 6);
      await rm(pathOnDisk(gone!.path));
      await writeFile(pathOnDisk(broken!.path), readFileSync(pathOnDisk(broken!.path)).subarray(0, 700));
      const early = await other.train(SETTINGS);
      const { log } = other.store.run(early.runId);
      expect(log.map((entry) => entry.sentence)).toContain(`VC_0005.jpg cannot be read and is left out.`);
      expect(log.map((entry) => entry.sentence)).toContain(`VC_0006.jpg cannot be read and is left out.`);

      // The same run, interrupted, and the catalogue has noticed meanwhile that one is gone: same weights.
      const run = other.train(SETTINGS);
      other.when(isEpoch(1), () => run.control('cancel'));
      await expect(run).rejects.toMatchObject({ code: 'cancelled' });
      other.store.photos = other.store.photos.filter((photo) => photo !== gone);
      const late = await other.resume(other.store.runs.size);
      expect(other.store.run(late.runId).log.map((entry) => entry.sentence)).toContain(
        '1 photo of this run is no longer there and left out.',
      );
      const bytes = (result: TrainResult) =>
        readFileSync(join(other.store.models.get(result.modelId)!.folder, 'weights.safetensors'));
      expect(bytes(late).equals(bytes(early))).toBe(true);
      expect(await other.predict()).toMatchObject({ photos: 18, unreadable: 1 });
    } finally {
      await other.close();
    }
  }, 60_000);

  it('is interrupted, not failed, when every held-out photo is gone', async () => {
    const other = await workbench({ taxa: 2, specimens: 4 });
    try {
      const run = other.train(SETTINGS);
      other.when(
        (event) => event.kind === 'started',
        () => {
          for (const { photoId, part } of other.store.run(1).photos) {
            if (part !== 'learn')
              rmSync(pathOnDisk(other.store.photos.find((photo) => photo.photoId === photoId)!.path));
          }
        },
      );
      await expect(run).rejects.toMatchObject({ code: 'photos-unreadable' });
      expect(other.store.run(1).states.at(-1)).toBe('interrupted');
    } finally {
      await other.close();
    }
  }, 60_000);

  it('learns a taxon with a single photo without measuring it', async () => {
    const other = await workbench({ taxa: 3, specimens: 6 });
    try {
      other.store.photos = other.store.photos.filter((photo) => photo.label !== 2 || photo.specimenId === 13);
      other.store.evenTooFew = true;
      const result = await other.train({ ...SETTINGS, epochs: 1 });
      expect(other.store.run(result.runId).photos.filter((photo) => photo.label === 2)).toEqual([
        { photoId: 13, label: 2, part: 'learn' },
      ]);
      const evaluation = await other.evaluate();
      expect(evaluation.taxa[2]).toMatchObject({ support: 0, recall: null });
    } finally {
      await other.close();
    }
  }, 60_000);

  it('refuses what cannot work before it begins a run', async () => {
    const runs = bench.store.runs.size;
    await expect(bench.train({ ...SETTINGS, size: 50 })).rejects.toMatchObject({ code: 'wrong-setting' });
    await expect(bench.train({ ...SETTINGS, learningRate: -1 })).rejects.toMatchObject({ code: 'wrong-setting' });
    await expect(bench.train({ ...SETTINGS, batchSize: 1 })).rejects.toMatchObject({ code: 'wrong-setting' });
    const small = { freeMemoryBytes: 400e6 };
    await expect(bench.train({ ...SETTINGS, size: 224, batchSize: 64 }, small)).rejects.toMatchObject({
      code: 'not-enough-memory',
    });
    await expect(bench.resume(999)).rejects.toMatchObject({ code: 'run-not-resumable' });
    await expect(bench.evaluate({ modelId: 999 })).rejects.toMatchObject({ code: 'model-missing' });
    expect(bench.store.runs.size).toBe(runs);

    const photos = bench.store.photos;
    bench.store.photos = photos.filter((photo) => photo.specimenId % 15 === 1);
    await expect(bench.train(SETTINGS)).rejects.toMatchObject({ code: 'nothing-to-learn' });
    bench.store.photos = photos;
  });
});

/** Trains on the drawn photos as lossless files of their own, or as the second pages of files; all that the model then says. */
async function learnt(kept: 'files' | 'pages') {
  const other = await workbench({ taxa: 2, specimens: 4 });
  try {
    const decoy = await picture('png', { width: 96, height: 72 });
    const photos: LabelledPhoto[] = [];
    for (const photo of other.store.photos) {
      const drawn = await sharp(pathOnDisk(photo.path) as string)
        .png()
        .toBuffer();
      const file = join(other.folder, `${photo.photoId}.${kept === 'pages' ? 'tif' : 'png'}`);
      const content = kept === 'pages' ? await tiffOf([decoy, drawn]) : drawn;
      await writeFile(file, content);
      const ofFile = sha256(content);
      const where = kept === 'pages' ? `${file}#page=2` : file;
      photos.push({
        ...photo,
        path: pathOfPlain(where),
        sha256: kept === 'pages' ? sha256(`${ofFile}#page=2`) : ofFile,
      });
    }
    other.store.photos = photos;
    const { modelId } = await other.train({ ...SETTINGS, epochs: 1, size: 64 });
    await other.predict();
    const explainer = new Explainer();
    const store = connect<TrainerStore>(other.store.open());
    const { values } = await explainer.explain(store, { photoId: 1, modelId, taxonId: 100 });
    explainer.close();
    const weights = readFileSync(join(other.store.models.get(modelId)!.folder, 'weights.safetensors'));
    const answers = [...other.store.predictions.values()].map(({ photoId, top }) => ({ photoId, top }));
    return { weights: sha256(weights), answers, values };
  } finally {
    await other.close();
  }
}

const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');

it('learns, recognises and explains a page of a file just as a file of its own', async () => {
  const [files, pages] = [await learnt('files'), await learnt('pages')];
  expect(files.answers).toHaveLength(8);
  expect(pages).toEqual(files);
}, 60_000);

/* Quick runs on a tiny backbone: embeddings once, the same steering and resuming as a full run, an ordinary model. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TrainingEvent, TrainingSettings, TrainResult } from '../../electron/domain/training.ts';
import { pathOfPlain, pathOnDisk } from '../../electron/files/path-text.ts';
import { readModel } from '../../electron/trainer/model-folder/model-folder.ts';
import { tensorCount } from '../../electron/trainer/tensorflow/tensorflow.ts';
import { SETTINGS, type Workbench, workbench } from '../helpers/stand-in.ts';

/** 36 photos to learn from, 9 held out; the backbone learned the same photos. */
let bench: Workbench;
let backbone: TrainResult;
let quick: TrainingSettings;
beforeAll(async () => {
  bench = await workbench({ taxa: 3, specimens: 15 });
  backbone = await bench.train({ ...SETTINGS, name: 'Backbone', epochs: 10 });
  // As if it knew other taxa: the last layer of a run from it begins anew.
  const model = bench.store.models.get(backbone.modelId)!;
  const passport = join(model.folder, 'model.json');
  writeFileSync(passport, readFileSync(passport, 'utf8').replaceAll('Carabus', 'Cychrus'));
  const renamed = (name: string) => name.replaceAll('Carabus', 'Cychrus');
  const classes = model.classes.map((taxon) => ({ ...taxon, scientificName: renamed(taxon.scientificName) }));
  bench.store.models.set(backbone.modelId, { ...model, classes });
  quick = {
    ...SETTINGS,
    name: 'Quick',
    mode: 'quick',
    startFrom: { kind: 'model', id: backbone.modelId },
    epochs: 6,
    schedule: 'restarts',
    firstCycle: 2,
    warmupEpochs: 0.5,
    learningRate: 0.1,
  };
}, 60_000);
afterAll(() => bench.close());
beforeEach(() => {
  bench.store.embeddings.clear();
  bench.store.embedded.length = 0;
});

const PHOTOS = 45;
const weightsOf = (result: TrainResult) =>
  readFileSync(join(bench.store.models.get(result.modelId)!.folder, 'weights.safetensors'));
const sentences = (runId: number) => bench.store.run(runId).log.map(({ sentence }) => sentence);
const isEpoch = (epoch: number) => (event: TrainingEvent) => event.kind === 'epoch' && event.epoch === epoch;

describe('a quick run', () => {
  it('works each embedding out once, learns the last layer only, and makes an ordinary model', async () => {
    const tensors = await tensorCount();
    const first = await bench.train(quick);
    expect(await tensorCount()).toBe(tensors);
    expect(bench.store.embedded).toHaveLength(PHOTOS);
    expect(first.heldOutAccuracy).toBeGreaterThanOrEqual(0.9);
    expect(first).toMatchObject({ epochs: 6, stoppedEarly: false, modelName: 'Quick' });
    // Over in no time, and yet its last step is told.
    const told = bench.events.filter((event) => event.kind === 'step' && event.runId === first.runId);
    expect(told.at(-1)).toMatchObject({ step: 6 * 5 });
    expect(sentences(first.runId)).toContain(
      '0 of 45 photos have embeddings that are kept from before; 45 are worked out now and kept.',
    );
    expect(sentences(first.runId)).toContain(
      'The network begins from the model Backbone (ResNet18), with a new last layer.',
    );
    const losses = bench.store.run(first.runId).steps;
    expect(losses.get(1)!.loss).toBeGreaterThan(0.7);
    expect(losses.size).toBe(6 * 5);
    expect(readdirSync(bench.store.run(first.runId).folder).sort()).toEqual([
      'cycle-001.safetensors',
      'plan.json',
      'start.json',
    ]);

    const [whole, own] = await Promise.all(
      [backbone, first].map(({ modelId }) => readModel(bench.store.models.get(modelId)!)),
    );
    expect([...own!.tensors.keys()].sort()).toEqual([...whole!.tensors.keys()].sort());
    const bytes = (data: Float32Array) => Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    const changed = [...own!.tensors].filter(
      ([name, { data }]) => !bytes(data).equals(bytes(whole!.tensors.get(name)!.data)),
    );
    expect(changed.map(([name]) => name).sort()).toEqual(['fc.bias', 'fc.weight']);
    expect(own!.passport).toMatchObject({ settings: quick, network: whole!.passport.network });

    // As it measured itself while it learned, so it does from the pictures.
    const evaluation = await bench.evaluate({ modelId: first.modelId });
    expect(evaluation.accuracy.value).toBe(first.heldOutAccuracy);
    expect(evaluation.meanLoss).toBeCloseTo(first.heldOutLoss, 4);

    // From a model of the same taxa the last layer is gone on with.
    const on = await bench.train({ ...quick, startFrom: { kind: 'model', id: first.modelId }, epochs: 1 });
    expect(bench.store.run(on.runId).steps.get(1)!.loss).toBeLessThan(0.8 * losses.get(1)!.loss);

    const again = await bench.train({ ...quick, name: 'Quick again' });
    expect(bench.store.embedded).toHaveLength(PHOTOS);
    expect(sentences(again.runId)).toContain('The embeddings of all 45 photos are kept from before.');
    expect(weightsOf(again).equals(weightsOf(first))).toBe(true);
  }, 60_000);

  it('shares embeddings with recognition, both ways', async () => {
    await bench.predict({ modelId: backbone.modelId });
    expect(bench.store.embedded).toHaveLength(PHOTOS);
    const result = await bench.train({ ...quick, name: 'After recognition' });
    expect(bench.store.embedded).toHaveLength(PHOTOS);
    bench.store.predictions.clear();
    expect(await bench.predict({ modelId: result.modelId })).toMatchObject({ photos: PHOTOS, unreadable: 0 });
    expect(bench.store.embedded).toHaveLength(PHOTOS);
    bench.store.predictions.clear();
  }, 60_000);

  it('works out the embedding of a changed photo again, and of another size all of them', async () => {
    await bench.train({ ...quick, epochs: 1 });
    bench.store.embedded.length = 0;
    const [first, ...others] = bench.store.photos;
    const changed = Buffer.concat([await readFile(pathOnDisk(first!.path)), Buffer.from('another')]);
    const path = join(bench.folder, 'changed.jpg');
    await writeFile(path, changed);
    const sha256 = createHash('sha256').update(changed).digest('hex');
    bench.store.photos = [{ ...first!, sha256, path: pathOfPlain(path) }, ...others];
    await bench.train({ ...quick, epochs: 1 });
    bench.store.photos = [first!, ...others];
    expect(bench.store.embedded).toEqual([first!.photoId]);
    await bench.train({ ...quick, epochs: 1, size: 64 });
    expect(bench.store.embedded).toHaveLength(1 + PHOTOS);
  }, 60_000);

  it('leaves out photos that cannot be read and says which', async () => {
    const other = await workbench({ taxa: 2, specimens: 10 });
    try {
      const model = await other.train({ ...SETTINGS, epochs: 1 });
      await rm(pathOnDisk(other.store.photos[4]!.path));
      const settings = { ...quick, startFrom: { kind: 'model', id: model.modelId } } as const;
      const result = await other.train({ ...settings, epochs: 2 });
      const log = other.store.run(result.runId).log.map(({ sentence }) => sentence);
      expect(log).toContain('VC_0005.jpg cannot be read and is left out.');
      expect(other.store.embedded).toHaveLength(19);
    } finally {
      await other.close();
    }
  }, 60_000);
});

describe('a quick run that is steered', () => {
  it('keeps what was worked out when it is cancelled, and ends with the same weights when it goes on', async () => {
    const whole = await bench.train({ ...quick, name: 'Whole' });

    // In the middle of the embeddings, then in the middle of learning.
    bench.store.embeddings.clear();
    bench.store.embedded.length = 0;
    const run = bench.train({ ...quick, name: 'Cancelled' });
    const watch = setInterval(() => bench.store.embedded.length > 0 && run.control('cancel'), 1);
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    const runId = bench.store.runs.size;
    expect(bench.store.run(runId).states.at(-1)).toBe('cancelled');
    clearInterval(watch);
    expect(bench.store.embedded.length % 16).toBe(0);
    expect(bench.store.embedded.length).toBeLessThan(PHOTOS);

    const going = bench.resume(runId);
    bench.when(isEpoch(2), () => going.control('cancel'));
    await expect(going).rejects.toMatchObject({ code: 'cancelled' });
    expect(bench.store.embedded).toHaveLength(PHOTOS);
    expect(readdirSync(bench.store.run(runId).folder).some((name) => name.startsWith('step-'))).toBe(true);

    const resumed = await bench.resume(runId);
    expect(bench.store.embedded).toHaveLength(PHOTOS);
    expect(sentences(runId).some((sentence) => /^Going on at step \d+\.$/.test(sentence))).toBe(true);
    expect(weightsOf(resumed).equals(weightsOf(whole))).toBe(true);
    expect(bench.store.run(runId).epochs).toEqual(bench.store.run(whole.runId).epochs);
  }, 60_000);

  it('pauses, goes on, and learns the same; stops and keeps the best', async () => {
    const whole = await bench.train({ ...quick, seed: 8 });
    const run = bench.train({ ...quick, seed: 8 });
    bench.when(isEpoch(1), () => run.control('pause'));
    bench.when(
      (event) => event.kind === 'log' && event.sentence.startsWith('Paused at step'),
      () => run.control('resume'),
    );
    const result = await run;
    expect(bench.store.run(result.runId).states).toEqual(['running', 'paused', 'running', 'done']);
    expect(weightsOf(result).equals(weightsOf(whole))).toBe(true);

    const short = bench.train({ ...quick, epochs: 500 });
    bench.when(isEpoch(2), () => short.control('finish'));
    expect(await short).toMatchObject({ stoppedEarly: true, epochs: 2 });
  }, 60_000);
});

describe('what cannot be', () => {
  it('is refused before a run is begun', async () => {
    const runs = bench.store.runs.size;
    const refused = async (changes: Partial<TrainingSettings>, free = 8e9) => {
      const failure: unknown = await bench
        .train({ ...quick, ...changes }, { freeMemoryBytes: free })
        .catch((error: unknown) => error);
      return failure;
    };
    expect(await refused({ startFrom: null })).toMatchObject({
      code: 'quick-needs-backbone',
      message: expect.stringContaining('Choose a model or weights to start from, or train fully.'),
    });
    expect(await refused({ startFrom: { kind: 'model', id: 99 } })).toMatchObject({ code: 'model-missing' });
    expect(await refused({ depth: 50 })).toMatchObject({ code: 'wrong-setting' });
    for (const setting of [{ mixup: 0.2 }, { cutmix: 1 }, { averageDecay: 0.99 }, { ensemble: 'keep' }] as const) {
      expect(await refused(setting)).toMatchObject({ code: 'wrong-setting' });
    }
    expect(await refused({}, 1e6)).toMatchObject({ code: 'quick-too-large' });
    expect(bench.store.runs.size).toBe(runs);
  });
});

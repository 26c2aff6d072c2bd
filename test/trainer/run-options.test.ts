/*
 * Runs with advanced options: what they learn from, when they end, what they keep.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrainingEvent, TrainingSettings, TrainResult } from '../../electron/domain/training.ts';
import { keptSettings } from '../../electron/domain/training.ts';
import { precisionFor } from '../../electron/trainer/device/precision.ts';
import { decodeWeights } from '../../electron/network/weights/weights.ts';
import { CYCLES, EVERYTHING, SETTINGS, type Workbench, workbench } from '../helpers/stand-in.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await workbench({ taxa: 3, specimens: 10 });
});
afterAll(() => bench.close());

const isEpoch = (epoch: number) => (event: TrainingEvent) => event.kind === 'epoch' && event.epoch === epoch;
const folderOf = ({ modelId }: TrainResult) => bench.store.models.get(modelId)?.folder ?? 'none';
const weightsOf = (result: TrainResult) => readFileSync(join(folderOf(result), 'weights.safetensors'));
const sentences = ({ runId }: TrainResult) => bench.store.run(runId).log.map(({ sentence }) => sentence);

it('a run settles its precision when it begins', async () => {
  const { runId } = await bench.train({ ...SETTINGS, epochs: 1, precision: 'auto' });
  expect(bench.store.run(runId).settings.precision).toBe(await precisionFor('auto'));
});

describe('a resumed run', () => {
  // All options at once: kill.test.ts.
  it('with batch norm that learns and all other options ends as one that was never stopped', async () => {
    const settings = { ...EVERYTHING, epochs: 3, firstCycle: 1, trainFrom: 'all', frozenBatchNorm: 'off' } as const;
    const run = bench.train(settings);
    bench.when(isEpoch(2), () => run.control('cancel'));
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    const runId = bench.store.runs.size;
    const whole = await bench.train(settings);
    const resumed = await bench.resume(runId);
    expect(weightsOf(resumed).equals(weightsOf(whole))).toBe(true);
    const networks = (result: TrainResult) =>
      readdirSync(folderOf(result), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.safetensors'))
        .map((name) => [
          name,
          createHash('sha256')
            .update(readFileSync(join(folderOf(result), name)))
            .digest('hex'),
        ])
        .sort();
    expect(networks(whole)).not.toEqual([]);
    expect(networks(resumed)).toEqual(networks(whole));
    expect(bench.store.run(runId).steps).toEqual(bench.store.run(whole.runId).steps);
    expect(bench.store.run(runId).epochs).toEqual(bench.store.run(whole.runId).epochs);
  }, 60_000);

  it('of a time before there were advanced settings still finds its checkpoint', async () => {
    const run = bench.train(SETTINGS, { policy: { atEpochEnd: 0, withinEpoch: 0 } });
    bench.when(isEpoch(1), () => run.control('cancel'));
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    const runId = bench.store.runs.size;
    const before = bench.store.run(runId);
    const known = Object.entries(SETTINGS).filter(([key]) => OLD_SETTINGS.has(key));
    const old = Object.fromEntries(known) as Partial<TrainingSettings>;
    expect(keptSettings(old)).toEqual({ ...SETTINGS, precision: 'auto' });
    bench.store.restore({ ...before, settings: keptSettings(old) });
    const resumed = await bench.resume(runId);
    expect(sentences(resumed)[0]).toMatch(/^Going on at step \d+\.$/);
  }, 60_000);

  it('in bfloat16 ends as one that was never stopped, measured as its float32 model answers', async () => {
    const settings = { ...CYCLES, epochs: 3, precision: 'bfloat16' } as const;
    const run = bench.train(settings, { policy: { atEpochEnd: 0, withinEpoch: 0 } });
    bench.when(isEpoch(2), () => run.control('cancel'));
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    const resumed = await bench.resume(bench.store.runs.size);
    expect(sentences(resumed)).toContainEqual(expect.stringMatching(/^Going on at step \d+\.$/));
    const whole = await bench.train(settings);
    expect(weightsOf(resumed).equals(weightsOf(whole))).toBe(true);
    expect(sentences(whole)).toContainEqual(expect.stringContaining('bfloat16'));
    const evaluation = await bench.evaluate({ modelId: whole.modelId, sample: null, seed: 1 });
    expect(evaluation.meanLoss).toBeCloseTo(whole.heldOutLoss, 4);
  }, 60_000);

  it('of a time when frozen batch norm let scale and shift learn goes on as it began', async () => {
    // As it was kept then, and as it went into the checkpoints' fingerprint.
    const yes = { frozenBatchNorm: true } as unknown as Pick<TrainingSettings, 'frozenBatchNorm'>;
    const run = bench.train(
      { ...SETTINGS, frozenBatchNorm: 'statistics' },
      { policy: { atEpochEnd: 0, withinEpoch: 0 } },
    );
    bench.when(isEpoch(1), () => run.control('cancel'));
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    const runId = bench.store.runs.size;
    bench.store.restore({ ...bench.store.run(runId), settings: keptSettings({ ...SETTINGS, ...yes }) });
    const resumed = await bench.resume(runId);
    expect(sentences(resumed)[0]).toMatch(/^Going on at step \d+\.$/);
    const whole = await bench.train({ ...SETTINGS, frozenBatchNorm: 'statistics' });
    expect(weightsOf(resumed).equals(weightsOf(whole))).toBe(true);
    const now = await bench.train({ ...SETTINGS, frozenBatchNorm: 'all' });
    const scale = (result: TrainResult) => decodeWeights(weightsOf(result)).tensors.get('bn1.weight')?.data ?? [];
    expect([...scale(now)].every((value) => value === 1)).toBe(true);
    expect([...scale(whole)].some((value) => value !== 1)).toBe(true);
  }, 60_000);
});

/** The settings of a run as they were kept before there were advanced ones. */
const OLD_SETTINGS: ReadonlySet<string> = new Set(
  `name depth size batchSize epochs schedule learningRate minLearningRate firstCycle cycleFactor warmupEpochs momentum
   weightDecay labelSmoothing heldOutShare minimumSpecimens augmentation seed`.split(/\s+/),
);

it('a run counts several batches as one step', async () => {
  const result = await bench.train({ ...SETTINGS, epochs: 1, batchSize: 4, accumulate: 3 });
  // 24 photos to learn from.
  expect([...bench.store.run(result.runId).steps.keys()]).toEqual([1, 2]);
  const started = bench.events.findLast((event) => event.kind === 'started');
  expect(started).toMatchObject({ stepsPerEpoch: 2, totalSteps: 2 });
}, 60_000);

it('a run ends when no epoch was better for long, and says so', async () => {
  // A rate so low that nothing changes: the first epoch stays the best.
  const settings = { ...SETTINGS, schedule: 'constant', learningRate: 1e-30, epochs: 9, patience: 2 } as const;
  const result = await bench.train({ ...settings, trainFrom: 'last-layer', momentum: 0, weightDecay: 0 });
  expect(result).toMatchObject({ stoppedEarly: true, epochs: 3, bestEpoch: 1 });
  expect(sentences(result).at(-1)).toMatch(/^Stopped after epoch 3: none was better for 2 epochs\. Kept is epoch 1/);
}, 60_000);

describe('the average of the weights', () => {
  it('is what is measured and kept', async () => {
    const result = await bench.train({ ...SETTINGS, averageDecay: 0.9 });
    const evaluation = await bench.evaluate({ modelId: result.modelId });
    expect(evaluation.accuracy.value).toBe(result.heldOutAccuracy);
    expect(evaluation.meanLoss).toBeCloseTo(result.heldOutLoss, 4);
    const kept = decodeWeights(weightsOf(result)).tensors;
    expect([...kept.keys()].filter((name) => /\.(average|momentum)$/.test(name))).toEqual([]);
    const plain = decodeWeights(weightsOf(await bench.train(SETTINGS))).tensors;
    expect([...kept.keys()]).toEqual([...plain.keys()]);
    expect(kept.get('fc.weight')).not.toEqual(plain.get('fc.weight'));
  }, 60_000);
});

describe('an ensemble of snapshots', () => {
  it('is measured, kept when asked for, and answers with the mean of its members', async () => {
    const settings = {
      ...CYCLES,
      warmupEpochs: 0,
      firstCycle: 1,
      cycleFactor: 2,
      epochs: 3,
      ensemble: 'keep',
    } as const;
    const result = await bench.train(settings);
    const said = sentences(result).find((sentence) => sentence.startsWith('The 2 snapshots together'));
    expect(said).toMatch(/: \d+\.\d % of held-out photos right, the best epoch alone \d+\.\d %\. Kept as the model\.$/);
    const passport = JSON.parse(readFileSync(join(folderOf(result), 'model.json'), 'utf8')) as {
      members: number;
      learned: { heldOutAccuracy: number; heldOutLoss: number };
    };
    expect(passport.members).toBe(2);
    expect(result).toMatchObject({ members: 2, heldOutAccuracy: passport.learned.heldOutAccuracy });
    expect(sentences(result).at(-1)).toMatch(
      /^Done after 3 epochs\. Kept are its 2 snapshots together, with \d+\.\d % of/,
    );
    // The kept graph's own answers, on the same photos, make the figures that were said.
    const evaluation = await bench.evaluate({ modelId: result.modelId });
    expect(evaluation.accuracy.value).toBe(passport.learned.heldOutAccuracy);
    expect(evaluation.meanLoss).toBeCloseTo(passport.learned.heldOutLoss, 4);
    expect(said).toContain(`${(100 * evaluation.accuracy.value).toFixed(1)} % of held-out photos right, the`);

    // No last layer of one of them answers from embeddings that are kept.
    expect(await bench.predict({ modelId: result.modelId })).toMatchObject({ photos: 30, unreadable: 0 });

    const measured = await bench.train({ ...settings, ensemble: 'measure' });
    expect(sentences(measured)).toContain(said?.replace('Kept as the model.', 'The best epoch alone is kept.'));
    const alone = await bench.evaluate({ modelId: measured.modelId });
    expect(alone.meanLoss).toBeCloseTo(measured.heldOutLoss, 4);
    expect(Math.abs(alone.meanLoss - evaluation.meanLoss)).toBeGreaterThan(1e-4);
    expect(weightsOf(measured).equals(weightsOf(result))).toBe(true);
  }, 60_000);

  it('is none where one cycle ended', async () => {
    const result = await bench.train({ ...SETTINGS, epochs: 1, ensemble: 'keep' });
    expect(sentences(result)).toContain('There are fewer than two snapshots, so there is no ensemble of them.');
    expect(readdirSync(folderOf(result)).sort()).toEqual(['model.json', 'weights.safetensors']);
  }, 60_000);
});

/* Runs whose held-out photos are divided into those that choose the epoch and those that judge it. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TrainingEvent, TrainingSettings, TrainResult } from '../../electron/domain/training.ts';
import { isBetter } from '../../electron/trainer/running/fit.ts';
import { Tally } from '../../electron/trainer/running/measure.ts';
import { fitTemperature } from '../../electron/domain/statistics/calibration.ts';
import { openModel } from '../../electron/trainer/model-folder/model-folder.ts';
import { decodePicture } from '../../electron/trainer/running/pictures.ts';
import { GraphTrainingNetwork } from '../../electron/trainer/networks/training-network.ts';
import { decodeWeights } from '../../electron/network/weights/weights.ts';
import { CYCLES, SETTINGS as BENCH, type Workbench, workbench } from '../helpers/stand-in.ts';
import { modelIn } from '../helpers/untaught.ts';

const SETTINGS: TrainingSettings = { ...BENCH, heldOutShare: 0.5, batchSize: 16 };

/** Of 3 x 80 specimens with one photo each, half are held out. */
const HELD_OUT = 120;

let bench: Workbench;
beforeAll(async () => {
  bench = await workbench({ taxa: 3, specimens: 80 });
});
afterAll(() => bench.close());
afterEach(() => vi.restoreAllMocks());

const folderOf = ({ modelId }: TrainResult) => bench.store.models.get(modelId)!.folder;
const photosOf = (runId: number, part: string) => {
  const ids = new Set(
    bench.store
      .run(runId)
      .photos.filter((photo) => photo.part === part)
      .map(({ photoId }) => photoId),
  );
  return bench.store.photos.filter(({ photoId }) => ids.has(photoId));
};
const isEpoch = (epoch: number) => (event: TrainingEvent) => event.kind === 'epoch' && event.epoch === epoch;

/** What the finished model itself answers, photo by photo from its file. */
async function answersOf(result: TrainResult, part: string) {
  const { network } = await openModel(modelIn(folderOf(result)));
  const logits: Float32Array[] = [];
  const labels: number[] = [];
  for (const { path, label } of photosOf(result.runId, part)) {
    logits.push(network.predict(await decodePicture(path, SETTINGS.size), 1).logits);
    labels.push(label);
  }
  network.dispose();
  return { logits, labels };
}

async function expectCalibrated(result: TrainResult): Promise<void> {
  const { temperature } = bench.store.models.get(result.modelId)!;
  expect(temperature! / fitTemperature(await answersOf(result, 'validation'))).toBeCloseTo(1, 3);
}

describe('a run with photos for validation', () => {
  let result: TrainResult;
  let looked = 0;
  beforeAll(async () => {
    const { evaluate } = GraphTrainingNetwork.prototype;
    vi.spyOn(GraphTrainingNetwork.prototype, 'evaluate').mockImplementation(function (
      this: GraphTrainingNetwork,
      pictures,
      n,
    ) {
      looked += n;
      return evaluate.call(this, pictures, n);
    });
    result = await bench.train(SETTINGS);
  });

  it('has three parts, none with a specimen of another', () => {
    const [validation, test] = [photosOf(result.runId, 'validation'), photosOf(result.runId, 'test')];
    expect(photosOf(result.runId, 'held-out')).toEqual([]);
    expect(validation.length + test.length).toBe(HELD_OUT);
    expect(Math.min(validation.length, test.length)).toBeGreaterThanOrEqual(30);
    const part = { photos: validation.length, specimens: validation.length };
    expect(result).toMatchObject({ validation: part, heldOutPhotos: HELD_OUT });
    const passport: unknown = JSON.parse(readFileSync(join(folderOf(result), 'model.json'), 'utf8'));
    expect(passport).toMatchObject({
      learned: { heldOutPhotos: HELD_OUT, validation: { ...part, fittedOn: part.photos } },
    });
    const [first, ...log] = bench.store.run(result.runId).log.map(({ sentence }) => sentence);
    expect(first).toContain(
      `${part.photos} photos of other specimens choose the epoch (validation), and ${test.length}`,
    );
    expect(log.join('\n')).toMatch(/is the best so far, kept: \d+\.\d % of validation photos right\./);
  });

  it('looks at no photo of the test', async () => {
    // After each of three epochs, and once more for the temperature.
    expect(looked).toBe(4 * result.validation!.photos);
    const { logits, labels } = await answersOf(result, 'validation');
    const right = logits.filter((row, place) => row.indexOf(Math.max(...row)) === labels[place]).length;
    expect(result.heldOutAccuracy).toBe(right / labels.length);
  });

  it('is calibrated before it names anything, and judged on the test photos alone', async () => {
    await expectCalibrated(result);
    const { temperature } = bench.store.models.get(result.modelId)!;
    const test = photosOf(result.runId, 'test');
    const evaluation = await bench.evaluate({ modelId: result.modelId });
    expect(evaluation).toMatchObject({
      frame: test.length,
      validation: result.validation,
      calibration: { fittedOn: result.validation!.photos, checkedOn: test.length, temperature, inUse: true },
    });
    expect(bench.store.measured.map(({ photoId }) => photoId).sort((a, b) => a - b)).toEqual(
      test.map(({ photoId }) => photoId),
    );
    expect(evaluation.work[0]!.photos).toBe(test.length);
    expect(evaluation.methods).toContain(
      `120 photos of 120 specimens for training, ${result.validation!.photos} photos of ${result.validation!.specimens} specimens for validation and ${test.length} photos of ${test.length} specimens for the test.`,
    );
    expect(evaluation.methods).toMatch(/which did best on the validation photographs\. Nothing of the training looked/);
    expect(evaluation.methods).toMatch(/fitted by maximum likelihood on \d+ photos for validation at the end/);
    expect(evaluation.methods).not.toContain('flatter');
    // Of the test photos alone a part is too small to say how well it is calibrated.
    expect((await bench.evaluate({ modelId: result.modelId, sample: 29 })).calibration).toBeNull();
  });

  it('killed and resumed comes to the same model and the same temperature', async () => {
    const run = bench.train(SETTINGS);
    bench.when(isEpoch(1), () => run.control('cancel'));
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    const resumed = await bench.resume(bench.store.runs.size);
    const weights = (one: TrainResult) => readFileSync(join(folderOf(one), 'weights.safetensors'));
    expect(weights(resumed).equals(weights(result))).toBe(true);
    expect(bench.store.models.get(resumed.modelId)!.temperature).toBe(
      bench.store.models.get(result.modelId)!.temperature,
    );
    expect(resumed.validation).toEqual(result.validation);
  });
});

describe('the temperature is that of what answers', () => {
  it('for averaged weights', async () => {
    await expectCalibrated(await bench.train({ ...SETTINGS, averageDecay: 0.9, epochs: 1 }));
  });

  it('for snapshots that answer together', async () => {
    const cycles = { ...CYCLES, ...SETTINGS, schedule: 'restarts', firstCycle: 1, cycleFactor: 2 } as const;
    const result = await bench.train({ ...cycles, epochs: 3, ensemble: 'keep' });
    expect(JSON.parse(readFileSync(join(folderOf(result), 'model.json'), 'utf8'))).toMatchObject({ members: 2 });
    await expectCalibrated(result);
  });

  it('for a last layer on a backbone, through which no test photo goes', async () => {
    bench.store.embeddings.clear();
    bench.store.embedded.length = 0;
    const startFrom = { kind: 'model', id: 1 } as const;
    const result = await bench.train({ ...SETTINGS, mode: 'quick', startFrom, epochs: 5 });
    await expectCalibrated(result);
    const test = new Set(photosOf(result.runId, 'test').map(({ photoId }) => photoId));
    expect(bench.store.embedded).toHaveLength(HELD_OUT + result.validation!.photos);
    expect(bench.store.embedded.filter((photoId) => test.has(photoId))).toEqual([]);
  });
});

describe('a run that was begun before there was a choice', () => {
  it('goes on as it began, with the fingerprint that it had', async () => {
    const settings = { ...SETTINGS, batchSize: 8 };
    const begun = bench.train(settings);
    bench.when(
      ({ kind }) => kind === 'started',
      () => begun.control('cancel'),
    );
    await expect(begun).rejects.toMatchObject({ code: 'cancelled' });
    const runId = bench.store.runs.size;
    const run = bench.store.run(runId);
    const photos = run.photos.map(({ photoId, label, part }) => ({
      photoId,
      label,
      part: part === 'learn' ? ('learn' as const) : ('held-out' as const),
    }));
    bench.store.restore({ ...run, photos });
    for (const name of readdirSync(run.folder)) rmSync(join(run.folder, name), { recursive: true });
    writeFileSync(join(run.folder, 'plan.json'), JSON.stringify(photos));
    const again = bench.resume(runId);
    bench.when(isEpoch(1), () => again.control('cancel'));
    await expect(again).rejects.toMatchObject({ code: 'cancelled' });
    const checkpoint = readdirSync(run.folder).find((name) => name.startsWith('step-'))!;
    const { metadata } = decodeWeights(readFileSync(join(run.folder, checkpoint)));
    // Worked out by the program as it was then, for the same photos and settings.
    expect(metadata['fingerprint']).toBe('8b90634491bcc44375d27c689377badad6f7370ad32ce7fadb47486e077ef4ff');

    const result = await bench.resume(runId);
    expect(bench.store.run(runId).log.map(({ sentence }) => sentence)).toContainEqual(
      expect.stringMatching(/^Going on at step \d+\.$/),
    );
    expect(result.validation).toBeNull();
    expect(bench.store.models.get(result.modelId)!.temperature).toBeNull();
    const evaluation = await bench.evaluate({ modelId: result.modelId });
    expect(evaluation).toMatchObject({ frame: HELD_OUT, validation: null });
    expect(evaluation.accuracy.value).toBe(result.heldOutAccuracy);
    expect(evaluation.methods).toContain('may flatter it a little');
    // An evaluation fits it, as it always did.
    expect(bench.store.models.get(result.modelId)!.temperature).toBe(evaluation.calibration!.temperature);
  });
});

it('a run chooses the epoch by the validation photos where all held-out photos would choose another', () => {
  // Right answers, photo by photo, after each of two epochs: the first two photos are for validation.
  const epochs = [
    [1, 1, 0, 0, 0],
    [1, 0, 1, 1, 1],
  ];
  const best = (photos: readonly number[]) => {
    let kept: Parameters<typeof isBetter>[1] = null;
    for (const [place, right] of epochs.entries()) {
      const tally = new Tally(photos.map((photoId) => ({ photoId, label: 0, file: null })));
      photos.forEach((photo, slot) => tally.add(slot, Float32Array.of(right[photo]!, 1 - right[photo]!)));
      const { accuracy, loss } = tally.measure();
      if (isBetter({ accuracy, loss }, kept)) {
        kept = { epoch: place + 1, step: 0, heldOutAccuracy: accuracy, heldOutLoss: loss };
      }
    }
    return kept!.epoch;
  };
  expect(best([0, 1])).toBe(1);
  expect(best([0, 1, 2, 3, 4])).toBe(2);
});

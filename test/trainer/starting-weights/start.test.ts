import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrainingSettings } from '../../../electron/domain/training.ts';
import { initialWeights } from '../../../electron/network/initial-weights.ts';
import type { Tensors } from '../../../electron/network/network.ts';
import { readWeights } from '../../../electron/trainer/starting-weights/read.ts';
import { decodeWeights } from '../../../electron/network/weights/weights.ts';
import { SETTINGS, type Workbench, workbench } from '../../helpers/stand-in.ts';
import { answers, fixture, WIDTH } from '../../helpers/a-weights-file.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await workbench({ taxa: 2, specimens: 8 });
});
afterAll(() => bench.close());

/** A run so slow that its weights hardly move from where they began. */
const STILL: TrainingSettings = { ...SETTINGS, epochs: 1, learningRate: 1e-8, minLearningRate: 0, batchSize: 4 };
const narrow = { width: WIDTH };

async function put(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(bench.folder, name);
  await writeFile(path, bytes);
  return path;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function modelOf(modelId: number) {
  const folder = bench.store.models.get(modelId)?.folder ?? '';
  return {
    weights: async () => decodeWeights(await readFile(join(folder, 'weights.safetensors'))).tensors,
    passport: async () =>
      JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')) as { network: Record<string, unknown> },
    folder,
  };
}

/** The largest difference of what learns; moving statistics follow the photos however slow the run. */
function moved(from: Tensors, to: Tensors, names: (name: string) => boolean): number {
  const learns = [...from].filter(([name]) => names(name) && !name.includes('running_'));
  expect(learns.length).toBeGreaterThan(0);
  return Math.max(
    ...learns.map(([name, { data }]) =>
      Math.max(...data.map((value, i) => Math.abs(value - (to.get(name)?.data[i] ?? NaN)))),
    ),
  );
}

const logOf = (runId: number) => bench.store.run(runId).log.map(({ sentence }) => sentence);
const isLast = (name: string) => name.startsWith('fc.');

describe('adding a file', () => {
  it('keeps its numbers, without the last layer, once', async () => {
    const bytes = fixture('resnet18.pth');
    const name = `resnet18-${sha256(bytes).slice(0, 8)}.pth`;
    const path = await put(name, bytes);
    const first = await bench.addWeights(path, WIDTH);
    expect(first).toMatchObject({ added: true, weights: { name, sha256: sha256(bytes), depth: 18, classes: 4 } });
    const read = await readWeights(bytes, null, WIDTH);
    const backbone = new Map([...read.tensors].filter(([tensor]) => !isLast(tensor)));
    const learns = [...backbone].filter(([tensor]) => !tensor.includes('running_'));
    expect(first.weights.parameters).toBe(learns.reduce((sum, [, { data }]) => sum + data.length, 0));
    const file = join(bench.folder, 'weights', sha256(bytes), 'weights.safetensors');
    expect(decodeWeights(await readFile(file)).tensors).toEqual(backbone);

    const again = await bench.addWeights(await put('the-same.pth', bytes), WIDTH);
    expect(again).toEqual({ weights: first.weights, added: false, part: null });
    await rm(file);
    expect(await bench.addWeights(path, WIDTH)).toEqual({ weights: first.weights, added: false, part: null });
    expect(decodeWeights(await readFile(file)).tensors).toEqual(backbone);
  });

  it('keeps the part that a person chose under its own name, beside the one that is taken by itself', async () => {
    const path = await put('moco.pth.tar', fixture('moco.pth.tar'));
    const first = await bench.addWeights(path, WIDTH);
    const second = await bench.addWeights(path, WIDTH, 'state_dict.module.encoder_k');
    const others = ['state_dict.module.encoder_q.'];
    expect(second).toMatchObject({
      added: true,
      part: { path: 'state_dict.module.encoder_k.', others, chosen: true },
      weights: { name: 'moco.pth.tar (state_dict.module.encoder_k)' },
    });
    expect(second.weights.id).not.toBe(first.weights.id);
    expect(first.weights.sha256).toBe(sha256(fixture('moco.pth.tar')));
    expect(await bench.addWeights(path, WIDTH, 'state_dict.module.encoder_k.')).toEqual({ ...second, added: false });
    expect(await bench.addWeights(path, WIDTH, 'state_dict.module.encoder_q')).toEqual({ ...first, added: false });
    const kept = async (sum: string) =>
      decodeWeights(await readFile(join(bench.folder, 'weights', sum, 'weights.safetensors'))).tensors;
    const sums = [first, second].map(async ({ weights }) => {
      const { data } = (await kept(weights.sha256)).get('conv1.weight')!;
      return data.reduce((sum, value) => sum + Math.abs(value), 0);
    });
    expect(await sums[0]).toBeGreaterThan(1);
    expect(await sums[1]).toBe(0);
  });

  it('reads a file again whose config.json says something else now', async () => {
    const path = await put('model.safetensors', fixture('transformers-resnet50.safetensors'));
    const config = (name: string) => put('config.json', Buffer.from(JSON.stringify(answers<object>(name))));
    await config('transformers-resnet50.json');
    const first = await bench.addWeights(path, WIDTH);
    await config('transformers-resnet50-stride-first.json');
    const second = await bench.addWeights(path, WIDTH);
    expect([first, second].map(({ added, weights }) => [added, weights.stride])).toEqual([
      [true, 'in3x3'],
      [true, 'in1x1'],
    ]);
    expect(await bench.addWeights(path, WIDTH)).toEqual({ ...second, added: false });
    await config('transformers-resnet50.json');
    expect(await bench.addWeights(path, WIDTH)).toEqual({ ...first, added: false });
  });

  it('refuses one that is not what its name says, is not there, or is no weights', async () => {
    const bytes = fixture('resnet18.pth');
    await expect(bench.addWeights(await put('resnet18-f37072fd.pth', bytes), WIDTH)).rejects.toMatchObject({
      code: 'weights-unreadable',
      message: expect.stringContaining('its SHA-256 begins with f37072fd'),
    });
    await expect(bench.addWeights(join(bench.folder, 'gone.pth'), WIDTH)).rejects.toMatchObject({
      code: 'weights-unreadable',
      message: 'gone.pth cannot be used as starting weights: it is not there.',
    });
    await expect(bench.addWeights(await put('poisoned.pth', fixture('poisoned.pth')), WIDTH)).rejects.toMatchObject({
      code: 'weights-unreadable',
      message: expect.stringContaining('posix.system'),
    });
    await expect(
      bench.addWeights(await put('a.safetensors', fixture('resnet18.safetensors')), 64),
    ).rejects.toMatchObject({ code: 'weights-mismatch' });
  });
});

describe('a run', () => {
  it('begins from weights, with a new last layer, and says so', async () => {
    const { weights } = await bench.addWeights(await put('a18.safetensors', fixture('resnet18.safetensors')), WIDTH);
    const { runId, modelId } = await bench.train({ ...STILL, startFrom: { kind: 'weights', id: weights.id } }, narrow);
    const { tensors } = await readWeights(fixture('resnet18.safetensors'), null, WIDTH);
    const learned = await modelOf(modelId).weights();
    expect(moved(tensors, learned, (name) => !isLast(name))).toBeLessThan(1e-5);
    const fresh = initialWeights(
      { depth: 18, classes: 2, size: 32, inputSize: 36, stride: 'in3x3', width: WIDTH },
      { seed: STILL.seed, zeroInitResidual: false },
    );
    expect(moved(fresh, learned, isLast)).toBeLessThan(1e-5);
    expect(logOf(runId)).toContain(
      `The network begins from the weights a18.safetensors (ResNet18, SHA-256 ${weights.sha256.slice(0, 8)}…), with a new last layer.`,
    );
  });

  it('has the stride that its weights were trained with, also after an interruption, when they are gone', async () => {
    const { weights } = await bench.addWeights(await put('keras50.h5', fixture('keras50.h5')), WIDTH);
    const settings: TrainingSettings = {
      ...STILL,
      depth: 50,
      epochs: 2,
      learningRate: 0.01,
      startFrom: { kind: 'weights', id: weights.id },
    };
    const whole = await bench.train(settings, narrow);
    expect((await modelOf(whole.modelId).passport()).network).toMatchObject({ depth: 50, stride: 'in1x1' });

    const policy = { atEpochEnd: 0, withinEpoch: 0 };
    const call = bench.train(settings, { ...narrow, policy });
    bench.when(
      (event) => event.kind === 'epoch',
      () => call.control('cancel'),
    );
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    const runId = Math.max(...bench.store.runs.keys());
    await rm(join(bench.folder, 'weights', weights.sha256), { recursive: true });
    const resumed = await bench.resume(runId, { ...narrow, policy });
    expect((await modelOf(resumed.modelId).passport()).network).toMatchObject({ stride: 'in1x1' });
    expect(await modelOf(resumed.modelId).weights()).toEqual(await modelOf(whole.modelId).weights());

    await expect(bench.train(settings, narrow)).rejects.toMatchObject({
      code: 'weights-unreadable',
      message: expect.stringContaining('Add the file again'),
    });
  });

  it('begins from a model and keeps its last layer while the taxa are the same', async () => {
    const first = await bench.train({ ...SETTINGS, name: 'First', epochs: 1 }, narrow);
    const learned = await modelOf(first.modelId).weights();
    const startFrom = { kind: 'model', id: first.modelId } as const;
    const second = await bench.train({ ...STILL, startFrom }, narrow);
    expect(moved(learned, await modelOf(second.modelId).weights(), () => true)).toBeLessThan(1e-5);
    expect(logOf(second.runId)).toContainEqual(expect.stringContaining('keeps its last layer'));

    // The model's folder, added like a file from elsewhere, knows its taxa too.
    const { weights } = await bench.addWeights(modelOf(first.modelId).folder, WIDTH);
    expect(weights).toMatchObject({ name: first.modelName, format: 'vasculum', classes: 2 });
    const third = await bench.train({ ...STILL, startFrom: { kind: 'weights', id: weights.id } }, narrow);
    expect(moved(learned, await modelOf(third.modelId).weights(), () => true)).toBeLessThan(1e-5);
  });

  it('does not begin from what is of another depth, not there, or damaged', async () => {
    const { weights } = await bench.addWeights(await put('b18.pth', fixture('resnet18.pth')), WIDTH);
    const before = bench.store.runs.size;
    const startFrom = { kind: 'weights', id: weights.id } as const;
    await expect(bench.train({ ...STILL, depth: 34, startFrom }, narrow)).rejects.toMatchObject({
      code: 'wrong-setting',
      message: expect.stringContaining('is a ResNet18'),
    });
    for (const kind of ['weights', 'model'] as const) {
      await expect(bench.train({ ...STILL, startFrom: { kind, id: 99 } }, narrow)).rejects.toMatchObject({
        code: `${kind}-missing`,
      });
    }
    expect(bench.store.runs.size).toBe(before);
    const folder = join(bench.folder, 'weights', weights.sha256);
    await mkdir(folder, { recursive: true });
    await appendFile(join(folder, 'weights.safetensors'), 'x');
    await expect(bench.train({ ...STILL, startFrom }, narrow)).rejects.toMatchObject({ code: 'weights-unreadable' });
  });
});

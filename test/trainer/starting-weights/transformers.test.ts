import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeWeights } from '../../../electron/network/weights/weights.ts';
import { isCounter } from '../../../electron/trainer/starting-weights/part.ts';
import { readWeights } from '../../../electron/trainer/starting-weights/read.ts';
import { readFrom, readSource } from '../../../electron/trainer/starting-weights/source.ts';
import { answers, CLASSES, fixture, WIDTH } from '../../helpers/a-weights-file.ts';
import { encodeWeights } from '../../helpers/written-weights.ts';
import { apart, logits } from '../../helpers/answers-of-weights.ts';

process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';

const theirs = answers<Record<string, number[][]>>('transformers-answers.json');
const config = (name: string) => answers<object>(`transformers-${name}.json`);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vasculum-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** As a person has them: the weights in a folder, with the config.json beside them. */
async function beside(name: string, settings: object | string) {
  const path = join(folder, name.replace(/^.*\./, 'model.'));
  await writeFile(path, fixture(name));
  await writeFile(join(folder, 'config.json'), typeof settings === 'string' ? settings : JSON.stringify(settings));
  return await readFrom(await readSource(path), WIDTH);
}

describe('ResNets of transformers', () => {
  it.each([
    ['transformers-resnet18.safetensors', 'resnet18', 18, 'in3x3'],
    ['transformers-resnet18.bin', 'resnet18', 18, 'in3x3'],
    ['transformers-resnet50.safetensors', 'resnet50', 50, 'in3x3'],
    ['transformers-resnet50.safetensors', 'resnet50-stride-first', 50, 'in1x1'],
  ] as const)('%s with the config.json of %s answers as there', async (name, model, depth, stride) => {
    const read = await beside(name, config(model));
    expect(read).toMatchObject({ depth, stride, classes: CLASSES, part: { path: 'resnet.', others: [] } });
    expect(apart(await logits(read), theirs[model] ?? [])).toBeLessThan(1e-4);
  });

  it('have the stride where transformers has it, when nothing says otherwise', async () => {
    const bytes = fixture('transformers-resnet50.safetensors');
    expect((await readWeights(bytes, null, WIDTH)).stride).toBe('in3x3');
    for (const other of ['{', '[]', '{"model_type":"bert","downsample_in_bottleneck":true}']) {
      expect((await readWeights(bytes, null, WIDTH, other)).stride).toBe('in3x3');
    }
  });

  it('are told apart where there are two, of which one can be chosen', async () => {
    const { tensors } = decodeWeights(fixture('transformers-resnet18.safetensors'), isCounter);
    const under = (path: string) => [...tensors].map(([name, tensor]) => [`${path}${name}`, tensor] as const);
    const bytes = encodeWeights(new Map(['online.', 'target.'].flatMap(under)));
    await expect(readWeights(bytes, null, WIDTH)).rejects.toThrow('(online.resnet; target.resnet)');
    const read = await readWeights(bytes, null, WIDTH, null, 'target.resnet');
    expect(read.part).toEqual({ path: 'target.resnet.', others: ['online.resnet.'], chosen: true });
    expect(apart(await logits(read), theirs['resnet18'] ?? [])).toBeLessThan(1e-4);
  });

  it('are read from their folder', async () => {
    const path = await mkdtemp(join(folder, 'resnet-18-'));
    await writeFile(join(path, 'config.json'), JSON.stringify(config('resnet50-stride-first')));
    await writeFile(join(path, 'pytorch_model.bin'), fixture('transformers-resnet18.bin'));
    expect(await readFrom(await readSource(path), WIDTH)).toMatchObject({ depth: 18, stride: 'in1x1' });
    await writeFile(join(path, 'saved_model.pb'), '');
    expect((await readSource(path)).bytes.length).toBeGreaterThan(0);
    await rm(join(path, 'pytorch_model.bin'));
    await expect(readSource(path)).rejects.toThrow('a network of TensorFlow (SavedModel)');
  });

  it('that are built otherwise are refused by what their config.json says', async () => {
    const settings = { ...config('resnet50'), downsample_in_first_stage: true };
    await expect(beside('transformers-resnet50.safetensors', settings)).rejects.toThrow(
      'downsample_in_first_stage: true',
    );
    await expect(
      beside('transformers-resnet50.safetensors', { ...config('resnet50'), hidden_act: 'gelu' }),
    ).rejects.toThrow('hidden_act: gelu');
  });
});

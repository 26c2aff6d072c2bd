import { describe, expect, it } from 'vitest';
import { readKerasFile } from '../../../electron/trainer/starting-weights/keras-file.ts';
import { readWeights } from '../../../electron/trainer/starting-weights/read.ts';
import { readStoredZip } from '../../../electron/trainer/starting-weights/stored-zip.ts';
import { readTorchFileBeforeZip } from '../../../electron/trainer/starting-weights/torch-before-zip.ts';
import { readTorchFile } from '../../../electron/trainer/starting-weights/torch-file.ts';
import { decodeWeights } from '../../../electron/network/weights/weights.ts';
import { encodeWeights } from '../../helpers/written-weights.ts';
import { answers, CLASSES, fixture, WIDTH } from '../../helpers/a-weights-file.ts';
import { apart, logits } from '../../helpers/answers-of-weights.ts';

process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';

const all = (names: readonly string[]) => new Map(names.map((name) => [name, name]));

const torch = answers<{
  readonly resnet18: number[][];
  readonly resnet50: number[][];
  readonly kinds: Record<string, { readonly shape: number[]; readonly data: number[] }>;
}>('torch-answers.json');
const keras = answers<{ readonly zerosAround: number[][]; readonly meanAround: number[][] }>('keras-answers.json');

describe('PyTorch files', () => {
  it.each(['kinds.pth', 'kinds-protocol-4.pth'])('%s: every kind of number and every order of axes', async (name) => {
    const tensors = readTorchFile(await readStoredZip(fixture(name)), all);
    expect(Object.fromEntries([...tensors].map(([key, { shape, data }]) => [key, { shape, data: [...data] }]))).toEqual(
      torch.kinds,
    );
  });

  it.each([
    ['resnet18.pth', 18, 'resnet18'],
    ['resnet18-before-1.6.pth', 18, 'resnet18'],
    // Parameters in place of tensors, as in torchvision's first files.
    ['resnet50.pth', 50, 'resnet50'],
  ] as const)('%s answers as in PyTorch', async (name, depth, key) => {
    const read = await readWeights(fixture(name), null, WIDTH);
    expect(read).toMatchObject({ format: 'pytorch', depth, stride: 'in3x3', classes: CLASSES });
    expect(apart(await logits(read), torch[key])).toBeLessThan(1e-4);
  });

  it('finds the network where a training script keeps it beside other things', async () => {
    const tensors = readTorchFile(await readStoredZip(fixture('checkpoint.pth')), all);
    expect(tensors).toEqual(new Map([['model.single', { shape: [], data: Float32Array.of(0.25) }]]));
  });

  it('finds it under any key where it is the only list of tensors', async () => {
    const records = new Map(await readStoredZip(fixture('checkpoint.pth')));
    const list = [...records.keys()].find((name) => name.endsWith('data.pkl')) ?? '';
    const pickle = Buffer.from(records.get(list) ?? []);
    pickle.write('mynet', pickle.indexOf('model'), 'latin1');
    records.set(list, pickle);
    const tensors = readTorchFile(records, all);
    expect([...tensors.keys()]).toEqual(['mynet.single']);
  });

  it('takes what it is told to, under the names that it is told', async () => {
    const tensors = readTorchFile(await readStoredZip(fixture('kinds.pth')), () => new Map([['own', 'half']]));
    expect([...tensors.keys()]).toEqual(['own']);
  });

  it('from before 1.6: every kind of number and every order of axes', () => {
    const tensors = readTorchFileBeforeZip(fixture('before-1.6.pth'), all);
    expect(Object.fromEntries([...tensors].map(([key, { shape, data }]) => [key, { shape, data: [...data] }]))).toEqual(
      torch.kinds,
    );
  });

  it('from before 0.4: tensors and parameters as they were written then', () => {
    expect(readTorchFileBeforeZip(fixture('before-0.4.pth'), all)).toEqual(
      new Map([
        ['w', { shape: [3, 2], data: Float32Array.of(0, 3, 1, 4, 2, 5) }],
        ['mean', { shape: [2], data: Float32Array.of(0.5, 2) }],
      ]),
    );
  });
});

describe('safetensors files', () => {
  it('written by the Python library: every kind of number', () => {
    const { tensors } = decodeWeights(fixture('kinds.safetensors'));
    for (const [name, { shape, data }] of Object.entries(torch.kinds)) {
      expect({ name, shape: tensors.get(name)?.shape, data: [...(tensors.get(name)?.data ?? [])] }).toEqual({
        name,
        shape,
        data,
      });
    }
  });

  it('answers as in PyTorch', async () => {
    const read = await readWeights(fixture('resnet18.safetensors'), null, WIDTH);
    expect(read).toMatchObject({ format: 'safetensors', depth: 18, classes: CLASSES });
    expect(apart(await logits(read), torch.resnet18)).toBeLessThan(1e-4);
  });

  it.each(['module.', 'model.', 'backbone.body.'])('are read with %s before each name', async (prefix) => {
    const plain = decodeWeights(fixture('resnet18.safetensors')).tensors;
    const named = [...plain].map(([name, tensor]) => [`${prefix}${name}`, tensor] as const);
    const loss = { shape: [1], data: Float32Array.of(1) };
    const read = await readWeights(encodeWeights(new Map([...named, ['loss.weight', loss]])), null, WIDTH);
    expect(read.tensors).toEqual((await readWeights(fixture('resnet18.safetensors'), null, WIDTH)).tensors);
  });

  it('with two networks are refused by the names of both', async () => {
    const plain = decodeWeights(fixture('resnet18.safetensors')).tensors;
    const both = ['online.', 'target.'].flatMap((prefix) =>
      [...plain].map(([name, tensor]) => [`${prefix}${name}`, tensor] as const),
    );
    await expect(readWeights(encodeWeights(new Map(both)), null, WIDTH)).rejects.toThrow('(online; target)');
  });

  it('of Vasculum itself need their model.json, which says where the stride is', async () => {
    const { tensors } = await readWeights(fixture('keras50.h5'), null, WIDTH);
    const own = encodeWeights(tensors, { format: 'vasculum-model-1' });
    await expect(readWeights(own, null, WIDTH)).rejects.toThrow('model.json');
    const read = await readWeights(own, { stride: 'in1x1' }, WIDTH);
    expect(read).toMatchObject({ format: 'vasculum', stride: 'in1x1', depth: 50 });
    expect(read.tensors.get('fc.weight')).toEqual(tensors.get('fc.weight'));
  });
});

describe('Keras files', () => {
  it('answer as in Keras: exactly so inside the picture, nearly so at its rim', async () => {
    const read = await readWeights(fixture('keras50.h5'), null, WIDTH);
    expect(read).toMatchObject({ format: 'keras', depth: 50, stride: 'in1x1', classes: CLASSES });
    const ours = await logits(read);
    // Keras with our colour around the picture: the same sums.
    expect(apart(ours, keras.meanAround)).toBeLessThan(1e-4);
    // Keras as it is, with a rim that is half a step of 255 off: at 32 pixels most of the picture is rim.
    expect(apart(keras.meanAround, keras.zerosAround)).toBeGreaterThan(1e-3);
    expect(apart(ours, keras.zerosAround)).toBeLessThan(0.06);
  });

  it.each([
    'keras50.weights.h5',
    'keras50-numbered.weights.h5',
    'keras50.keras',
    'keras50-transfer.h5',
    'keras50-transfer.keras',
  ])('%s holds the same network', async (name) => {
    const read = await readWeights(fixture(name), null, WIDTH);
    const top = name === 'keras50.weights.h5' || name === 'keras50.keras';
    expect(read).toMatchObject({ format: 'keras', depth: 50, stride: 'in1x1', classes: top ? CLASSES : null });
    const same = await readWeights(fixture('keras50.h5'), null, WIDTH);
    const due = [...same.tensors].filter(([own]) => top || !own.startsWith('fc.'));
    expect(new Map([...read.tensors].sort())).toEqual(new Map(due.sort()));
  });

  it.each(['keras50-notop.h5', 'keras50-whole.h5'])('%s has no last layer', async (name) => {
    const read = await readWeights(fixture(name), null, 1);
    expect(read).toMatchObject({ format: 'keras', depth: 50, classes: null });
    expect([...read.tensors.keys()].filter((key) => key.startsWith('fc'))).toEqual([]);
  });

  it('leaves nothing behind in the library’s memory', async () => {
    const first = await readKerasFile(fixture('keras50.h5'));
    await readKerasFile(fixture('keras50-notop.h5'));
    expect(await readKerasFile(fixture('keras50.h5'))).toEqual(first);
  });
});

import { describe, expect, it } from 'vitest';
import { createTrainingNetwork } from '../../../electron/trainer/networks/open-network.ts';
import { readKerasFile } from '../../../electron/trainer/starting-weights/keras-file.ts';
import { readWeights, type ReadWeights } from '../../../electron/trainer/starting-weights/read.ts';
import { readStoredZip } from '../../../electron/trainer/starting-weights/stored-zip.ts';
import { readTorchFile } from '../../../electron/trainer/starting-weights/torch-file.ts';
import { decodeWeights } from '../../../electron/network/weights/weights.ts';
import { encodeWeights } from '../../helpers/written-weights.ts';
import { zipped } from '../../helpers/stored-zip.ts';
import { answers, CLASSES, fixture, PICTURES, pictures, SIDE, WIDTH } from '../../helpers/a-weights-file.ts';

process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';

const none = () => false;

/** What our own network answers with these weights. */
async function logits({ depth, stride, tensors }: ReadWeights): Promise<number[][]> {
  const shape = { depth, stride, classes: CLASSES, size: SIDE, inputSize: SIDE, width: WIDTH };
  const options = {
    seed: 1,
    momentum: 0.9,
    nesterov: true,
    weightDecay: 0,
    labelSmoothing: 0,
    zeroInitResidual: true,
  };
  const network = await createTrainingNetwork(shape, options, tensors);
  try {
    const rows = network.evaluate(pictures(), PICTURES).logits;
    return Array.from({ length: PICTURES }, (_, n) => [...rows.subarray(n * CLASSES, (n + 1) * CLASSES)]);
  } finally {
    network.dispose();
  }
}

/** The largest distance between two tables of equal shape. */
function apart(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number {
  expect(a.map((row) => row.length)).toEqual(b.map((row) => row.length));
  return Math.max(...a.flatMap((row, n) => row.map((value, i) => Math.abs(value - (b[n]?.[i] ?? NaN)))));
}

const torch = answers<{
  readonly resnet18: number[][];
  readonly resnet50: number[][];
  readonly kinds: Record<string, { readonly shape: number[]; readonly data: number[] }>;
}>('torch-answers.json');
const keras = answers<{ readonly zerosAround: number[][]; readonly meanAround: number[][] }>('keras-answers.json');

describe('PyTorch files', () => {
  it.each(['kinds.pth', 'kinds-protocol-4.pth'])('%s: every kind of number and every order of axes', async (name) => {
    const tensors = await readTorchFile(fixture(name), none);
    expect(Object.fromEntries([...tensors].map(([key, { shape, data }]) => [key, { shape, data: [...data] }]))).toEqual(
      torch.kinds,
    );
  });

  it.each([
    ['resnet18.pth', 18, 'resnet18'],
    // Parameters in place of tensors, as in torchvision's first files.
    ['resnet50.pth', 50, 'resnet50'],
  ] as const)('%s answers as in PyTorch', async (name, depth, key) => {
    const read = await readWeights(fixture(name), null, WIDTH);
    expect(read).toMatchObject({ format: 'pytorch', depth, stride: 'in3x3', classes: CLASSES });
    expect(apart(await logits(read), torch[key])).toBeLessThan(1e-4);
  });

  it('finds the network where a training script keeps it beside other things', async () => {
    const tensors = await readTorchFile(fixture('checkpoint.pth'), none);
    expect(tensors).toEqual(new Map([['single', { shape: [], data: Float32Array.of(0.25) }]]));
  });

  it('finds it under any key where it is the only list of tensors', async () => {
    const records = new Map(await readStoredZip(fixture('checkpoint.pth')));
    const list = [...records.keys()].find((name) => name.endsWith('data.pkl')) ?? '';
    const pickle = Buffer.from(records.get(list) ?? []);
    pickle.write('mynet', pickle.indexOf('model'), 'latin1');
    records.set(list, pickle);
    const tensors = await readTorchFile(await zipped(records), none);
    expect([...tensors.keys()]).toEqual(['single']);
  });

  it('passes over what it is told to', async () => {
    const tensors = await readTorchFile(fixture('kinds.pth'), (name) => name !== 'half');
    expect([...tensors.keys()]).toEqual(['half']);
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
    await expect(readWeights(encodeWeights(new Map(both)), null, WIDTH)).rejects.toThrow('(online.; target.)');
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

import { describe, expect, it } from 'vitest';
import { initialWeights } from '../../../electron/network/initial-weights.ts';
import type { NetworkShape, Tensors } from '../../../electron/network/network.ts';
import { normalQuantile, philox, uniforms } from '../../../electron/network/philox.ts';
import {
  WeightsFileError,
  decodeWeights,
  fromTorchLayout,
  weightsParts,
} from '../../../electron/network/weights/weights.ts';
import { encodeWeights, toTorchLayout } from '../../helpers/written-weights.ts';

const TENSORS: Tensors = new Map([
  ['layer1.0.conv1.weight', { shape: [1, 2, 3, 2], data: Float32Array.from({ length: 12 }, (_, i) => i / 7) }],
  ['bn1.bias', { shape: [3], data: Float32Array.of(-1.5, 0, 3e-39) }],
  ['empty', { shape: [0], data: new Float32Array() }],
  ['scalar', { shape: [], data: Float32Array.of(4) }],
]);

/** A safetensors file with any header. */
function file(header: unknown, numbers = 0, length?: bigint): Uint8Array {
  const json = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const start = Buffer.alloc(8);
  start.writeBigUInt64LE(length ?? BigInt(json.length));
  return Buffer.concat([start, json, Buffer.alloc(numbers * 4)]);
}

const entry = (from: number, to: number, shape = [(to - from) / 4], dtype = 'F32') => ({
  dtype,
  shape,
  data_offsets: [from, to],
});

describe('weights file', () => {
  it('gives back what went in', () => {
    const metadata = { format: 'pt', note: 'Orchidaceae – 12 µm' };
    const read = decodeWeights(encodeWeights(TENSORS, metadata));
    expect(read.metadata).toEqual(metadata);
    expect(read.tensors).toEqual(TENSORS);
    expect([...read.tensors.keys()]).toEqual([...TENSORS.keys()]);
  });

  it('is the same in parts, and its numbers lie on 8-byte bounds', () => {
    const parts = weightsParts(TENSORS, { a: 'b' });
    expect(Buffer.concat(parts)).toEqual(Buffer.from(encodeWeights(TENSORS, { a: 'b' })));
    expect((parts[0]?.length ?? 1) % 8).toBe(0);
  });

  it('can be read from the middle of a buffer', () => {
    const whole = Buffer.concat([Buffer.alloc(3), encodeWeights(TENSORS)]);
    expect(decodeWeights(whole.subarray(3)).tensors).toEqual(TENSORS);
  });

  it('passes over tensors of another type where told to', () => {
    const bytes = file({ 'bn1.num_batches_tracked': entry(0, 8, [8], 'U8'), w: entry(8, 12) }, 3);
    expect([...decodeWeights(bytes, (name) => name.endsWith('num_batches_tracked')).tensors.keys()]).toEqual(['w']);
    expect(() => decodeWeights(bytes)).toThrow('U8');
  });

  it.each([
    ['nothing', new Uint8Array(), 'too short'],
    ['seven bytes', new Uint8Array(7), 'too short'],
    ['a huge header', file({}, 0, 2n ** 62n), 'too long'],
    ['a header of 9 MB', file({}, 0, 9_000_000n), 'too long'],
    ['a header that is cut', file({ w: entry(0, 4) }, 1).subarray(0, 20), 'middle of its header'],
    ['no JSON', file('PK!!'), 'cannot be read'],
    ['no UTF-8', Buffer.concat([file({}, 0, 2n).subarray(0, 8), Buffer.from([0xff, 0xfe])]), 'cannot be read'],
    ['a list', file([]), 'not a list'],
    ['null', file('null'), 'not a list'],
    ['text for a tensor', file({ w: 'x' }), 'entry for w'],
    ['no offsets', file({ w: { dtype: 'F32', shape: [1] } }), 'entry for w'],
    ['a negative length', file({ w: { ...entry(0, 4), shape: [-1] } }, 1), 'entry for w'],
    ['a length that is no whole number', file({ w: { ...entry(0, 4), shape: [0.5] } }, 1), 'entry for w'],
    ['offsets backwards', file({ w: { ...entry(0, 4), data_offsets: [4, 0] } }, 1), 'entry for w'],
    ['three offsets', file({ w: { ...entry(0, 4), data_offsets: [0, 4, 8] } }, 1), 'entry for w'],
    ['a name with a line break', file({ 'a\nb': entry(0, 4) }, 1), 'name'],
    ['an empty name', file({ '': entry(0, 4) }, 1), 'name'],
    ['overlap', file({ a: entry(0, 8), b: entry(4, 12) }, 3), 'does not begin'],
    ['a gap', file({ a: entry(0, 4), b: entry(8, 12) }, 3), 'does not begin'],
    ['a tensor cut short', file({ a: entry(0, 4), b: entry(4, 12) }, 2), 'cut short'],
    ['bytes too many', file({ a: entry(0, 4) }, 2), 'longer'],
    ['a wrong shape', file({ a: entry(0, 8, [3]) }, 2), 'length'],
    ['another type', file({ a: entry(0, 4, [1], 'I32') }, 1), 'I32'],
    ['another type’s length', file({ a: entry(0, 4, [1], 'F16') }, 1), 'length'],
    [
      'a tensor of nine axes',
      file(
        {
          a: entry(
            0,
            4,
            Array.from({ length: 9 }, () => 1),
          ),
        },
        1,
      ),
      'entry for a',
    ],
    [
      'tensors without end',
      file(Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`w${i}`, entry(0, 0, [0])]))),
      'more tensors than any network',
    ],
    ['notes that are no text', file({ __metadata__: { a: 1 } }), 'notes'],
  ])('is refused when it is %s', (_, bytes, reason) => {
    expect(() => decodeWeights(bytes)).toThrow(WeightsFileError);
    expect(() => decodeWeights(bytes)).toThrow(reason);
  });

  it('is refused wherever it is cut', () => {
    const whole = encodeWeights(TENSORS, { a: 'b' });
    for (let length = 0; length < whole.length; length++) {
      expect(() => decodeWeights(whole.subarray(0, length))).toThrow(WeightsFileError);
    }
  });

  it('is not written with a name or a shape that could not be read', () => {
    const data = Float32Array.of(1, 2);
    expect(() => encodeWeights(new Map([['a b', { shape: [2], data }]]))).toThrow(WeightsFileError);
    expect(() => encodeWeights(new Map([['__metadata__ ', { shape: [2], data }]]))).toThrow(WeightsFileError);
    expect(() => encodeWeights(new Map([['a', { shape: [3], data }]]))).toThrow(WeightsFileError);
  });
});

it('a weights file puts kernels into PyTorch’s order and back', () => {
  const torch = toTorchLayout(TENSORS).get('layer1.0.conv1.weight');
  expect(torch?.shape).toEqual([2, 3, 1, 2]);
  // [0, 1, 2, 1] of ours is [1, 2, 0, 1] of PyTorch's.
  expect(torch?.data[1 * 6 + 2 * 2 + 1]).toBe(Math.fround(((1 * 3 + 2) * 2 + 1) / 7));
  expect(fromTorchLayout(toTorchLayout(TENSORS))).toEqual(TENSORS);
});

describe('random numbers', () => {
  // Known answers of Random123 1.14, kat_vectors, philox4x32 10.
  it.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ] as const)('are Philox 4x32-10', (counter, key, expected) => {
    expect(philox([...counter], [...key])).toEqual(expected);
  });

  it('are the same from the start whatever the length, and others for another seed or stream', () => {
    const long = uniforms({ seed: 5, stream: 1 }, 11);
    expect(uniforms({ seed: 5, stream: 1 }, 6)).toEqual(long.subarray(0, 6));
    expect(uniforms({ seed: 5, stream: 2 }, 11)).not.toEqual(long);
    expect(uniforms({ seed: 5 + 2 ** 32, stream: 1 }, 11)).not.toEqual(long);
  });

  // Reference values of the standard normal distribution.
  it.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.025, -1.959963984540054],
    [0.9, 1.2815515655446004],
    [0.001, -3.090232306167813],
    [2 ** -33, -6.337957754553789],
  ])('have the normal quantile of %f', (p, expected) => {
    expect(Math.abs(normalQuantile(p) - expected)).toBeLessThan(3e-7 * Math.max(1, Math.abs(expected)));
  });
});

describe('initial weights', () => {
  const shape: NetworkShape = { depth: 50, classes: 5, size: 64, inputSize: 64, stride: 'in3x3', width: 16 };
  const weights = initialWeights(shape, { seed: 7, zeroInitResidual: true });
  const data = (name: string, tensors = weights) => tensors.get(name)?.data ?? new Float32Array();

  it('have He et al.’s spread', () => {
    const kernels = data('layer3.0.conv2.weight');
    const mean = kernels.reduce((a, b) => a + b, 0) / kernels.length;
    const deviation = Math.sqrt(kernels.reduce((a, b) => a + b * b, 0) / kernels.length);
    const expected = Math.sqrt(2 / (9 * 64));
    expect(kernels).toHaveLength(9 * 64 * 64);
    expect(Math.abs(mean)).toBeLessThan((4 * expected) / Math.sqrt(kernels.length));
    expect(deviation / expected).toBeCloseTo(1, 1);
    const bound = 1 / Math.sqrt(512);
    expect(Math.max(...data('fc.weight').map(Math.abs))).toBeLessThanOrEqual(bound);
    expect(Math.max(...data('fc.weight'))).toBeGreaterThan(0.99 * bound);
  });

  it('start each block as the identity only where asked', () => {
    expect(new Set(data('layer1.0.bn3.weight'))).toEqual(new Set([0]));
    expect(new Set(data('layer1.0.bn2.weight'))).toEqual(new Set([1]));
    expect(new Set(data('layer1.0.downsample.1.weight'))).toEqual(new Set([1]));
    const plain = initialWeights(shape, { seed: 7, zeroInitResidual: false });
    expect(new Set(data('layer1.0.bn3.weight', plain))).toEqual(new Set([1]));
    expect(new Set(data('bn1.running_var'))).toEqual(new Set([1]));
    expect(new Set(data('bn1.running_mean'))).toEqual(new Set([0]));
  });

  it('are the same bits for the same seed, on every machine', () => {
    const first = data('conv1.weight').subarray(0, 4);
    const words = [...new Uint32Array(first.slice().buffer)].map((word) => word.toString(16));
    expect(words).toEqual(INITIAL_BITS);
    const again = initialWeights(shape, { seed: 7, zeroInitResidual: true });
    expect(Buffer.from(encodeWeights(again)).equals(encodeWeights(weights))).toBe(true);
    expect(data('conv1.weight', initialWeights(shape, { seed: 8, zeroInitResidual: true }))).not.toEqual(
      data('conv1.weight'),
    );
  });
});

/** The first four numbers of conv1.weight for seed 7, width 16. */
const INITIAL_BITS = ['3cac53cb', '3b3cd309', 'bda84669', '3d0b8cbd'];

/*
 * Values that may never change, written out: embeddings are kept under the identity of their backbone, and a run that goes on
 * must vary, mix and begin exactly as it did before it was interrupted.
 */
import { expect, test } from 'vitest';
import { augment } from '../../electron/network/augment.ts';
import { backboneOf } from '../../electron/network/backbone.ts';
import { initialWeights } from '../../electron/network/initial-weights.ts';
import { mix } from '../../electron/network/mixing.ts';
import type { Tensors } from '../../electron/network/network.ts';
import { uniforms } from '../../electron/network/philox.ts';
import { checksum } from '../../electron/network/weights/weights-file.ts';

const tensors: Tensors = new Map([
  ['conv1.weight', { shape: [1, 1, 1, 2], data: Float32Array.of(0.5, -0.25) }],
  ['bn1.weight', { shape: [2], data: Float32Array.of(1, 2) }],
  ['fc.weight', { shape: [1, 2], data: Float32Array.of(3, 4) }],
]);

test('the identity of a backbone is the same for ever, whatever its last layer is', async () => {
  const small = await backboneOf({ depth: 18, size: 64, stride: 'in3x3' }, tensors);
  expect(small.identity).toBe('18fb5e173a3425e1d1b890250e5692c09997e5045b48805c718257264cd167f2');
  const large = await backboneOf({ depth: 50, size: 224, stride: 'in1x1', width: 8 }, tensors);
  expect(large.identity).toBe('68e0766beac576538246fcfcece0c0a4a7f8c0db328b8d048fd5275203e0af2f');
  const retrained = new Map([...tensors, ['fc.weight', { shape: [1, 2], data: Float32Array.of(5, 6) }]]);
  expect((await backboneOf({ depth: 18, size: 64, stride: 'in3x3' }, retrained)).identity).toBe(small.identity);
});

test('a network begins with the same weights for ever', () => {
  expect([...uniforms({ seed: 5, stream: 2 }, 5)]).toEqual([
    0.7304975789738819, 0.2156182819744572, 0.0012530199019238353, 0.1924377438845113, 0.28176676284056157,
  ]);
  const shape = { depth: 18, classes: 3, size: 32, inputSize: 32, stride: 'in3x3', width: 2 } as const;
  expect(checksum(initialWeights(shape, { seed: 5, zeroInitResidual: true }))).toBe('c412d71');
});

test('a photo is varied in the same way for ever in an epoch', () => {
  const augmentation = { rotation: 20, cropArea: 0.5, flip: true, colour: 0.1 };
  const { transforms, gains } = augment({ augmentation, inputSize: 40, size: 32, seed: 7 }, 3, [11, 12], [0, 1]);
  // Sines and cosines may differ in the last digit from machine to machine.
  const expected = [
    [1.1571079, -0.0705652, 1.807045, 0.0705652, 1.1571079, 0.7045107, 0, 0],
    [-0.9031321, 0.2866842, 33.4387398, 0.2866842, 0.9031321, -1.3157574, 0, 0],
  ].flat();
  expect(transforms).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) expect(transforms[index], `number ${index}`).toBeCloseTo(value, 5);
  expect([...gains]).toEqual(
    [0.9648541212081909, 0.9372232556343079, 0.9096927642822266, 0.997185230255127, 0.9861966967582703].concat(
      1.0223268270492554,
    ),
  );
});

const UNBOXED = [11, 12, 13, 14].map(() => [0, 0, 32, 32]);

test.each<[string, Parameters<typeof mix>[0], number[][], number[]]>([
  [
    'laid over each other',
    { mixup: 0.2, cutmix: 0, size: 32, seed: 7 },
    UNBOXED,
    [0.00059606, 0.01610356, 0.99935514, 0.99708182],
  ],
  [
    'boxed in each other',
    { mixup: 0, cutmix: 1, size: 32, seed: 7 },
    [
      [0, 0, 9, 7],
      [20, 22, 32, 32],
      [19, 13, 32, 26],
      [6, 5, 21, 20],
    ],
    [0.9384765625, 0.8828125, 0.8349609375, 0.7802734375],
  ],
])('photos are %s in the same way for ever in an epoch', (_words, plan, boxes, shares) => {
  const mixing = mix(plan, 3, [11, 12, 13, 14]);
  expect([...mixing.partners]).toEqual([1, 2, 3, 0]);
  expect([...mixing.boxes]).toEqual(boxes.flat());
  expect(mixing.shares).toHaveLength(shares.length);
  for (const [index, share] of shares.entries()) expect(mixing.shares[index], `photo ${index}`).toBeCloseTo(share, 5);
});

/*
 * Networks that keep their activations in a shorter type than their weights.
 */
import { describe, expect, it } from 'vitest';
import { wholePictures } from '../../electron/network/augment.ts';
import { LossScale } from '../../electron/trainer/networks/loss-scale.ts';
import type { DifferentiableNetwork, NetworkShape, TrainingBatch } from '../../electron/network/network.ts';
import { leastOf, precisionFor, precisionOfRun, precisionOn } from '../../electron/trainer/device/precision.ts';
import { flagsIn, processorPrecision } from '../../electron/files/processor.ts';
import { LOSS_SCALE } from '../../electron/network/state.ts';
import { describeDevice } from '../../electron/trainer/tensorflow/tensorflow.ts';
import { buildTrainingGraph } from '../../electron/network/training-graph.ts';
import { OPTIONS, bitsOf, dataOf, withNetwork } from '../helpers/a-network.ts';

const SHAPE: NetworkShape = { depth: 18, classes: 2, size: 32, inputSize: 32, stride: 'in3x3', width: 8 };

/** Reddish pictures are of one class, bluish ones of the other. */
function colouredBatch(seed: number): TrainingBatch {
  const n = 8;
  const labels = Int32Array.from({ length: n }, (_, i) => i % 2);
  const bytes = SHAPE.size ** 2 * 3;
  const pictures = Uint8Array.from({ length: n * bytes }, (_, i) => {
    const strong = i % 3 === (labels[Math.floor(i / bytes)] === 0 ? 0 : 2);
    return (strong ? 160 : 60) + ((i * 7919 + seed) % 61);
  });
  return { pictures, labels, ...wholePictures(SHAPE, n) };
}

function learn(network: DifferentiableNetwork): { losses: number[]; right: number } {
  const losses = Array.from({ length: 12 }, (_, step) => network.step(colouredBatch(step), 0.02, step).loss);
  const held = colouredBatch(99);
  const { logits } = network.evaluate(held.pictures, 8);
  const right = [...held.labels].filter(
    (label, row) => ((logits[2 * row + 1] ?? 0) > (logits[2 * row] ?? 0) ? 1 : 0) === label,
  );
  return { losses, right: right.length };
}

describe.each(['bfloat16', 'float16'] as const)('a network in %s', (precision) => {
  it('learns as one in float32 does, with weights in float32', async () => {
    const options = { ...OPTIONS, zeroInitResidual: true };
    const exact = await withNetwork(learn, SHAPE, options);
    const { found, state } = await withNetwork((network) => ({ found: learn(network), state: network.read() }), SHAPE, {
      ...options,
      precision,
    });
    expect(found.right).toBe(8);
    found.losses.forEach((loss, step) => expect(Math.abs(loss - (exact.losses[step] ?? NaN))).toBeLessThan(0.1));
    expect(found.losses).not.toEqual(exact.losses);
    expect(found.losses.at(-1)).toBeLessThan((found.losses[0] ?? 0) * 0.8);
    // A weight that only bfloat16 could hold would have its last sixteen bits empty.
    const bits = new Uint32Array(dataOf(state, 'layer2.0.conv1.weight').buffer.slice(0));
    expect(bits.some((word) => (word & 0x1fff) !== 0)).toBe(true);
  });

  it('learns in that type in every layer but the loss, and keeps batch norm’s statistics in float32', () => {
    const { nodes } = buildTrainingGraph({ shape: SHAPE, options: { ...OPTIONS, precision } }).graph;
    for (const { op, attributes, name } of nodes) {
      if (name.startsWith('evaluate/')) {
        expect(attributes['T'] ?? { type: 'float32' }, name).not.toEqual({ type: precision });
        continue;
      }
      if (/^(Conv2D|FusedBatchNorm|MaxPool|Relu|BiasAdd|MatMul)/.test(op)) {
        expect(attributes['T'], name).toEqual({ type: precision });
      }
      if (op.startsWith('FusedBatchNorm')) expect(attributes['U']).toEqual({ type: 'float32' });
      if (/^(SoftmaxCrossEntropy|ResourceApply)/.test(op)) expect(attributes['T']).toEqual({ type: 'float32' });
    }
  });
});

describe('the loss scale of float16', () => {
  it('leaves out a step whose gradients are infinite, halves, and goes on from a kept state', async () => {
    const options = { ...OPTIONS, precision: 'float16' } as const;
    await withNetwork(
      (network) => {
        const start = network.read();
        expect([...dataOf(start, LOSS_SCALE)]).toEqual([65_536, 0]);
        // So high that the gradients of float16 overflow.
        const high = new Map([...start, [LOSS_SCALE, { shape: [2], data: Float32Array.of(2 ** 40, 7) }]]);
        network.write(high);
        expect(network.step(colouredBatch(0), 0.02).loss).toBeGreaterThan(0);
        const after = network.read();
        expect([...dataOf(after, LOSS_SCALE)]).toEqual([2 ** 39, 0]);
        for (const name of ['conv1.weight', 'fc.weight', 'conv1.weight.momentum', 'layer2.0.bn1.bias']) {
          expect(dataOf(after, name), name).toEqual(dataOf(start, name));
        }
        network.write(new Map([...start, [LOSS_SCALE, { shape: [2], data: Float32Array.of(64, 5) }]]));
        network.step(colouredBatch(1), 0.02);
        const state = network.read();
        expect([...dataOf(state, LOSS_SCALE)]).toEqual([64, 6]);
        expect(dataOf(state, 'fc.weight')).not.toEqual(dataOf(start, 'fc.weight'));
        network.step(colouredBatch(2), 0.02);
        const end = bitsOf(network.read());
        network.write(state);
        network.step(colouredBatch(2), 0.02);
        expect(bitsOf(network.read()) === end).toBe(true);
      },
      SHAPE,
      options,
    );
  });

  it('doubles after 2,000 steps, and gives up where no scale helps', () => {
    const scale = new LossScale();
    for (let step = 0; step < 2000; step++) scale.grow();
    expect(scale.value).toBe(131_072);
    expect(Array.from({ length: 28 }, () => scale.shrink())).toEqual([...Array<boolean>(27).fill(true), false]);
  });
});

describe('the precision of a run', () => {
  it('is what the tensor cores of a GPU take', () => {
    expect([9, 8.9, 8, 7.5, 7, 6.1, null].map((capability) => precisionOn(capability))).toEqual([
      'bfloat16',
      'bfloat16',
      'bfloat16',
      'float16',
      'float16',
      'float32',
      'float32',
    ]);
    expect(leastOf('9.0\n7.5\n')).toBe(7.5);
    expect(leastOf('NVIDIA-SMI has failed\n')).toBeNull();
  });

  it('is bfloat16 on a processor that multiplies it, float32 on others', () => {
    const text = (flags: string) => `processor\t: 0\nflags\t\t: fpu ${flags} sse2\nbugs\t\t: none\nflags\t\t: other\n`;
    const found = ['avx2', 'avx512f avx512_bf16', 'avx512f amx_bf16 amx_tile', 'avx512_bf16x'].map((flags) =>
      processorPrecision(flagsIn(text(flags))),
    );
    expect(found).toEqual(['float32', 'bfloat16', 'bfloat16', 'float32']);
    expect(processorPrecision(flagsIn(''))).toBe('float32');
  });

  it('is as wished where something was wished', async () => {
    expect(await precisionFor('float16')).toBe('float16');
    expect(await precisionOfRun('bfloat16')).toBe('bfloat16');
    // On a GPU this hangs on the card.
    if ((await describeDevice()).kind !== 'cpu') return;
    expect(await precisionFor('auto')).toBe(processorPrecision());
    expect(await precisionOfRun('auto')).toBe('float32');
  });
});

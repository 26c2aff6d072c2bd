/*
 * A network that keeps less of its way forth: its numbers are those of one that keeps all, bit for bit.
 */
import { describe, expect, it } from 'vitest';
import type { NetworkShape, TrainingOptions } from '../../electron/network/network.ts';
import { buildTrainingGraph } from '../../electron/network/training-graph.ts';
import { OPTIONS, bitsOf, randomBatch, withNetwork } from '../helpers/a-network.ts';

const shape = (depth: NetworkShape['depth'], stride: NetworkShape['stride'] = 'in3x3'): NetworkShape => ({
  depth,
  classes: 3,
  size: 64,
  inputSize: 72,
  stride,
  width: 8,
});

/** Three steps, and a gradient after them. */
async function learned(shape: NetworkShape, options: TrainingOptions) {
  return withNetwork(
    (network) => {
      const parts = options.advanced?.accumulate ?? 1;
      const losses = [0, 1, 2].map((step) => {
        const batches = Array.from({ length: parts }, (_, part) => randomBatch(shape, 6, parts * step + part));
        return network.step(batches, 1e-4, step).loss;
      });
      const { gradients } = network.gradients(randomBatch(shape, 6, 9));
      return { losses, state: bitsOf(network.read()), gradients: bitsOf(gradients) };
    },
    shape,
    options,
  );
}

const mixing = { mixup: 0.2, cutmix: 1 };

describe.each<[string, NetworkShape, Partial<TrainingOptions>]>([
  ['a bottleneck network', shape(50), {}],
  ['one with the stride in the first 1x1', shape(50, 'in1x1'), {}],
  ['a network of basic blocks', shape(18), {}],
  ['bfloat16', shape(50), { precision: 'bfloat16' }],
  ['learning from a stage up', shape(50), { advanced: { trainFrom: 'conv4_x' } }],
  ['learning of the last layer', shape(18), { advanced: { trainFrom: 'last-layer' } }],
  ['batch norm whose statistics rest', shape(18), { advanced: { frozenBatchNorm: 'statistics' } }],
  ['batch norm at rest', shape(18), { advanced: { frozenBatchNorm: 'all' } }],
  ['batches that make a step together', shape(18), { advanced: { accumulate: 2 } }],
  ['mixed pictures, averages and clipping', shape(50), { advanced: { ...mixing, averageDecay: 0.99, clipNorm: 1 } }],
])('%s', (_, shape, options) => {
  it('learns the same, bit for bit, where memory is spared', async () => {
    const kept = await learned(shape, { ...OPTIONS, ...options });
    const spared = await learned(shape, { ...OPTIONS, ...options, sparesMemory: true });
    expect(kept.losses.every((loss) => loss > 0)).toBe(true);
    expect(spared.losses).toEqual(kept.losses);
    expect(spared.gradients).toBe(kept.gradients);
    expect(spared.state).toBe(kept.state);
  });
});

it('nothing is worked out again before a gradient asks for it, and no costly convolution', () => {
  const { graph } = buildTrainingGraph({
    shape: { ...shape(50), width: 64 },
    options: { ...OPTIONS, sparesMemory: true },
  });
  const again = graph.nodes.filter(({ name }) => name.endsWith('/again'));
  expect(again.length).toBeGreaterThan(100);
  const waiting = new Set(graph.nodes.filter(({ name, controls }) => name.endsWith('/from') && controls.length > 0));
  for (const node of again) {
    expect(node.inputs.some((input) => waiting.has(input.node) || again.includes(input.node))).toBe(true);
  }
  const convolutions = again.filter(({ op }) => op === 'Conv2D').map(({ name }) => name.split('/').at(-2));
  expect(convolutions).toContain('layer1.0.conv3');
  expect(convolutions.filter((name) => name?.endsWith('conv2'))).toEqual([]);
});

/*
 * What each advanced option does to a step, against the same thing worked out by hand from gradients and weights.
 */
import { describe, expect, it } from 'vitest';
import { wholePictures } from '../../electron/network/augment.ts';
import type { AdvancedOptions, DifferentiableNetwork, Tensors, TrainingBatch } from '../../electron/network/network.ts';
import type { Mixing } from '../../electron/network/mixing.ts';
import { newShare } from '../../electron/network/state.ts';
import { parametersOf } from '../../electron/network/resnet.ts';
import { buildTrainingGraph } from '../../electron/network/training-graph.ts';
import { OPTIONS, SHAPE, bitsOf, dataOf, learners, randomBatch, withNetwork } from '../helpers/a-network.ts';

const PLAIN = { ...OPTIONS, momentum: 0, nesterov: false, weightDecay: 0 };
const withAdvanced = <T>(advanced: Partial<AdvancedOptions>, use: (network: DifferentiableNetwork) => T | Promise<T>) =>
  withNetwork(use, SHAPE, { ...PLAIN, advanced });

/** Largest difference of any number, as a part of the largest number. */
function apart(a: Float32Array, b: ArrayLike<number>): number {
  const scale = a.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-12);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? NaN))), 0) / scale;
}

const changed = (before: Tensors, after: Tensors) =>
  [...before.keys()].filter((name) => apart(dataOf(before, name), dataOf(after, name)) !== 0).sort();
const isStatistic = (name: string) => name.includes('running_');

/** One batch of all the pictures of some. */
function joined(batches: readonly TrainingBatch[]): TrainingBatch {
  const all = <K extends 'transforms' | 'gains'>(key: K) => Float32Array.from(batches.flatMap((one) => [...one[key]]));
  return {
    pictures: Buffer.concat(batches.map(({ pictures }) => pictures)),
    labels: Int32Array.from(batches.flatMap(({ labels }) => [...labels])),
    transforms: all('transforms'),
    gains: all('gains'),
  };
}

describe('learning from a stage up', () => {
  it.each([
    ['conv3_x', /^layer[234]\.|^fc\./],
    ['conv5_x', /^layer4\.|^fc\./],
    ['last-layer', /^fc\./],
  ] as const)('%s changes that stage and those above, and nothing else', async (trainFrom, learning) => {
    const expected = await withAdvanced({}, (network) => network.gradients(randomBatch(SHAPE, 6)).gradients);
    await withAdvanced({ trainFrom }, (network) => {
      const before = network.read();
      const names = learners.map(({ name }) => name).filter((name) => learning.test(name));
      const { gradients } = network.gradients(randomBatch(SHAPE, 6));
      expect([...gradients.keys()].sort()).toEqual(names.sort());
      expect([...before.keys()].filter((name) => name.endsWith('.momentum'))).toHaveLength(names.length);
      network.step(randomBatch(SHAPE, 6), 0.1);
      const touched = changed(before, network.read()).filter((name) => !name.endsWith('.momentum'));
      expect(touched.filter((name) => !learning.test(name))).toEqual([]);
      expect(touched.filter((name) => !isStatistic(name))).toEqual(names);
      expect(touched.some(isStatistic)).toBe(trainFrom !== 'last-layer');
      // The frozen part's batch norm is at rest, so that these are other gradients than those of a network that all learns.
      expect(apart(dataOf(gradients, 'fc.weight'), dataOf(expected, 'fc.weight'))).toBeGreaterThan(1e-3);
    });
  });

  it('builds no gradient of what is frozen', () => {
    const shape = { ...SHAPE, depth: 50 } as const;
    const nodes = (trainFrom: AdvancedOptions['trainFrom']) => {
      const { graph } = buildTrainingGraph({ shape, options: { ...PLAIN, advanced: { trainFrom } } });
      return graph.nodes.filter(({ name }) => name.startsWith('gradients/'));
    };
    const counts = (['all', 'conv3_x', 'conv4_x', 'conv5_x', 'last-layer'] as const).map((from) => nodes(from).length);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(new Set(counts).size).toBe(5);
    const ops = nodes('conv5_x').map(({ op }) => op);
    // Three blocks of three convolutions and a projection; the lowest two, which see the frozen part, pass nothing on.
    expect(ops.filter((op) => op === 'Conv2DBackpropFilter')).toHaveLength(10);
    expect(ops.filter((op) => op === 'Conv2DBackpropInput')).toHaveLength(8);
    expect(nodes('last-layer').filter(({ op }) => /Conv2D|BatchNorm|Pool/.test(op))).toEqual([]);
  });
});

describe('batch norm at rest', () => {
  it('answers and learns by the moving statistics, and leaves them alone', async () => {
    await withAdvanced({ frozenBatchNorm: 'all' }, (network) => {
      const batch = { ...randomBatch(SHAPE, 6), ...wholePictures(SHAPE, 6) };
      const before = network.read();
      // One picture in a batch is as good as six: none leans on another.
      const alone = Array.from({ length: 6 }, (_, i) => {
        const one = (data: Float32Array, n: number) => data.subarray(n * i, n * (i + 1));
        const side = SHAPE.inputSize ** 2 * 3;
        const { loss } = network.gradients({
          pictures: batch.pictures.subarray(side * i, side * (i + 1)),
          labels: batch.labels.subarray(i, i + 1),
          transforms: one(batch.transforms, 8),
          gains: one(batch.gains, 3),
        });
        return loss;
      });
      const { loss } = network.gradients(batch);
      expect(loss).toBeCloseTo(
        alone.reduce((sum, value) => sum + value / 6, 0),
        4,
      );
      network.step(batch, 0.1);
      const touched = changed(before, network.read());
      expect(touched.filter(isStatistic)).toEqual([]);
      expect(touched).toContain('conv1.weight');
    });
  });

  // torchvision's FrozenBatchNorm2d: all four are buffers.
  it('keeps scale and shift too, bit for bit, with nothing to learn them by', async () => {
    const options = { ...OPTIONS, advanced: { frozenBatchNorm: 'all', averageDecay: 0.9 } } as const;
    const others = learners.filter(({ role }) => role !== 'scale' && role !== 'offset').map(({ name }) => name);
    await withNetwork(
      (network) => {
        const before = network.read();
        expect([...network.gradients(randomBatch(SHAPE, 6)).gradients.keys()].sort()).toEqual(others.toSorted());
        const kept = ['', '.momentum', '.average'].flatMap((end) => others.map((name) => name + end));
        const rests = parametersOf(SHAPE).filter(({ name }) => !others.includes(name));
        expect(rests).toHaveLength(80);
        expect([...before.keys()].sort()).toEqual([...kept, ...rests.map(({ name }) => name)].sort());
        for (let step = 0; step < 3; step++) network.step(randomBatch(SHAPE, 6, step), 0.05, step);
        expect(changed(before, network.read())).toEqual(kept.sort());
      },
      SHAPE,
      options,
    );
  });

  it('lets scale and shift learn in a run of an earlier version', async () => {
    await withAdvanced({ frozenBatchNorm: 'statistics' }, (network) => {
      const before = network.read();
      network.step(randomBatch(SHAPE, 6), 0.1);
      const touched = changed(before, network.read());
      expect(touched.filter((name) => !name.endsWith('.momentum'))).toEqual(learners.map(({ name }) => name).sort());
    });
  });

  it.each([
    ['all', ['conv1.weight', 'layer2.0.downsample.0.weight', 'layer3.1.conv1.weight', 'fc.weight']],
    [
      'statistics',
      ['conv1.weight', 'bn1.weight', 'bn1.bias', 'layer2.0.bn2.weight', 'layer3.1.conv1.weight', 'fc.weight'],
    ],
  ] as const)('has the gradient of its loss (%s)', async (frozenBatchNorm, asked) => {
    await withAdvanced({ frozenBatchNorm }, (network) => {
      for (let step = 0; step < 3; step++) network.step(randomBatch(SHAPE, 8, step), 0.05);
      const batch = randomBatch(SHAPE, 8, 9);
      const weights = network.read();
      const { gradients } = network.gradients(batch);
      for (const name of asked) {
        const slope = dataOf(gradients, name);
        const length = Math.sqrt(slope.reduce((sum, value) => sum + value * value, 0));
        const by = Math.min(1e-3, 2e-3 / length);
        const lossAt = (sign: number) => {
          const data = dataOf(weights, name).map((value, i) => value + (sign * by * (slope[i] ?? 0)) / length);
          network.write(new Map([...weights, [name, { shape: weights.get(name)?.shape ?? [], data }]]));
          return network.gradients(batch).loss;
        };
        expect(Math.abs((lossAt(1) - lossAt(-1)) / (2 * by) / length - 1), name).toBeLessThan(0.05);
      }
    });
  });
});

it('a network learns lower stages more slowly by rate decay', async () => {
  await withAdvanced({ rateDecay: 0.5 }, (network) => {
    const batch = randomBatch(SHAPE, 6);
    const { gradients } = network.gradients(batch);
    const before = network.read();
    network.step(batch, 0.1);
    const after = network.read();
    const parts = {
      'fc.bias': 1,
      'layer4.0.bn1.bias': 0.5,
      'layer2.1.bn2.bias': 0.125,
      'layer1.0.bn1.bias': 0.0625,
      'bn1.bias': 0.03125,
    };
    for (const [name, part] of Object.entries(parts)) {
      const slope = dataOf(gradients, name);
      const expected = dataOf(before, name).map((value, i) => value - 0.1 * part * (slope[i] ?? 0));
      expect(apart(dataOf(after, name), expected), name).toBeLessThan(1e-5);
    }
  });
});

describe('clipping', () => {
  it.each([
    ['shortens a gradient that is longer', 0.25, false],
    ['leaves one alone that is not', 4, true],
  ])('%s', async (_, part, isWhole) => {
    const batch = randomBatch(SHAPE, 6);
    const { slopes, length } = await withAdvanced({}, (network) => {
      const { gradients } = network.gradients(batch);
      const squares = [...gradients.values()].flatMap(({ data }) => [...data].map((value) => value * value));
      return { slopes: gradients, length: Math.sqrt(squares.reduce((a, b) => a + b, 0)) };
    });
    const clipNorm = part * length;
    await withAdvanced({ clipNorm }, (network) => {
      const before = network.read();
      network.step(batch, 1);
      const after = network.read();
      // torch.nn.utils.clip_grad_norm_
      const factor = isWhole ? 1 : clipNorm / (length + 1e-6);
      for (const name of ['conv1.weight', 'layer3.0.conv1.weight', 'fc.bias', 'fc.weight']) {
        const slope = dataOf(slopes, name);
        const expected = dataOf(before, name).map((value, i) => value - factor * (slope[i] ?? 0));
        expect(apart(dataOf(after, name), expected), name).toBeLessThan(1e-4);
      }
    });
  });
});

describe('several batches a step', () => {
  it('are as one large batch, where batch norm does not tell them apart', async () => {
    const batches = [randomBatch(SHAPE, 4, 1), randomBatch(SHAPE, 6, 2), randomBatch(SHAPE, 2, 3)];
    const options = { ...OPTIONS, advanced: { frozenBatchNorm: 'all', clipNorm: 0.5 } } as const;
    const run = (accumulate: number) =>
      withNetwork(
        (network) => {
          const results = [0.1, 0.05].map((rate) => network.step(accumulate > 1 ? batches : joined(batches), rate));
          return { results, state: network.read() };
        },
        SHAPE,
        { ...options, advanced: { ...options.advanced, accumulate } },
      );
    const [one, several] = [await run(1), await run(3)];
    several.results.forEach(({ loss, correct }, step) => {
      expect(loss).toBeCloseTo(one.results[step]?.loss ?? NaN, 4);
      expect(correct).toBe(one.results[step]?.correct);
    });
    expect([...several.state.keys()]).toEqual([...one.state.keys()]);
    for (const name of one.state.keys()) {
      expect(apart(dataOf(one.state, name), dataOf(several.state, name)), name).toBeLessThan(1e-3);
    }
  });

  it('leave nothing behind for the next step', async () => {
    const run = (batches: readonly TrainingBatch[][]) =>
      withNetwork(
        (network) => {
          const start = network.read();
          batches.forEach((one, step) => {
            if (step === batches.length - 1) network.write(start);
            network.step(one, 0.1);
          });
          return bitsOf(network.read());
        },
        SHAPE,
        { ...OPTIONS, advanced: { accumulate: 2 } },
      );
    const last = [randomBatch(SHAPE, 4, 7), randomBatch(SHAPE, 4, 8)];
    expect((await run([[randomBatch(SHAPE, 4, 1), randomBatch(SHAPE, 4, 2)], last])) === (await run([last]))).toBe(
      true,
    );
  });
});

describe('the average of the weights', () => {
  it('follows every weight and statistic, and is what answers', async () => {
    await withAdvanced({ averageDecay: 0.7 }, async (network) => {
      const start = network.read();
      const followed = [...start.keys()].filter((name) => !/\.(momentum|average)$/.test(name));
      const averages = new Map(followed.map((name) => [name, Float64Array.from(dataOf(start, name))]));
      for (let step = 0; step < 8; step++) {
        network.step(randomBatch(SHAPE, 6, step), 0.05, step);
        const now = network.read();
        const share = 1 - Math.min(0.7, (1 + step) / (10 + step));
        for (const [name, average] of averages) {
          dataOf(now, name).forEach((value, i) => (average[i] = (1 - share) * (average[i] ?? 0) + share * value));
        }
      }
      const end = network.read();
      for (const [name, average] of averages) {
        expect(apart(dataOf(end, `${name}.average`), average), name).toBeLessThan(1e-4);
      }
      const pictures = randomBatch({ ...SHAPE, inputSize: SHAPE.size }, 3).pictures;
      const answers = network.evaluate(pictures, 3).logits;
      await withAdvanced({}, (plain) => {
        const raw = plain.read();
        plain.write(new Map([...raw].map(([name, tensor]) => [name, end.get(`${name}.average`) ?? tensor])));
        expect(plain.evaluate(pictures, 3).logits).toEqual(answers);
        plain.write(new Map([...raw].map(([name, tensor]) => [name, end.get(name) ?? tensor])));
        expect(plain.evaluate(pictures, 3).logits).not.toEqual(answers);
      });
    });
  });

  it('has no average of what is frozen', async () => {
    await withAdvanced({ averageDecay: 0.9, trainFrom: 'last-layer' }, (network) => {
      const names = [...network.read().keys()].filter((name) => name.endsWith('.average'));
      expect(names).toEqual(['fc.weight.average', 'fc.bias.average']);
    });
  });

  it('starts close to the weights and slows down', () => {
    expect([0, 1, 10, 1e6].map((step) => newShare(0.999, step))).toEqual([0.9, 1 - 2 / 11, 1 - 11 / 20, 1 - 0.999]);
  });
});

describe('mixing', () => {
  const mixing: Mixing = {
    partners: Int32Array.of(1, 2, 0),
    boxes: Float32Array.of(0, 0, 16, 16, 4, 2, 10, 9, 0, 0, 0, 0),
    own: Float32Array.of(0.3, 0, 1),
    shares: Float32Array.of(0.3, 1 - 42 / 256, 1),
  };
  const shape = { ...SHAPE, inputSize: SHAPE.size };

  it('lays pictures and labels over each other as told', async () => {
    const options = { ...PLAIN, labelSmoothing: 0 };
    const batch = { ...randomBatch(shape, 3), ...wholePictures(shape, 3) };
    const pixel = (picture: number, at: number) => batch.pictures[picture * 768 + at] ?? 0;
    // Mixed by hand. Multiples of ten make every mixture a whole number, so that bytes can hold it.
    batch.pictures.forEach((value, i) => (batch.pictures[i] = 10 * Math.floor(value / 10)));
    const mixed = Uint8Array.from({ length: 3 * 768 }, (_, i) => {
      const [picture, at] = [Math.floor(i / 768), i % 768];
      const [row, column] = [Math.floor(at / 48), Math.floor((at % 48) / 3)];
      if (picture === 0) return Math.round(0.3 * pixel(0, at) + 0.7 * pixel(1, at));
      const inside = picture === 1 && row >= 4 && row < 10 && column >= 2 && column < 9;
      return pixel(inside ? 2 : picture, at);
    });
    const byGraph = await withNetwork((network) => network.gradients({ ...batch, mixing }), shape, {
      ...options,
      advanced: { mixup: 1, frozenBatchNorm: 'all' },
    });
    // Soft targets are sums of hard ones: each label of the mixed pictures by its weight.
    const byHand = await withNetwork(
      (network) => {
        const loss = (labels: readonly number[], weights: readonly number[]) =>
          network.gradients({
            ...batch,
            pictures: mixed,
            labels: Int32Array.from(labels),
            weights: Float32Array.from(weights),
          }).loss * weights.reduce((a, b) => a + b, 0);
        const [a = 0, b = 0, c = 0] = batch.labels;
        const [s0 = 0, s1 = 0] = mixing.shares;
        return (loss([a, b, c], [s0, s1, 1]) + loss([b, c, a], [1 - s0, 1 - s1, 0])) / 3;
      },
      shape,
      { ...options, advanced: { frozenBatchNorm: 'all' } },
    );
    expect(byGraph.loss).toBeCloseTo(byHand, 4);
  });

  it('of nothing is no mixing, bit for bit', async () => {
    const batch = randomBatch(SHAPE, 5);
    const losses = await Promise.all(
      [{}, { cutmix: 1 }].map((advanced) => withAdvanced(advanced, (network) => network.gradients(batch).loss)),
    );
    expect(losses[1]).toBe(losses[0]);
  });

  it('refuses a partner from elsewhere', async () => {
    await withAdvanced({ mixup: 0.2 }, (network) => {
      const wrong = { ...mixing, partners: Int32Array.of(1, 2, 3) };
      expect(() => network.step({ ...randomBatch(SHAPE, 3), mixing: wrong }, 0.1)).toThrow('partner');
    });
  });
});

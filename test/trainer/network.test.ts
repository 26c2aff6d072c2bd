import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProblemError } from '../../electron/domain/problems.ts';
import { wholePictures } from '../../electron/network/augment.ts';
import { type NetworkShape, type TrainingBatch, featuresOf } from '../../electron/network/network.ts';
import { createInferenceNetwork, createTrainingNetwork } from '../../electron/trainer/networks/open-network.ts';
import { parametersOf } from '../../electron/network/resnet.ts';
import { momentumOf } from '../../electron/network/state.ts';
import { tensorCount } from '../../electron/trainer/tensorflow/tensorflow.ts';
import { decodeWeights } from '../../electron/network/weights/weights.ts';
import { encodeWeights } from '../helpers/written-weights.ts';
import { OPTIONS, SHAPE, bitsOf, bytes, dataOf, learners, randomBatch, withNetwork } from '../helpers/a-network.ts';
import { withTemporaryFolder } from '../helpers/run-graph.ts';

let before: number;
beforeAll(async () => {
  before = await tensorCount();
});
afterAll(async () => {
  expect(await tensorCount()).toBe(before);
});

describe('a step', () => {
  it('is that of torch.optim.SGD', async () => {
    for (const nesterov of [true, false]) {
      await withNetwork(
        (network) => {
          const weights = network.read();
          const momenta = new Map(learners.map(({ name }) => [name, new Float64Array(dataOf(weights, name).length)]));
          const expected = new Map(learners.map(({ name }) => [name, Float64Array.from(dataOf(weights, name))]));
          for (const [number, rate] of [0.1, 0.05, 0.2].entries()) {
            const batch = randomBatch(SHAPE, 6, number);
            const { loss, gradients } = network.gradients(batch);
            const decayed = (name: string) => (/conv|downsample\.0|fc\.weight/.test(name) ? 1e-3 : 0);
            for (const [name, weight] of expected) {
              const momentum = momenta.get(name) ?? new Float64Array();
              dataOf(gradients, name).forEach((slope, i) => {
                const g = slope + decayed(name) * (weight[i] ?? 0);
                momentum[i] = 0.9 * (momentum[i] ?? 0) + g;
                weight[i] = (weight[i] ?? 0) - rate * (nesterov ? g + 0.9 * momentum[i] : momentum[i]);
              });
            }
            expect(network.step(batch, rate).loss).toBeCloseTo(loss, 5);
            const after = network.read();
            for (const [name, weight] of expected) {
              const difference = dataOf(after, name).map((value, i) => Math.abs(value - (weight[i] ?? 0)));
              const scale = Math.max(1e-3, ...weight.map(Math.abs));
              expect(Math.max(...difference), name).toBeLessThan(1e-4 * scale);
            }
          }
        },
        SHAPE,
        { ...OPTIONS, nesterov },
      );
    }
  });

  it('has the gradient of its loss, for every variable', async () => {
    await withNetwork((network) => {
      const batch = randomBatch(SHAPE, 12);
      const weights = network.read();
      const { gradients } = network.gradients(batch);
      expect([...gradients.keys()].sort()).toEqual(learners.map(({ name }) => name).sort());
      const errors = learners.map(({ name }) => {
        const slope = dataOf(gradients, name);
        const length = Math.sqrt(slope.reduce((sum, value) => sum + value * value, 0));
        const lossAt = (by: number) => {
          const data = dataOf(weights, name).map((value, i) => value + (by * (slope[i] ?? 0)) / length);
          network.write(new Map([...weights, [name, { shape: weights.get(name)?.shape ?? [], data }]]));
          return network.gradients(batch).loss;
        };
        // Kinks of the ReLU and of the pool lie everywhere in a network; the step stays as small as float32 lets it.
        const step = Math.min(3e-4, 5e-4 / length);
        return { name, error: Math.abs((lossAt(step) - lossAt(-step)) / (2 * step) / length - 1) };
      });
      errors.sort((a, b) => b.error - a.error);
      expect(errors[Math.floor(errors.length / 2)]?.error).toBeLessThan(5e-3);
      expect(errors[0]?.error, errors[0]?.name).toBeLessThan(5e-2);
    });
  });

  it('weighs its pictures', async () => {
    await withNetwork((network) => {
      const [two, one] = [randomBatch(SHAPE, 2), randomBatch(SHAPE, 2)];
      const loss = (weights?: Float32Array) =>
        network.gradients({ ...(weights ? one : two), ...(weights ? { weights } : {}) }).loss;
      const [first, second] = [loss(Float32Array.of(1, 0)), loss(Float32Array.of(0, 5))];
      expect(loss()).toBeCloseTo((first + second) / 2, 5);
      expect(loss(Float32Array.of(3, 1))).toBeCloseTo((3 * first + second) / 4, 5);
    });
  });

  it('takes batches of any size, and refuses what is not one', async () => {
    await withNetwork((network) => {
      for (const n of [1, 2, 5]) expect(network.step(randomBatch(SHAPE, n), 0.01).loss).toBeGreaterThan(0);
      const batch = randomBatch(SHAPE, 4);
      const refused: [Partial<TrainingBatch>, string][] = [
        [{ pictures: batch.pictures.subarray(1) }, 'pictures'],
        [{ transforms: new Float32Array(31) }, 'transforms'],
        [{ gains: new Float32Array(3) }, 'gains'],
        [{ weights: new Float32Array(3) }, 'weights'],
        [{ labels: Int32Array.of(0, 1, 2, 3) }, 'label'],
        [{ labels: Int32Array.of(0, -1, 2, 1) }, 'label'],
        [{ labels: new Int32Array() }, 'at least one'],
      ];
      for (const [wrong, reason] of refused) expect(() => network.step({ ...batch, ...wrong }, 0.01)).toThrow(reason);
      expect(() => network.evaluate(batch.pictures, 4)).toThrow('pictures');
      const odd = new Uint8Array(batch.pictures.length + 1);
      odd.set(batch.pictures, 1);
      const fromOdd = network.gradients({ ...batch, pictures: odd.subarray(1) }).gradients;
      expect(bitsOf(fromOdd) === bitsOf(network.gradients(batch).gradients)).toBe(true);
    });
  });
});

describe('evaluation', () => {
  it('changes nothing, and sees what a training graph sees in the middle', async () => {
    await withNetwork((network) => {
      network.step(randomBatch(SHAPE, 6), 0.05);
      const whole = bytes(2 * 20 * 20 * 3);
      const middle = Uint8Array.from({ length: 2 * 16 * 16 * 3 }, (_, i) => {
        const [picture, rest] = [Math.floor(i / 768), i % 768];
        const [y, x] = [Math.floor(rest / 48) + 2, Math.floor((rest % 48) / 3) + 2];
        return whole[picture * 1200 + (y * 20 + x) * 3 + (i % 3)] ?? 0;
      });
      const state = network.read();
      const answers = network.evaluate(middle, 2);
      expect(answers.logits).toHaveLength(2 * 3);
      expect(answers.embeddings).toHaveLength(2 * featuresOf(SHAPE));
      expect(bitsOf(network.read()) === bitsOf(state)).toBe(true);
      // The same pictures, cut out by the graph: equal losses mean equal pictures.
      const labels = Int32Array.of(0, 1);
      const twoInward = [1, 0, 2, 0, 1, 2, 0, 0];
      const transforms = Float32Array.from([...twoInward, ...twoInward]);
      const cut = network.gradients({ pictures: whole, labels, transforms, gains: new Float32Array(6).fill(1) });
      const shape = { ...SHAPE, inputSize: 16 };
      return withNetwork((same) => {
        same.write(state);
        const given = same.gradients({ pictures: middle, labels, ...wholePictures(shape, 2) });
        expect(given.loss).toBe(cut.loss);
        expect(bitsOf(given.gradients) === bitsOf(cut.gradients)).toBe(true);
        expect(same.evaluate(middle, 2)).toEqual(answers);
      }, shape);
    });
  });
});

describe('the state', () => {
  it('goes on bit for bit from where it was read, through a file', async () => {
    const batches = [0, 1, 2, 3].map((number) => randomBatch(SHAPE, 6, number));
    const { middle, end } = await withNetwork((network) => {
      batches.slice(0, 2).forEach((batch) => network.step(batch, 0.1));
      const middle = encodeWeights(network.read());
      const losses = batches.slice(2).map((batch) => network.step(batch, 0.1).loss);
      return { middle, end: { losses, bits: bitsOf(network.read()) } };
    });
    await withNetwork(
      (network) => {
        network.write(decodeWeights(middle).tensors);
        const losses = batches.slice(2).map((batch) => network.step(batch, 0.1).loss);
        expect({ losses, isSame: bitsOf(network.read()) === end.bits }).toEqual({ losses: end.losses, isSame: true });
      },
      SHAPE,
      { ...OPTIONS, seed: 1 },
    );
  });

  it('has every variable once; a tensor missing, too many or misshapen is refused by name', async () => {
    await withNetwork((network) => {
      const state = network.read();
      const parameters = parametersOf(SHAPE).map(({ name }) => name);
      const momenta = learners.map(({ name }) => momentumOf(name));
      expect([...state.keys()].toSorted()).toEqual([...parameters, ...momenta].toSorted());
      const wrong = new Map(state);
      wrong.delete('layer2.0.bn1.bias');
      wrong.delete('fc.bias.momentum');
      wrong.set('layer9.weight', { shape: [1], data: new Float32Array(1) });
      wrong.set('fc.weight', { shape: [5, 32], data: new Float32Array(160) });
      wrong.set('fc.bias', { shape: [3], data: new Float32Array(4) });
      expect.assertions(7);
      try {
        network.write(wrong);
      } catch (error) {
        expect((error as ProblemError).code).toBe('weights-mismatch');
        for (const name of ['layer2.0.bn1.bias is missing', 'fc.bias.momentum is missing', 'layer9.weight is not']) {
          expect((error as ProblemError).message).toContain(name);
        }
        expect((error as ProblemError).message).toContain('fc.weight is [5, 32], not [3, 32]');
      }
      expect(bitsOf(network.read()) === bitsOf(state)).toBe(true);
    });
  });
});

describe('the same seed', () => {
  it('gives the same run, bit for bit', async () => {
    const run = () =>
      withNetwork((network) => {
        const start = network.read();
        const losses = [0, 1, 2, 3].map((number) => network.step(randomBatch(SHAPE, 8, number), 0.1).loss);
        return { losses, start: bitsOf(start), end: bitsOf(network.read()) };
      });
    const first = await run();
    // The second runs while another network is open, whose variables have the same names.
    await withNetwork(
      async (other) => {
        const state = bitsOf(other.read());
        expect(state === first.start).toBe(false);
        const second = await run();
        expect(second.losses).toEqual(first.losses);
        expect(second.start === first.start && second.end === first.end).toBe(true);
        expect(bitsOf(other.read()) === state).toBe(true);
      },
      SHAPE,
      { ...OPTIONS, seed: 43 },
    );
  });
});

describe('the frozen network', () => {
  it.each([
    { ...SHAPE },
    { ...SHAPE, depth: 50, stride: 'in1x1', classes: 12, size: 32, inputSize: 36 },
  ] as NetworkShape[])('answers as the one in training does: depth $depth, stride $stride, $size px', async (shape) => {
    await withNetwork(async (network) => {
      for (let step = 0; step < 8; step++) network.step(randomBatch(shape, 8, step), 0.02);
      const pictures = bytes(5 * shape.size ** 2 * 3, 77);
      const expected = network.evaluate(pictures, 5);
      const frozen = await createInferenceNetwork(shape, network.read());
      const { probabilities, embeddings } = frozen.predict(pictures, 5);
      frozen.dispose();
      expect(probabilities).toHaveLength(5 * shape.classes);
      for (let row = 0; row < 5; row++) {
        const logits = expected.logits.subarray(row * shape.classes, (row + 1) * shape.classes);
        const powers = logits.map((value) => Math.exp(value - Math.max(...logits)));
        const total = powers.reduce((a, b) => a + b, 0);
        powers.forEach((power, i) => {
          expect(Math.abs((probabilities[row * shape.classes + i] ?? NaN) - power / total)).toBeLessThan(1e-4);
        });
      }
      const scale = Math.max(1, ...expected.embeddings);
      embeddings.forEach((value, i) => {
        expect(Math.abs(value - (expected.embeddings[i] ?? NaN))).toBeLessThan(1e-4 * scale);
      });
    }, shape);
  });

  it('is not made of tensors that do not fit, nor of what gives no numbers', async () => {
    await withNetwork(async (network) => {
      const weights = network.read();
      const narrow = { ...SHAPE, classes: 4 };
      await expect(createInferenceNetwork(narrow, weights)).rejects.toThrow(ProblemError);
      const { shape, data } = weights.get('bn1.running_var')!;
      weights.set('bn1.running_var', { shape, data: data.map(() => -1) });
      await expect(createInferenceNetwork(SHAPE, weights)).rejects.toMatchObject({
        code: 'weights-mismatch',
        message: expect.stringContaining('conv1.weight holds what is no number') as string,
      });
    });
  });
});

describe('a shape that no network can have', () => {
  it.each([
    [{ classes: 1 }, 'Classes'],
    [{ size: 15 }, 'Picture size'],
    [{ inputSize: 14 }, 'training pictures'],
    [{ inputSize: 21 }, 'training pictures'],
  ])('%o is refused in words', async (wrong, setting) => {
    await withTemporaryFolder(async (folder) => {
      await expect(createTrainingNetwork({ ...SHAPE, ...wrong }, OPTIONS)).rejects.toThrow(setting);
      expect(await readdir(folder)).toEqual([]);
    });
  });
});

it('a training network leaves no file and no tensor behind', async () => {
  const count = await tensorCount();
  await withTemporaryFolder(async (folder) => {
    const network = await createTrainingNetwork(SHAPE, OPTIONS);
    expect(await readdir(folder)).toEqual([]);
    network.step(randomBatch(SHAPE, 4), 0.1);
    network.write(network.read());
    expect(() => network.step({ ...randomBatch(SHAPE, 4), gains: new Float32Array(1) }, 0.1)).toThrow();
    expect(await tensorCount()).toBe(count);
    network.dispose();
    expect(await readdir(folder)).toEqual([]);
  });
});

/* The last layer alone, against softmax regression written out in plain JavaScript. */
import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { chance } from '../../electron/domain/statistics/chance.ts';
import { EmbeddingTable } from '../../electron/trainer/running/embedding-table.ts';
import { HeadNetwork } from '../../electron/trainer/networks/head-network.ts';
import { initialWeights } from '../../electron/network/initial-weights.ts';
import { type NetworkShape, type TrainingOptions, featuresOf } from '../../electron/network/network.ts';
import { tensorCount } from '../../electron/trainer/tensorflow/tensorflow.ts';
import { withTemporaryFolder } from '../helpers/run-graph.ts';

process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';

const SHAPE: NetworkShape = { depth: 18, classes: 5, size: 32, inputSize: 36, stride: 'in3x3', width: 4 };
const FEATURES = featuresOf(SHAPE);
const OPTIONS: TrainingOptions = {
  momentum: 0.9,
  nesterov: true,
  weightDecay: 0.01,
  labelSmoothing: 0.1,
  zeroInitResidual: true,
  seed: 3,
};

/** Embeddings as a ReLU and a mean leave them: not negative, and of some size. */
function batchOf(step: number, n: number): { embeddings: Float32Array; labels: Int32Array } {
  return {
    embeddings: Float32Array.from({ length: n * FEATURES }, (_, i) => Math.max(0, 3 * chance(1, step, i) - 1)),
    labels: Int32Array.from({ length: n }, (_, i) => Math.floor(5 * chance(2, step, i))),
  };
}

/** Softmax regression by gradient descent with Nesterov's momentum, number by number, in float64. */
class Oracle {
  readonly w: number[][];
  readonly b: number[];
  readonly mw: number[][];
  readonly mb: number[];

  constructor(w: Float32Array, b: Float32Array) {
    this.w = Array.from(b, (_, c) => [...w.subarray(c * FEATURES, (c + 1) * FEATURES)]);
    this.b = [...b];
    this.mw = this.w.map((row) => row.map(() => 0));
    this.mb = this.b.map(() => 0);
  }

  logits(x: Float32Array): number[] {
    return this.w.map((row, c) => row.reduce((sum, weight, f) => sum + weight * x[f]!, this.b[c]!));
  }

  step({ embeddings, labels }: ReturnType<typeof batchOf>, rate: number): { loss: number; correct: number } {
    const [n, classes] = [labels.length, this.b.length];
    const gw = this.w.map((row) => row.map(() => 0));
    const gb = this.b.map(() => 0);
    let [loss, correct] = [0, 0];
    labels.forEach((label, i) => {
      const x = embeddings.subarray(i * FEATURES, (i + 1) * FEATURES);
      const logits = this.logits(x);
      const total = logits.reduce((sum, z) => sum + Math.exp(z), 0);
      if (logits.indexOf(Math.max(...logits)) === label) correct += 1;
      logits.forEach((z, c) => {
        const target = (c === label ? 1 - OPTIONS.labelSmoothing : 0) + OPTIONS.labelSmoothing / classes;
        loss -= (target * (z - Math.log(total))) / n;
        const slope = (Math.exp(z) / total - target) / n;
        gb[c]! += slope;
        x.forEach((value, f) => (gw[c]![f]! += slope * value));
      });
    });
    const move = (weight: number, momentum: number, slope: number): [number, number] => {
      const speed = OPTIONS.momentum * momentum + slope;
      return [weight - rate * (slope + OPTIONS.momentum * speed), speed];
    };
    this.w.forEach((row, c) => {
      row.forEach((weight, f) => {
        [row[f], this.mw[c]![f]] = move(weight, this.mw[c]![f]!, gw[c]![f]! + OPTIONS.weightDecay * weight);
      });
      [this.b[c], this.mb[c]] = move(this.b[c]!, this.mb[c]!, gb[c]!);
    });
    return { loss, correct };
  }
}

describe('the last layer alone', () => {
  it('takes the steps that softmax regression takes', async () => {
    const before = await tensorCount();
    const network = await withTemporaryFolder(async (folder) => {
      const network = await HeadNetwork.create(SHAPE, OPTIONS);
      expect(await readdir(folder)).toEqual([]);
      return network;
    });
    const start = network.read();
    const oracle = new Oracle(start.get('fc.weight')!.data, start.get('fc.bias')!.data);
    for (let step = 0; step < 20; step++) {
      // Batches differ in size, as an epoch's do.
      const batch = batchOf(step, 7 + (step % 2));
      const rate = 0.05 * (1 - step / 25);
      const expected = oracle.step(batch, rate);
      const found = network.step(batch.embeddings, batch.labels, rate);
      expect(found.loss).toBeCloseTo(expected.loss, 4);
      expect(found.correct).toBe(expected.correct);
    }
    const learned = network.read();
    const largest = (name: string, expected: readonly number[]) =>
      Math.max(...expected.map((value, i) => Math.abs(value - learned.get(name)!.data[i]!)));
    expect(largest('fc.weight', oracle.w.flat())).toBeLessThan(1e-4);
    expect(largest('fc.bias', oracle.b)).toBeLessThan(1e-4);
    expect(largest('fc.weight.momentum', oracle.mw.flat())).toBeLessThan(1e-4);
    // They really moved.
    expect(Math.max(...oracle.b.map((value, i) => Math.abs(value - start.get('fc.bias')!.data[i]!)))).toBeGreaterThan(
      0.01,
    );

    const { embeddings } = batchOf(99, 3);
    const logits = network.evaluate(embeddings, 3);
    const expected = [0, 1, 2].flatMap((i) => oracle.logits(embeddings.subarray(i * FEATURES, (i + 1) * FEATURES)));
    expect(Math.max(...expected.map((value, i) => Math.abs(value - logits[i]!)))).toBeLessThan(1e-4);
    network.dispose();
    expect(await tensorCount()).toBe(before);
  });

  it('starts with the numbers that a whole network’s last layer starts with', async () => {
    const network = await HeadNetwork.create(SHAPE, OPTIONS);
    const whole = initialWeights(SHAPE, OPTIONS);
    for (const name of ['fc.weight', 'fc.bias']) expect(network.read().get(name)).toEqual(whole.get(name));
    expect(new Set(network.read().get('fc.weight.momentum')!.data)).toEqual(new Set([0]));
    network.dispose();
  });

  it('goes on from what was read, bit for bit', async () => {
    const one = await HeadNetwork.create(SHAPE, OPTIONS);
    const other = await HeadNetwork.create(SHAPE, { ...OPTIONS, seed: 4 });
    const take = (network: HeadNetwork, step: number) => {
      const { embeddings, labels } = batchOf(step, 6);
      network.step(embeddings, labels, 0.1);
    };
    for (let step = 0; step < 3; step++) take(one, step);
    other.write(one.read());
    for (let step = 3; step < 6; step++) for (const network of [one, other]) take(network, step);
    expect(other.read()).toEqual(one.read());
    expect(() => one.write(new Map())).toThrow(expect.objectContaining({ code: 'weights-mismatch' }));
    expect(() => one.step(new Float32Array(5), Int32Array.of(1), 0.1)).toThrow(RangeError);
    one.dispose();
    other.dispose();
  });
});

describe('a table of embeddings', () => {
  it('gives rows in any order, and refuses one that is empty or misshapen', () => {
    const table = new EmbeddingTable(3, 2);
    table.set(2, Float32Array.of(5, 6));
    table.set(0, Float32Array.of(1, 2));
    expect([0, 1, 2].map((row) => table.has(row))).toEqual([true, false, true]);
    expect([...table.gather([2, 0, 2])]).toEqual([5, 6, 1, 2, 5, 6]);
    expect(() => table.gather([1])).toThrow(RangeError);
    expect(() => table.set(1, Float32Array.of(1))).toThrow(RangeError);
    expect(() => table.set(3, Float32Array.of(1, 2))).toThrow(RangeError);
  });
});

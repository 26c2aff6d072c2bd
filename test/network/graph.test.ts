import { readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GraphBuilder } from '../../electron/network/graph/builder.ts';
import {
  add,
  batchNorm,
  bytesOf,
  constant,
  conv2d,
  identity,
  integers,
  matMul,
  maxPool,
  placeholder,
  reshape,
  scalar,
  trainingBatchNorm,
  warp,
} from '../../electron/network/graph/ops.ts';
import { encodeSavedModel } from '../../electron/network/graph/saved-model.ts';
import { assign, readSignature, variable, writeSignature } from '../../electron/network/graph/variables.ts';
import { buildInferenceGraph } from '../../electron/network/inference-graph.ts';
import { initialWeights } from '../../electron/network/initial-weights.ts';
import type { NetworkShape } from '../../electron/network/network.ts';
import { OpenModel, describeDevice, tensorCount } from '../../electron/trainer/tensorflow/tensorflow.ts';
import { buildTrainingGraph } from '../../electron/network/training-graph.ts';
import { withGraph, withTemporaryFolder } from '../helpers/run-graph.ts';
import TENSORFLOW_2_9_OPS from './tensorflow-2.9-ops.json' with { type: 'json' };

const SHAPE: NetworkShape = { depth: 50, classes: 3, size: 32, inputSize: 36, stride: 'in3x3', width: 8 };
const OPTIONS = { momentum: 0.9, nesterov: true, weightDecay: 1e-4, labelSmoothing: 0.1 };

describe('builder', () => {
  it('gives every node a name of its own', () => {
    const graph = new GraphBuilder();
    const names = ['a', 'a', 'a_1', 'a'].map((name) => placeholder(graph, name, 'float32', []).node.name);
    graph.within('outer', () => {
      graph.within('inner', () => names.push(placeholder(graph, 'a', 'float32', []).node.name));
      names.push(placeholder(graph, 'a', 'float32', []).node.name);
    });
    expect(names).toEqual(['a', 'a_1', 'a_1_1', 'a_2', 'outer/inner/a', 'outer/a']);
    expect(() => placeholder(graph, 'no spaces', 'float32', [])).toThrow('refuses the node name');
  });

  it('refuses shapes that do not go together', () => {
    const graph = new GraphBuilder();
    const picture = placeholder(graph, 'picture', 'float32', [-1, 8, 8, 3]);
    const kernels = placeholder(graph, 'kernels', 'float32', [3, 3, 4, 5]);
    const matrix = placeholder(graph, 'matrix', 'float32', [-1, 7]);
    expect(() => conv2d(graph, picture, kernels, { stride: 1, padding: 1 })).toThrow(
      '4 channels over a picture with 3',
    );
    expect(() => matMul(graph, matrix, matrix)).toThrow('cannot multiply');
    expect(() => add(graph, picture, matrix)).toThrow('do not go together');
    expect(() => maxPool(graph, placeholder(graph, 'dot', 'float32', [1, 2, 2, 1]), 3, 2)).toThrow('does not fit');
    expect(() => constant(graph, Float32Array.of(1, 2), [3])).toThrow('do not fill');
    expect(() => warp(graph, matrix, matrix, 4)).toThrow('four axes');
  });
});

describe('saved model', () => {
  it('is of the version that TensorFlow 2.9 writes, and the same bytes for the same graph', () => {
    const build = () => {
      const { graph, signatures } = buildTrainingGraph({ shape: SHAPE, options: OPTIONS });
      return Buffer.from(encodeSavedModel({ graph, signatures }));
    };
    const bytes = build();
    // VersionDef { producer: 1082 } is the end of the GraphDef: field 4, 3 bytes, field 1, varint 0xba 0x08.
    expect(bytes.includes(Buffer.from([0x22, 0x03, 0x08, 0xba, 0x08]))).toBe(true);
    expect(build().equals(bytes)).toBe(true);
  });

  it('has no op and no attribute that TensorFlow 2.9 lacks', () => {
    const advanced = { rateDecay: 0.5, clipNorm: 1, accumulate: 2, mixup: 0.2, averageDecay: 0.9 };
    const training = [OPTIONS, { ...OPTIONS, advanced }].flatMap(
      (options) => buildTrainingGraph({ shape: SHAPE, options, withGradients: true }).graph.nodes,
    );
    const weights = initialWeights(SHAPE, { seed: 1, zeroInitResidual: false });
    const inference = buildInferenceGraph(SHAPE, [weights, weights]).graph;
    // Ops and their attributes as TF_GetAllOpList of libtensorflow 2.9.3 gives them; only those that we use.
    const known: Readonly<Record<string, readonly string[]>> = TENSORFLOW_2_9_OPS;
    const unknown = [...training, ...inference.nodes].flatMap(({ op, attributes }) => {
      const allowed = known[op];
      if (allowed === undefined) return [op];
      return Object.keys(attributes)
        .filter((name) => !allowed.includes(name))
        .map((name) => `${op}.${name}`);
    });
    expect(unknown).toEqual([]);
  });

  it('spells no padding out in a gradient, which oneDNN would leave to a slower kernel', () => {
    const { nodes } = buildTrainingGraph({ shape: SHAPE, options: OPTIONS }).graph;
    const slopes = nodes.filter(({ op }) => op.startsWith('Conv2DBackprop'));
    expect(slopes).toHaveLength(2 * 53 - 1);
    const paddings = slopes.map(({ attributes }) => attributes['padding']);
    expect(paddings).not.toContainEqual({ text: 'EXPLICIT' });
  });

  it('shares variables between its signatures', async () => {
    const graph = new GraphBuilder();
    const v = variable(graph, 'v', [2]);
    const doubled = assign(graph, v, add(graph, v.value, v.value));
    const signatures = {
      read: readSignature([v]),
      write: writeSignature(graph, [v]),
      double: { inputs: {}, outputs: { done: identity(graph, scalar(graph, 1), 'done', [doubled]) } },
    };
    const before = await tensorCount();
    await withGraph(graph, signatures, (model) => {
      expect(() => model.run('read', {})).toThrow();
      model.run('write', { v: { data: Float32Array.of(3, 4), shape: [2] } });
      model.run('double', {});
      model.run('double', {});
      expect(model.run('read', {}).get('v')).toEqual(Float32Array.of(12, 16));
      expect(() => model.run('write', {})).toThrow();
      expect(() => model.run('write', { v: { data: Float32Array.of(3), shape: [2] } })).toThrow();
      expect(() => model.run('other', {})).toThrow('not open');
    });
    expect(await tensorCount()).toBe(before);
  });

  it('says what is wrong when it cannot be opened', async () => {
    const graph = new GraphBuilder();
    const one = { inputs: {}, outputs: { one: identity(graph, scalar(graph, 1), 'one') } };
    await expect(OpenModel.open({ graph, signatures: { one } }, ['one', 'train'])).rejects.toThrow('signature: train');
  });

  it('lies in no folder that anybody else can enter, and nowhere once it is open', async () => {
    await withTemporaryFolder(async (folder) => {
      const modes: number[] = [];
      const watcher = watch(folder, (_, name) => {
        const found = statSync(join(folder, name ?? ''), { throwIfNoEntry: false });
        if (found) modes.push(found.mode & 0o777);
      });
      const graph = new GraphBuilder();
      const one = { inputs: {}, outputs: { one: identity(graph, scalar(graph, 1), 'one') } };
      const model = await OpenModel.open({ graph, signatures: { one } });
      expect(readdirSync(folder)).toEqual([]);
      expect(model.run('one', {}).get('one')).toEqual(Float32Array.of(1));
      model.dispose();
      await expect(OpenModel.open({ graph, signatures: { one } }, ['other'])).rejects.toThrow();
      expect(readdirSync(folder)).toEqual([]);
      watcher.close();
      expect(new Set(modes)).toEqual(new Set([0o700]));
    });
  });
});

describe('ops', () => {
  it('know bytes in the order of memory', async () => {
    const graph = new GraphBuilder();
    const packed = placeholder(graph, 'packed', 'int32', [-1]);
    const bytes = reshape(graph, bytesOf(graph, packed), [-1]);
    const asIntegers = graph.addTensor('Cast', 'int32', bytes.shape, {
      inputs: [bytes],
      attributes: { SrcT: { type: 'uint8' }, DstT: { type: 'int32' }, Truncate: { bool: false } },
    });
    const values = Uint8Array.of(0, 1, 127, 128, 255, 3, 2, 1);
    await withGraph(graph, { run: { inputs: { packed }, outputs: { bytes: asIntegers } } }, (model) => {
      const data = new Int32Array(values.buffer);
      expect([...(model.run('run', { packed: { data, shape: [2] } }).get('bytes') ?? [])]).toEqual([...values]);
    });
  });

  it('pad a stride-2 convolution on both sides alike, as PyTorch does', async () => {
    const graph = new GraphBuilder();
    const x = placeholder(graph, 'x', 'float32', [1, 4, 4, 1]);
    const y = conv2d(graph, x, constant(graph, new Float32Array(9).fill(1), [3, 3, 1, 1]), { stride: 2, padding: 1 });
    await withGraph(graph, { run: { inputs: { x }, outputs: { y } } }, (model) => {
      const data = Float32Array.from({ length: 16 }, (_, i) => i);
      // Sums over rows and columns -1..1 and 1..3.
      expect([...(model.run('run', { x: { data, shape: [1, 4, 4, 1] } }).get('y') ?? [])]).toEqual([10, 24, 51, 90]);
    });
  });

  it('move the statistics of a batch norm by a tenth, with the unbiased variance', async () => {
    const graph = new GraphBuilder();
    const x = placeholder(graph, 'x', 'float32', [2, 1, 2, 1]);
    const [scale, offset, mean, variance] = [2, 3, 10, 20].map((value) => constant(graph, Float32Array.of(value), [1]));
    const tensors = { scale: scale!, offset: offset!, mean: mean!, variance: variance! };
    const learning = trainingBatchNorm(graph, x, tensors);
    const outputs = { ...learning, resting: batchNorm(graph, x, tensors) };
    await withGraph(graph, { run: { inputs: { x }, outputs } }, (model) => {
      const result = model.run('run', { x: { data: Float32Array.of(1, 2, 3, 6), shape: [2, 1, 2, 1] } });
      expect(result.get('mean')?.[0]).toBeCloseTo(0.9 * 10 + 0.1 * 3, 5);
      expect(result.get('variance')?.[0]).toBeCloseTo(0.9 * 20 + (0.1 * 14) / 3, 5);
      expect(result.get('y')?.[0]).toBeCloseTo((2 * (1 - 3)) / Math.sqrt(14 / 4 + 1e-5) + 3, 5);
      expect(result.get('resting')?.[0]).toBeCloseTo((2 * (1 - 10)) / Math.sqrt(20 + 1e-5) + 3, 5);
    });
  });

  it('tell which numbers are whole', () => {
    const graph = new GraphBuilder();
    expect(integers(graph, [1, 2]).shape).toEqual([2]);
    expect(integers(graph, 1).shape).toEqual([]);
  });
});

it('a graph in TensorFlow says on what it computes', async () => {
  const device = await describeDevice();
  expect(['cpu', 'gpu']).toContain(device.kind);
  expect(device.tensorflow).toMatch(/^\d+\.\d+\.\d+/);
});

/*
 * Every gradient rule against central differences: the slope of a random weighting of the op's output, along random
 * directions of each input, at sizes where float32 leaves three digits.
 */
import { describe, expect, it } from 'vitest';
import { GraphBuilder, type Shape, type Tensor, elementsOf } from '../../electron/network/graph/builder.ts';
import { gradients } from '../../electron/network/graph/gradients.ts';
import {
  add,
  biasAdd,
  cast,
  constant,
  conv2d,
  divide,
  matMul,
  maxPool,
  meanOfPicture,
  multiply,
  padPicture,
  placeholder,
  relu,
  softmaxCrossEntropy,
  sumOfAll,
  trainingBatchNorm,
} from '../../electron/network/graph/ops.ts';
import { normalQuantile, uniforms } from '../../electron/network/philox.ts';
import { withGraph } from '../helpers/run-graph.ts';

let stream = 0;
const normal = (length: number) => Float32Array.from(uniforms({ seed: 3, stream: stream++ }, length), normalQuantile);

/** Numbers at least `gap` apart from each other and from zero, in random order: no kink within reach of a small step. */
function spread(length: number, gap = 0.1): Float32Array {
  const order = [...uniforms({ seed: 4, stream: stream++ }, length).entries()].sort((a, b) => a[1] - b[1]);
  return Float32Array.from(order, ([index]) => (index - length / 2 + 0.5) * gap);
}

interface Case {
  readonly shapes: readonly Shape[];
  readonly values?: (shape: Shape, input: number) => Float32Array;
  readonly build: (graph: GraphBuilder, inputs: readonly Tensor[]) => Tensor;
  /** Inputs that are data: their gradient is not asked for. */
  readonly data?: readonly number[];
  readonly step?: number;
}

const RULES: Record<string, Case> = {
  'AddV2, and one tensor used twice': {
    shapes: [
      [2, 3],
      [2, 3],
    ],
    build: (graph, [a, b]) => add(graph, add(graph, a!, b!), a!),
  },
  BiasAdd: { shapes: [[2, 3, 3, 4], [4]], build: (graph, [x, bias]) => biasAdd(graph, x!, bias!) },
  Cast: { shapes: [[5]], build: (graph, [x]) => cast(graph, x!, 'float32') },
  'Conv2D 3x3': {
    shapes: [
      [2, 5, 5, 3],
      [3, 3, 3, 4],
    ],
    build: (graph, [x, kernels]) => conv2d(graph, x!, kernels!, { stride: 1, padding: 1 }),
  },
  'Conv2D 3x3, stride 2, even side': {
    shapes: [
      [2, 6, 6, 3],
      [3, 3, 3, 4],
    ],
    build: (graph, [x, kernels]) => conv2d(graph, x!, kernels!, { stride: 2, padding: 1 }),
  },
  'Conv2D 7x7, stride 2, as in the stem': {
    shapes: [
      [1, 10, 10, 3],
      [7, 7, 3, 2],
    ],
    build: (graph, [x, kernels]) => conv2d(graph, x!, kernels!, { stride: 2, padding: 3 }),
  },
  'Conv2D 1x1, stride 2, as in a projection': {
    shapes: [
      [2, 4, 4, 3],
      [1, 1, 3, 5],
    ],
    build: (graph, [x, kernels]) => conv2d(graph, x!, kernels!, { stride: 2, padding: 0 }),
  },
  FusedBatchNormV3: {
    shapes: [[4, 3, 3, 2], [2], [2], [2], [2]],
    build: (graph, [x, scale, offset, mean, variance]) =>
      trainingBatchNorm(graph, x!, { scale: scale!, offset: offset!, mean: mean!, variance: variance! }).y,
    data: [3, 4],
  },
  'MatMul with the second transposed': {
    shapes: [
      [3, 4],
      [5, 4],
    ],
    build: (graph, [a, b]) => matMul(graph, a!, b!, { transposeB: true }),
  },
  'MaxPool of overlapping windows': {
    shapes: [[2, 7, 7, 2]],
    values: ([...shape]) => spread(elementsOf(shape)),
    build: (graph, [x]) => maxPool(graph, x!, 3, 2),
  },
  'Mean over a picture': { shapes: [[2, 3, 4, 5]], build: (graph, [x]) => meanOfPicture(graph, x!) },
  Mul: {
    shapes: [
      [2, 3],
      [2, 3],
    ],
    build: (graph, [a, b]) => multiply(graph, a!, b!),
  },
  Pad: { shapes: [[2, 3, 4, 2]], build: (graph, [x]) => padPicture(graph, x!, 1) },
  Relu: { shapes: [[40]], values: ([length = 0]) => spread(length), build: (graph, [x]) => relu(graph, x!) },
  'SoftmaxCrossEntropyWithLogits on soft targets': {
    shapes: [
      [3, 4],
      [3, 4],
    ],
    values: ([...shape], input) => (input === 0 ? normal(12) : distributions(shape)),
    build: (graph, [logits, targets]) => softmaxCrossEntropy(graph, logits!, targets!),
    data: [1],
  },
  Sum: { shapes: [[3, 4]], build: (graph, [x]) => sumOfAll(graph, x!) },
  'a block with a projection': {
    shapes: [
      [2, 6, 6, 2],
      [3, 3, 2, 3],
      [1, 1, 2, 3],
    ],
    build: (graph, [x, kernels, projection]) =>
      add(
        graph,
        conv2d(graph, x!, kernels!, { stride: 2, padding: 1 }),
        conv2d(graph, x!, projection!, { stride: 2, padding: 0 }),
      ),
  },
};

/** Rows that sum to 1. */
function distributions([rows = 0, columns = 0]: Shape): Float32Array {
  const values = uniforms({ seed: 6, stream: stream++ }, rows * columns);
  return Float32Array.from(values, (value, i) => {
    const row = Math.floor(i / columns) * columns;
    return value / values.subarray(row, row + columns).reduce((a, b) => a + b, 0);
  });
}

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

describe.each(Object.entries(RULES))('%s', (_, { shapes, values, build, data = [], step = 1e-2 }) => {
  it('has the slope that central differences give', async () => {
    const graph = new GraphBuilder();
    const inputs = shapes.map((shape, index) => placeholder(graph, `x${index}`, 'float32', shape));
    const y = build(graph, inputs);
    const weighting = constant(graph, normal(elementsOf(y.shape)), y.shape);
    const loss = sumOfAll(graph, multiply(graph, y, weighting));
    const asked = inputs.filter((_, index) => !data.includes(index));
    const slopes = gradients(graph, loss, asked);
    const names = Object.fromEntries(inputs.map((input) => [input.node.name, input]));
    const found = Object.fromEntries(asked.map((input, index) => [input.node.name, slopes[index]!]));
    const at = shapes.map((shape, index) => values?.(shape, index) ?? normal(elementsOf(shape)));

    await withGraph(
      graph,
      { loss: { inputs: names, outputs: { loss } }, slopes: { inputs: names, outputs: found } },
      (model) => {
        const feeds = (moved: readonly Float32Array[]) =>
          Object.fromEntries(moved.map((data, index) => [`x${index}`, { data, shape: shapes[index]! }]));
        const lossAt = (moved: readonly Float32Array[]) => model.run('loss', feeds(moved)).get('loss')?.[0] ?? NaN;
        const gradient = model.run('slopes', feeds(at));
        for (const input of asked) {
          const index = inputs.indexOf(input);
          const slope = gradient.get(input.node.name) as Float32Array;
          expect(slope).toHaveLength(elementsOf(input.shape));
          for (let trial = 0; trial < 4; trial++) {
            const direction = normal(slope.length).map((value) => Math.max(-2, Math.min(2, value)));
            const moved = (by: number) =>
              at.map((values, i) => (i === index ? values.map((value, j) => value + by * direction[j]!) : values));
            const difference = (lossAt(moved(step)) - lossAt(moved(-step))) / (2 * step);
            const scale = Math.sqrt(dot(slope, slope) * dot(direction, direction));
            expect(Math.abs(difference - dot(slope, direction))).toBeLessThan(1e-3 * scale);
          }
        }
      },
    );
  });
});

describe('an op without a rule', () => {
  it('is an error and not a silent zero', () => {
    const graph = new GraphBuilder();
    const x = placeholder(graph, 'x', 'float32', [3]);
    const loss = sumOfAll(graph, divide(graph, x, x));
    expect(() => gradients(graph, loss, [x])).toThrow('no gradient rule for RealDiv');
  });

  it('does not matter where no variable is', () => {
    const graph = new GraphBuilder();
    const x = placeholder(graph, 'x', 'float32', [3]);
    const y = placeholder(graph, 'y', 'float32', [3]);
    const loss = sumOfAll(graph, multiply(graph, x, divide(graph, y, y)));
    expect(gradients(graph, loss, [x])).toHaveLength(1);
  });
});

it('the working out of gradients refuses a product in which one side is repeated', () => {
  const graph = new GraphBuilder();
  const x = placeholder(graph, 'x', 'float32', [1]);
  const y = placeholder(graph, 'y', 'float32', [3]);
  const loss = sumOfAll(graph, multiply(graph, x, y));
  expect(() => gradients(graph, loss, [x])).toThrow('no gradient rule for Mul');
});

it('the working out of gradients gives nothing for what the loss does not depend on', () => {
  const graph = new GraphBuilder();
  const x = placeholder(graph, 'x', 'float32', [3]);
  const y = placeholder(graph, 'y', 'float32', [3]);
  relu(graph, y);
  expect(gradients(graph, sumOfAll(graph, relu(graph, x)), [y])).toEqual([undefined]);
});

it('the working out of gradients refuses a loss that is no scalar', () => {
  const graph = new GraphBuilder();
  const x = placeholder(graph, 'x', 'float32', [3]);
  expect(() => gradients(graph, relu(graph, x), [x])).toThrow('must be a scalar');
});

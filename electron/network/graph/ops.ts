/*
 * The TensorFlow ops that a residual network needs, one function each, with their output shapes. Every op and attribute
 * here is in TensorFlow 2.9. Layout is NHWC: [batch, height, width, channels]. Pure; runs anywhere.
 */
import {
  type Attributes,
  type DataType,
  type GraphBuilder,
  type GraphNode,
  type Shape,
  type Tensor,
  elementsOf,
  fourAxes,
  output,
  sameShape,
  twoAxes,
} from './builder.ts';

const NHWC = { data_format: { text: 'NHWC' } } as const;
const strides = (stride: number) => ({ strides: { ints: [1, stride, stride, 1] } });

// --- Into the graph -------------------------------------------------------------------------------------------------

export function placeholder(graph: GraphBuilder, name: string, type: DataType, shape: Shape): Tensor {
  return graph.addTensor('Placeholder', type, shape, { name, attributes: { dtype: { type }, shape: { shape } } });
}

/** `value`, unless something is fed in its place. */
export function placeholderWithDefault(graph: GraphBuilder, name: string, value: Tensor): Tensor {
  const attributes = { dtype: { type: value.type }, shape: { shape: value.shape } };
  return graph.addTensor('PlaceholderWithDefault', value.type, value.shape, { name, inputs: [value], attributes });
}

/** Constant of type float32; the values are kept as they are, not copied, until the graph is written. */
export function constant(graph: GraphBuilder, values: Float32Array, shape: Shape, name?: string): Tensor {
  return constantOf(graph, 'float32', values, shape, name);
}

export function scalar(graph: GraphBuilder, value: number): Tensor {
  return constant(graph, Float32Array.of(value), []);
}

/** Constant of type int32: a vector, or a scalar when one number is given. */
export function integers(graph: GraphBuilder, values: readonly number[] | number): Tensor {
  const list = typeof values === 'number' ? [values] : values;
  return constantOf(graph, 'int32', Int32Array.from(list), typeof values === 'number' ? [] : [list.length]);
}

function constantOf(
  graph: GraphBuilder,
  type: DataType,
  values: Float32Array | Int32Array,
  shape: Shape,
  name?: string,
): Tensor {
  if (values.length !== elementsOf(shape)) {
    throw new RangeError(`${values.length} values do not fill [${shape.join(', ')}]`);
  }
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const attributes = { dtype: { type }, value: { tensor: { type, shape, bytes } } };
  return graph.addTensor('Const', type, shape, { name: name ?? 'const', attributes });
}

// --- Elementwise ----------------------------------------------------------------------------------------------------

/** `x` as another type; `x` itself when it has that type already. */
export function cast(graph: GraphBuilder, x: Tensor, type: DataType): Tensor {
  if (x.type === type) return x;
  return graph.addTensor('Cast', type, x.shape, {
    inputs: [x],
    attributes: { SrcT: { type: x.type }, DstT: { type }, Truncate: { bool: false } },
  });
}

export const add = binary('AddV2');
export const subtract = binary('Sub');
export const multiply = binary('Mul');
export const divide = binary('RealDiv');
export const minimum = binary('Minimum');

function binary(op: string): (graph: GraphBuilder, a: Tensor, b: Tensor) => Tensor {
  return (graph, a, b) =>
    graph.addTensor(op, a.type, broadcastShape(a.shape, b.shape), { inputs: [a, b], attributes: typed(a) });
}

/** Sum of tensors of one shape. */
export function addAll(graph: GraphBuilder, tensors: readonly Tensor[]): Tensor {
  const [first] = tensors;
  if (first === undefined) throw new RangeError('nothing to add');
  if (tensors.length === 1) return first;
  const attributes = { ...typed(first), N: { int: tensors.length } };
  return graph.addTensor('AddN', first.type, first.shape, { inputs: tensors, attributes });
}

export function relu(graph: GraphBuilder, x: Tensor): Tensor {
  return graph.addTensor('Relu', x.type, x.shape, { inputs: [x], attributes: typed(x) });
}

/** Natural logarithm. */
export function logarithm(graph: GraphBuilder, x: Tensor): Tensor {
  return graph.addTensor('Log', x.type, x.shape, { inputs: [x], attributes: typed(x) });
}

/** `x`, once `controls` have run. */
export function identity(graph: GraphBuilder, x: Tensor, name: string, controls: readonly GraphNode[] = []): Tensor {
  return graph.addTensor('Identity', x.type, x.shape, { name, inputs: [x], controls, attributes: typed(x) });
}

/** `x` in memory of its own. */
export function copy(graph: GraphBuilder, x: Tensor): Tensor {
  return graph.addTensor('DeepCopy', x.type, x.shape, { inputs: [x], attributes: typed(x) });
}

/** Element by element, whether a equals b. */
export function equal(graph: GraphBuilder, a: Tensor, b: Tensor): Tensor {
  const attributes = { ...typed(a), incompatible_shape_error: { bool: true } };
  return graph.addTensor('Equal', 'bool', a.shape, { inputs: [a, b], attributes });
}

// --- Shape ----------------------------------------------------------------------------------------------------------

export function shapeOf(graph: GraphBuilder, x: Tensor): Tensor {
  const attributes = { ...typed(x), out_type: { type: 'int32' } } as const;
  return graph.addTensor('Shape', 'int32', [x.shape.length], { inputs: [x], attributes });
}

/** At most one axis of `shape` may be -1. */
export function reshape(graph: GraphBuilder, x: Tensor, shape: Shape): Tensor {
  const attributes = { ...typed(x), Tshape: { type: 'int32' } } as const;
  return graph.addTensor('Reshape', x.type, shape, { inputs: [x, integers(graph, shape)], attributes });
}

/** `x` repeated to the shape that `like` has when the graph runs. */
export function broadcastLike(graph: GraphBuilder, x: Tensor, like: Tensor): Tensor {
  const attributes = { ...typed(x), Tidx: { type: 'int32' } } as const;
  return graph.addTensor('BroadcastTo', x.type, like.shape, { inputs: [x, shapeOf(graph, like)], attributes });
}

/** The bytes of a row of int32, in memory order: [n] -> [n, 4] of uint8. */
export function bytesOf(graph: GraphBuilder, packed: Tensor): Tensor {
  return graph.addTensor('Bitcast', 'uint8', [...packed.shape, 4], {
    inputs: [packed],
    attributes: { T: { type: packed.type }, type: { type: 'uint8' } },
  });
}

/** Zeros around height and width. */
export function padPicture(graph: GraphBuilder, x: Tensor, margin: number): Tensor {
  const [batch, height, width, channels] = fourAxes(x.shape);
  const paddings = constantOf(graph, 'int32', Int32Array.of(0, 0, margin, margin, margin, margin, 0, 0), [4, 2]);
  return graph.addTensor('Pad', x.type, [batch, height + 2 * margin, width + 2 * margin, channels], {
    inputs: [x, paddings],
    attributes: { ...typed(x), Tpaddings: { type: 'int32' } },
  });
}

/** The opposite of `padPicture`: `margin` pixels cut away on each side. */
export function cropPicture(graph: GraphBuilder, x: Tensor, margin: number): Tensor {
  const [batch, height, width, channels] = fourAxes(x.shape);
  const shape = [batch, height - 2 * margin, width - 2 * margin, channels];
  return graph.addTensor('Slice', x.type, shape, {
    inputs: [x, integers(graph, [0, margin, margin, 0]), integers(graph, shape)],
    attributes: { ...typed(x), Index: { type: 'int32' } },
  });
}

// --- Sums -----------------------------------------------------------------------------------------------------------

/** Mean over height and width: [batch, height, width, channels] -> [batch, channels]. */
export function meanOfPicture(graph: GraphBuilder, x: Tensor, name?: string): Tensor {
  const [batch, , , channels] = fourAxes(x.shape);
  return reduce(graph, 'Mean', x, [1, 2], [batch, channels], name);
}

/** Sum over the channels: [batch, height, width, channels] -> [batch, height, width]. */
export function sumOfChannels(graph: GraphBuilder, x: Tensor): Tensor {
  return reduce(graph, 'Sum', x, [3], fourAxes(x.shape).slice(0, 3));
}

/** Sum over every axis: a scalar. */
export function sumOfAll(graph: GraphBuilder, x: Tensor): Tensor {
  return reduce(graph, 'Sum', x, [...x.shape.keys()], []);
}

function reduce(graph: GraphBuilder, op: string, x: Tensor, axes: readonly number[], shape: Shape, name?: string) {
  const attributes = { ...typed(x), Tidx: { type: 'int32' }, keep_dims: { bool: false } } as const;
  return graph.addTensor(op, x.type, shape, { name, inputs: [x, integers(graph, axes)], attributes });
}

/** Index of the largest value in each row: [rows, columns] -> [rows] of int32. */
export function argMax(graph: GraphBuilder, x: Tensor): Tensor {
  const [rows] = twoAxes(x.shape);
  const attributes = { ...typed(x), Tidx: { type: 'int32' }, output_type: { type: 'int32' } } as const;
  return graph.addTensor('ArgMax', 'int32', [rows], { inputs: [x, integers(graph, 1)], attributes });
}

// --- Layers ---------------------------------------------------------------------------------------------------------

export interface ConvolutionRequest {
  readonly stride: number;
  /** Zeros around the picture on each side, px. PyTorch's (k - 1) / 2, which TensorFlow's SAME is not when the stride is 2. */
  readonly padding: number;
  readonly name?: string | undefined;
}

/** [batch, height, width, in] with kernels [k, k, in, out] -> [batch, height', width', out]. */
export function conv2d(graph: GraphBuilder, x: Tensor, kernels: Tensor, request: ConvolutionRequest): Tensor {
  const [batch, height, width, channels] = fourAxes(x.shape);
  const [kernelHeight, kernelWidth, inputs, filters] = fourAxes(kernels.shape);
  if (inputs !== channels) throw new RangeError(`kernels for ${inputs} channels over a picture with ${channels}`);
  const { stride, padding } = request;
  const shape = [
    batch,
    slide(height, kernelHeight, stride, padding),
    slide(width, kernelWidth, stride, padding),
    filters,
  ];
  const attributes: Attributes = {
    ...typed(x),
    ...NHWC,
    ...strides(stride),
    ...paddingOf(kernelHeight, stride, padding),
    dilations: { ints: [1, 1, 1, 1] },
    use_cudnn_on_gpu: { bool: true },
  };
  return graph.addTensor('Conv2D', x.type, shape, { name: request.name, inputs: [x, kernels], attributes });
}

/**
 * SAME where it is the same: it pads both sides alike when the stride is 1. Whatever can be said without explicit padding
 * should be, since oneDNN's gradients, twice as fast as TensorFlow's own, do without it.
 */
function paddingOf(kernel: number, stride: number, padding: number): Attributes {
  const text = padding === 0 ? 'VALID' : stride === 1 && kernel === 2 * padding + 1 ? 'SAME' : 'EXPLICIT';
  const explicit = text === 'EXPLICIT' ? [0, 0, padding, padding, padding, padding, 0, 0] : [];
  return { padding: { text }, explicit_paddings: { ints: explicit } };
}

export interface BatchNormTensors {
  /** Each [channels], float32. */
  readonly scale: Tensor;
  readonly offset: Tensor;
  readonly mean: Tensor;
  readonly variance: Tensor;
}

/** Epsilon of PyTorch's BatchNorm2d, added to the variance. */
export const BATCH_NORM_EPSILON = 1e-5;

/** Share of a batch's statistics in the moving ones, PyTorch's `momentum` of BatchNorm2d. */
const BATCH_NORM_MOMENTUM = 0.1;

/** Normalises with the given mean and variance. */
export function batchNorm(graph: GraphBuilder, x: Tensor, tensors: BatchNormTensors, name?: string): Tensor {
  return output(fusedBatchNorm(graph, x, tensors, false, name), 0);
}

/**
 * Normalises with the batch's own mean and variance; also gives the new moving ones, in which the batch's variance is
 * unbiased (divided by n - 1), as in PyTorch.
 */
export function trainingBatchNorm(
  graph: GraphBuilder,
  x: Tensor,
  tensors: BatchNormTensors,
  name?: string,
): { readonly y: Tensor; readonly mean: Tensor; readonly variance: Tensor } {
  const node = fusedBatchNorm(graph, x, tensors, true, name);
  return { y: output(node, 0), mean: output(node, 1), variance: output(node, 2) };
}

function fusedBatchNorm(graph: GraphBuilder, x: Tensor, tensors: BatchNormTensors, training: boolean, name?: string) {
  const [, , , channels] = fourAxes(x.shape);
  const { scale, offset, mean, variance } = tensors;
  const statistic = ['float32', [channels]] as const;
  return graph.add('FusedBatchNormV3', {
    name,
    inputs: [x, scale, offset, mean, variance],
    attributes: {
      ...typed(x),
      ...NHWC,
      U: { type: 'float32' },
      epsilon: { float: BATCH_NORM_EPSILON },
      exponential_avg_factor: { float: BATCH_NORM_MOMENTUM },
      is_training: { bool: training },
    },
    // y, new mean, new variance, and three reserved for the gradient (the last one's shape is the library's own).
    outputs: [[x.type, x.shape], statistic, statistic, statistic, statistic, ['float32', [-1]]],
  });
}

/** Largest value of each `size` x `size` window, no padding. */
export function maxPool(graph: GraphBuilder, x: Tensor, size: number, stride: number, name?: string): Tensor {
  const [batch, height, width, channels] = fourAxes(x.shape);
  return graph.addTensor(
    'MaxPool',
    x.type,
    [batch, slide(height, size, stride, 0), slide(width, size, stride, 0), channels],
    {
      name,
      inputs: [x],
      attributes: {
        ...typed(x),
        ...NHWC,
        ...strides(stride),
        ksize: { ints: [1, size, size, 1] },
        padding: { text: 'VALID' },
        explicit_paddings: { ints: [] },
      },
    },
  );
}

export interface MatMulOptions {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  readonly name?: string | undefined;
}

export function matMul(graph: GraphBuilder, a: Tensor, b: Tensor, options: MatMulOptions = {}): Tensor {
  const { transposeA = false, transposeB = false, name } = options;
  const [rows, innerA] = transposeA ? twoAxes(a.shape).toReversed() : a.shape;
  const [innerB, columns] = transposeB ? twoAxes(b.shape).toReversed() : b.shape;
  if (rows === undefined || columns === undefined || innerA !== innerB) {
    throw new RangeError(`cannot multiply [${a.shape.join(', ')}] by [${b.shape.join(', ')}]`);
  }
  const attributes = { ...typed(a), transpose_a: { bool: transposeA }, transpose_b: { bool: transposeB } };
  return graph.addTensor('MatMul', a.type, [rows, columns], { name, inputs: [a, b], attributes });
}

/** Adds [channels] to the last axis. */
export function biasAdd(graph: GraphBuilder, x: Tensor, bias: Tensor, name?: string): Tensor {
  return graph.addTensor('BiasAdd', x.type, x.shape, { name, inputs: [x, bias], attributes: { ...typed(x), ...NHWC } });
}

export function softmax(graph: GraphBuilder, logits: Tensor): Tensor {
  return graph.addTensor('Softmax', logits.type, logits.shape, { inputs: [logits], attributes: typed(logits) });
}

/** Loss of each row: logits and targets [batch, classes] -> [batch]. Each row of targets sums to 1. */
export function softmaxCrossEntropy(graph: GraphBuilder, logits: Tensor, targets: Tensor): Tensor {
  const [batch] = twoAxes(logits.shape);
  const node = graph.add('SoftmaxCrossEntropyWithLogits', {
    inputs: [logits, targets],
    attributes: typed(logits),
    outputs: [
      [logits.type, [batch]],
      [logits.type, logits.shape],
    ],
  });
  return output(node, 0);
}

/** [batch] of class numbers -> [batch, classes] with `on` at the class and `off` elsewhere. */
export function oneHot(graph: GraphBuilder, labels: Tensor, classes: number, on: number, off: number): Tensor {
  return graph.addTensor('OneHot', 'float32', [...labels.shape, classes], {
    inputs: [labels, integers(graph, classes), scalar(graph, on), scalar(graph, off)],
    attributes: { T: { type: 'float32' }, TI: { type: labels.type }, axis: { int: -1 } },
  });
}

/** Pictures [batch, h, w, c] and transforms [batch, 8] (output pixel -> input pixel) -> [batch, size, size, c], bilinear. */
export function warp(graph: GraphBuilder, pictures: Tensor, transforms: Tensor, size: number): Tensor {
  const [batch, , , channels] = fourAxes(pictures.shape);
  return graph.addTensor('ImageProjectiveTransformV3', pictures.type, [batch, size, size, channels], {
    inputs: [pictures, transforms, integers(graph, [size, size]), scalar(graph, 0)],
    attributes: {
      dtype: { type: pictures.type },
      interpolation: { text: 'BILINEAR' },
      fill_mode: { text: 'REFLECT' },
    },
  });
}

// --- Shapes ---------------------------------------------------------------------------------------------------------

function typed(x: Tensor) {
  return { T: { type: x.type } } as const;
}

/** How many places a window takes: PyTorch's formula, rounding down. */
function slide(length: number, window: number, stride: number, padding: number): number {
  const places = Math.floor((length + 2 * padding - window) / stride) + 1;
  if (places < 1) throw new RangeError(`a window of ${window} does not fit into ${length} + 2 x ${padding}`);
  return places;
}

/** NumPy's rule, as far as it is needed: axes are equal, or one of them is 1 or absent. */
function broadcastShape(a: Shape, b: Shape): Shape {
  if (sameShape(a, b)) return a;
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  const offset = long.length - short.length;
  return long.map((length, axis) => {
    const other = axis < offset ? 1 : (short[axis - offset] ?? 1);
    if (length !== other && length !== 1 && other !== 1) {
      throw new RangeError(`[${a.join(', ')}] and [${b.join(', ')}] do not go together`);
    }
    return length === 1 ? other : length;
  });
}

/*
 * The network as it is used and passed on: batch norm folded into the convolutions, weights as constants, so that
 * TensorFlow fuses Conv2D, BiasAdd and Relu by itself. Pure: builds the graph, runs nothing.
 */
import { because, ProblemError } from '../domain/problems.ts';
import { GraphBuilder, type Tensor, fourAxes } from './graph/builder.ts';
import {
  BATCH_NORM_EPSILON,
  addAll,
  constant,
  identity,
  logarithm,
  matMul,
  multiply,
  placeholder,
  placeholderWithDefault,
  relu,
  reshape,
  scalar,
  softmax,
  sumOfChannels,
} from './graph/ops.ts';
import type { Signatures } from './graph/saved-model.ts';
import type { NetworkShape, Tensors } from './network.ts';
import { areNumbers } from './number-types.ts';
import { normalise, packedPictures, pictureShape } from './picture-input.ts';
import { foldedLayers } from './resnet-layers.ts';
import { type ConvolutionLayer, type Layers, resnet } from './resnet.ts';

/**
 * Signatures of the frozen network. `predict` and `embed` are for everybody: `pictures` [n, size, size, 3] of uint8 in;
 * `probabilities`, `logits` and `embeddings`, or `embeddings` alone, out. `predict-packed` is `predict` fed with packed bytes
 * (see `picture-input.ts`). `serving_default`, the name that TensorFlow Serving asks for, is `predict`. Several networks of
 * one shape answer together: their probabilities are averaged, `logits` are the logarithms of that, and `embeddings` are averaged too.
 *
 * `explain` says what in the pictures speaks for a taxon: `pictures` and `direction` [n, classes], 1 at that taxon, in; `map`
 * [n, size / 32, size / 32] out, see `activationMap`. `explain-packed` is the same fed with packed bytes.
 */
export function buildInferenceGraph(
  shape: NetworkShape,
  members: readonly Tensors[],
): { readonly graph: GraphBuilder; readonly signatures: Signatures } {
  const graph = new GraphBuilder();
  const input = packedPictures(graph, shape.size);
  const pictures = placeholderWithDefault(graph, 'pictures', input.pictures);
  // TensorFlow's optimizer takes the shape of a placeholder with a default for unknown, and then fuses fewer layers.
  const x = normalise(graph, reshape(graph, pictures, pictureShape(shape.size)));
  const answers = members.map((tensors, number) =>
    members.length === 1
      ? answersOf(graph, shape, tensors, x)
      : graph.within(`member-${number + 1}`, () => answersOf(graph, shape, tensors, x)),
  );
  const { logits, features, probabilities } = together(graph, answers);
  const direction = placeholder(graph, 'direction', 'float32', [-1, shape.classes]);
  const maps = answers.map((answer) => activationMap(graph, answer, direction));
  const map = identity(graph, meanOf(graph, maps), 'map');
  const embeddings = identity(graph, features, 'embeddings');
  const outputs = { probabilities: identity(graph, probabilities, 'probabilities'), logits, embeddings };
  const predict = { inputs: { pictures }, outputs };
  return {
    graph,
    signatures: {
      predict,
      serving_default: predict,
      embed: { inputs: { pictures }, outputs: { embeddings } },
      'predict-packed': { inputs: { packed: input.packed }, outputs },
      explain: { inputs: { pictures, direction }, outputs: { map } },
      'explain-packed': { inputs: { packed: input.packed, direction }, outputs: { map } },
    },
  };
}

interface Answers {
  /** Of the last stage, [batch, side, side, channels]. */
  readonly activations: Tensor;
  readonly features: Tensor;
  readonly logits: Tensor;
  /** `fc.weight`, [classes, channels]. */
  readonly weight: Tensor;
}

function answersOf(graph: GraphBuilder, shape: NetworkShape, tensors: Tensors, x: Tensor): Answers {
  const folded = foldBatchNorms(shape, tensors);
  const made = new Map<string, Tensor>();
  const parameter = (name: string) => {
    const { data, shape } = tensorOf(folded, name);
    const tensor = made.get(name) ?? constant(graph, data, shape, name);
    made.set(name, tensor);
    return tensor;
  };
  return { ...resnet(foldedLayers(graph, parameter), shape, x), weight: parameter('fc.weight') };
}

/**
 * Grad-CAM (Selvaraju et al. 2017, arXiv:1610.02391): where the last stage speaks for a class. Its weight for a channel is
 * the mean, over the places, of the gradient of the class's logit by the channel's activations. Behind the last stage come
 * a mean over all h x w places and one fully connected layer, so that this gradient is the same everywhere, fc.weight / (h w):
 * it needs no way back through the graph. map = relu(sum over channels of fc.weight[class] activations) / (h w).
 */
function activationMap(graph: GraphBuilder, { activations, weight }: Answers, direction: Tensor): Tensor {
  const [, height, width, channels] = fourAxes(activations.shape);
  const gradient = matMul(graph, direction, weight);
  const weights = multiply(graph, reshape(graph, gradient, [-1, 1, 1, channels]), scalar(graph, 1 / (height * width)));
  return relu(graph, sumOfChannels(graph, multiply(graph, activations, weights)));
}

function meanOf(graph: GraphBuilder, tensors: readonly Tensor[]): Tensor {
  const [first] = tensors;
  if (first !== undefined && tensors.length === 1) return first;
  return multiply(graph, addAll(graph, tensors), scalar(graph, 1 / tensors.length));
}

function together(
  graph: GraphBuilder,
  answers: readonly Answers[],
): Pick<Answers, 'features' | 'logits'> & { readonly probabilities: Tensor } {
  const [first, ...others] = answers;
  if (first === undefined) throw new RangeError('an ensemble needs a network');
  if (others.length === 0) return { ...first, probabilities: softmax(graph, first.logits) };
  const probabilities = meanOf(
    graph,
    answers.map(({ logits }) => softmax(graph, logits)),
  );
  const features = meanOf(
    graph,
    answers.map((one) => one.features),
  );
  return { features, logits: logarithm(graph, probabilities), probabilities };
}

/**
 * Kernels times scale / sqrt(variance + epsilon), and offset - mean * scale / sqrt(variance + epsilon) as a bias, for each
 * convolution; the fully connected layer as it is. Computed in float64, rounded once. Throws ProblemError `weights-mismatch`
 * where that gives no numbers.
 */
export function foldBatchNorms(shape: NetworkShape, tensors: Tensors): Tensors {
  const folded: Tensors = new Map();
  const folder: Layers<undefined> = {
    convolution(_, layer) {
      foldBatchNorm(tensors, layer, folded);
      return undefined;
    },
    relu: () => undefined,
    add: () => undefined,
    maxPool: () => undefined,
    globalMean: () => undefined,
    fullyConnected() {
      for (const name of ['fc.weight', 'fc.bias']) folded.set(name, tensorOf(tensors, name));
      return undefined;
    },
  };
  resnet(folder, shape, undefined);
  for (const [name, { data }] of folded) {
    // A variance below zero, or weights so large that their product is none.
    if (!areNumbers(data)) throw new ProblemError('weights-mismatch', { reason: because('holds-no-number', { name }) });
  }
  return folded;
}

function foldBatchNorm(tensors: Tensors, { name, norm, filters }: ConvolutionLayer, folded: Tensors): void {
  const kernels = tensorOf(tensors, `${name}.weight`);
  const [scale, offset, mean, variance] = ['weight', 'bias', 'running_mean', 'running_var'].map(
    (part) => tensorOf(tensors, `${norm}.${part}`).data,
  ) as [Float32Array, Float32Array, Float32Array, Float32Array];
  const factors = Float64Array.from(scale, (value, i) => value / Math.sqrt((variance[i] ?? 0) + BATCH_NORM_EPSILON));
  // Every model is folded each time that it is opened: 25 million numbers, so plain loops.
  const data = new Float32Array(kernels.data.length);
  for (let at = 0; at < data.length;) {
    for (let filter = 0; filter < filters; filter++, at++) data[at] = kernels.data[at]! * factors[filter]!;
  }
  const bias = offset.map((value, i) => value - (mean[i] ?? 0) * (factors[i] ?? 0));
  folded.set(`${name}.weight`, { shape: kernels.shape, data });
  folded.set(`${name}.bias`, { shape: [filters], data: bias });
}

function tensorOf(tensors: Tensors, name: string): { shape: number[]; data: Float32Array } {
  const tensor = tensors.get(name);
  if (tensor === undefined) throw new Error(`the network's ${name} is missing`);
  return tensor;
}

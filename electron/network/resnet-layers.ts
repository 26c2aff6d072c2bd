/*
 * The layers of a residual network as TensorFlow ops: with batch norm that learns, with batch norm at rest, or folded into
 * the convolutions. Pure; runs anywhere.
 */
import type { GraphBuilder, Tensor } from './graph/builder.ts';
import {
  type BatchNormTensors,
  add,
  batchNorm,
  biasAdd,
  conv2d,
  matMul,
  maxPool,
  meanOfPicture,
  padPicture,
  relu,
  trainingBatchNorm,
} from './graph/ops.ts';
import type { ConvolutionLayer, Layers } from './resnet.ts';

/** The value of a parameter in the graph, by name. */
export type ParameterTensors = (name: string) => Tensor;

/** A batch norm's new moving mean and variance, to be assigned after a step. */
export interface MovingStatistics {
  readonly norm: string;
  readonly mean: Tensor;
  readonly variance: Tensor;
}

/**
 * Batch norm by the batch's own statistics; what becomes of the moving ones is handed to `onStatistics`. A norm that
 * `rests`, by its name, is by the moving statistics, which stay as they are.
 */
export function learningLayers(
  graph: GraphBuilder,
  parameter: ParameterTensors,
  onStatistics: (statistics: MovingStatistics) => void,
  rests: (norm: string) => boolean = () => false,
): Layers<Tensor> {
  const resting = restingLayers(graph, parameter);
  const convolve = convolver(graph, parameter);
  return graphLayers(graph, parameter, (x, layer) => {
    if (rests(layer.norm)) return resting.convolution(x, layer);
    const { y, mean, variance } = trainingBatchNorm(
      graph,
      convolve(x, layer),
      batchNormTensors(parameter, layer.norm),
      layer.norm,
    );
    onStatistics({ norm: layer.norm, mean, variance });
    return y;
  });
}

/** Batch norm by the moving statistics. */
export function restingLayers(graph: GraphBuilder, parameter: ParameterTensors): Layers<Tensor> {
  const convolve = convolver(graph, parameter);
  return graphLayers(graph, parameter, (x, layer) =>
    batchNorm(graph, convolve(x, layer), batchNormTensors(parameter, layer.norm), layer.norm),
  );
}

/** No batch norm: `parameter` gives folded kernels, and the rest of the norm as `<convolution>.bias`. */
export function foldedLayers(graph: GraphBuilder, parameter: ParameterTensors): Layers<Tensor> {
  const convolve = convolver(graph, parameter);
  return graphLayers(graph, parameter, (x, layer) =>
    biasAdd(graph, convolve(x, layer), parameter(`${layer.name}.bias`), layer.norm),
  );
}

function graphLayers(
  graph: GraphBuilder,
  parameter: ParameterTensors,
  convolution: Layers<Tensor>['convolution'],
): Layers<Tensor> {
  return {
    convolution,
    relu: (x) => relu(graph, x),
    add: (residual, shortcut) => add(graph, residual, shortcut),
    // Zeros are neutral after a ReLU, and TensorFlow's own SAME would pad on the other side (PyTorch pads on both).
    maxPool: (x) => maxPool(graph, padPicture(graph, x, 1), 3, 2, 'maxpool'),
    globalMean: (x) => meanOfPicture(graph, x, 'avgpool'),
    fullyConnected: (x) => {
      const product = matMul(graph, x, parameter('fc.weight'), { transposeB: true, name: 'fc' });
      return biasAdd(graph, product, parameter('fc.bias'), 'logits');
    },
  };
}

/**
 * A 1x1 convolution with a stride looks at every second place only, so the places are picked first, once for all that look
 * at them: dense convolutions and their gradients are faster, and there is less to add up on the way back.
 */
function convolver(graph: GraphBuilder, parameter: ParameterTensors): (x: Tensor, layer: ConvolutionLayer) => Tensor {
  const picked = new Map<Tensor, Tensor>();
  return (x, { name, kernel, stride }) => {
    const kernels = parameter(`${name}.weight`);
    if (kernel > 1 || stride === 1) return conv2d(graph, x, kernels, { name, stride, padding: (kernel - 1) / 2 });
    const places = picked.get(x) ?? maxPool(graph, x, 1, stride);
    picked.set(x, places);
    return conv2d(graph, places, kernels, { name, stride: 1, padding: 0 });
  };
}

function batchNormTensors(parameter: ParameterTensors, norm: string): BatchNormTensors {
  return {
    scale: parameter(`${norm}.weight`),
    offset: parameter(`${norm}.bias`),
    mean: parameter(`${norm}.running_mean`),
    variance: parameter(`${norm}.running_var`),
  };
}

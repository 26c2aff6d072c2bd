/*
 * The rule of each op: given the gradient of the loss with respect to the op's first output, the gradient with respect to
 * each of its inputs. An input whose gradient nobody may ask for has none. Each is a function, called only when needed,
 * so that the gradient of the pictures is never computed. The rules are TensorFlow's own (tensorflow/python/ops/*_grad.py).
 */
import { type Attributes, type GraphBuilder, type GraphNode, type Tensor, fourAxes, input, output } from './builder.ts';
import {
  broadcastLike,
  cast,
  cropPicture,
  integers,
  matMul,
  multiply,
  padPicture,
  reshape,
  scalar,
  shapeOf,
} from './ops.ts';

/** The value that a tensor had, on the way back: the tensor itself, or one that is worked out again (see `recall.ts`). */
export type Recall = (tensor: Tensor) => Tensor;

export type GradientRule = (
  graph: GraphBuilder,
  node: GraphNode,
  gradient: Tensor,
  recall: Recall,
) => readonly ((() => Tensor) | undefined)[];

export const GRADIENT_RULES: Readonly<Record<string, GradientRule>> = {
  AddV2: (_graph, node, gradient) => {
    requireOneShape(node);
    return [() => gradient, () => gradient];
  },

  BiasAdd: (graph, node, gradient) => [
    () => gradient,
    () => {
      const bias = input(node, 1);
      return graph.addTensor('BiasAddGrad', bias.type, bias.shape, {
        name: `${node.name}/bias-gradient`,
        inputs: [gradient],
        attributes: node.attributes,
      });
    },
  ],

  Cast: (graph, node, gradient) => [() => cast(graph, gradient, input(node, 0).type)],

  // Explicit padding is taken out of the gradients (see `paddingOf` in ops.ts): the picture is padded before, cropped after.
  Conv2D: (graph, node, gradient, recall) => {
    const [x, kernels] = [recall(input(node, 0)), input(node, 1)];
    const margin = explicitMargin(node);
    const padded = margin === 0 ? x : padPicture(graph, x, margin);
    const attributes =
      margin === 0
        ? node.attributes
        : { ...node.attributes, padding: { text: 'VALID' }, explicit_paddings: { ints: [] } };
    return [
      () => {
        const slope = graph.addTensor('Conv2DBackpropInput', x.type, padded.shape, {
          name: `${node.name}/input-gradient`,
          inputs: [shapeOf(graph, padded), kernels, gradient],
          attributes,
        });
        return margin === 0 ? slope : cropPicture(graph, slope, margin);
      },
      () =>
        graph.addTensor('Conv2DBackpropFilter', kernels.type, kernels.shape, {
          name: `${node.name}/kernel-gradient`,
          inputs: [padded, integers(graph, kernels.shape), gradient],
          attributes,
        }),
    ];
  },

  FusedBatchNormV3: (graph, node, gradient, recall) => {
    const [x, scale, offset] = [recall(input(node, 0)), input(node, 1), input(node, 2)];
    const { T, U, data_format, epsilon, is_training } = node.attributes;
    // The op wants the given statistics back, or what it kept of the batch's own.
    const [mean, variance] = isTrue(node, 'is_training')
      ? [output(node, 3), output(node, 4)]
      : [input(node, 3), input(node, 4)];
    const backward = graph.add('FusedBatchNormGradV3', {
      name: `${node.name}/gradient`,
      inputs: [gradient, x, scale, mean, variance, output(node, 5)],
      attributes: { T, U, data_format, epsilon, is_training } as Attributes,
      outputs: [
        [x.type, x.shape],
        [scale.type, scale.shape],
        [offset.type, offset.shape],
        ['float32', [-1]],
        ['float32', [-1]],
      ],
    });
    return [() => output(backward, 0), () => output(backward, 1), () => output(backward, 2)];
  },

  MatMul: (graph, node, gradient) => {
    const [a, b] = [input(node, 0), input(node, 1)];
    if (!isTrue(node, 'transpose_b') || isTrue(node, 'transpose_a')) {
      throw new Error(`no gradient rule for this transposition of MatMul (${node.name})`);
    }
    return [() => matMul(graph, gradient, b), () => matMul(graph, gradient, a, { transposeA: true })];
  },

  MaxPool: (graph, node, gradient, recall) => {
    const x = recall(input(node, 0));
    return [
      () =>
        graph.addTensor('MaxPoolGrad', x.type, x.shape, {
          name: `${node.name}/gradient`,
          inputs: [x, recall(output(node, 0)), gradient],
          attributes: node.attributes,
        }),
    ];
  },

  // Only as `meanOfPicture` uses it: each pixel gets an equal share.
  Mean: (graph, node, gradient) => {
    const x = input(node, 0);
    const [batch, height, width, channels] = fourAxes(x.shape);
    return [
      () => {
        const part = cast(graph, scalar(graph, 1 / (height * width)), gradient.type);
        const share = multiply(graph, gradient, part);
        return broadcastLike(graph, reshape(graph, share, [batch, 1, 1, channels]), x);
      },
    ];
  },

  Mul: (graph, node, gradient) => {
    requireOneShape(node);
    return [() => multiply(graph, gradient, input(node, 1)), () => multiply(graph, gradient, input(node, 0))];
  },

  // Only as `padPicture` uses it: the same margin on each side.
  Pad: (graph, node, gradient) => {
    const [, height] = fourAxes(input(node, 0).shape);
    const [, paddedHeight] = fourAxes(gradient.shape);
    return [() => cropPicture(graph, gradient, (paddedHeight - height) / 2)];
  },

  Relu: (graph, node, gradient, recall) => [
    () =>
      graph.addTensor('ReluGrad', gradient.type, gradient.shape, {
        name: `${node.name}/gradient`,
        inputs: [gradient, recall(output(node, 0))],
        attributes: node.attributes,
      }),
  ],

  // The op computes softmax(logits) - targets along the way, as its second output. Targets are data: no gradient.
  SoftmaxCrossEntropyWithLogits: (graph, node, gradient) => [
    () => multiply(graph, reshape(graph, gradient, [...gradient.shape, 1]), output(node, 1)),
  ],

  // Only as `sumOfAll` uses it.
  Sum: (graph, node, gradient) => [() => broadcastLike(graph, gradient, input(node, 0))],
};

/** Rules for two inputs hold only where neither is repeated to the other's shape. */
function requireOneShape(node: GraphNode): void {
  const [a, b] = [input(node, 0), input(node, 1)];
  if (a.shape.join() !== b.shape.join()) {
    throw new Error(
      `no gradient rule for ${node.op} (${node.name}) of [${a.shape.join(', ')}] and [${b.shape.join(', ')}]`,
    );
  }
}

/** Zeros on each side of a convolution's picture that its attributes spell out, px. */
function explicitMargin(node: GraphNode): number {
  const paddings = node.attributes['explicit_paddings'];
  return paddings !== undefined && 'ints' in paddings ? (paddings.ints[2] ?? 0) : 0;
}

function isTrue(node: GraphNode, attribute: string): boolean {
  const value = node.attributes[attribute];
  return value !== undefined && 'bool' in value && value.bool;
}

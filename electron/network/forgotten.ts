/*
 * What of a residual network's way forth a step need not keep for the way back: it costs far more memory than the time to
 * work it out again. Pure; runs anywhere.
 */
import { type GraphNode, fourAxes, input, output } from './graph/builder.ts';

/** Whether a convolution multiplies more than 256 for each number it gives: all of 3x3, and the last 1x1. */
export function isCostly(kernel: number, inputs: number): boolean {
  return kernel ** 2 * inputs > 256;
}

/** Every layer but the costly convolutions, the pool of the stem and every second block, counted back from a stage's last. */
export function forgottenOf(network: readonly GraphNode[]): Set<GraphNode> {
  const kept = new Set<GraphNode>();
  const blocks = new Map<string, number>();
  for (const node of network.filter(isBlock).toReversed()) {
    const stage = output(node, 0).shape.join();
    const after = blocks.get(stage) ?? 0;
    if (after % 2 === 0) kept.add(node);
    blocks.set(stage, after + 1);
  }
  // TensorFlow would take such a convolution and its norm for one, which rounds otherwise, if nothing else looked at it.
  for (const node of network) if (restsNorm(node)) kept.add(input(node, 0).node);
  return new Set(network.filter((node) => !kept.has(node) && isCheap(node)));
}

/** What a block gives: the ReLU of its sum. */
function isBlock(node: GraphNode): boolean {
  return node.op === 'Relu' && input(node, 0).node.op === 'AddV2';
}

function restsNorm({ op, attributes: { is_training: training } }: GraphNode): boolean {
  return op === 'FusedBatchNormV3' && training !== undefined && 'bool' in training && !training.bool;
}

function isCheap(node: GraphNode): boolean {
  switch (node.op) {
    case 'FusedBatchNormV3':
    case 'Relu':
    case 'AddV2':
    case 'Pad':
      return true;
    case 'MaxPool':
      // One of single places picks a quarter of them; the stem's looks at all.
      return input(node, 0).node.op !== 'Pad';
    case 'Conv2D': {
      const [kernel, , inputs] = fourAxes(input(node, 1).shape);
      return !isCostly(kernel, inputs);
    }
    default:
      return false;
  }
}

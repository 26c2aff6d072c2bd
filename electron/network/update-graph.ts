/*
 * What a step does with its gradients: shortens them, descends, and follows with the average. Pure; builds the graph, runs
 * nothing.
 */
import type { GraphBuilder, GraphNode, Tensor } from './graph/builder.ts';
import { assignSubtract, halfSquare, squareRoot, valueAfter } from './graph/learning-ops.ts';
import { add, addAll, divide, identity, minimum, multiply, scalar, subtract } from './graph/ops.ts';
import type { Variable } from './graph/variables.ts';
import type { GraphOptions } from './graph-options.ts';
import type { Parameter } from './resnet.ts';
import { ratePart } from './stages.ts';

/** A variable that learns, and what it learns with. */
export interface Learner {
  readonly parameter: Parameter;
  readonly weight: Variable;
  readonly momentum: Variable;
}

/** New weights for all learners; `slopes` in their order. */
export function descendAll(
  graph: GraphBuilder,
  learners: readonly Learner[],
  slopes: readonly Tensor[],
  learningRate: Tensor,
  options: GraphOptions,
): GraphNode[] {
  const shortened = options.clipNorm > 0 ? shorten(graph, slopes, options.clipNorm) : slopes;
  const rates = new Map<number, Tensor>([[1, learningRate]]);
  const rateOf = ({ parameter }: Learner) => {
    const part = ratePart(options.rateDecay, parameter.name);
    const rate = rates.get(part) ?? multiply(graph, learningRate, scalar(graph, part));
    rates.set(part, rate);
    return rate;
  };
  return learners.map((learner, index) => {
    const slope = shortened[index];
    if (slope === undefined) throw new Error(`no gradient of ${learner.parameter.name}`);
    return descend(graph, learner, slope, rateOf(learner), options);
  });
}

/**
 * All gradients times min(1, longest / length), their length taken over all together (Pascanu et al. 2013,
 * arXiv:1211.5063); a millionth is added to it, as in torch.nn.utils.clip_grad_norm_.
 */
function shorten(graph: GraphBuilder, slopes: readonly Tensor[], longest: number): Tensor[] {
  const sum = squareSum(graph, slopes);
  const length = add(graph, squareRoot(graph, sum), scalar(graph, 1e-6));
  const factor = minimum(graph, divide(graph, scalar(graph, longest), length), scalar(graph, 1));
  return slopes.map((slope) => multiply(graph, slope, factor));
}

/** Sum of the squares of all numbers. */
export function squareSum(graph: GraphBuilder, tensors: readonly Tensor[]): Tensor {
  const halves = tensors.map((tensor) => halfSquare(graph, tensor));
  return multiply(graph, addAll(graph, halves), scalar(graph, 2));
}

/**
 * Stochastic gradient descent with momentum, in PyTorch's order (torch.optim.SGD, dampening 0), which is also that of
 * ResourceApplyMomentum: g += decay * w; m = momentum * m + g; w -= rate * (nesterov ? g + momentum * m : m).
 */
function descend(
  graph: GraphBuilder,
  { parameter, weight, momentum }: Learner,
  slope: Tensor,
  learningRate: Tensor,
  options: GraphOptions,
): GraphNode {
  return graph.add('ResourceApplyMomentum', {
    name: parameter.name,
    inputs: [
      weight.handle,
      momentum.handle,
      learningRate,
      isDecayed(parameter) && options.weightDecay > 0 ? decayed(graph, slope, weight, options.weightDecay) : slope,
      scalar(graph, options.momentum),
    ],
    attributes: {
      T: { type: 'float32' },
      use_locking: { bool: false },
      use_nesterov: { bool: options.nesterov },
    },
  });
}

/** g + decay * w, worked out once g is there: earlier, the products of all layers would wait in memory for theirs. */
function decayed(graph: GraphBuilder, slope: Tensor, weight: Variable, decay: number): Tensor {
  const value = identity(graph, weight.value, `${weight.name}/value`, [slope.node]);
  return add(graph, slope, multiply(graph, value, scalar(graph, decay)));
}

/** Weight decay keeps kernels small; on a batch norm or a bias it only does harm (Goyal et al. 2017, section 5.1). */
function isDecayed({ role }: Parameter): boolean {
  return role === 'kernels' || role === 'weight';
}

/** average += share * (value - average), with the values that stand after `updates`. */
export function followWithAverages(
  graph: GraphBuilder,
  averages: readonly { readonly average: Variable; readonly of: Variable }[],
  share: Tensor,
  updates: readonly GraphNode[],
): GraphNode[] {
  return averages.map(({ average, of }) => {
    const behind = subtract(graph, average.value, valueAfter(graph, of, updates));
    return assignSubtract(graph, average, multiply(graph, behind, share));
  });
}

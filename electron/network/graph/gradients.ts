/*
 * Reverse-mode differentiation of a graph: walks the nodes backwards from a scalar loss and asks a registry for the rule
 * of each op. An op without a rule on the way from a variable to the loss is an error, never a silent zero.
 */
import { type GraphBuilder, type GraphNode, type Tensor, output } from './builder.ts';
import { GRADIENT_RULES } from './gradient-rules.ts';
import { type Recalling, recalling } from './recall.ts';
import { addAll, scalar } from './ops.ts';

/**
 * Gradients of the scalar `loss` with respect to `targets`, in their order; undefined where the loss does not depend on one.
 * What `forgotten` nodes gave is worked out again where it is needed, the rest is kept.
 */
export function gradients(
  graph: GraphBuilder,
  loss: Tensor,
  targets: readonly Tensor[],
  forgotten: ReadonlySet<GraphNode> = new Set(),
): (Tensor | undefined)[] {
  if (loss.shape.length > 0) throw new RangeError(`the loss must be a scalar, not [${loss.shape.join(', ')}]`);
  const dependent = dependentTensors(graph, targets);
  const pending = new Map<Tensor, Tensor[]>([[loss, [scalar(graph, 1)]]]);
  const recall = recalling(graph, forgotten);
  const forward = graph.nodes.slice(0, graph.nodes.indexOf(loss.node) + 1);
  for (const node of forward.toReversed()) {
    if (!node.inputs.some((input) => dependent.has(input))) continue;
    const outputGradients = node.outputs.map((tensor) => collect(graph, pending, tensor));
    if (outputGradients.every((gradient) => gradient === undefined)) continue;
    for (const [tensor, gradient] of inputGradients(graph, node, outputGradients, dependent, recall)) {
      pending.set(tensor, [...(pending.get(tensor) ?? []), gradient]);
    }
  }
  return targets.map((target) => collect(graph, pending, target));
}

/** Every tensor that changes when a target changes. */
function dependentTensors(graph: GraphBuilder, targets: readonly Tensor[]): Set<Tensor> {
  const dependent = new Set(targets);
  for (const node of graph.nodes) {
    if (node.inputs.some((input) => dependent.has(input))) {
      for (const tensor of node.outputs) dependent.add(tensor);
    }
  }
  return dependent;
}

/** All that flows back into a tensor, added up once. */
function collect(graph: GraphBuilder, pending: Map<Tensor, Tensor[]>, tensor: Tensor): Tensor | undefined {
  const parts = pending.get(tensor);
  if (parts === undefined) return undefined;
  const total = addAll(graph, parts);
  pending.set(tensor, [total]);
  return total;
}

function* inputGradients(
  graph: GraphBuilder,
  node: GraphNode,
  outputGradients: readonly (Tensor | undefined)[],
  dependent: ReadonlySet<Tensor>,
  recall: Recalling,
): Generator<readonly [Tensor, Tensor]> {
  const rule = GRADIENT_RULES[node.op];
  if (rule === undefined) throw new Error(`no gradient rule for ${node.op} (${node.name})`);
  const [gradient, ...others] = outputGradients;
  if (gradient === undefined || others.some((other) => other !== undefined)) {
    throw new Error(`only the first output of ${node.op} (${output(node, 0).node.name}) has a gradient`);
  }
  const parts = rule(graph, node, gradient, (tensor) => recall(tensor, gradient.node));
  for (const [index, tensor] of node.inputs.entries()) {
    if (!dependent.has(tensor)) continue;
    const part = parts[index];
    if (part === undefined) throw new Error(`no gradient of ${node.op} (${node.name}) for its input ${index}`);
    yield [tensor, part()];
  }
}

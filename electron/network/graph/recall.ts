/*
 * What the way back needs of the way forth without its being kept: nodes that are worked out again, each once and not before
 * a gradient asks for it (Chen et al. 2016, arXiv:1604.06174). The same ops on the same numbers give the same bits. Pure;
 * builds the graph, runs nothing.
 */
import { type GraphBuilder, type GraphNode, type Tensor, input, output } from './builder.ts';
import { identity } from './ops.ts';

/** A tensor's value on the way back: itself, or what is worked out again once `after` has run. */
export type Recalling = (tensor: Tensor, after: GraphNode) => Tensor;

export function recalling(graph: GraphBuilder, forgotten: ReadonlySet<GraphNode>): Recalling {
  const copies = new Map<GraphNode, GraphNode>();
  const recall: Recalling = (tensor, after) => {
    const { node, index } = tensor;
    // A batch norm's statistics are few: they are kept.
    if (!forgotten.has(node) || index > 0) return tensor;
    const copy = copies.get(node) ?? copyOf(graph, node, after, recall);
    copies.set(node, copy);
    return output(copy, 0);
  };
  return recall;
}

/** Without `after` TensorFlow would run the copy with the original, or take the two for one. */
function copyOf(graph: GraphBuilder, node: GraphNode, after: GraphNode, recall: Recalling): GraphNode {
  const name = `${node.name}/again`;
  const recalled = node.inputs.map((tensor) => recall(tensor, after));
  const allKept = recalled.every((tensor, index) => tensor === node.inputs[index]);
  const [x, ...others] = recalled as [Tensor, ...Tensor[]];
  const first = allKept ? identity(graph, x, `${name}/from`, [after]) : x;
  const outputs = node.outputs.map(({ type, shape }) => [type, shape] as const);
  const { is_training: training } = node.attributes;
  if (training === undefined || !('bool' in training && training.bool)) {
    return graph.add(node.op, { name, inputs: [first, ...others], attributes: node.attributes, outputs });
  }
  // A batch norm goes by the statistics that it found in the batch, and need not look for them again.
  const inputs = [first, input(node, 1), input(node, 2), output(node, 3), output(node, 4)];
  return graph.add(node.op, {
    name,
    inputs,
    attributes: { ...node.attributes, is_training: { bool: false } },
    outputs,
  });
}

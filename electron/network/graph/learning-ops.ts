/*
 * The TensorFlow ops that only learning needs: mixing pictures, the length of a gradient, changing a variable a little.
 * Every op and attribute here is in TensorFlow 2.9. Pure; runs anywhere.
 */
import { type GraphBuilder, type GraphNode, type Tensor, sameShape } from './builder.ts';
import { integers, scalar } from './ops.ts';
import type { Variable } from './variables.ts';

/** Rows of `x` in another order: [batch, ...] and [batch] of int32. */
export function rowsOf(graph: GraphBuilder, x: Tensor, rows: Tensor): Tensor {
  return graph.addTensor('GatherV2', x.type, x.shape, {
    inputs: [x, rows, integers(graph, 0)],
    attributes: {
      Tparams: { type: x.type },
      Tindices: { type: rows.type },
      Taxis: { type: 'int32' },
      batch_dims: { int: 0 },
    },
  });
}

/** One column: [rows, columns] -> [rows, 1]. */
export function columnOf(graph: GraphBuilder, x: Tensor, column: number): Tensor {
  return graph.addTensor('Slice', x.type, [x.shape[0] ?? -1, 1], {
    inputs: [x, integers(graph, [0, column]), integers(graph, [-1, 1])],
    attributes: { T: { type: x.type }, Index: { type: 'int32' } },
  });
}

export const lessEqual = comparison('LessEqual');
export const less = comparison('Less');

/** Element by element; shapes go together by NumPy's rule, as [n, 1, 1, 1] and [1, s, 1, 1] do. */
function comparison(op: string): (graph: GraphBuilder, a: Tensor, b: Tensor) => Tensor {
  return (graph, a, b) =>
    graph.addTensor(op, 'bool', widest(a, b), { inputs: [a, b], attributes: { T: { type: a.type } } });
}

export function and(graph: GraphBuilder, a: Tensor, b: Tensor): Tensor {
  return graph.addTensor('LogicalAnd', 'bool', widest(a, b), { inputs: [a, b] });
}

/** Each axis of two shapes that are equal, or 1 in one of them. */
function widest(a: Tensor, b: Tensor): number[] {
  return a.shape.map((length, axis) => (length === 1 ? (b.shape[axis] ?? 1) : length));
}

/** Half the sum of squares: a scalar. */
export function halfSquare(graph: GraphBuilder, x: Tensor): Tensor {
  return graph.addTensor('L2Loss', x.type, [], { inputs: [x], attributes: { T: { type: x.type } } });
}

export function squareRoot(graph: GraphBuilder, x: Tensor): Tensor {
  return graph.addTensor('Sqrt', x.type, x.shape, { inputs: [x], attributes: { T: { type: x.type } } });
}

/** Adds to a variable; returns the node to wait for. */
export const assignAdd = changing('AssignAddVariableOp', 'add');
/** Takes away from a variable; returns the node to wait for. */
export const assignSubtract = changing('AssignSubVariableOp', 'subtract');

function changing(op: string, name: string): (graph: GraphBuilder, variable: Variable, by: Tensor) => GraphNode {
  return (graph, variable, by) => {
    if (!sameShape(variable.shape, by.shape)) throw new RangeError(`${variable.name} cannot change by another shape`);
    return graph.add(op, {
      name: `${variable.name}/${name}`,
      inputs: [variable.handle, by],
      attributes: { dtype: { type: 'float32' } },
    });
  };
}

/** The variable's value after `controls` have run. */
export function valueAfter(graph: GraphBuilder, variable: Variable, controls: readonly GraphNode[]): Tensor {
  return graph.addTensor('ReadVariableOp', 'float32', variable.shape, {
    name: `${variable.name}/value-after`,
    inputs: [variable.handle],
    controls,
    attributes: { dtype: { type: 'float32' } },
  });
}

/** Zeros of the variable's shape, made anew in every run. */
export function zerosLike(graph: GraphBuilder, { name, shape }: Variable, controls: readonly GraphNode[]): Tensor {
  return graph.addTensor('Fill', 'float32', shape, {
    name: `${name}/zeros`,
    inputs: [integers(graph, shape), scalar(graph, 0)],
    controls,
    attributes: { T: { type: 'float32' }, index_type: { type: 'int32' } },
  });
}

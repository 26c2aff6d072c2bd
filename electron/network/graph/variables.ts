/*
 * Variables of a graph: float32 arrays that outlive a run and are shared by all signatures of one SavedModel. They start
 * empty and must be assigned before they are read. Pure; runs anywhere.
 */
import { type GraphBuilder, type GraphNode, type Shape, type Tensor } from './builder.ts';
import { copy, identity, placeholder, scalar } from './ops.ts';
import type { Signature } from './saved-model.ts';

export interface Variable {
  readonly name: string;
  readonly shape: Shape;
  readonly handle: Tensor;
  /** The value as it was when first needed in a run. */
  readonly value: Tensor;
}

export function variable(graph: GraphBuilder, name: string, shape: Shape): Variable {
  const handle = graph.addTensor('VarHandleOp', 'resource', [], {
    name,
    attributes: {
      dtype: { type: 'float32' },
      shape: { shape },
      shared_name: { text: name },
      container: { text: '' },
    },
  });
  const value = graph.addTensor('ReadVariableOp', 'float32', shape, {
    name: `${name}/value`,
    inputs: [handle],
    attributes: { dtype: { type: 'float32' } },
  });
  return { name, shape, handle, value };
}

/** Replaces the variable's value; returns the node to wait for. */
export function assign(graph: GraphBuilder, variable: Variable, value: Tensor): GraphNode {
  return graph.add('AssignVariableOp', {
    name: `${variable.name}/assign`,
    inputs: [variable.handle, value],
    attributes: { dtype: { type: 'float32' }, validate_shape: { bool: false } },
  });
}

/** Signature without inputs that gives each variable under its name. */
export function readSignature(variables: readonly Variable[]): Signature {
  return { inputs: {}, outputs: Object.fromEntries(variables.map(({ name, value }) => [name, value])) };
}

/**
 * Signature that takes each variable's new value under its name; the output `written` only says that it ran. Values are
 * copied: a variable would otherwise keep the fed memory, which is JavaScript's, and give it back from a thread of
 * TensorFlow's at some later step.
 */
export function writeSignature(graph: GraphBuilder, variables: readonly Variable[]): Signature {
  const inputs: Record<string, Tensor> = {};
  const assignments = variables.map((variable) => {
    const value = placeholder(graph, `${variable.name}/new`, 'float32', variable.shape);
    inputs[variable.name] = value;
    return assign(graph, variable, copy(graph, value));
  });
  return { inputs, outputs: { written: identity(graph, scalar(graph, 1), 'written', assignments) } };
}

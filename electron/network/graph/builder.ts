/*
 * A TensorFlow graph under construction: nodes in the order they were added, so that every node stands after its inputs.
 * Shapes are known while building (only the batch size is open), so a wrong layer fails here and not inside TensorFlow.
 * Pure data; runs anywhere.
 */

export type DataType = 'float32' | 'bfloat16' | 'float16' | 'int32' | 'int64' | 'uint8' | 'bool' | 'resource';

/** Length of each axis; -1 where it is known only when the graph runs (the batch). */
export type Shape = readonly number[];

/** One output of a node. */
export interface Tensor {
  readonly node: GraphNode;
  /** Which of the node's outputs, from 0. */
  readonly index: number;
  readonly type: DataType;
  readonly shape: Shape;
}

/** Numbers that stand in the graph itself. */
export interface TensorValue {
  readonly type: DataType;
  readonly shape: Shape;
  readonly bytes: Uint8Array;
}

/** The kinds of attribute that TensorFlow's `AttrValue` knows and our ops use. */
export type Attribute =
  | { readonly type: DataType }
  | { readonly bool: boolean }
  | { readonly int: number }
  | { readonly float: number }
  | { readonly text: string }
  | { readonly ints: readonly number[] }
  | { readonly shape: Shape }
  | { readonly tensor: TensorValue };

export type Attributes = Readonly<Record<string, Attribute>>;

export interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly inputs: readonly Tensor[];
  /** Nodes that must have run before this one. */
  readonly controls: readonly GraphNode[];
  readonly attributes: Attributes;
  readonly outputs: readonly Tensor[];
}

export interface NodeRequest {
  readonly inputs?: readonly Tensor[];
  readonly controls?: readonly GraphNode[];
  readonly attributes?: Attributes;
  /** Type and shape of each output. */
  readonly outputs?: readonly (readonly [DataType, Shape])[];
  /** Wished name; a number is added when it is taken. The op's name when left out. */
  readonly name?: string | undefined;
}

const NODE_NAME = /^[A-Za-z0-9.][A-Za-z0-9_.\\/>-]*$/;

export class GraphBuilder {
  readonly nodes: GraphNode[] = [];
  readonly #uses = new Map<string, number>();
  #scope = '';

  /** Runs `build` with `scope/` before the name of every node it adds. */
  within<T>(scope: string, build: () => T): T {
    const outer = this.#scope;
    this.#scope = `${outer}${scope}/`;
    try {
      return build();
    } finally {
      this.#scope = outer;
    }
  }

  add(op: string, request: NodeRequest): GraphNode {
    const outputs: Tensor[] = [];
    const node: GraphNode = {
      name: this.#freshName(this.#scope + (request.name ?? op)),
      op,
      inputs: request.inputs ?? [],
      controls: request.controls ?? [],
      attributes: request.attributes ?? {},
      outputs,
    };
    for (const [index, [type, shape]] of (request.outputs ?? []).entries()) outputs.push({ node, index, type, shape });
    this.nodes.push(node);
    return node;
  }

  /** Adds a node with one output and returns that output. */
  addTensor(op: string, type: DataType, shape: Shape, request: Omit<NodeRequest, 'outputs'>): Tensor {
    return output(this.add(op, { ...request, outputs: [[type, shape]] }), 0);
  }

  #freshName(wished: string): string {
    if (!NODE_NAME.test(wished)) throw new Error(`TensorFlow refuses the node name ${JSON.stringify(wished)}`);
    const uses = this.#uses.get(wished) ?? 0;
    this.#uses.set(wished, uses + 1);
    return uses === 0 ? wished : this.#freshName(`${wished}_${uses}`);
  }
}

/** The node's output number `index`; throws when it has none. */
export function output(node: GraphNode, index: number): Tensor {
  const tensor = node.outputs[index];
  if (tensor === undefined) throw new RangeError(`${node.op} ${node.name} has no output ${index}`);
  return tensor;
}

/** The node's input number `index`; throws when it has none. */
export function input(node: GraphNode, index: number): Tensor {
  const tensor = node.inputs[index];
  if (tensor === undefined) throw new RangeError(`${node.op} ${node.name} has no input ${index}`);
  return tensor;
}

/** `shape` as four axes [batch, height, width, channels] (or a kernel's [height, width, in, out]); throws otherwise. */
export function fourAxes(shape: Shape): readonly [number, number, number, number] {
  const [a, b, c, d] = shape;
  if (shape.length !== 4 || a === undefined || b === undefined || c === undefined || d === undefined) {
    throw new RangeError(`expected four axes, got [${shape.join(', ')}]`);
  }
  return [a, b, c, d];
}

/** `shape` as two axes [rows, columns]; throws otherwise. */
export function twoAxes(shape: Shape): readonly [number, number] {
  const [a, b] = shape;
  if (shape.length !== 2 || a === undefined || b === undefined) {
    throw new RangeError(`expected two axes, got [${shape.join(', ')}]`);
  }
  return [a, b];
}

/** Number of elements of a shape without open axes. */
export function elementsOf(shape: Shape): number {
  return shape.reduce((product, length) => {
    if (length < 0) throw new RangeError(`[${shape.join(', ')}] has an open axis`);
    return product * length;
  }, 1);
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

/*
 * A graph as the bytes of a SavedModel's `saved_model.pb`. The messages are TensorFlow's own public ones
 * (tensorflow/core/protobuf/saved_model.proto, meta_graph.proto, core/framework/*.proto), cut down to the fields that are
 * written. Runs in Node; knows nothing of networks.
 */
import protobuf from 'protobufjs';
import type { Attribute, DataType, GraphBuilder, GraphNode, Shape, Tensor, TensorValue } from './builder.ts';

/** A named way into the graph: which tensors are fed and which come back. Signatures of one model share its variables. */
export interface Signature {
  readonly inputs: Readonly<Record<string, Tensor>>;
  readonly outputs: Readonly<Record<string, Tensor>>;
}

export type Signatures = Readonly<Record<string, Signature>>;

/** What a SavedModel is written of. */
export interface BuiltGraph {
  readonly graph: GraphBuilder;
  readonly signatures: Signatures;
  /** Such as `/device:CPU:0`: every node is pinned to it; left out, TensorFlow chooses. */
  readonly device?: string | undefined;
}

/** GraphDef version of TensorFlow 2.9, the oldest library that must open our graphs. Later ones read it too. */
const GRAPH_PRODUCER = 1082;

/** `enum DataType` of tensorflow/core/framework/types.proto. */
const TYPE_NUMBER: Readonly<Record<DataType, number>> = {
  float32: 1,
  int32: 3,
  uint8: 4,
  int64: 9,
  bool: 10,
  bfloat16: 14,
  float16: 19,
  resource: 20,
};

const MESSAGES = `
  syntax = "proto3";
  package tensorflow;
  message TensorShapeProto { message Dim { int64 size = 1; } repeated Dim dim = 2; }
  message TensorProto { int32 dtype = 1; TensorShapeProto tensor_shape = 2; bytes tensor_content = 4; }
  message AttrValue {
    message ListValue { repeated int64 i = 3; }
    oneof value {
      ListValue list = 1; bytes s = 2; int64 i = 3; float f = 4; bool b = 5; int32 type = 6;
      TensorShapeProto shape = 7; TensorProto tensor = 8;
    }
  }
  message NodeDef { string name = 1; string op = 2; repeated string input = 3; string device = 4; map<string, AttrValue> attr = 5; }
  message VersionDef { int32 producer = 1; }
  message GraphDef { repeated NodeDef node = 1; VersionDef versions = 4; }
  message TensorInfo { string name = 1; int32 dtype = 2; TensorShapeProto tensor_shape = 3; }
  message SignatureDef { map<string, TensorInfo> inputs = 1; map<string, TensorInfo> outputs = 2; string method_name = 3; }
  message MetaInfoDef { repeated string tags = 4; }
  message MetaGraphDef {
    MetaInfoDef meta_info_def = 1; GraphDef graph_def = 2; map<string, SignatureDef> signature_def = 5;
  }
  message SavedModel { int64 saved_model_schema_version = 1; repeated MetaGraphDef meta_graphs = 2; }
`;

const { root } = protobuf.parse(MESSAGES, { keepCase: true });

/** Numbers of the fields that are written here, since what lies in them is not copied. */
const FIELD = {
  savedModel: { metaGraphs: 2 },
  metaGraph: { graphDef: 2 },
  graph: { node: 1 },
  node: { attr: 5 },
  entry: { key: 1, value: 2 },
  attribute: { tensor: 8 },
  tensor: { content: 4 },
} as const;
/** A constant of fewer bytes is written like any other attribute. */
const LARGE = 1024;

/** The bytes of `saved_model.pb`. */
export function encodeSavedModel(built: BuiltGraph): Uint8Array {
  return Buffer.concat(savedModelParts(built));
}

/** The same bytes in parts, without copying: the large ones are the constants' own memory. */
export function savedModelParts({ graph, signatures, device = '' }: BuiltGraph): Uint8Array[] {
  const nodes = graph.nodes.flatMap((node) => within(FIELD.graph.node, nodeParts(node, device)));
  const graphDef = [...nodes, encode('GraphDef', { versions: { producer: GRAPH_PRODUCER } })];
  const metaGraph = [
    encode('MetaGraphDef', { meta_info_def: { tags: ['serve'] } }),
    ...within(FIELD.metaGraph.graphDef, graphDef),
    encode('MetaGraphDef', { signature_def: mapValues(signatures, signatureMessage) }),
  ];
  return joined([
    encode('SavedModel', { saved_model_schema_version: 1 }),
    ...within(FIELD.savedModel.metaGraphs, metaGraph),
  ]);
}

function encode(message: string, value: object): Uint8Array {
  return root.lookupType(`tensorflow.${message}`).encode(value).finish();
}

/** A field that holds these bytes: its number and kind, their length, and themselves. */
function within(field: number, parts: readonly Uint8Array[]): Uint8Array[] {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return [
    protobuf.Writer.create()
      .uint32((field << 3) | 2)
      .uint32(length)
      .finish(),
    ...parts,
  ];
}

/** One write for all that lies between two large parts. */
function joined(parts: readonly Uint8Array[]): Uint8Array[] {
  const written: Uint8Array[] = [];
  let small: Uint8Array[] = [];
  for (const part of parts) {
    small.push(part);
    if (part.length < LARGE) continue;
    small.pop();
    written.push(Buffer.concat(small), part);
    small = [];
  }
  return [...written, Buffer.concat(small)];
}

function nodeParts(node: GraphNode, device: string): Uint8Array[] {
  const { value, ...others } = node.attributes;
  if (value === undefined || !('tensor' in value) || value.tensor.bytes.length < LARGE) {
    return [encode('NodeDef', nodeMessage(node, device))];
  }
  const { bytes, ...small } = value.tensor;
  const tensor = [
    encode('TensorProto', tensorMessage({ ...small, bytes: new Uint8Array() })),
    ...within(FIELD.tensor.content, [bytes]),
  ];
  return [
    encode('NodeDef', nodeMessage({ ...node, attributes: others }, device)),
    ...within(FIELD.node.attr, [
      ...within(FIELD.entry.key, [Buffer.from('value')]),
      ...within(FIELD.entry.value, within(FIELD.attribute.tensor, tensor)),
    ]),
  ];
}

/** How an edge names a tensor: `node` for its first output, `node:1` for the second. */
function edge({ node, index }: Tensor): string {
  return index === 0 ? node.name : `${node.name}:${index}`;
}

function nodeMessage(node: GraphNode, device: string): object {
  return {
    name: node.name,
    op: node.op,
    input: [...node.inputs.map(edge), ...node.controls.map((control) => `^${control.name}`)],
    ...(device === '' ? {} : { device }),
    attr: mapValues(node.attributes, attributeMessage),
  };
}

function attributeMessage(attribute: Attribute): object {
  if ('type' in attribute) return { type: TYPE_NUMBER[attribute.type] };
  if ('bool' in attribute) return { b: attribute.bool };
  if ('int' in attribute) return { i: attribute.int };
  if ('float' in attribute) return { f: attribute.float };
  if ('text' in attribute) return { s: Buffer.from(attribute.text) };
  if ('ints' in attribute) return { list: { i: attribute.ints } };
  if ('shape' in attribute) return { shape: shapeMessage(attribute.shape) };
  return { tensor: tensorMessage(attribute.tensor) };
}

function tensorMessage({ type, shape, bytes }: TensorValue): object {
  return {
    dtype: TYPE_NUMBER[type],
    tensor_shape: shapeMessage(shape),
    ...(bytes.length > 0 ? { tensor_content: bytes } : {}),
  };
}

function shapeMessage(shape: Shape): object {
  return { dim: shape.map((size) => ({ size })) };
}

function signatureMessage(signature: Signature): object {
  return {
    inputs: mapValues(signature.inputs, tensorInfoMessage),
    outputs: mapValues(signature.outputs, tensorInfoMessage),
    method_name: 'tensorflow/serving/predict',
  };
}

function tensorInfoMessage({ node, index, type, shape }: Tensor): object {
  return { name: `${node.name}:${index}`, dtype: TYPE_NUMBER[type], tensor_shape: shapeMessage(shape) };
}

function mapValues<V, W>(record: Readonly<Record<string, V>>, change: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/*
 * What a SavedModel from elsewhere is made of, as far as it must be known before it is trusted: the names of its ops, and
 * whether it carries anything that our own writer (saved-model.ts) never writes. One walk over its fields as they stand: no
 * message is made of them, so that the memory and the time that it takes are those of the bytes alone. Nothing is executed.
 * Pure; runs anywhere.
 *
 * The fields are those of TensorFlow's own public messages (tensorflow/core/protobuf/saved_model.proto, meta_graph.proto,
 * core/framework/graph.proto, node_def.proto):
 *   SavedModel { repeated MetaGraphDef meta_graphs = 2 }
 *   MetaGraphDef { GraphDef graph_def = 2; SaverDef saver_def = 3; map collection_def = 4; map<string, …> signature_def = 5;
 *                  repeated AssetFileDef asset_file_def = 6; object_graph_def = 7 }
 *   GraphDef { repeated NodeDef node = 1; FunctionDefLibrary library = 2 }
 *   NodeDef { string op = 2 }
 */
import protobuf from 'protobufjs';

export interface GraphContents {
  readonly ops: ReadonlySet<string>;
  readonly nodes: number;
  readonly signatures: readonly string[];
  /** Functions, files, savers or collections: places where more than these ops could hide. */
  readonly carriesMore: boolean;
}

/** Longer than the name of any op or signature, bytes. */
const LONGEST_NAME = 200;
/** More signatures than any network of ours has. */
const MOST_SIGNATURES = 100;
const LENGTH_DELIMITED = 2;
const GROUP = 3;
const GROUP_END = 4;

/** Of the bytes of a `saved_model.pb`. Throws where they are none, and where there are more than `mostNodes`. */
export function graphContents(bytes: Uint8Array, mostNodes: number): GraphContents {
  const ops = new Set<string>();
  const signatures: string[] = [];
  let nodes = 0;
  let graphs = 0;
  let carriesMore = false;

  const more = (part: Uint8Array) => {
    if (part.length > 0) carriesMore = true;
  };
  const node = (part: Uint8Array) => {
    nodes += 1;
    if (nodes > mostNodes) throw new RangeError(`it has more than ${mostNodes} nodes`);
    eachPart(part, { 2: (op) => void ops.add(nameOf(op)) });
  };
  const signature = (entry: Uint8Array) => {
    if (signatures.length === MOST_SIGNATURES) throw new RangeError('it has too many signatures');
    eachPart(entry, { 1: (key) => void signatures.push(nameOf(key)) });
  };
  const anything = () => {
    carriesMore = true;
  };
  eachPart(bytes, {
    2: (metaGraph) => {
      graphs += 1;
      eachPart(metaGraph, {
        2: (graph) => eachPart(graph, { 1: node, 2: more }),
        3: more,
        4: anything,
        5: signature,
        6: anything,
        7: more,
      });
    },
  });
  if (graphs === 0 || nodes === 0) throw new Error('there is no graph in it');
  return { ops, nodes, signatures, carriesMore: carriesMore || graphs > 1 };
}

/** Gives the bytes of each field to whoever is there for its number, where they stand; other fields are passed over. */
function eachPart(message: Uint8Array, parts: Readonly<Record<number, (part: Uint8Array) => void>>): void {
  const reader = protobuf.Reader.create(message);
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    const kind = tag & 7;
    // Groups lie in each other as deep as one likes; TensorFlow's messages have none.
    if (kind === GROUP || kind === GROUP_END) throw new RangeError('it has a group');
    const take = parts[tag >>> 3];
    if (take === undefined) reader.skipType(kind);
    else if (kind !== LENGTH_DELIMITED) throw new RangeError('a field is of another kind');
    else take(reader.bytes());
  }
}

function nameOf(bytes: Uint8Array): string {
  if (bytes.length > LONGEST_NAME) throw new RangeError('a name in it is too long');
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

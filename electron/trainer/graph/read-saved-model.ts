/*
 * What a SavedModel from elsewhere is made of, as far as it must be known before it is trusted: the names of its ops, and
 * whether it carries anything that our own writer (saved-model.ts) never writes. Nothing is executed. Runs in Node.
 */
import protobuf from 'protobufjs';

/** TensorFlow's own public messages, cut down to the fields that are looked at; the rest is only asked for its presence. */
const MESSAGES = `
  syntax = "proto3";
  package tensorflow;
  message NodeDef { string op = 2; }
  message GraphDef { repeated NodeDef node = 1; bytes library = 2; }
  message MetaGraphDef {
    GraphDef graph_def = 2; bytes saver_def = 3; map<string, bytes> collection_def = 4; map<string, bytes> signature_def = 5;
    repeated bytes asset_file_def = 6; bytes object_graph_def = 7;
  }
  message SavedModel { repeated MetaGraphDef meta_graphs = 2; }
`;

const SavedModelMessage = protobuf.parse(MESSAGES, { keepCase: true }).root.lookupType('tensorflow.SavedModel');

interface MetaGraph {
  readonly graph_def?: { readonly node?: readonly { readonly op?: string }[]; readonly library?: Uint8Array };
  readonly saver_def?: Uint8Array;
  readonly collection_def?: Readonly<Record<string, unknown>>;
  readonly signature_def?: Readonly<Record<string, unknown>>;
  readonly asset_file_def?: readonly unknown[];
  readonly object_graph_def?: Uint8Array;
}

export interface GraphContents {
  readonly ops: ReadonlySet<string>;
  readonly signatures: readonly string[];
  /** Functions, files, savers or collections: places where more than these ops could hide. */
  readonly carriesMore: boolean;
}

/** Of the bytes of a `saved_model.pb`. Throws where they are none. */
export function graphContents(bytes: Uint8Array): GraphContents {
  const { meta_graphs: graphs = [] } = SavedModelMessage.decode(bytes) as unknown as { meta_graphs?: MetaGraph[] };
  const [graph, ...others] = graphs;
  if (!graph?.graph_def) throw new Error('there is no graph in it');
  const { node = [], library } = graph.graph_def;
  const carriesMore =
    others.length > 0 ||
    (library?.length ?? 0) > 0 ||
    (graph.saver_def?.length ?? 0) > 0 ||
    Object.keys(graph.collection_def ?? {}).length > 0 ||
    (graph.asset_file_def?.length ?? 0) > 0 ||
    (graph.object_graph_def?.length ?? 0) > 0;
  return {
    ops: new Set(node.map(({ op }) => op ?? '')),
    signatures: Object.keys(graph.signature_def ?? {}),
    carriesMore,
  };
}

/*
 * A graph from elsewhere is accepted only as far as our own writer could have made it: from the ops that the frozen network
 * is built of, no more of them than such a network has, and with nothing beside them. Of these none reads or writes a file.
 * Even so it is never opened here: the network is built again from the weights. Pure.
 */
import { because, type Reason } from '../../domain/problems.ts';
import { elementsOf } from '../../network/graph/builder.ts';
import { graphContents } from '../../network/graph/read-saved-model.ts';
import { buildInferenceGraph } from '../../network/inference-graph.ts';
import type { NetworkShape, Tensors } from '../../network/network.ts';
import { parametersOf } from '../../network/resnet.ts';

/** Another version may have built the same network of a few nodes more. */
const MORE_NODES = 2;

/** Null, or what is wrong with the bytes of a `saved_model.pb`. */
export function whatIsWrongWith(graph: Uint8Array, shape: Pick<NetworkShape, 'depth'>, members = 1): Reason | null {
  const known = knownNodes(shape, members);
  let contents;
  try {
    contents = graphContents(graph, MORE_NODES * members * known.nodes);
  } catch {
    return because('graph-damaged');
  }
  const foreign = [...contents.ops].filter((op) => !known.ops.has(op)).sort();
  if (foreign.length > 0) {
    const named = foreign.slice(0, 3).map((op) => JSON.stringify(op.slice(0, 60)));
    return because('graph-foreign', { ops: named.join(', ') });
  }
  if (contents.carriesMore) return because('graph-carries-more');
  const missing = ['predict', 'embed'].find((name) => !contents.signatures.includes(name));
  return missing === undefined ? null : because('graph-without-signature', { name: missing });
}

/** The ops of a frozen network and how many nodes it has, taken from one that is as small as can be: size changes neither. */
function knownNodes(
  { depth }: Pick<NetworkShape, 'depth'>,
  members: number,
): { readonly ops: ReadonlySet<string>; readonly nodes: number } {
  const shape: NetworkShape = { depth, classes: 2, size: 32, inputSize: 32, stride: 'in3x3', width: 1 };
  const tensors: Tensors = new Map(
    parametersOf(shape).map((parameter) => [
      parameter.name,
      { shape: [...parameter.shape], data: new Float32Array(elementsOf(parameter.shape)) },
    ]),
  );
  const { nodes } = buildInferenceGraph(shape, members > 1 ? [tensors, tensors] : [tensors]).graph;
  return { ops: new Set(nodes.map(({ op }) => op)), nodes: nodes.length };
}

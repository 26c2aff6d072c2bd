/*
 * A graph from elsewhere is accepted only as far as our own writer could have made it: from the ops that the frozen network
 * is built of, and with nothing beside them. Of these none reads or writes a file. Even so it is never opened here: the
 * network is built again from the weights. Pure.
 */
import { elementsOf } from '../graph/builder.ts';
import { graphContents } from '../graph/read-saved-model.ts';
import { buildInferenceGraph } from '../inference-graph.ts';
import type { NetworkShape, Tensors } from '../network.ts';
import { parametersOf } from '../resnet.ts';

/** Null, or what is wrong with the bytes of a `saved_model.pb`, as the end of a sentence about the file. */
export function whatIsWrongWith(graph: Uint8Array, members = 1): string | null {
  let contents;
  try {
    contents = graphContents(graph);
  } catch {
    return 'its graph is damaged';
  }
  const known = knownOps(members);
  const foreign = [...contents.ops].filter((op) => !known.has(op)).sort();
  if (foreign.length > 0) {
    const named = foreign.slice(0, 3).map((op) => JSON.stringify(op.slice(0, 60)));
    return `its graph holds ${named.join(', ')}, which no network of Vasculum does`;
  }
  if (contents.carriesMore) return 'its graph carries more than a network';
  const missing = ['predict', 'embed'].find((name) => !contents.signatures.includes(name));
  return missing === undefined ? null : `its graph has no signature ${missing}`;
}

/** The ops of a frozen network, taken from one that is as small as can be: depth and size change their number alone. */
function knownOps(members: number): ReadonlySet<string> {
  const shape: NetworkShape = { depth: 50, classes: 2, size: 32, inputSize: 32, stride: 'in3x3', width: 1 };
  const tensors: Tensors = new Map(
    parametersOf(shape).map((parameter) => [
      parameter.name,
      { shape: [...parameter.shape], data: new Float32Array(elementsOf(parameter.shape)) },
    ]),
  );
  return new Set(
    buildInferenceGraph(shape, members > 1 ? [tensors, tensors] : [tensors]).graph.nodes.map(({ op }) => op),
  );
}

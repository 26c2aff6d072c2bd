/* What a graph from elsewhere may be: looked at field by field, never made into messages, and never opened. */
import protobuf from 'protobufjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { graphContents } from '../../../electron/network/graph/read-saved-model.ts';
import { type Reason, reasonWords } from '../../../electron/domain/problems.ts';
import { whatIsWrongWith } from '../../../electron/trainer/model-file/check-graph.ts';
import type { NetworkShape } from '../../../electron/network/network.ts';
import { encodeInferenceModel } from '../../../electron/trainer/networks/open-network.ts';
import { initialWeights } from '../../../electron/network/initial-weights.ts';

const SHAPE: NetworkShape = { depth: 18, classes: 3, size: 32, inputSize: 36, stride: 'in3x3', width: 4 };
const weights = () => initialWeights(SHAPE, { seed: 1, zeroInitResidual: false });
let good: Uint8Array;
beforeAll(() => {
  good = encodeInferenceModel(SHAPE, weights());
});

const wordsOf = (reason: Reason | null) => reason && reasonWords(reason);

/** A field of bytes: its number, and what lies in it. */
const field = (number: number, ...parts: Uint8Array[]) => {
  const inside = Buffer.concat(parts);
  return Buffer.concat([
    protobuf.Writer.create()
      .uint32((number << 3) | 2)
      .uint32(inside.length)
      .finish(),
    inside,
  ]);
};
const text = (words: string) => Buffer.from(words);

/** meta_graphs { graph_def { … } } behind the good graph: protobuf takes the two for one. */
const merged = (...inGraph: Uint8Array[]) => Buffer.concat([good, field(2, field(2, ...inGraph))]);
const node = (op: string) => field(1, field(1, text('n')), field(2, text(op)));

describe('the graph of a network', () => {
  it('is what it should be, of one network and of several', () => {
    expect(whatIsWrongWith(good, SHAPE)).toBeNull();
    const two = encodeInferenceModel(SHAPE, [weights(), weights()]);
    expect(whatIsWrongWith(two, SHAPE, 2)).toBeNull();
    const { ops, nodes, signatures, carriesMore } = graphContents(good, 10_000);
    expect(nodes).toBeGreaterThan(60);
    expect(ops).toContain('Conv2D');
    expect(signatures.toSorted()).toEqual([
      'embed',
      'explain',
      'explain-packed',
      'predict',
      'predict-packed',
      'serving_default',
    ]);
    expect(carriesMore).toBe(false);
  });

  it.each<[string, () => Uint8Array, RegExp]>([
    ['a foreign op', () => merged(node('VasculumForeign')), /holds "VasculumForeign", which no network/],
    ['an op that is said twice', () => merged(field(1, field(2, text('Relu')), field(2, text('Other')))), /"Other"/],
    [
      'a great many nodes',
      () => merged(Buffer.concat(Array.from({ length: 20_000 }, () => node('Relu')))),
      /larger than/,
    ],
    [
      'the nodes of a deeper network',
      () => merged(Buffer.concat(Array.from({ length: 300 }, () => node('Relu')))),
      /larger/,
    ],
    ['a name of a megabyte', () => merged(node('R'.repeat(1_000_000))), /damaged/],
    // Groups begin with kind 3 and may lie in each other.
    ['groups in groups', () => Buffer.concat([good, Buffer.alloc(100_000, 0x1b)]), /damaged/],
    [
      'signatures without end',
      () => Buffer.concat([good, field(2, ...Array.from({ length: 200 }, () => field(5, field(1, text('s')))))]),
      /damaged/,
    ],
    ['functions', () => merged(field(2, field(1))), /carries more than a network/],
    ['a second graph', () => Buffer.concat([good, field(2, field(2, node('Relu')))]), /carries more than a network/],
    ['a length past its end', () => Buffer.concat([good, Buffer.of(0x12, 0xff, 0xff, 0xff, 0xff, 0x07)]), /damaged/],
    ['nothing', () => new Uint8Array(), /damaged/],
    ['no signature', () => field(2, field(2, node('Relu'))), /no signature predict/],
  ])('is refused with %s', (_, make, words) => {
    expect(wordsOf(whatIsWrongWith(make(), SHAPE))).toMatch(words);
  });

  it('is refused wherever it is cut, or looked at to its end', () => {
    for (let length = 1; length < good.length; length += 997) {
      // What is cut between two fields is a smaller graph.
      expect(() => whatIsWrongWith(good.subarray(0, length), SHAPE)).not.toThrow();
    }
    expect(wordsOf(whatIsWrongWith(good.subarray(0, good.length - 1), SHAPE))).toMatch(/damaged/);
  });
});

/*
 * What a step is fed, and what the graph makes of it before the first layer and after the last: pictures varied and mixed,
 * targets, the loss. Pure; builds the graph, runs nothing.
 */
import type { GraphBuilder, Tensor } from './graph/builder.ts';
import { and, columnOf, less, lessEqual, rowsOf } from './graph/learning-ops.ts';
import {
  add,
  argMax,
  cast,
  constant,
  divide,
  equal,
  minimum,
  multiply,
  oneHot,
  placeholder,
  reshape,
  scalar,
  softmaxCrossEntropy,
  subtract,
  sumOfAll,
  warp,
} from './graph/ops.ts';
import type { Signature } from './graph/saved-model.ts';
import type { NetworkShape } from './network.ts';
import { normalise, packedPictures } from './picture-input.ts';

export interface BatchInputs {
  /** [batch, inputSize, inputSize, 3] of uint8. */
  readonly pictures: Tensor;
  readonly transforms: Tensor;
  readonly gains: Tensor;
  readonly labels: Tensor;
  readonly weights: Tensor;
  readonly mixing: MixingInputs | null;
  /** What is fed, by the names of the signature. */
  readonly inputs: Signature['inputs'];
}

/** See `mixing.ts` for what they say. */
interface MixingInputs {
  readonly partners: Tensor;
  readonly boxes: Tensor;
  readonly own: Tensor;
  readonly shares: Tensor;
}

export function batchInputs(graph: GraphBuilder, shape: NetworkShape, mixes: boolean): BatchInputs {
  return graph.within('batch', () => {
    const { packed, pictures } = packedPictures(graph, shape.inputSize);
    const transforms = placeholder(graph, 'transforms', 'float32', [-1, 8]);
    const gains = placeholder(graph, 'gains', 'float32', [-1, 3]);
    const labels = placeholder(graph, 'labels', 'int32', [-1]);
    const weights = placeholder(graph, 'weights', 'float32', [-1]);
    const mixing = mixes ? mixingInputs(graph) : null;
    const inputs = { pictures: packed, transforms, gains, labels, weights, ...mixing };
    return { pictures, transforms, gains, labels, weights, mixing, inputs };
  });
}

function mixingInputs(graph: GraphBuilder): MixingInputs {
  return {
    partners: placeholder(graph, 'partners', 'int32', [-1]),
    boxes: placeholder(graph, 'boxes', 'float32', [-1, 4]),
    own: placeholder(graph, 'own', 'float32', [-1]),
    shares: placeholder(graph, 'shares', 'float32', [-1]),
  };
}

/** Warped, tinted, normalised and mixed pictures, [batch, size, size, 3]. A tint never makes a value brighter than white. */
export function variedPictures(graph: GraphBuilder, batch: BatchInputs, size: number): Tensor {
  const warped = warp(graph, cast(graph, batch.pictures, 'float32'), batch.transforms, size);
  const tinted = multiply(graph, warped, reshape(graph, batch.gains, [-1, 1, 1, 3]));
  const x = normalise(graph, minimum(graph, tinted, scalar(graph, 255)));
  return batch.mixing === null ? x : mixedPictures(graph, x, batch.mixing, size);
}

/** Inside its box a picture is `own` parts itself and the rest its partner; outside it is itself, bit for bit. */
function mixedPictures(graph: GraphBuilder, x: Tensor, { partners, boxes, own }: MixingInputs, size: number): Tensor {
  const places = Float32Array.from({ length: size }, (_, place) => place);
  const [rows, columns] = [constant(graph, places, [1, size, 1, 1]), constant(graph, places, [1, 1, size, 1])];
  const edge = (number: number) => reshape(graph, columnOf(graph, boxes, number), [-1, 1, 1, 1]);
  const within = (low: Tensor, places: Tensor, high: Tensor) =>
    and(graph, lessEqual(graph, low, places), less(graph, places, high));
  const box = and(graph, within(edge(0), rows, edge(2)), within(edge(1), columns, edge(3)));
  const theirs = subtract(graph, scalar(graph, 1), reshape(graph, own, [-1, 1, 1, 1]));
  const taken = multiply(graph, cast(graph, box, 'float32'), theirs);
  const kept = subtract(graph, scalar(graph, 1), taken);
  return add(graph, multiply(graph, x, kept), multiply(graph, rowsOf(graph, x, partners), taken));
}

/**
 * Loss of a batch: weighted mean of the cross entropy with smoothed, mixed labels; and how many pictures are named as their
 * own label says.
 */
export function scoreBatch(
  graph: GraphBuilder,
  logits: Tensor,
  { labels, weights, mixing }: Pick<BatchInputs, 'labels' | 'weights' | 'mixing'>,
  labelSmoothing: number,
): { loss: Tensor; correct: Tensor } {
  const classes = logits.shape[1] ?? 0;
  const off = labelSmoothing / classes;
  const own = oneHot(graph, labels, classes, 1 - labelSmoothing + off, off);
  const targets = mixing === null ? own : mixedTargets(graph, own, mixing);
  const shares = divide(graph, weights, sumOfAll(graph, weights));
  const loss = sumOfAll(graph, multiply(graph, softmaxCrossEntropy(graph, logits, targets), shares));
  const correct = sumOfAll(graph, cast(graph, equal(graph, argMax(graph, logits), labels), 'float32'));
  return { loss, correct };
}

function mixedTargets(graph: GraphBuilder, own: Tensor, { partners, shares }: MixingInputs): Tensor {
  const share = reshape(graph, shares, [-1, 1]);
  const rest = subtract(graph, scalar(graph, 1), share);
  return add(graph, multiply(graph, own, share), multiply(graph, rowsOf(graph, own, partners), rest));
}

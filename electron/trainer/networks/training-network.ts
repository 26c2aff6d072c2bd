/*
 * The network in training over its open graph. Runs in the trainer thread; built by `network.ts`.
 */
import { type GraphOptions, averageDecayOf, graphOptionsOf } from '../../network/graph-options.ts';
import { initialWeights } from '../../network/initial-weights.ts';
import { LossScale } from './loss-scale.ts';
import { type Mixing, unmixed } from '../../network/mixing.ts';
import type {
  DifferentiableNetwork,
  NetworkShape,
  StepResult,
  Tensors,
  TrainingBatch,
  TrainingOptions,
} from '../../network/network.ts';
import {
  type Outputs,
  type VariableGroups,
  readVariables,
  writeVariables,
  floatsOf,
  ofLength,
  pictureFeed,
  rows,
  scalarOf,
  tensorOf,
  withMemoryProblem,
} from '../tensorflow/graph-variables.ts';
import { LOSS_SCALE, newShare, startingState } from '../../network/state.ts';
import { type Feed, OpenModel } from '../tensorflow/tensorflow.ts';
import { buildTrainingGraph } from '../../network/training-graph.ts';

export class GraphTrainingNetwork implements DifferentiableNetwork {
  readonly #shape: NetworkShape;
  readonly #options: GraphOptions;
  readonly #averageDecay: number;
  readonly #model: OpenModel;
  readonly #groups: VariableGroups;
  readonly #lossScale = new LossScale();

  private constructor(shape: NetworkShape, options: TrainingOptions, model: OpenModel, groups: VariableGroups) {
    this.#shape = shape;
    this.#options = graphOptionsOf(options);
    this.#averageDecay = averageDecayOf(options);
    this.#model = model;
    this.#groups = groups;
  }

  /** See `createTrainingNetwork`; the shape must be one that a network can have. */
  static async open(
    shape: NetworkShape,
    options: TrainingOptions,
    { start = new Map(), withGradients = false }: { readonly start?: Tensors; readonly withGradients?: boolean },
  ): Promise<GraphTrainingNetwork> {
    const { groups, ...built } = buildTrainingGraph({ shape, options, withGradients });
    const model = await OpenModel.open(built);
    try {
      const network = new GraphTrainingNetwork(shape, options, model, groups);
      const weights = new Map([...initialWeights(shape, options), ...start]);
      network.write(startingState([...groups.values()].flat(), weights));
      if (network.#options.accumulates) model.run('clear', {});
      return network;
    } catch (error) {
      model.dispose();
      throw error;
    }
  }

  step(batch: TrainingBatch | readonly TrainingBatch[], learningRate: number, step = 0): StepResult {
    const batches = 'labels' in batch ? [batch] : batch;
    const rates = {
      learningRate: scalarFeed(learningRate),
      ...(this.#options.averages ? { newShare: scalarFeed(newShare(this.#averageDecay, step)) } : {}),
    };
    return this.#options.accumulates ? this.#accumulate(batches, rates) : this.#train(batches, rates);
  }

  #train([batch, ...more]: readonly TrainingBatch[], rates: Record<string, Feed>): StepResult {
    if (!batch || more.length > 0) throw new RangeError('this network takes one batch a step');
    const outputs = this.#run('train', batch.labels.length, { ...this.#feeds(batch), ...rates });
    return { loss: scalarOf(outputs, 'loss'), correct: scalarOf(outputs, 'correct') };
  }

  #accumulate(batches: readonly TrainingBatch[], rates: Record<string, Feed>): StepResult {
    const feeds = batches.map((batch) => this.#feeds(batch));
    const weights = batches.map((batch) => weightOf(batch));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const result = { loss: 0, correct: 0 };
    let squares = 0;
    feeds.forEach((feed, index) => {
      const share = (weights[index] ?? 0) / total;
      const n = batches[index]?.labels.length ?? 0;
      const scales = this.#options.scalesLoss
        ? { share: scalarFeed(share / this.#lossScale.value), lossScale: scalarFeed(this.#lossScale.value) }
        : { share: scalarFeed(share) };
      const outputs = this.#run('accumulate', n, { ...feed, ...scales });
      result.loss += share * scalarOf(outputs, 'loss');
      result.correct += scalarOf(outputs, 'correct');
      if (this.#options.scalesLoss) squares += scalarOf(outputs, 'squares');
    });
    if (Number.isFinite(squares)) {
      this.#run('apply', 0, rates);
      this.#lossScale.grow();
      return result;
    }
    this.#model.run('clear', {});
    return this.#lossScale.shrink() ? result : { ...result, loss: NaN };
  }

  gradients(batch: TrainingBatch): { loss: number; gradients: Tensors } {
    const outputs = this.#model.run('gradients', this.#feeds(batch));
    const gradients: Tensors = new Map();
    for (const variable of [...this.#groups.values()].flat()) {
      if (outputs.has(variable.name)) gradients.set(variable.name, tensorOf(outputs, variable));
    }
    return { loss: scalarOf(outputs, 'loss'), gradients };
  }

  evaluate(pictures: Uint8Array, n: number): { logits: Float32Array; embeddings: Float32Array } {
    const feeds = { pictures: pictureFeed(pictures, n, this.#shape.size) };
    const outputs = this.#run('evaluate', n, feeds);
    return { logits: floatsOf(outputs, 'logits'), embeddings: floatsOf(outputs, 'embeddings') };
  }

  read(): Tensors {
    const state = readVariables(this.#model, this.#groups);
    return this.#options.scalesLoss ? this.#lossScale.within(state) : state;
  }

  write(tensors: Tensors): void {
    this.#lossScale.take(tensors);
    writeVariables(this.#model, this.#groups, new Map([...tensors].filter(([name]) => name !== LOSS_SCALE)));
  }

  dispose(): void {
    this.#model.dispose();
  }

  /** `photos`: how many the run holds at once. */
  #run(signature: string, photos: number, feeds: Readonly<Record<string, Feed>>): Outputs {
    return withMemoryProblem(photos, () => this.#model.run(signature, feeds));
  }

  #feeds({ pictures, transforms, gains, labels, weights, mixing }: TrainingBatch): Record<string, Feed> {
    const n = labels.length;
    const { classes, inputSize } = this.#shape;
    if (n === 0) throw new RangeError('a batch needs at least one picture');
    if (labels.some((label) => !(label >= 0 && label < classes))) {
      throw new RangeError(`a label is not between 0 and ${classes - 1}`);
    }
    return {
      pictures: pictureFeed(pictures, n, inputSize),
      transforms: rows(transforms, n, 8, 'transforms'),
      gains: rows(gains, n, 3, 'gains'),
      labels: { data: labels, shape: [n] },
      weights: { data: ofLength(weights ?? new Float32Array(n).fill(1), n, 'weights'), shape: [n] },
      ...(this.#options.mixes ? mixingFeeds(mixing ?? unmixed(n), n) : {}),
    };
  }
}

function mixingFeeds({ partners, boxes, own, shares }: Mixing, n: number): Record<string, Feed> {
  if (partners.some((partner) => !(partner >= 0 && partner < n))) throw new RangeError('a partner is not in the batch');
  return {
    partners: { data: ofLength(partners, n, 'partners'), shape: [n] },
    boxes: rows(boxes, n, 4, 'boxes'),
    own: { data: ofLength(own, n, 'own'), shape: [n] },
    shares: { data: ofLength(shares, n, 'shares'), shape: [n] },
  };
}

/** How much a batch counts in its step: the sum of its pictures' weights. */
function weightOf({ labels, weights }: TrainingBatch): number {
  return weights === undefined ? labels.length : weights.reduce((sum, weight) => sum + weight, 0);
}

function scalarFeed(value: number): Feed {
  return { data: Float32Array.of(value), shape: [] };
}

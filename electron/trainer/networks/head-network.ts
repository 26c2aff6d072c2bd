/*
 * The last layer alone, open for training: what quick mode learns. Runs in the trainer thread.
 */
import {
  type VariableGroups,
  floatsOf,
  readVariables,
  rows,
  scalarOf,
  withMemoryProblem,
  writeVariables,
} from '../tensorflow/graph-variables.ts';
import { buildHeadGraph, headParameters } from '../../network/head-graph.ts';
import { initialWeights } from '../../network/initial-weights.ts';
import { type NetworkShape, type Tensors, type TrainingOptions, featuresOf } from '../../network/network.ts';
import { startingState } from '../../network/state.ts';
import { OpenModel } from '../tensorflow/tensorflow.ts';

export class HeadNetwork {
  readonly #shape: NetworkShape;
  readonly #model: OpenModel;
  readonly #groups: VariableGroups;

  private constructor(shape: NetworkShape, model: OpenModel, groups: VariableGroups) {
    this.#shape = shape;
    this.#model = model;
    this.#groups = groups;
  }

  /**
   * Builds the graph, opens it and starts it with `start`, or from the seed, with the very numbers that the last layer of a
   * whole network starts from. The caller disposes of it.
   */
  static async create(shape: NetworkShape, options: TrainingOptions, start: Tensors = new Map()): Promise<HeadNetwork> {
    const { groups, ...built } = buildHeadGraph(shape, options);
    const network = new HeadNetwork(shape, await OpenModel.open(built), groups);
    try {
      const fresh = initialWeights(shape, options, headParameters(shape));
      network.write(startingState([...groups.values()].flat(), new Map([...fresh, ...start])));
      return network;
    } catch (error) {
      network.dispose();
      throw error;
    }
  }

  /**
   * One step on `embeddings` [n, features] with their `labels` [n]; blocks the thread. Returns the batch's loss before
   * the step and how many of its photos were named rightly.
   */
  step(embeddings: Float32Array, labels: Int32Array, learningRate: number): { loss: number; correct: number } {
    const n = labels.length;
    const outputs = withMemoryProblem(n, () =>
      this.#model.run('train', {
        embeddings: rows(embeddings, n, featuresOf(this.#shape), 'embeddings'),
        labels: { data: labels, shape: [n] },
        weights: { data: new Float32Array(n).fill(1), shape: [n] },
        learningRate: { data: Float32Array.of(learningRate), shape: [] },
      }),
    );
    return { loss: scalarOf(outputs, 'loss'), correct: scalarOf(outputs, 'correct') };
  }

  /** `embeddings` [n, features] -> logits [n, classes]. */
  evaluate(embeddings: Float32Array, n: number): Float32Array {
    const feeds = { embeddings: rows(embeddings, n, featuresOf(this.#shape), 'embeddings') };
    return floatsOf(
      withMemoryProblem(n, () => this.#model.run('evaluate', feeds)),
      'logits',
    );
  }

  /** `fc.weight`, `fc.bias` and the momentum of each. */
  read(): Tensors {
    return readVariables(this.#model, this.#groups);
  }

  /** Throws ProblemError `weights-mismatch`. */
  write(tensors: Tensors): void {
    writeVariables(this.#model, this.#groups, tensors);
  }

  /** Gives all TensorFlow memory back. The network cannot be used after. */
  dispose(): void {
    this.#model.dispose();
  }
}

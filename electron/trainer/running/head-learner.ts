/*
 * A last layer that learns from embeddings, for the loop in fit.ts. All embeddings of the run lie in memory, so a batch
 * is a copy of some rows. Runs in the trainer thread.
 */
import type { EmbeddingTable } from './embedding-table.ts';
import type { HeadNetwork } from '../networks/head-network.ts';
import type { Learner, LearningBatch, Loaded, LoadedPart } from './learner.ts';
import type { Tensors } from '../../network/network.ts';

/** A batch is embeddings, [n, features]. */
export class HeadLearner implements Learner<Float32Array> {
  readonly #network: HeadNetwork;
  readonly #tables: Readonly<Record<LoadedPart, EmbeddingTable>>;

  /** Rows of the tables are the slots of the plan's two lists. */
  constructor(network: HeadNetwork, tables: Readonly<Record<LoadedPart, EmbeddingTable>>) {
    this.#network = network;
    this.#tables = tables;
  }

  async load(part: LoadedPart, numbers: readonly number[]): Promise<Loaded<Float32Array>> {
    const table = this.#tables[part];
    const readable = [...numbers.keys()].filter((position) => table.has(numbers[position] ?? -1));
    return { examples: table.gather(readable.map((position) => numbers[position] ?? -1)), readable };
  }

  step({ examples, slots }: LearningBatch<Float32Array>, learningRate: number): { loss: number; correct: number } {
    const labels = Int32Array.from(slots, (slot) => slot.label);
    return this.#network.step(examples, labels, learningRate);
  }

  evaluate(examples: Float32Array, n: number): Float32Array {
    return this.#network.evaluate(examples, n);
  }

  read(): Tensors {
    return this.#network.read();
  }
}

/*
 * A last layer that learns from embeddings, for the loop in fit.ts. All embeddings of the run lie in memory, so a batch
 * is a copy of some rows. Runs in the trainer thread.
 */
import type { EmbeddingTable } from './embedding-table.ts';
import type { HeadNetwork } from '../networks/head-network.ts';
import type { Learner, LoadedPart } from './learner.ts';

/** A batch is embeddings, [n, features]. Rows of the tables are the slots of the plan's two lists. */
export function headLearner(
  network: HeadNetwork,
  tables: Readonly<Record<LoadedPart, EmbeddingTable>>,
): Learner<Float32Array> {
  return {
    load: async (part, numbers) => {
      const table = tables[part];
      const readable = [...numbers.keys()].filter((position) => table.has(numbers[position] ?? -1));
      return { examples: table.gather(readable.map((position) => numbers[position] ?? -1)), readable };
    },
    step: ({ examples, slots }, learningRate) => {
      const labels = Int32Array.from(slots, (slot) => slot.label);
      return network.step(examples, labels, learningRate);
    },
    evaluate: (examples, n) => network.evaluate(examples, n),
    read: () => network.read(),
  };
}

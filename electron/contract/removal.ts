/*
 * Files that are removed to free room: those of a model, of starting weights, of a run's checkpoints and snapshots. What
 * people determined, and every row about what is removed, stays. Runs everywhere.
 */

export const REMOVABLES = ['model', 'weights', 'run'] as const;

export interface Removal {
  readonly kind: (typeof REMOVABLES)[number];
  readonly id: number;
}

/** What a removal would do, to be read before it is done. */
export interface RemovalPlan extends Removal {
  readonly name: string;
  /** Of the files that go. */
  readonly bytes: number;
  /** Of embeddings that nothing could use any more; the catalogue's file keeps that room and fills it again. */
  readonly embeddingBytes: number;
  /** Sentences. */
  readonly lost: readonly string[];
  readonly kept: readonly string[];
}

export interface RemovalRequests {
  /** Throws 'model-removed', 'weights-missing', 'job-running' and the like when there is nothing to remove. */
  'removal.plan': (input: Removal) => RemovalPlan;
  /** Marks it as removed, then deletes its files. Gives what the plan said. */
  'removal.remove': (input: Removal) => RemovalPlan;
}

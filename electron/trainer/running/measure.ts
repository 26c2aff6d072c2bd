/*
 * A network's answers on the photos that a run looks at after each epoch, with pictures read ahead. Runs in the trainer thread, which each
 * batch blocks; between any two the caller has a turn.
 */
import { ProblemError } from '../../domain/problems.ts';
import { type Slot, chunks, readAhead } from './dataset.ts';
import type { Learner } from './learner.ts';
import { best as bestOf, lossOf } from '../../domain/statistics/metrics.ts';
import { COUNTED } from '../../domain/words.ts';

export interface Measure {
  /** Mean cross-entropy, without label smoothing. */
  readonly loss: number;
  readonly accuracy: number;
}

export interface MeasureRequest<E> {
  readonly validation: readonly Slot[];
  readonly batchSize: number;
  readonly learner: Learner<E>;
  /** Called before every batch; throws to end the measuring. */
  readonly turn: () => Promise<void>;
  /** Called after every batch. */
  readonly report: () => void;
}

/** Gives each photo's slot number and its logits (valid until it returns) to `answer`; photos that cannot be read are passed over. */
export async function askAll<E>(
  { validation, batchSize, learner, turn, report }: MeasureRequest<E>,
  answer: (slot: number, logits: Float32Array) => void,
): Promise<void> {
  const slots = validation.map((_, slot) => slot);
  const load = async (part: readonly number[]) => ({ part, loaded: await learner.load('validation', part) });
  for await (const { part, loaded } of readAhead(chunks(slots, batchSize), load)) {
    await turn();
    const n = loaded.readable.length;
    if (n === 0) continue;
    const logits = learner.evaluate(loaded.examples, n);
    const classes = logits.length / n;
    loaded.readable.forEach((position, row) => {
      answer(part[position] ?? -1, logits.subarray(row * classes, (row + 1) * classes));
    });
    report();
  }
}

/** How many of the photos are named rightly. Throws 'photos-unreadable' when none could be read. */
export class Tally {
  readonly #validation: readonly Slot[];
  #seen = 0;
  #right = 0;
  #lossSum = 0;

  constructor(validation: readonly Slot[]) {
    this.#validation = validation;
  }

  add(slot: number, probabilities: Float32Array): void {
    const label = this.#validation[slot]?.label ?? -1;
    this.#seen += 1;
    this.#lossSum += lossOf(probabilities, label);
    if (bestOf(probabilities, 1)[0] === label) this.#right += 1;
  }

  measure(): Measure {
    if (this.#seen === 0) {
      throw new ProblemError('photos-unreadable', { photos: COUNTED.photos(this.#validation.length) });
    }
    return { loss: this.#lossSum / this.#seen, accuracy: this.#right / this.#seen };
  }
}

/*
 * Whether the heat map is shown, and the one that belongs to the photo and name on screen. Asked for only while it is shown;
 * the newest few are kept, for whoever goes back and forth.
 */
import type { Explanation, ExplanationRequest } from '../../../electron/contract/explanation.ts';
import type { Problem } from '../../../electron/domain/problems.ts';
import { problemOf, request } from '../../bridge.ts';

const MOST_KEPT = 60;
const keyOf = ({ photoId, modelId, taxonId }: ExplanationRequest) => `${photoId} ${modelId} ${taxonId}`;

export class HeatMaps {
  shown = $state(false);
  /** A name that is pointed at, in place of the one that would be accepted. */
  pointedAt = $state<number | null>(null);
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  #kept = $state.raw<ReadonlyMap<string, Explanation>>(new Map());
  #asking: string | null = null;
  #next: ExplanationRequest | null = null;

  /** Of this photo and name; null until it has come. */
  of(wanted: ExplanationRequest): Explanation | null {
    return this.#kept.get(keyOf(wanted)) ?? null;
  }

  /** Asks for one; while another is worked out only the newest wish is remembered. */
  want(wanted: ExplanationRequest): void {
    this.problem = null;
    const key = keyOf(wanted);
    if (this.#kept.has(key) || this.#asking === key) return;
    this.#next = wanted;
    if (this.#asking === null) void this.#ask();
  }

  async #ask(): Promise<void> {
    this.busy = true;
    while (this.#next) {
      const wanted = this.#next;
      this.#next = null;
      this.#asking = keyOf(wanted);
      try {
        const explanation = await request('models.explain', wanted);
        this.#kept = new Map([...this.#kept, [this.#asking, explanation] as const].slice(-MOST_KEPT));
      } catch (error) {
        this.problem = problemOf(error);
      }
    }
    this.#asking = null;
    this.busy = false;
  }
}

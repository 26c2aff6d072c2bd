/* The acts that have been read so far, newest first, and the way on to older ones. */
import type { HistoryAct, HistoryFilter } from '../../../electron/contract/history.ts';
import type { Problem } from '../../../electron/domain/problems.ts';
import { problemOf, request } from '../../bridge.ts';

const ACTS_A_PAGE = 60;
const MOST_AT_ONCE = 500;

export class HistoryList {
  acts = $state.raw<readonly HistoryAct[]>([]);
  problem = $state.raw<Problem | null>(null);
  busy = $state(true);
  #next = $state.raw<string | null>(null);
  #filter: HistoryFilter | null = null;
  /** Of the question asked last: older answers are out of date. */
  #asked = 0;

  get hasOlder(): boolean {
    return this.#next !== null;
  }

  /** From the newest on. As many as were there stay, where the filter is the same. */
  async read(filter: HistoryFilter): Promise<void> {
    const isSame = JSON.stringify(filter) === JSON.stringify(this.#filter);
    const limit = isSame ? Math.min(MOST_AT_ONCE, Math.max(ACTS_A_PAGE, this.acts.length)) : ACTS_A_PAGE;
    this.#filter = filter;
    await this.#ask({ filter, limit }, false);
  }

  async older(): Promise<void> {
    if (this.busy || this.#next === null || this.#filter === null) return;
    await this.#ask({ filter: this.#filter, limit: ACTS_A_PAGE, after: this.#next }, true);
  }

  async #ask(
    asked: { readonly filter: HistoryFilter; readonly limit: number; readonly after?: string },
    goesOn: boolean,
  ): Promise<void> {
    const question = (this.#asked += 1);
    this.busy = true;
    try {
      const { acts, next } = await request('history.page', asked);
      if (question !== this.#asked) return;
      this.acts = goesOn ? [...this.acts, ...acts] : acts;
      this.#next = next;
      this.problem = null;
    } catch (error) {
      if (question === this.#asked) this.problem = problemOf(error);
    }
    if (question === this.#asked) this.busy = false;
  }
}

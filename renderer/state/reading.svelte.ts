/*
 * A list or figure read from the catalogue, and read again when what it depends on changes. While a reading is under way
 * the old value stays; readings asked for meanwhile become one, so that an import that changes the catalogue many times a
 * second asks no faster than the answers come.
 */
import type { Problem } from '../../electron/domain/problems.ts';
import { problemOf } from '../bridge.ts';

export class Reading<Input, Value> {
  value = $state.raw<Value | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** True until the value is the one that was asked for last. */
  busy = $state(true);
  readonly #ask: (input: Input) => Promise<Value>;
  #running = false;
  #next: { readonly input: Input } | null = null;
  #ended = false;

  /** In a component's script. `ask` is called with what `input` gives, whenever that changes; null: nothing to ask now. */
  constructor(input: () => Input | null, ask: (input: Input) => Promise<Value>) {
    this.#ask = ask;
    $effect(() => {
      const asked = input();
      if (asked === null) return;
      this.#next = { input: asked };
      void this.#run();
    });
    $effect(() => () => {
      this.#ended = true;
    });
  }

  async #run(): Promise<void> {
    this.busy = true;
    if (this.#running) return;
    this.#running = true;
    while (this.#next && !this.#ended) {
      const { input } = this.#next;
      this.#next = null;
      try {
        const value = await this.#ask(input);
        // An answer that is out of date already would flash up for a moment.
        if (this.#next === null) this.value = value;
        this.problem = null;
      } catch (error) {
        this.problem = problemOf(error);
      }
    }
    this.#running = false;
    this.busy = false;
  }
}

/*
 * How fast a run goes and how long it will still take. Pauses do not count. Pure but for the clock.
 */

/** Steps that the present speed is taken from. */
const WINDOW = 20;

export class Pace {
  readonly #secondsBefore: number;
  #sessionStart = performance.now();
  /** The first mark ends the first step, which is slow (TensorFlow prepares the graph) and says nothing about the rest. */
  #window: { readonly at: number; readonly photos: number }[] = [];

  /** `secondsBefore`: spent in earlier sessions. */
  constructor(secondsBefore: number) {
    this.#secondsBefore = secondsBefore;
  }

  /** A step is done that learned from so many photos. */
  step(photos: number): void {
    this.#window.push({ at: performance.now(), photos });
    if (this.#window.length > WINDOW + 1) this.#window.shift();
  }

  /** Does something that is not learning and must not count for the speed. */
  async aside<T>(doing: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await doing();
    } finally {
      const gone = performance.now() - start;
      this.#window = this.#window.map(({ at, photos }) => ({ at: at + gone, photos }));
    }
  }

  /** Waits; that counts neither for the speed nor for the time gone. */
  async pause(waiting: () => Promise<void>): Promise<void> {
    const start = performance.now();
    this.#window = [];
    await waiting();
    this.#sessionStart += performance.now() - start;
  }

  /** Seconds spent on the run, earlier sessions included. */
  seconds(): number {
    return this.#secondsBefore + (performance.now() - this.#sessionStart) / 1000;
  }

  /** 0 while unknown. */
  photosPerSecond(): number {
    const seconds = this.#windowSeconds();
    const photos = this.#window.slice(1).reduce((sum, mark) => sum + mark.photos, 0);
    return seconds > 0 ? photos / seconds : 0;
  }

  /** 0 while unknown. */
  secondsPerStep(): number {
    return this.#window.length > 1 ? this.#windowSeconds() / (this.#window.length - 1) : 0;
  }

  #windowSeconds(): number {
    const first = this.#window[0];
    const last = this.#window.at(-1);
    return first && last ? (last.at - first.at) / 1000 : 0;
  }
}

/*
 * Memory that may be taken at a time, shared by all decoding: work that needs more than is left waits for its turn,
 * and work that needs more than there is in all runs alone. Pure.
 */

/** `alive` is called this often while work waits, ms. */
const TELL_MS = 5_000;

interface Waiting {
  readonly bytes: number;
  readonly begin: () => void;
}

export class MemoryBudget {
  readonly #limit: number;
  readonly #waiting: Waiting[] = [];
  #taken = 0;
  #holders = 0;

  constructor(limitBytes: number) {
    this.#limit = limitBytes;
  }

  /** Whoever takes so much is alone. */
  get limit(): number {
    return this.#limit;
  }

  /** Bytes taken now. */
  get taken(): number {
    return this.#taken;
  }

  /** Runs `work` once there is room for it. */
  async use<T>(bytes: number, work: () => Promise<T>, alive: () => void = () => {}): Promise<T> {
    await this.#turn(bytes, alive);
    try {
      return await work();
    } finally {
      this.#taken -= bytes;
      this.#holders -= 1;
      this.#beginNext();
    }
  }

  async #turn(bytes: number, alive: () => void): Promise<void> {
    let begun = false;
    const turn = new Promise<void>((resolve) => {
      const begin = () => {
        begun = true;
        resolve();
      };
      this.#waiting.push({ bytes, begin });
    });
    this.#beginNext();
    if (begun) return;
    const telling = setInterval(alive, TELL_MS);
    await turn;
    clearInterval(telling);
    alive();
  }

  /** In the order asked, so that a large one is not passed over for ever. */
  #beginNext(): void {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      if (this.#holders > 0 && this.#taken + next.bytes > this.#limit) return;
      this.#waiting.shift();
      this.#taken += next.bytes;
      this.#holders += 1;
      next.begin();
    }
  }
}

/*
 * Work done one piece after the other in the order it was asked for, so that keys pressed quickly in a row act in that
 * order and none is lost. A piece that fails does not keep the next from being done. Pure; no DOM.
 */

export class InOrder {
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** Pieces not finished yet. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Resolves or rejects with this piece's own end. */
  add<T>(piece: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    const done = this.#tail.then(piece).finally(() => {
      this.#waiting -= 1;
    });
    this.#tail = done.catch(() => {});
    return done;
  }

  /** Resolves when all that was asked for so far is done. */
  async idle(): Promise<void> {
    await this.#tail;
  }
}

/* Many pieces of slow work at once, their outcomes in the order of the pieces. Pure. */

/**
 * Runs `work` on up to `width` items at a time and yields the outcomes in order. Stops starting new ones as soon as the
 * caller stops asking or one rejects; what is under way is waited for, so nothing works on behind the caller's back.
 */
export async function* inOrder<T, R>(
  items: Iterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const underWay: Promise<R>[] = [];
  const iterator = items[Symbol.iterator]();
  const startNext = () => {
    const next = iterator.next();
    if (next.done === true) return;
    const outcome = work(next.value);
    // A rejection is met when its turn comes; until then it must not count as unhandled.
    outcome.catch(() => {});
    underWay.push(outcome);
  };
  try {
    for (let index = 0; index < width; index++) startNext();
    for (let outcome = underWay.shift(); outcome !== undefined; outcome = underWay.shift()) {
      const result = await outcome;
      startNext();
      yield result;
    }
  } finally {
    await Promise.allSettled(underWay);
  }
}

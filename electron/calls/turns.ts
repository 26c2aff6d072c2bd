/* Long loops on a thread give other calls a turn. Runs in the threads. */
import { setImmediate } from 'node:timers/promises';

/** Longest that a loop may keep the thread to itself, ms. */
const TURN_MS = 4;

/** Gives a function to await in a loop: it costs nothing until the turn is used up, then lets others run. */
export function takeTurns(): () => Promise<void> | undefined {
  let started = performance.now();
  const turn = async () => {
    await setImmediate();
    started = performance.now();
  };
  return () => (performance.now() - started < TURN_MS ? undefined : turn());
}

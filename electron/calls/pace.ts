/* How fast a job goes and when it will end, from its last seconds. Runs in the threads. Pure but for the clock. */
import type { JobProgress } from '../contract/jobs.ts';

/** Looked back on, ms: long enough to be steady, short enough to notice a slow drive. */
const WINDOW_MS = 5_000;
const SAMPLE_MS = 250;

/** Gives progress reports of one phase. `now` in ms. */
export function startPace(phase: string, total: number, now: () => number = () => performance.now()) {
  const samples: { at: number; done: number }[] = [{ at: now(), done: 0 }];
  return (done: number): JobProgress => {
    const at = now();
    const last = samples.at(-1);
    if (!last || at - last.at >= SAMPLE_MS) samples.push({ at, done });
    while (samples.length > 2 && at - (samples[1]?.at ?? at) > WINDOW_MS) samples.shift();
    const first = samples[0] ?? { at, done };
    const seconds = (at - first.at) / 1000;
    const rate = seconds > 0.5 ? (done - first.done) / seconds : 0;
    return { phase, done, total, rate, secondsLeft: rate > 0 ? Math.max(0, (total - done) / rate) : null };
  };
}

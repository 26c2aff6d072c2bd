/* Which run a person should hear of before another one is begun. Pure. */
import type { RunSummary } from '../../../electron/domain/training.ts';

/** The newest run, where it stands still and can go on; null where there is nothing to say. `list`: newest first. */
export function unfinishedRun(list: readonly RunSummary[]): RunSummary | null {
  const [newest] = list;
  const standsStill = newest?.state === 'interrupted' || newest?.state === 'cancelled';
  return newest && standsStill && newest.resumable && newest.epochsDone < newest.epochs ? newest : null;
}

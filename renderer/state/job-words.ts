/* Jobs in a curator's words. Pure. */
import { type JobKind, type JobSnapshot, factsOf, JOBS } from '../../electron/contract/jobs.ts';
import { FRAME } from '../../electron/domain/language/window.ts';
import { assertNever } from '../../electron/domain/problems.ts';
import { formatCount, formatRate } from './format.ts';

export function isUnderWay(job: Pick<JobSnapshot, 'state'>): boolean {
  return job.state === 'running' || job.state === 'paused';
}

/** 0..1, or null while the whole is not known. */
export function shareDone({ progress: { done, total } }: Pick<JobSnapshot, 'progress'>): number | null {
  return total > 0 ? Math.min(1, done / total) : null;
}

/** "4,812 of 7,096", or "4,812" while the whole is not known, or ''. */
export function countsDone({ progress: { done, total } }: JobSnapshot): string {
  if (total > 0) return FRAME.work.of(done, total);
  return done > 0 ? formatCount(done) : '';
}

export function timeLeft({ state, progress: { secondsLeft } }: Pick<JobSnapshot, 'state' | 'progress'>): string {
  if (state === 'paused') return FRAME.work.paused;
  return secondsLeft === null ? '' : FRAME.work.left(secondsLeft);
}

export function rateOf({ state, progress: { rate } }: JobSnapshot): string {
  return state === 'paused' || rate <= 0 ? '' : formatRate(rate);
}

/** What the list of work says of a job that ended. */
export function howItEnded(job: JobSnapshot): string {
  switch (job.state) {
    case 'done':
      return job.result === undefined ? FRAME.work.done : factsOf(job.kind).ended(job.result);
    case 'cancelled':
      return FRAME.work.stopped;
    case 'failed':
      return job.problem?.message ?? FRAME.work.failed;
    case 'running':
    case 'paused':
      return '';
    default:
      return assertNever(job.state);
  }
}

/** "96 photos recognised; 4 could not be read, being gone or damaged" */
export const recognisedWords = JOBS.predict.ended;

type ResultOf<K extends JobKind> = NonNullable<JobSnapshot<K>['result']>;

/** A snapshot's kind says what its result is; the compiler cannot follow that through the union of all kinds. */
function isOf<K extends JobKind>(job: JobSnapshot, kind: K, result: unknown): result is ResultOf<K> {
  return job.kind === kind && result !== undefined;
}

/** The result of a job of this kind that is done, else null. */
export function resultOf<K extends JobKind>(job: JobSnapshot | null, kind: K): ResultOf<K> | null {
  return job && job.state === 'done' && isOf(job, kind, job.result) ? job.result : null;
}

/*
 * Walking along the queue of specimens: where the next one that waits is, what is shown of the queue, what comes before
 * and after. Pure; no DOM.
 */
import type { ReviewQueueItem } from '../../../electron/contract/review.ts';
import type { Status } from '../../../electron/contract/collection.ts';

/** What happened to a specimen since the queue was read. */
export type Mark = Status | 'none-of-these' | 'cleared' | 'skipped';

export interface QueueEntry extends ReviewQueueItem {
  /** null: still to be decided. */
  readonly mark: Mark | null;
}

/** Still wants a decision in this pass: untouched, or skipped for later. */
export function waits({ mark }: QueueEntry): boolean {
  return mark === null || mark === 'skipped';
}

/**
 * After a decision: the place of the next specimen that was not touched yet; then, once round, of one that was left behind
 * or skipped. null when nothing waits any more.
 */
export function nextWaiting(entries: readonly QueueEntry[], from: number): number | null {
  const around = [...entries.keys()].map((moved) => (from + 1 + moved) % entries.length);
  const isUntouched = (place: number) => entries[place]?.mark === null;
  const isWaiting = (place: number) => waits(entries[place] as QueueEntry);
  return around.find(isUntouched) ?? around.find(isWaiting) ?? null;
}

/** The nearest to the left or right that waits, skipped ones too; null where there is none on that side. */
export function waitingBeside(entries: readonly QueueEntry[], from: number, by: 1 | -1): number | null {
  for (let place = from + by; place >= 0 && place < entries.length; place += by) {
    if (waits(entries[place] as QueueEntry)) return place;
  }
  return null;
}

/** So many on each side of the present place; `start` is the first one's place. */
export function stripAround<T>(
  entries: readonly T[],
  at: number,
  before: number,
  after: number,
): { readonly start: number; readonly shown: readonly T[] } {
  const start = Math.max(0, at - before);
  return { start, shown: entries.slice(start, at + after + 1) };
}

/** Decisions a minute over the last few minutes; null before there is enough to say so. */
export function pace(times: readonly number[], now: number): number | null {
  const recent = times.filter((time) => now - time < 300_000);
  const [first, newest] = [recent[0], recent.at(-1)];
  // A pause is no slowness: whoever stopped two minutes ago has no pace at present.
  if (first === undefined || newest === undefined || newest - first < 20_000 || now - newest > 120_000) return null;
  return Math.round(((recent.length - 1) / (newest - first)) * 60_000);
}

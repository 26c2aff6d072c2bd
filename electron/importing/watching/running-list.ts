/* The running list of a watched folder: what became of each photo, in the order in which they came. Runs in the catalogue thread. */
import { MOST_ENTRIES, type WatchEntry, type WatchNews } from '../../contract/watch.ts';

/** Older ones are forgotten, unless they wait. */
const MOST_KEPT = 2_000;
const HOUR_MS = 3_600_000;

export type NewEntry = Omit<WatchEntry, 'id' | 'change' | 'seenUtc'>;

export class RunningList {
  readonly #entries = new Map<number, WatchEntry>();
  #lastId = 0;
  #change = 0;
  #taken = 0;
  readonly #times: number[] = [];

  add(entry: NewEntry): number {
    this.#lastId += 1;
    this.#change += 1;
    const seenUtc = new Date().toISOString();
    this.#entries.set(this.#lastId, { ...entry, id: this.#lastId, change: this.#change, seenUtc });
    if (entry.state === 'taken') this.#count();
    this.#forget();
    return this.#lastId;
  }

  change(id: number, changes: Partial<NewEntry>): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#change += 1;
    if (entry.state !== 'taken' && changes.state === 'taken') this.#count();
    if (entry.state === 'taken' && changes.state === 'away') this.#taken -= 1;
    this.#entries.set(id, { ...entry, ...changes, change: this.#change });
  }

  /** The newest photo that is in the catalogue. */
  lastTaken(): WatchEntry | undefined {
    return [...this.#entries.values()].findLast(({ state }) => state === 'taken');
  }

  get counts(): Pick<WatchNews, 'taken' | 'waiting' | 'perHour' | 'change'> {
    const now = Date.now();
    while ((this.#times[0] ?? now) < now - HOUR_MS) this.#times.shift();
    const waiting = [...this.#entries.values()].filter(({ state }) => state === 'waits').length;
    return { taken: this.#taken, waiting, perHour: this.#times.length, change: this.#change };
  }

  since(after: number): WatchEntry[] {
    const changed = [...this.#entries.values()].filter(({ change }) => change > after);
    return changed.toSorted((a, b) => b.id - a.id).slice(0, MOST_ENTRIES);
  }

  #count(): void {
    this.#taken += 1;
    this.#times.push(Date.now());
  }

  #forget(): void {
    if (this.#entries.size <= MOST_KEPT) return;
    for (const [id, { state }] of this.#entries) {
      if (state === 'waits') continue;
      this.#entries.delete(id);
      return;
    }
  }
}

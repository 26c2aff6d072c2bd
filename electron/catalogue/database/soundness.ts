/* SQLite's own look over a whole file, as far as it finds something. Runs where a catalogue is opened or looked over. */
import type { ReadHandle } from './database.ts';

export interface Unsound {
  /** Of the indexes for searching, which are derived. */
  readonly search: readonly string[];
  readonly others: readonly string[];
}

/** The first hundred faults. A connection that has searched before keeps an old picture of the search indexes. */
export function unsoundness(db: ReadHandle): Unsound {
  const lines = db.all<{ integrity_check: string }>('PRAGMA integrity_check').map((row) => row.integrity_check);
  return {
    search: lines.filter((line) => OF_SEARCH.test(line)),
    others: lines.filter((line) => line !== 'ok' && !OF_SEARCH.test(line)),
  };
}

const OF_SEARCH = /fts5|inverted index/i;

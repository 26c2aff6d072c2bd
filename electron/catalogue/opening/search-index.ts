/*
 * The search indexes are derived: where one of them is damaged, it is made anew from the rows that it was made of. Looked at
 * where a catalogue is opened for work; that costs the same in any number of rows, so damage within an index is not noticed.
 */
import { isDamage, type ReadHandle, type WriteHandle } from '../database/database.ts';
import { search } from '../migrations/0003-search.ts';
import { looking } from '../migrations/0023-looking.ts';

/** Each with the table whose rows are in it. */
export const SEARCH_INDEXES = { specimen_search: 'specimen', photo_search: 'photo', taxon_search: 'taxon' } as const;

/** The form in which SQLite keeps an index; another one it does not open. */
const FORM = 4;

/** From there to where the triggers begin. */
const fillingFrom = (migration: string, from: string) =>
  migration.slice(migration.indexOf(from), migration.indexOf('CREATE TRIGGER'));
/** What fills fresh indexes. */
const FILLING = `${fillingFrom(looking, 'INSERT INTO specimen_search (rowid')}
${fillingFrom(search, 'INSERT INTO photo_search')}`;

/**
 * Gives whether anything was made anew. A file that is damaged otherwise is left as it is: to write into it could damage what
 * can still be read.
 */
export function mendSearch(db: WriteHandle): boolean {
  try {
    return mend(db);
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

const indexes = Object.keys(SEARCH_INDEXES) as (keyof typeof SEARCH_INDEXES)[];

function mend(db: WriteHandle): boolean {
  if (indexes.every((index) => isWhole(db, index))) return false;
  fillSearchAgain(db);
  return true;
}

/** Whatever is in them. */
export function fillSearchAgain(db: WriteHandle): void {
  for (const index of indexes) {
    db.scriptUnguarded(`INSERT OR REPLACE INTO ${index}_config (k, v) VALUES ('version', ${FORM})`);
  }
  db.transaction(() => {
    for (const index of indexes) db.run(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`);
    db.script(FILLING);
  });
}

function isWhole(db: ReadHandle, index: keyof typeof SEARCH_INDEXES): boolean {
  try {
    const form = db.get<{ v: unknown }>(`SELECT v FROM ${index}_config WHERE k = 'version'`)?.v;
    // The two rows that every other is found by.
    const heads = db.value<number>(
      `SELECT count(*) FROM ${index}_data WHERE id = 1 OR (id = 10 AND length(block) > 9)`,
    );
    const last = db.value<number | null>(`SELECT max(id) FROM ${index}_docsize`);
    const rows = db.value<number | null>(`SELECT max(id) FROM ${SEARCH_INDEXES[index]}`);
    if (form !== FORM || heads !== 2 || last !== rows) return false;
    db.get(`SELECT rowid FROM ${index} WHERE ${index} MATCH '"a"*' LIMIT 1`);
    return true;
  } catch (error) {
    // What it holds does not fit together, and the pages that it lies on are sound.
    if ((error as { code?: unknown }).code === 'SQLITE_CORRUPT_VTAB') return false;
    throw error;
  }
}

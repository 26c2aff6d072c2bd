/*
 * Rows that are lost and that others point to. A specimen whose own row is gone still has its photos and determinations; so
 * a row is put in its place that says what is known of it, and the rest stays together. Runs in the file thread.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { parseName } from '../../domain/names/parse-name.ts';
import type { Value, WriteHandle } from '../database/database.ts';
import { ACTIONS, NAMES_GIVEN } from '../../domain/language/language.ts';
import type { FoundTable } from './find-rows.ts';

export interface StandIns {
  /** False where there can be none for rows of this table. `utc`: when what points to it was done. */
  make(parent: string, id: Value, utc: string): boolean;
  readonly made: ReadonlyMap<string, number>;
}

interface KnownName {
  readonly name: string;
  readonly authorship: string | null;
  readonly rank: string | null;
}

export function standIns(db: WriteHandle, found: readonly FoundTable[], folder: string): StandIns {
  const made = new Map<string, number>();
  let names: ReadonlyMap<Value, KnownName> | null = null;
  const ways: Readonly<Record<string, (id: Value, utc: string) => void>> = {
    source: (id, utc) =>
      // Not a place where photos are; they are found again by their content when their folder is imported.
      db.run('INSERT INTO source (id, folder, added_utc) VALUES (?, ?, ?)', [
        id,
        join(folder, `lost-source-${id}`),
        utc,
      ]),
    specimen: (id, utc) =>
      db.run(
        `INSERT INTO specimen (id, occurrence_id, basis_of_record, added_utc) VALUES (?, ?, 'PreservedSpecimen', ?)`,
        [id, randomUUID(), utc],
      ),
    action: (id, utc) =>
      // Of the one kind that cannot be undone as a whole: nobody knows any more what belonged to it.
      db.run(`INSERT INTO action (id, kind, description, made_utc) VALUES (?, 'import', ?, ?)`, [
        id,
        ACTIONS.recordLost,
        utc,
      ]),
    taxon: (id) => {
      names ??= namesElsewhere(found);
      const known = names.get(id);
      const name = known?.name ?? NAMES_GIVEN.lostName(id);
      db.run('INSERT INTO taxon (id, scientific_name, authorship, rank) VALUES (?, ?, ?, ?)', [
        id,
        name,
        known?.authorship ?? null,
        known?.rank ?? rankOf(name),
      ]);
    },
  };
  return {
    made,
    make(parent, id, utc) {
      const way = ways[parent];
      if (!way || typeof id !== 'number' || !Number.isSafeInteger(id) || id < 1) return false;
      way(id, utc);
      made.set(parent, (made.get(parent) ?? 0) + 1);
      return true;
    },
  };
}

/** Taxa as other tables name them: the classes of models and runs, and what specimens show. */
function namesElsewhere(found: readonly FoundTable[]): ReadonlyMap<Value, KnownName> {
  const names = new Map<Value, KnownName>();
  for (const { table, rows } of found) {
    const at = (column: string) => table.columns.findIndex(({ name }) => name === column);
    if (table.name === 'model_class' || table.name === 'run_class') {
      const [id, name, authorship, rank] = [at('taxon_id'), at('scientific_name'), at('authorship'), at('rank')];
      for (const { values } of rows()) {
        names.set(values[id] ?? null, {
          name: String(values[name]),
          authorship: typeof values[authorship] === 'string' ? values[authorship] : null,
          rank: String(values[rank]),
        });
      }
    }
    if (table.name === 'specimen') {
      const [id, shown] = [at('shown_taxon_id'), at('by_name')];
      for (const { values } of rows()) {
        const name = values[shown];
        const taxon = values[id] ?? null;
        if (taxon !== null && typeof name === 'string' && !names.has(taxon))
          names.set(taxon, { name, authorship: null, rank: null });
      }
    }
  }
  return names;
}

function rankOf(name: string): string {
  const parsed = parseName(name, { isName: true });
  return 'why' in parsed ? 'genus' : parsed.rank;
}

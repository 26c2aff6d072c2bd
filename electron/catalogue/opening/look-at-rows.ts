/*
 * The rows of a file that lead to folders: each name of the form that the program writes, and none used twice, since what
 * one removes the other still needs. And the numbers that rows are known by: lists in memory are as long as the highest.
 * The million names of photos are looked at where their paths are made (inside.ts): a look at all of them took 0.4 s of
 * processor. Runs where a catalogue is opened.
 */
import { ProblemError } from '../../domain/problems.ts';
import { isDamage, type ReadHandle } from '../database/database.ts';
import { foreignName, isModelName, isSourceFolder, isWeightsName, shownName } from '../database/inside.ts';
import { highestNumber } from '../database/highest-number.ts';
import { FOREIGN, type ForeignThing } from '../../domain/language/language.ts';
import { freshSchema } from './compare-schema.ts';

/** Throws ProblemError 'catalogue-foreign'. Its schema is that of `version`. */
export function lookAtRows(db: ReadHandle, version: number): void {
  lookAtNumbers(db, version);
  const namesIn = (table: string, column: string): string[] => {
    if (!freshSchema(version).has(`table ${table}`)) return [];
    return db.raw<[string]>(`SELECT ${column} FROM ${table}`).map(([name]) => name);
  };
  const refuseUnless = (good: boolean, what: ForeignThing, name: string) => {
    if (!good) refuse(foreignName(what, name));
  };
  for (const folder of namesIn('source', 'folder')) refuseUnless(isSourceFolder(folder), 'photos', folder);
  const models = new Set<string>();
  for (const folder of namesIn('model', 'folder')) {
    refuseUnless(isModelName(folder), 'model', folder);
    refuseUnless(!models.has(folder), 'models', folder);
    models.add(folder);
  }
  if (freshSchema(version).has('table run')) {
    // Empty for a moment, while a run begins.
    for (const { id, folder } of db.all<{ id: number; folder: string }>('SELECT id, folder FROM run')) {
      if (folder !== '' && folder !== `run-${id}`) refuse(FOREIGN.runName(id, shownName(folder)));
    }
  }
  for (const name of namesIn('starting_weights', 'sha256')) refuseUnless(isWeightsName(name), 'weights', name);
}

interface Ends {
  readonly lowest: number | null;
  readonly highest: number | null;
}

/** Both ends of each table, which costs the same in any number of rows, and the last numbers that SQLite says it gave. */
function lookAtNumbers(db: ReadHandle, version: number): void {
  const numbered = [...freshSchema(version).values()].filter(({ sql }) =>
    /^\s*id INTEGER PRIMARY KEY/m.test(sql ?? ''),
  );
  const given = db.all<{ name: unknown; seq: unknown }>('SELECT name, seq FROM sqlite_sequence');
  for (const { name: table } of numbered) {
    const last = given.filter(({ name }) => name === table).map(({ seq }) => seq ?? 0);
    try {
      lookAtNumbersOf(db, table, last);
    } catch (error) {
      // What lies on a damaged page cannot be said; what can be read of such a file is opened still.
      if (!isDamage(error)) throw error;
    }
  }
}

/** `last`: what the file says was given last. */
function lookAtNumbersOf(db: ReadHandle, table: string, last: readonly unknown[]): void {
  const sql = `SELECT (SELECT min(id) FROM ${table}) AS lowest, (SELECT max(id) FROM ${table}) AS highest`;
  const { lowest = null, highest = null } = db.get<Ends>(sql) ?? {};
  const most = highestNumber(db, table, Math.max(highest ?? 0, ...last.map(Number)));
  for (const number of [lowest ?? 1, highest ?? 1]) {
    if (!(number >= 1 && number <= most)) refuse(FOREIGN.rowNumber(table, number));
  }
  // Null or nothing is as good as none: SQLite then goes by the rows.
  for (const number of last) {
    if (typeof number === 'number' && number >= 0 && number <= most) continue;
    refuse(FOREIGN.nextNumber(table, String(number).slice(0, 40)));
  }
}

function refuse(reason: string): never {
  throw new ProblemError('catalogue-foreign', { reason });
}

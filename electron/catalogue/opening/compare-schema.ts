/*
 * The schema of a file beside that of a fresh catalogue of the same version: an added trigger would run at a person's next
 * decision, a view in place of a table could work for ever. Nothing of the file's own schema runs for this; SQLite only
 * reads it. Runs where a catalogue is opened.
 */
import { because, ProblemError } from '../../domain/problems.ts';
import { closing, openInMemory, type ReadHandle } from '../database/database.ts';
import { migrate } from '../migrations/migrate.ts';
import { type Migration, migrations as shipped } from '../migrations/all.ts';
import { FOREIGN } from '../../domain/language/language.ts';

const NAMES_IN_A_SENTENCE = 3;

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly tableName: string;
  readonly sql: string | null;
}

export type Schema = ReadonlyMap<string, SchemaRow>;

const known = new Map<number, Schema>();

/**
 * The schema of a fresh catalogue of a version. The tables that SQLite itself makes for a full-text index are in it word for
 * word, so an SQLite that makes them otherwise shows in the tests before it refuses a catalogue.
 */
export function freshSchema(version: number, migrations: readonly Migration[] = shipped): Schema {
  const kept = migrations === shipped ? known.get(version) : undefined;
  if (kept) return kept;
  const schema = closing(openInMemory(), (db) => {
    migrate(db, null, migrations.slice(0, version));
    return schemaOf(db);
  });
  if (migrations === shipped) known.set(version, schema);
  return schema;
}

/** Throws ProblemError 'catalogue-foreign', 'catalogue-damaged'. */
export function compareSchema(db: ReadHandle, version: number, migrations: readonly Migration[] = shipped): void {
  const due = freshSchema(version, migrations);
  const found = schemaOf(db);
  const other: string[] = [
    ...[...found].flatMap(([key, row]) => {
      const expected = due.get(key);
      if (!expected) return [FOREIGN.added(row.type, row.name)];
      return row.sql === expected.sql && row.tableName === expected.tableName
        ? []
        : [FOREIGN.changed(row.type, row.name)];
    }),
    ...[...due].flatMap(([key, { type, name }]) => (found.has(key) ? [] : [FOREIGN.missing(type, name)])),
  ];
  if (other.length > 0) {
    const reason = FOREIGN.differs(other.slice(0, NAMES_IN_A_SENTENCE), other.length - NAMES_IN_A_SENTENCE);
    throw new ProblemError('catalogue-foreign', { reason });
  }
  const shared = db.value<number>(
    'SELECT count(rootpage) - count(DISTINCT rootpage) FROM sqlite_schema WHERE rootpage > 0',
  );
  if (shared > 0) throw new ProblemError('catalogue-damaged', { reason: because('two-in-one-place') });
}

/** A name cut short, so that a sentence about it stays one. */
const short = (name: unknown) => String(name).slice(0, 60);

function schemaOf(db: ReadHandle): Schema {
  const rows = db.all<SchemaRow>(
    'SELECT type, name, tbl_name AS tableName, sql FROM sqlite_schema ORDER BY type, name',
  );
  const schema = new Map<string, SchemaRow>();
  for (const row of rows) {
    const key = `${row.type} ${row.name}`;
    if (schema.has(key))
      throw new ProblemError('catalogue-damaged', { reason: because('has-twice', { name: short(row.name) }) });
    schema.set(key, { ...row, type: short(row.type), name: short(row.name) });
  }
  return schema;
}

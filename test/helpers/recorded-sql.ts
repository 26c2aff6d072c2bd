/* Writes down every statement that the program gives to SQLite while it works on a catalogue. Nothing else is changed. */
import Database from 'better-sqlite3';
import { basename } from 'node:path';

export interface RecordedSql {
  /** In the order in which they were first prepared; those of other databases, such as a lock's, are left out. */
  readonly statements: ReadonlySet<string>;
  end(): void;
}

/** From now on; a statement that a connection knows already is not seen again. */
export function recordSql(): RecordedSql {
  const statements = new Set<string>();
  const { prepare } = Database.prototype;
  Database.prototype.prepare = function (this: Database.Database, sql: string) {
    if (basename(this.name) === 'catalogue.sqlite') statements.add(sql);
    return prepare.call(this, sql);
  } as typeof prepare;
  return { statements, end: () => void (Database.prototype.prepare = prepare) };
}

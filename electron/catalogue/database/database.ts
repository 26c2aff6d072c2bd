/*
 * The one door to SQLite: connections, handles, transactions, the exclusive lock. Runs in the catalogue thread and on
 * the command line. Nothing else imports better-sqlite3.
 *
 * A ReadHandle is a connection that SQLite itself refuses to write through; a WriteHandle is the one connection that
 * may write. A function's first argument says which it needs.
 */
import { closeSync, fsync, openSync, statSync, utimesSync } from 'node:fs';
import Database from 'better-sqlite3';
import { because, ProblemError } from '../../domain/problems.ts';
import { sizeOf } from '../../files/room.ts';

/** What SQLite stores; booleans are 0 and 1, times are ISO text. */
export type Value = string | number | bigint | null | Uint8Array;
export type Values = readonly Value[] | Readonly<Record<string, Value>>;

export interface ReadHandle {
  /** All rows, as objects. */
  all<Row>(sql: string, values?: Values): Row[];
  /** The first row, or undefined. */
  get<Row>(sql: string, values?: Values): Row | undefined;
  /** The single value of a statement that always gives one row. */
  value<T extends Value>(sql: string, values?: Values): T;
  /** All rows, as arrays of values: for long lists, half the cost of objects. */
  raw<Row extends readonly Value[]>(sql: string, values?: Values): Row[];
  /** The ids that a one-column statement gives: for long lists, a fraction of the cost of rows. */
  ids(sql: string, values?: Values): Uint32Array;
  /** The lines of EXPLAIN QUERY PLAN. */
  plan(sql: string): string[];
  /** Stands before a table of the same name, on this connection alone; the file does not change. */
  addView(name: string, sql: string): void;
  /** Gives back the memory that pages of the file are kept in; they are read again when they are asked for. */
  rest(): void;
  close(): void;
}

export interface Written {
  readonly changes: number;
  readonly id: number;
}

export interface WriteHandle extends ReadHandle {
  run(sql: string, values?: Values): Written;
  /** A write that must touch exactly one row; anything else is a fault of the program and rolls back. */
  runOne(sql: string, values?: Values): Written;
  /** Several statements without values, such as a migration's. */
  script(sql: string): void;
  /** The same, on tables that SQLite keeps for itself behind a search index as well. */
  scriptUnguarded(sql: string): void;
  /** All or nothing. Calls may be nested; the outermost commits. */
  transaction<T>(work: () => T): T;
  /** A consistent copy of the whole database in a new or empty file. */
  copyTo(file: string): void;
  /**
   * The same in steps of a few milliseconds: others have their turn between them, and what this handle writes meanwhile
   * goes into the copy too. Fails where `goesOn` says no.
   */
  copyInSteps(file: string, goesOn: () => boolean): Promise<void>;
}

/** Any wait for another program's lock (a copy being made, a check from outside) ends after this, ms. */
const BUSY_MS = 5_000;

/**
 * `stands`: all that is read is as it was at the first look, whatever somebody else writes meanwhile; only for a file with a
 * write-ahead log, which grows as long as this is open.
 */
export function openForReading(file: string, { stands = false } = {}): ReadHandle {
  const connection = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_MS });
  return opening(connection, () => {
    distrust(connection);
    tune(connection);
    if (stands) connection.exec('BEGIN');
    return readHandle(connection);
  });
}

/** What `work` makes of an open file, which is then closed. */
export function closing<H extends ReadHandle, T>(db: H, work: (db: H) => T): T {
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/**
 * How changes are kept until they are in the file. log: a write-ahead log, which is quickest, and which SQLite maps into
 * memory. journal: nothing is mapped.
 */
export type Keeping = 'log' | 'journal';

export function openForWriting(file: string, keeping: Keeping = 'log'): WriteHandle {
  const connection = new Database(file, { timeout: BUSY_MS });
  return opening(connection, () => {
    distrust(connection);
    leavingTime(file, () => keep(connection, keeping));
    connection.pragma('foreign_keys = ON');
    tune(connection);
    return writeHandle(connection);
  });
}

/** SQLite has no code of its own for a header that names no format it knows. Throws ProblemError 'catalogue-damaged'. */
function opening<T>(connection: Database.Database, open: () => T): T {
  try {
    return open();
  } catch (error) {
    connection.close();
    if ((error as { code?: unknown }).code !== 'SQLITE_ERROR') throw error;
    throw new ProblemError('catalogue-damaged', { reason: because('unknown-format') }, { cause: error });
  }
}

function keep(connection: Database.Database, keeping: Keeping): void {
  if (keeping === 'log') {
    connection.pragma('journal_mode = WAL');
    // Safe with a log against a killed program; only a power cut can take the last moments, never the file's health.
    connection.pragma('synchronous = NORMAL');
    return;
  }
  // What an earlier log holds is folded in, alone with the file: then SQLite keeps the log's index in memory of its own.
  connection.pragma('locking_mode = EXCLUSIVE');
  connection.pragma('journal_mode = TRUNCATE');
  connection.pragma('locking_mode = NORMAL');
  connection.pragma('synchronous = FULL');
  // The lock is only let go at the next look into the file.
  connection.prepare('SELECT count(*) FROM sqlite_schema').get();
}

/**
 * How a file is kept stands in its header. Where that alone changes, the file's time stays as it was: by it copies know
 * whether anything did.
 */
function leavingTime(file: string, change: () => void): void {
  const before = statSync(file, { throwIfNoEntry: false });
  const alone = before && before.size > 0 && sizeOf(`${file}-wal`) === 0 && sizeOf(`${file}-journal`) === 0;
  change();
  if (alone) utimesSync(file, before.atime, before.mtime);
}

/** A copy that is read alone: whatever is still to be folded into it is, and nothing is mapped. */
export function openCopy(file: string): WriteHandle {
  return openForWriting(file, 'journal');
}

/** A database of nobody, for as long as it is held. */
export function openInMemory(): WriteHandle {
  return writeHandle(new Database(':memory:'));
}

/**
 * A file may come from anybody: nothing that its schema calls may do more than work out a value, and pages are looked at
 * before they are taken. That SQL cannot change the schema's own table (SQLite's defensive mode) is the binding's default.
 */
function distrust(connection: Database.Database): void {
  connection.pragma('trusted_schema = OFF');
  connection.pragma('cell_size_check = ON');
}

/**
 * The file is not mapped into memory: a mapped file ends the process when its drive fails, and a catalogue of a million photos
 * was asked and read as quickly without (0.94 to 1.12 times the processor's time).
 */
function tune(connection: Database.Database): void {
  connection.pragma('cache_size = -65536'); // 64 MiB
  connection.pragma('temp_store = MEMORY');
}

type Statement = Database.Statement<unknown[], unknown>;

/** Each statement is prepared once, in the form that `form` gives it. */
function preparing(connection: Database.Database, form = (statement: Statement) => statement) {
  const statements = new Map<string, Statement>();
  return (sql: string): Statement => {
    let statement = statements.get(sql);
    if (!statement) statements.set(sql, (statement = form(connection.prepare<unknown[], unknown>(sql))));
    return statement;
  };
}

function readHandle(connection: Database.Database): ReadHandle {
  const prepare = preparing(connection);
  const prepareRaw = preparing(connection, (statement) => statement.raw());
  const prepareIds = preparing(connection, (statement) => statement.pluck());
  return {
    all: <Row>(sql: string, values: Values = []) => prepare(sql).all(values) as Row[],
    get: <Row>(sql: string, values: Values = []) => prepare(sql).get(values) as Row | undefined,
    value: <T extends Value>(sql: string, values: Values = []) => {
      const row = prepare(sql).get(values) as Record<string, T> | undefined;
      const [first] = Object.values(row ?? {});
      if (first === undefined) throw new Error(`no row where one was due: ${sql}`);
      return first;
    },
    raw: <Row extends readonly Value[]>(sql: string, values: Values = []) => prepareRaw(sql).all(values) as Row[],
    ids: (sql, values = []) => new Uint32Array(prepareIds(sql).all(values) as number[]),
    plan: (sql) => {
      // A plan does not depend on the values, but every place for one must be taken.
      const explained = `EXPLAIN QUERY PLAN ${sql.replace(/\?|[:@]\w+/g, 'NULL')}`;
      return (connection.prepare(explained).all() as { detail: string }[]).map(({ detail }) => detail);
    },
    addView: (name, sql) => void connection.exec(`CREATE TEMP VIEW ${name} AS ${sql}`),
    rest: () => void connection.pragma('shrink_memory'),
    close: () => void connection.close(),
  };
}

function writeHandle(connection: Database.Database): WriteHandle {
  const prepare = preparing(connection);
  const run = (sql: string, values: Values = []): Written => {
    const { changes, lastInsertRowid } = prepare(sql).run(values);
    return { changes, id: Number(lastInsertRowid) };
  };
  return {
    ...readHandle(connection),
    // Folded in and kept with a plain journal, the file can be read where nothing can be written. Anybody else who reads it
    // at this moment, or a drive that is gone, leaves it as it is, which is as safe.
    close: () => {
      try {
        connection.pragma('busy_timeout = 0');
        leavingTime(connection.name, () => connection.pragma('journal_mode = DELETE'));
      } catch {
        // See above.
      }
      connection.close();
    },
    run,
    runOne: (sql, values) => {
      const written = run(sql, values);
      if (written.changes !== 1) throw new Error(`${written.changes} rows where one was due: ${sql}`);
      return written;
    },
    script: (sql) => void connection.exec(sql),
    scriptUnguarded: (sql) => {
      connection.unsafeMode(true);
      try {
        connection.exec(sql);
      } finally {
        connection.unsafeMode(false);
      }
    },
    transaction: <T>(work: () => T): T => {
      if (connection.inTransaction) return work();
      return connection.transaction(work).immediate();
    },
    copyTo: (file) => void connection.prepare('VACUUM INTO ?').run(file),
    copyInSteps: (file, goesOn) => copyInSteps(connection, file, goesOn),
  };
}

/** How long a step of a copy may take where others wait for it, ms. */
const STEP_MS = 2;

/** So much of a copy may wait for the disk: the end of a copy waits for all of it, and with it everybody. */
const MOST_UNSYNCED_BYTES = 16_000_000;

async function copyInSteps(connection: Database.Database, file: string, goesOn: () => boolean): Promise<void> {
  const pageBytes = connection.pragma('page_size', { simple: true }) as number;
  const descriptor = openSync(file, 'r+');
  let pages = 4;
  let unsynced = 0;
  let syncing = false;
  let begun = performance.now();
  try {
    await connection.backup(file, {
      progress: () => {
        if (!goesOn()) throw new Error('the copy was stopped');
        const took = Math.max(0.2, performance.now() - begun);
        unsynced += pages * pageBytes;
        if (unsynced > MOST_UNSYNCED_BYTES && !syncing) {
          syncing = true;
          fsync(descriptor, () => {
            syncing = false;
            unsynced = 0;
          });
        }
        // Measured from the next turn on: what others do between two steps is not the step's.
        setImmediate(() => (begun = performance.now()));
        if (unsynced > MOST_UNSYNCED_BYTES) return (pages = 0);
        return (pages = Math.min(2000, Math.max(4, Math.round((pages * STEP_MS) / took))));
      },
    });
  } finally {
    closeSync(descriptor);
  }
}

/** Where nobody waits. */
const PAGES_AT_ONCE = 4000;

/**
 * Copies what `file` holds at this moment into `to`, an empty file, on a connection of its own; others may write meanwhile
 * where there is a write-ahead log. Gives what `look` finds in that very moment.
 */
export async function copySnapshot<T>(file: string, to: string, look: (db: ReadHandle) => T): Promise<T> {
  const connection = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_MS });
  try {
    distrust(connection);
    connection.exec('BEGIN');
    const found = look(readHandle(connection));
    await connection.backup(to, { progress: () => PAGES_AT_ONCE });
    return found;
  } finally {
    connection.close();
  }
}

/** Folds in what lies beside a file, so that it is whole by itself and can be read without writing anything beside it. */
export function makeSelfContained(file: string): void {
  const connection = new Database(file, { fileMustExist: true, timeout: BUSY_MS });
  try {
    connection.pragma('journal_mode = DELETE');
  } finally {
    connection.close();
  }
}

/**
 * Holds an exclusive lock on `file` until released or until this process ends, however it ends: the lock is the
 * system's, not a file that a kill would leave behind. null: someone else holds it.
 */
export function holdLock(file: string): Lock | null {
  return locked(new Database(file, { timeout: 0 }), (connection) => {
    connection.pragma('locking_mode = EXCLUSIVE');
    connection.exec('BEGIN EXCLUSIVE');
  });
}

/**
 * Sees to it that nobody takes the exclusive lock until released, writing nothing: for those who only look, any number at
 * once. null: someone holds it exclusively.
 */
export function shareLock(file: string): Lock | null {
  return locked(new Database(file, { readonly: true, fileMustExist: true, timeout: 0 }), (connection) => {
    connection.exec('BEGIN');
    connection.prepare('SELECT count(*) FROM sqlite_schema').get();
  });
}

interface Lock {
  release(): void;
}

function locked(connection: Database.Database, lock: (connection: Database.Database) => void): Lock | null {
  try {
    distrust(connection);
    lock(connection);
    return { release: () => void connection.close() };
  } catch (error) {
    connection.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}

/** Reads as `read` does; every write calls `refuse`. */
export function refusingHandle(read: ReadHandle, refuse: () => never): WriteHandle {
  const refused = {
    run: refuse,
    runOne: refuse,
    script: refuse,
    scriptUnguarded: refuse,
    transaction: refuse,
    copyTo: refuse,
  };
  return { ...read, ...refused, copyInSteps: async () => refuse() };
}

/** True for what SQLite says of a file that is no database, or a broken one. */
export function isDamage(error: unknown): error is Error {
  return (
    error instanceof Database.SqliteError &&
    (error.code.startsWith('SQLITE_CORRUPT') || error.code.startsWith('SQLITE_NOTADB'))
  );
}

/*
 * Saves what can be read of a damaged catalogue into a new one: rows in the order in which they need each other, each
 * under all the rules of a sound catalogue; what is derived is worked out anew. The damaged file is only read. Runs in the
 * file thread.
 */
import { existsSync, lstatSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { ProblemError } from '../../domain/problems.ts';
import type { SavedCatalogue, SavedTable } from '../../contract/salvage.ts';
import type { CallContext } from '../../calls/call.ts';
import { startPace } from '../../calls/pace.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { refuseForFolder } from '../../files/place-to-write.ts';
import { refreshNames } from '../naming/current-name.ts';
import { makeSelfContained, openForWriting, type Value, type WriteHandle } from '../database/database.ts';
import { migrate } from '../migrations/migrate.ts';
import { migrations } from '../migrations/all.ts';
import { highestOf } from '../database/highest-number.ts';
import { looseNumber, numberKey } from '../database/number-key.ts';
import { cataloguePlaces } from '../database/places.ts';
import { type FoundRows, type FoundTable, findRows } from './find-rows.ts';
import { openPages } from './pages.ts';
import type { Row } from './records.ts';
import { isDerived, type KnownTable } from './schema.ts';
import { type StandIns, standIns } from './stand-ins.ts';
import { PHASES } from '../../domain/language/language.ts';

type Report = CallContext['report'];

const ROWS_AT_ONCE = 20_000;
const ENDS = ['', '-wal', '-shm', '-journal'];

/**
 * `into`: a new or empty folder. Throws ProblemError 'folder-not-empty', 'catalogue-missing', 'place-in-catalogue'; the last
 * for the damaged catalogue's own folder too.
 */
export function saveReadable(file: string, into: string, report: Report = () => {}): SavedCatalogue {
  const folder = resolve(into);
  const places = cataloguePlaces(folder);
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile())
    throw new ProblemError('catalogue-missing', { folder: file });
  refuseForFolder(folder);
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new ProblemError('folder-not-empty', { folder });
  makeFolder(folder);
  const partial = `${places.file}.partial`;
  const pages = openPages(file);
  try {
    report(startPace(PHASES.readingDamaged, 0)(0));
    const found = findRows(pages);
    const tables = fill(partial, places.folder, found, report);
    makeSelfContained(partial);
    renameSync(partial, places.file);
    return { folder, tables };
  } finally {
    pages.close();
    for (const end of ENDS) rmSync(partial + end, { force: true });
  }
}

function fill(file: string, folder: string, { version, tables: found }: FoundRows, report: Report): SavedTable[] {
  const db = openForWriting(file);
  try {
    migrate(db, '', migrations.slice(0, version));
    const help = standIns(db, found, folder);
    const onPage = counting(
      PHASES.savingRows,
      found.reduce((sum, { pages }) => sum + pages, 0),
      report,
    );
    const saved = found.map((each) => saveTable(db, each, help, onPage));
    // The copy before an update is of no use here: the damaged file is still there.
    for (const [index, { sql }] of migrations.entries()) {
      if (index >= version) db.transaction(() => db.script(`${sql}; PRAGMA user_version = ${index + 1};`));
    }
    const specimens = db.ids('SELECT id FROM specimen ORDER BY id');
    const onSpecimen = counting(PHASES.workingOutNames, specimens.length, report);
    inParts(db, specimens, (id) => {
      onSpecimen();
      refreshNames(db, [id]);
    });
    return saved.map((each) => ({ ...each, standIns: help.made.get(each.table) ?? 0 }));
  } finally {
    db.close();
  }
}

/** To be called at each of `total`. */
function counting(phase: string, total: number, report: Report): () => void {
  const pace = startPace(phase, total);
  let done = 0;
  return () => report(pace(done++));
}

function inParts<T>(db: WriteHandle, all: Iterable<T>, act: (one: T) => void): void {
  const iterator = all[Symbol.iterator]();
  for (let next = iterator.next(); !next.done;) {
    db.transaction(() => {
      for (let count = 0; count < ROWS_AT_ONCE && !next.done; count++) {
        act(next.value);
        next = iterator.next();
      }
    });
  }
}

/** A row's columns with their values, as they go into the new catalogue. */
type Columns = Map<string, Value>;

function saveTable(
  db: WriteHandle,
  { table, expected, rows }: FoundTable,
  help: StandIns,
  onPage: () => void,
): SavedTable {
  let saved = 0;
  let refused = 0;
  let highest = 0;
  /** References within the table, made when all its rows are there. */
  const later: { readonly id: Value; readonly column: string; readonly to: Value }[] = [];
  const most = highestOf(table.name, expected ?? 0);
  inParts(db, rows(onPage), (row) => {
    // Damage may have changed the number itself: with it the new catalogue would not open.
    if (table.idColumn !== null && !isNumber(row.rowId, most)) {
      refused += 1;
      return;
    }
    highest = Math.max(highest, row.rowId ?? 0);
    const columns = columnsOf(table, row);
    if (isThere(db, table, columns)) return;
    const own = table.foreignKeys.filter(({ parent }) => parent === table.name && table.name !== 'determination');
    for (const { column } of own) {
      const to = columns.get(column) ?? null;
      if (to === null || table.idColumn === null) continue;
      later.push({ id: columns.get(table.idColumn) ?? null, column, to });
      columns.set(column, null);
    }
    if (insert(db, table, columns, help)) saved += 1;
    else refused += 1;
  });
  // A number that was given once is not given again, though its row be lost: folders are called by it.
  db.run('UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?', [highest, table.name]);
  for (const { id, column, to } of later) {
    if (db.get(`SELECT 1 FROM ${table.name} WHERE ${table.idColumn} = ?`, [to])) {
      tryTo(() => db.run(`UPDATE ${table.name} SET ${column} = ? WHERE ${table.idColumn} = ?`, [to, id]));
    }
  }
  return { table: table.name, saved, lost: Math.max(refused, (expected ?? 0) - saved), standIns: 0 };
}

function isNumber(id: Row['rowId'], most: number): boolean {
  return id !== null && id >= 1 && id <= most;
}

function columnsOf(table: KnownTable, { rowId, values }: Row): Columns {
  const columns: Columns = new Map();
  for (const [index, value] of values.entries()) {
    const name = table.columns[index]?.name ?? '';
    if (!isDerived(table.name, name)) columns.set(name, name === table.idColumn ? rowId : value);
  }
  if (table.name === 'specimen') {
    const number = columns.get('catalog_number');
    if (typeof number === 'string') {
      columns.set('by_number', numberKey(number));
      columns.set('loose_number', looseNumber(number));
    }
    const date = columns.get('event_date');
    if (typeof date === 'string') columns.set('by_date', date);
  }
  return columns;
}

/** Cut-off pages may be old: what the tree has goes before them. */
function isThere(db: WriteHandle, table: KnownTable, columns: Columns): boolean {
  const where = table.key.map((column) => `${column} = ?`).join(' AND ');
  const key = table.key.map((column) => columns.get(column) ?? null);
  return db.get(`SELECT 1 FROM ${table.name} WHERE ${where}`, key) !== undefined;
}

function insert(db: WriteHandle, table: KnownTable, columns: Columns, help: StandIns): boolean {
  for (const { column, parent } of table.foreignKeys) {
    const to = columns.get(column) ?? null;
    if (to === null || hasParent(db, parent, to)) continue;
    const own = parent === table.name;
    if (!own && tryTo(() => help.make(parent, to, timeOf(columns)) || undefined)) continue;
    // Better without what it points to than not at all; where the column is needed, the row is refused below.
    columns.set(column, null);
  }
  const names = [...columns.keys()];
  const sql = `INSERT INTO ${table.name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  return tryTo(() => db.runOne(sql, [...columns.values()])) !== undefined;
}

function hasParent(db: WriteHandle, parent: string, id: Value): boolean {
  return db.get(`SELECT 1 FROM ${parent} WHERE id = ?`, [id]) !== undefined;
}

/** undefined where a rule of the catalogue forbids it. */
function tryTo<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (/^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG)/.test(code)) return undefined;
    throw error;
  }
}

function timeOf(columns: Columns): string {
  const [time] = ['identified_utc', 'added_utc', 'made_utc'].map((name) => columns.get(name));
  return typeof time === 'string' ? time : new Date().toISOString();
}

/* What tables there are in a catalogue of some version, and in what order rows go into them. Runs in the file thread. */
import { openInMemory, type ReadHandle, type Value } from '../database/database.ts';
import { migrate } from '../migrations/migrate.ts';
import { migrations } from '../migrations/all.ts';

export interface KnownColumn {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}

export interface ForeignKey {
  readonly column: string;
  readonly parent: string;
}

export interface KnownTable {
  readonly name: string;
  /** In the order in which a row holds them. */
  readonly columns: readonly KnownColumn[];
  /** The column that is the row's own number, which the row itself does not hold. */
  readonly idColumn: string | null;
  readonly withoutRowId: boolean;
  readonly key: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
  /** Indexes with an entry for every row. */
  readonly fullIndexes: readonly string[];
}

/** As far as pages that were cut off must be told apart. */
export interface KnownIndex {
  readonly name: string;
  /** Of an entry: the columns, then the number of the row. */
  readonly types: readonly string[];
}

/** Made by the migrations and kept by triggers, so never saved. */
const MADE_ANEW = new Set(['taxa_changed']);

/** Columns that follow from others: not saved, and no reason to wait for what they point to. */
export function isDerived(table: string, column: string): boolean {
  return table === 'specimen' && /^(shown_|by_|loose_number$)/.test(column);
}

/** Those that others point to come first. */
export function knownTables(version: number): KnownTable[] {
  const db = openInMemory();
  try {
    migrate(db, '', migrations.slice(0, version));
    const tables = db
      .all<{ name: string; wr: number }>(
        `SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1 ORDER BY name`,
      )
      .filter(({ name }) => !MADE_ANEW.has(name))
      .map(({ name, wr }) => describe(db, name, wr === 1));
    return parentsFirst(tables);
  } finally {
    db.close();
  }
}

/** Every index of the tables, partial ones too. */
export function knownIndexes(version: number): KnownIndex[] {
  const db = openInMemory();
  try {
    migrate(db, '', migrations.slice(0, version));
    const rows = db.all<{ name: string; type: string | null }>(
      `SELECT one.name, info.type FROM sqlite_schema AS one JOIN pragma_index_xinfo(one.name) AS part
         LEFT JOIN pragma_table_info(one.tbl_name) AS info ON info.cid = part.cid
       WHERE one.type = 'index' ORDER BY one.name, part.seqno`,
    );
    const types = new Map<string, string[]>();
    for (const { name, type } of rows) types.set(name, [...(types.get(name) ?? []), type ?? 'INTEGER']);
    return [...types].map(([name, each]) => ({ name, types: each }));
  } finally {
    db.close();
  }
}

export function canBeEntry({ types }: KnownIndex, values: readonly Value[]): boolean {
  return values.length === types.length && values.every((value, index) => value === null || isOf(value, types[index]));
}

function describe(db: ReadHandle, name: string, withoutRowId: boolean): KnownTable {
  const columns = db.all<{ name: string; type: string; notnull: number; pk: number }>(
    'SELECT name, type, "notnull", pk FROM pragma_table_info(?)',
    [name],
  );
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const idColumn = !withoutRowId && key.length === 1 && key[0]?.type === 'INTEGER' ? key[0].name : null;
  // Without row ids a row begins with its key.
  const stored = withoutRowId ? [...key, ...columns.filter(({ pk }) => pk === 0)] : columns;
  return {
    name,
    withoutRowId,
    idColumn,
    key: key.map((column) => column.name),
    columns: stored.map((column) => ({
      name: column.name,
      type: column.type,
      required: column.notnull === 1 && column.name !== idColumn,
    })),
    foreignKeys: db
      .all<{ column: string; parent: string }>(
        'SELECT "from" AS "column", "table" AS parent FROM pragma_foreign_key_list(?)',
        [name],
      )
      .filter(({ column }) => !isDerived(name, column)),
    fullIndexes: db
      .all<{ name: string; origin: string }>('SELECT name, origin FROM pragma_index_list(?) WHERE partial = 0', [name])
      .filter(({ origin }) => !(withoutRowId && origin === 'pk'))
      .map((index) => index.name),
  };
}

function parentsFirst(tables: readonly KnownTable[]): KnownTable[] {
  const ordered: KnownTable[] = [];
  const left = new Set(tables);
  while (left.size > 0) {
    const waiting = new Set([...left].map(({ name }) => name));
    const next = [...left].find(({ name, foreignKeys }) =>
      foreignKeys.every(({ parent }) => parent === name || !waiting.has(parent)),
    );
    if (!next) throw new Error(`tables point to each other in a circle: ${[...waiting].join(', ')}`);
    ordered.push(next);
    left.delete(next);
  }
  return ordered;
}

/** Whether values can be a row of this table, by their number and kinds. */
export function canBeRow(table: KnownTable, values: readonly Value[]): boolean {
  if (values.length > table.columns.length || values.length === 0) return false;
  return table.columns.every(({ name, type, required }, index) => {
    const value = values[index];
    // Added after the row was written.
    if (value === undefined) return index >= values.length;
    if (value === null) return !required;
    if (name === table.idColumn) return false;
    return isOf(value, type);
  });
}

function isOf(value: Value, type: string | undefined): boolean {
  switch (type) {
    case 'INTEGER':
      return typeof value === 'bigint' || Number.isInteger(value);
    case 'REAL':
      return typeof value === 'number';
    case 'TEXT':
      return typeof value === 'string';
    case 'BLOB':
      return typeof value === 'object';
    default:
      return true;
  }
}

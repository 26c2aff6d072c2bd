/*
 * All rows that can still be read in a catalogue's file: first along its trees, then in pages that a spoilt page cut off
 * from their tree, known by what is in them. Runs in the file thread.
 */
import { migrations } from '../migrations/all.ts';
import { freshSchema } from '../opening/compare-schema.ts';
import type { Pages } from './pages.ts';
import { readRow, readTreePage, type Row, type TreePage } from './records.ts';
import { canBeEntry, canBeRow, type KnownIndex, knownIndexes, type KnownTable, knownTables } from './schema.ts';

export interface FoundTable {
  readonly table: KnownTable;
  /** Pages of its tree that cannot be read. */
  readonly spoiltPages: number;
  /** Rows that its indexes or the pages beside the spoilt ones speak of; null where nothing speaks of more. */
  readonly expected: number | null;
  /** That its rows are in. */
  readonly pages: number;
  /** Those of the tree in its order, then those of cut-off pages, which may be old or double. `onPage`: told before each page. */
  rows(onPage?: () => void): Generator<Row>;
}

export interface FoundRows {
  readonly version: number;
  readonly tables: readonly FoundTable[];
  /** Indexes, the search among them, that cannot be read whole. Nothing is lost with them. */
  readonly spoiltIndexes: readonly string[];
  /** The first page, with what says where everything is. */
  readonly hasHeader: boolean;
}

/** A tree as far as it can be walked. */
interface Tree {
  readonly pages: readonly number[];
  readonly spoilt: number;
  /** Cells that are none. */
  readonly spoiltCells: number;
}

export function findRows(pages: Pages): FoundRows {
  const used = new Uint8Array(pages.count + 1);
  const roots = findRoots(pages);
  const version = versionOf(pages, roots);
  const tables = knownTables(version);
  const trees = new Map([...roots].map(([name, root]) => [name, walk(pages, root, used)] as const));
  markFreePages(pages, used);

  const lost = tables.filter(({ name }) => !trees.has(name) || (trees.get(name)?.spoilt ?? 0) > 0);
  const cutOff = new Map<KnownTable, number[]>();
  if (lost.length > 0) {
    const indexes = knownIndexes(version).filter(({ name }) => !trees.has(name) || (trees.get(name)?.spoilt ?? 0) > 0);
    // What a row goes on in is no page of its own.
    for (const table of tables) for (const _ of rowsOf(pages, table, trees.get(table.name)?.pages ?? [], used)) void _;
    for (let page = 2; page <= pages.count; page++) {
      const owner = used[page] ? null : ownerOf(pages, page, lost, indexes);
      if (owner) cutOff.set(owner, [...(cutOff.get(owner) ?? []), page]);
    }
  }

  const found = tables.map((table): FoundTable => {
    const tree = trees.get(table.name);
    const own = [...(tree?.pages ?? []), ...(cutOff.get(table) ?? [])];
    return {
      table,
      spoiltPages: tree ? tree.spoilt : 1,
      expected: expectedRows(pages, table, trees),
      pages: own.length,
      rows: (onPage) => rowsOf(pages, table, own, used, onPage),
    };
  });
  const indexes = [...freshSchema(version).values()].filter(
    ({ type, name }) => type === 'index' || /_search_/.test(name),
  );
  return {
    version,
    tables: found,
    hasHeader: pages.hasHeader,
    spoiltIndexes: indexes
      .map(({ name }) => name)
      .filter((name) => {
        const tree = trees.get(name);
        return !tree || tree.spoilt > 0 || tree.spoiltCells > 0;
      }),
  };
}

/** Name of a table or index -> its first page, from what is left of the schema. */
function findRoots(pages: Pages): Map<string, number> {
  const roots = new Map<string, number>();
  const known = freshSchema(migrations.length);
  const older = freshSchema(1);
  const take = (page: TreePage) => {
    for (const cell of page.cells) {
      const [type, name, , root, sql] = readRow(pages, page, cell, () => {})?.values ?? [];
      if ((type !== 'table' && type !== 'index') || typeof name !== 'string' || typeof root !== 'number') continue;
      const due = known.get(`${type} ${name}`) ?? older.get(`${type} ${name}`);
      if (due && (sql === null || typeof sql === 'string') && root > 1 && root <= pages.count) roots.set(name, root);
    }
  };
  const schema = walk(pages, 1, new Uint8Array(pages.count + 1));
  for (const number of schema.pages) {
    const page = readTreePage(pages, number);
    if (page?.kind === 'table-leaf') take(page);
  }
  if (schema.spoilt === 0 && roots.size > 0) return roots;
  for (let number = 2; number <= pages.count; number++) {
    const page = readTreePage(pages, number);
    if (page?.kind !== 'table-leaf') continue;
    const [type, name, tableName, root] = readRow(pages, page, page.cells[0] ?? 0, () => {})?.values ?? [];
    const isSchema = ['table', 'index', 'trigger', 'view'].includes(String(type)) && typeof root === 'number';
    if (isSchema && typeof name === 'string' && typeof tableName === 'string') take(page);
  }
  return roots;
}

/** As the header says, else the newest of which all tables are there, else this program's own. */
function versionOf(pages: Pages, roots: ReadonlyMap<string, number>): number {
  if (pages.version >= 1 && pages.version <= migrations.length) return pages.version;
  for (let version = migrations.length; version >= 1; version--) {
    const tables = [...freshSchema(version).values()].filter(
      ({ type, sql }) => type === 'table' && !/VIRTUAL/.test(sql ?? ''),
    );
    if (tables.every(({ name }) => roots.has(name))) return version;
  }
  return migrations.length;
}

/** In the tree's order; each page once, whatever the tree says. */
function walk(pages: Pages, root: number, used: Uint8Array): Tree {
  const found: number[] = [];
  let spoilt = 0;
  let spoiltCells = 0;
  const waiting = [root];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const page = number <= pages.count && !used[number] ? readTreePage(pages, number) : null;
    if (!page) {
      spoilt += 1;
      continue;
    }
    used[number] = 1;
    found.push(number);
    spoiltCells += page.spoilt;
    waiting.push(...page.children.toReversed());
  }
  return { pages: found, spoilt, spoiltCells };
}

/** Pages that are in no use may hold rows that were deleted, and are never looked into. */
function markFreePages(pages: Pages, used: Uint8Array): void {
  for (let trunk = pages.freeList; trunk > 1 && trunk <= pages.count && !used[trunk];) {
    used[trunk] = 1;
    const bytes = pages.read(trunk);
    if (!bytes) return;
    const leaves = Math.min(bytes.readUInt32BE(4), pages.bytes / 4 - 2);
    for (let leaf = 0; leaf < leaves; leaf++) {
      const number = bytes.readUInt32BE(8 + 4 * leaf);
      if (number <= pages.count) used[number] = 1;
    }
    trunk = bytes.readUInt32BE(0);
  }
}

function* rowsOf(
  pages: Pages,
  table: KnownTable,
  numbers: readonly number[],
  used: Uint8Array,
  onPage: () => void = () => {},
): Generator<Row> {
  for (const number of numbers) {
    onPage();
    const page = readTreePage(pages, number);
    if (!page || page.kind === 'table-inner' || page.kind.startsWith('index') !== table.withoutRowId) continue;
    for (const cell of page.cells) {
      const row = readRow(pages, page, cell, (next) => (used[next] = 1));
      if (row && canBeRow(table, row.values)) yield row;
    }
  }
}

/** The one table that all rows of a cut-off page can be of, where they can be no index's either. */
function ownerOf(
  pages: Pages,
  number: number,
  tables: readonly KnownTable[],
  indexes: readonly KnownIndex[],
): KnownTable | null {
  const page = readTreePage(pages, number);
  if (!page || page.kind === 'table-inner' || page.spoilt > 0 || page.cells.length === 0) return null;
  const rows = page.cells.map((cell) => readRow(pages, page, cell, () => {}));
  const owners = tables.filter(
    (table) =>
      table.withoutRowId === page.kind.startsWith('index') &&
      rows.every((row) => row !== null && canBeRow(table, row.values)) &&
      rows.some((row) => row?.values.length === table.columns.length),
  );
  const isEntries = (index: KnownIndex) => rows.every((row) => row !== null && canBeEntry(index, row.values));
  if (page.kind.startsWith('index') && indexes.some(isEntries)) return null;
  return owners.length === 1 ? (owners[0] ?? null) : null;
}

function expectedRows(pages: Pages, table: KnownTable, trees: ReadonlyMap<string, Tree>): number | null {
  const own = trees.get(table.name);
  const counted = table.fullIndexes.flatMap((name) => {
    const tree = trees.get(name);
    return tree && tree.spoilt === 0 && tree.spoiltCells === 0 ? [entries(pages, tree)] : [];
  });
  if (counted.length > 0) return Math.max(...counted);
  if (!own || own.spoilt === 0) return null;
  // As many in a spoilt page as in the others: a guess, and said as one.
  const leaves = own.pages.flatMap((number) => {
    const page = readTreePage(pages, number);
    return page && page.kind !== 'table-inner' ? [page.cells.length] : [];
  });
  const total = leaves.reduce((sum, cells) => sum + cells, 0);
  return leaves.length === 0 ? null : Math.round(total + (own.spoilt * total) / leaves.length);
}

function entries(pages: Pages, tree: Tree): number {
  return tree.pages.reduce((sum, number) => sum + (readTreePage(pages, number)?.cells.length ?? 0), 0);
}

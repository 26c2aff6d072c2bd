/* What of a damaged catalogue's file can be read, table by table. Nothing is written. Runs in the file thread. */
import { findRows, type FoundTable } from './find-rows.ts';
import { openPages } from './pages.ts';

export interface ReadableTable {
  readonly table: string;
  readonly readable: number;
  /** At least so many there were. */
  readonly known: number;
  /** Whether a part of the file that held its rows is missing or damaged, and nothing says how many lay there. */
  readonly isCut: boolean;
}

export interface Damage {
  /** All tables of the catalogue, in the order of what needs what. */
  readonly tables: readonly ReadableTable[];
  readonly spoiltIndexes: readonly string[];
  /** False where the first page no longer says that it is a database. */
  readonly hasHeader: boolean;
}

/** Throws errors of the system. */
export function lookAtDamage(file: string): Damage {
  const pages = openPages(file);
  try {
    const { tables, spoiltIndexes, hasHeader } = findRows(pages);
    return { tables: tables.map((each) => count(each)), spoiltIndexes, hasHeader };
  } finally {
    pages.close();
  }
}

function count({ table, expected, spoiltPages, rows }: FoundTable): ReadableTable {
  let readable = 0;
  for (const _ of rows()) readable += 1;
  const isCut = expected === null && spoiltPages > 0;
  return { table: table.name, readable, known: Math.max(readable, expected ?? 0), isCut };
}

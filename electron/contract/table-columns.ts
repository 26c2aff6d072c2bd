/*
 * The columns of the table in which the collection is looked at: what the cards hold anyway, all terms of an export, facts of
 * the photos' files, and fields of the catalogue's own. Runs everywhere.
 */
import type { PhotoOrder } from './collection.ts';
import { CSV_COLUMNS, type CsvColumn } from './exports.ts';

/** Told by each card, with its marks. */
export const CARD_COLUMNS = ['catalogNumber', 'scientificName', 'status', 'certainty', 'view', 'fileName'] as const;
export type CardColumn = (typeof CARD_COLUMNS)[number];

export const FILE_FACTS = ['path', 'format', 'pixels', 'bytes', 'taken', 'modified', 'added'] as const;
export type FileFact = (typeof FILE_FACTS)[number];

export type TermColumn = Exclude<CsvColumn, CardColumn | 'fileNames'>;
/** In the order of an export. */
export const TERM_COLUMNS = CSV_COLUMNS.filter(
  (column): column is TermColumn => column !== 'fileNames' && !(CARD_COLUMNS as readonly string[]).includes(column),
);

/** A field of the catalogue's own, by its name. */
export type OwnColumn = `own:${string}`;

/** Those that are asked for beside the cards. */
export type AskedColumn = TermColumn | FileFact | OwnColumn;
export type TableColumn = CardColumn | AskedColumn;

export const MOST_COLUMNS = 100;

/** What the table can be ordered by: what an index of the catalogue holds in order. */
export const ORDER_OF: Readonly<Partial<Record<TableColumn, PhotoOrder>>> = {
  catalogNumber: 'catalogue-number',
  scientificName: 'name',
  certainty: 'certainty',
  eventDate: 'date-collected',
  added: 'newest',
};

export function isOwnColumn(column: string): column is OwnColumn {
  return column.startsWith('own:');
}

export function ownField(column: OwnColumn): string {
  return column.slice('own:'.length);
}

export function isCardColumn(column: string): column is CardColumn {
  return (CARD_COLUMNS as readonly string[]).includes(column);
}

export function isFileFact(column: string): column is FileFact {
  return (FILE_FACTS as readonly string[]).includes(column);
}

export function isTermColumn(column: string): column is TermColumn {
  return (TERM_COLUMNS as readonly string[]).includes(column);
}

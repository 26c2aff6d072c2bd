/* What every row of a checklist under Darwin Core's headings is asked for, whichever way it is taken in. Pure. */
import { HEADING, headingKey, readTerms, termRow } from '../../domain/darwin-core/terms.ts';
import { cellOf, refuseLong, type Table, type TableRow } from './read-table.ts';

/** The longest valid names with subgenus and authors have less than half of it. */
export const LONGEST_NAME = 500;
export const EPITHET = 'specificEpithet';
const NAMES = readTerms('checklist').filter((term) => termRow(term).type === 'name');

/** Throws ProblemError 'csv-unreadable' where a cell of a name is longer than any is. */
export function refuseLongNames(table: Table, row: TableRow): void {
  for (const term of NAMES) refuseLong(table, row, HEADING[term], LONGEST_NAME);
}

/** The name as it is written, whole or as genus and epithets that have a column each. */
export function nameInRow(row: TableRow): string | undefined {
  return cellOf(row, 'scientificName') ?? nameOfParts(row);
}

function nameOfParts(row: TableRow): string | undefined {
  const [genus, epithet] = [cellOf(row, 'genus'), row.cell(headingKey(EPITHET))];
  const below = row.cell(headingKey('infraspecificEpithet'));
  return genus === undefined || epithet === undefined ? undefined : [genus, epithet, below].filter(Boolean).join(' ');
}

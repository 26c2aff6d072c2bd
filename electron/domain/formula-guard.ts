/*
 * A cell that a spreadsheet would take for a formula is made plain text by an apostrophe before it, which spreadsheets
 * show or hide but never reckon with. In every table that a person may open so; the same guard is taken off where a table
 * is read. Runs everywhere.
 */

/** What nobody sees may stand before a formula: blanks of all kinds, controls (tab, line feed, zero), zero-width signs. */
const UNSEEN = String.raw`[\s\p{Cc}\p{Cf}]*`;
/** Apostrophes that stand there already count as text of the cell, so that one taken off gives what was guarded. */
const BEGINNING = new RegExp(String.raw`^'*${UNSEEN}(?<sign>[^\s\p{Cc}\p{Cf}])`, 'u');
const SIGNS = new Set(['=', '+', '-', '@']);
/** They part lines or cells where a program is careless with quotation marks. */
const BREAKS = /^'*[\t\r\n]/;
const NEGATIVE_NUMBER = /^-\d+(?:[.,]\d+)?$/;

/** Text that begins like a formula is made plain text; plain negative numbers, such as western longitudes, stay. */
export function guarded(cell: string): string {
  return isLikeFormula(cell) ? `'${cell}` : cell;
}

/** The cell as it was before `guarded`; any other one as it is. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && isLikeFormula(cell.slice(1)) ? cell.slice(1) : cell;
}

function isLikeFormula(cell: string): boolean {
  if (NEGATIVE_NUMBER.test(cell)) return false;
  if (BREAKS.test(cell)) return true;
  const sign = BEGINNING.exec(cell)?.groups?.['sign'];
  // Full-width and small signs are the same to a spreadsheet as they are to this form of Unicode.
  return sign !== undefined && SIGNS.has(sign.normalize('NFKC'));
}

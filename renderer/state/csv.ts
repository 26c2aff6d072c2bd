/* Tables for others as text: CSV (RFC 4180), shares 0..1, names in full, no text that a spreadsheet takes for a formula. Pure. */
import { guarded } from '../../electron/domain/formula-guard.ts';

type Cell = string | number | boolean | null;

export function csvText(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${[head, ...rows].map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;
}

function cellText(cell: Cell): string {
  const text = cell === null ? '' : typeof cell === 'string' ? guarded(cell) : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

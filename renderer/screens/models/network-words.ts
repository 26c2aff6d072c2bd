/* The networks' sums in words, and all of them as a table for others. Pure. */
import type { NetworkTable } from '../../../electron/domain/network.ts';
import { NETWORK_COLUMNS, networkRows } from '../../../electron/domain/plots/network.ts';
import { csvText } from '../../state/csv.ts';

/** Thousands of millions, two digits after the point. */
export function gigaWords(count: number): string {
  return (count / 1e9).toFixed(count < 1e9 ? 2 : 1);
}

/** Millions, one digit after the point. */
export function millionWords(count: number): string {
  return (count / 1e6).toFixed(1);
}

/** One row a stage and one of all of each network. */
export function csvOfNetworks(tables: readonly NetworkTable[]): string {
  const rows = tables.flatMap((table) => networkRows(table).map((row) => [table.depth, ...row]));
  return csvText(['depth', ...NETWORK_COLUMNS], rows);
}

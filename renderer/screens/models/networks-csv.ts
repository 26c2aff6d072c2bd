/* All networks as a table for others. Pure. */
import type { NetworkTable } from '../../../electron/domain/network.ts';
import { NETWORK_COLUMNS, networkRows } from '../../../electron/domain/plots/network.ts';
import { csvText } from '../../state/csv.ts';

/** One row a stage and one of all of each network. */
export function csvOfNetworks(tables: readonly NetworkTable[]): string {
  const rows = tables.flatMap((table) => networkRows(table).map((row) => [table.depth, ...row]));
  return csvText(['depth', ...NETWORK_COLUMNS], rows);
}

/* A table read from a file, as an import reads it; also where there is no test runner. */
import { basename } from 'node:path';
import type { PathText } from '../../electron/domain/path-text.ts';
import { textOf } from '../../electron/files/path-text.ts';
import { bytesOf, TABLE_BOUNDS, type TableBounds, tableOf } from '../../electron/importing/tables/read-table.ts';
import type { Table } from '../../electron/importing/tables/table-in-reading.ts';
import { readerOfThread } from '../../electron/reader/of-thread.ts';

export async function readTable(
  path: PathText,
  required: readonly string[],
  bounds: TableBounds = TABLE_BOUNDS,
): Promise<Table> {
  return await tableOf(basename(textOf(path)), await bytesOf(path, readerOfThread, bounds), required, bounds);
}

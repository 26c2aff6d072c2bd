/* A table that is written for a test and read as an import reads it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathOfPlain } from '../../electron/files/path-text.ts';
import type { Table } from '../../electron/importing/tables/table-in-reading.ts';
import { temporaryFolder } from './a-catalogue.ts';
import { readTable } from './a-table-in-a-file.ts';

/** In a folder of its own. */
export async function writtenTable(content: string): Promise<Table> {
  const file = join(temporaryFolder(), 'table.csv');
  writeFileSync(file, content);
  return await readTable(pathOfPlain(file), []);
}

/* Spoils a catalogue's file as a failing drive does: whole pages of one table or index, found by SQLite's own account. */
import { readFileSync, writeFileSync } from 'node:fs';
import { openForReading } from '../../electron/catalogue/database/database.ts';

const PAGE_BYTES = 4096;

/** Numbers of the pages of a table or index of a closed catalogue, in order. */
export function pagesOf(file: string, name: string, type: 'leaf' | 'internal' = 'leaf'): number[] {
  const db = openForReading(file);
  try {
    const rows = db.all<{ page: number }>('SELECT pageno AS page FROM dbstat WHERE name = ? AND pagetype = ?', [
      name,
      type,
    ]);
    return rows.map(({ page }) => page).sort((a, b) => a - b);
  } finally {
    db.close();
  }
}

/** Fills these pages with one byte; or a part of each of them. */
export function spoilPages(
  file: string,
  pages: readonly number[],
  { byte = 0xaa, from = 0, to = PAGE_BYTES } = {},
): void {
  const bytes = readFileSync(file);
  for (const page of pages) bytes.fill(byte, (page - 1) * PAGE_BYTES + from, (page - 1) * PAGE_BYTES + to);
  writeFileSync(file, bytes);
}

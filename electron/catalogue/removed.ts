/*
 * The files of what was removed. The mark is written first and the files go after it: a stop between the two leaves files
 * that nothing asks for, and the next opening of the catalogue deletes them. Runs where the catalogue is open.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Removal } from '../contract/removal.ts';
import type { ReadHandle, WriteHandle } from './database.ts';
import { modelPath, runPath, weightsPath } from './inside.ts';
import type { CataloguePlaces } from './places.ts';
import { bytesIn, namesIn } from './room.ts';

/** What a model's passport is read from. */
const KEPT: ReadonlySet<string> = new Set(['model.json', 'passport.json']);

export function isRemoved(db: ReadHandle, kind: Removal['kind'], id: number): boolean {
  return removedUtc(db, kind, id) !== null;
}

export function removedUtc(db: ReadHandle, kind: Removal['kind'], id: number): string | null {
  const row = db.get<{ utc: string }>('SELECT removed_utc AS utc FROM removal WHERE kind = ? AND id = ?', [kind, id]);
  return row?.utc ?? null;
}

/** Paths of the files and folders that a removal deletes; none where nothing of it is known. */
export function removable(db: ReadHandle, places: CataloguePlaces, { kind, id }: Removal): string[] {
  if (kind === 'weights') {
    const row = db.get<{ sha256: string }>('SELECT sha256 FROM starting_weights WHERE id = ?', [id]);
    return row ? [weightsPath(places, row.sha256)] : [];
  }
  const row = db.get<{ folder: string }>(`SELECT folder FROM ${kind} WHERE id = ?`, [id]);
  if (!row || row.folder === '') return [];
  if (kind === 'run') return [runPath(places, row.folder)];
  const folder = modelPath(places, row.folder);
  return namesIn(folder)
    .filter((name) => !KEPT.has(name))
    .map((name) => join(folder, name));
}

export function bytesOf(db: ReadHandle, places: CataloguePlaces, removal: Removal): number {
  return removable(db, places, removal).reduce((sum, path) => sum + bytesIn(path), 0);
}

export function markRemoved(db: WriteHandle, { kind, id }: Removal, utc: string): void {
  db.run('INSERT OR IGNORE INTO removal (kind, id, removed_utc) VALUES (?, ?, ?)', [kind, id, utc]);
  db.run('DELETE FROM backbone_of WHERE kind = ? AND id = ?', [kind, id]);
}

export function deleteFiles(db: ReadHandle, places: CataloguePlaces, removal: Removal): void {
  for (const path of removable(db, places, removal)) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
}

/** On opening: what a stop left of removals. A file that cannot be deleted now is tried again the next time. */
export function endRemovals(db: ReadHandle, places: CataloguePlaces): void {
  for (const removal of db.all<Removal>('SELECT kind, id FROM removal')) {
    try {
      deleteFiles(db, places, removal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    }
  }
}

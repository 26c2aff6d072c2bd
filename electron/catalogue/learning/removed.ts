/*
 * The files of what was removed. The mark is written first and the files go after it: a stop between the two leaves files
 * that nothing asks for, and the next opening of the catalogue deletes them, where the removal was begun by this
 * installation: a catalogue from elsewhere may be marked as anything. Only what lies in the catalogue's own folder by its
 * name and by its real path is ever deleted. Runs where the catalogue is open.
 */
import { lstatSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Removal } from '../../contract/removal.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { isModelName, isRunName, isWeightsName, modelPath, runPath, weightsPath } from '../database/inside.ts';
import type { KnownCatalogue } from '../../profile/known-here.ts';
import type { CataloguePlaces } from '../database/places.ts';
import { bytesIn, namesIn } from '../../files/room.ts';

/** What a model's passport is read from. */
const KEPT: ReadonlySet<string> = new Set(['model.json', 'passport.json']);

export function isRemoved(db: ReadHandle, kind: Removal['kind'], id: number): boolean {
  return removedUtc(db, kind, id) !== null;
}

export function removedUtc(db: ReadHandle, kind: Removal['kind'], id: number): string | null {
  const row = db.get<{ utc: string }>('SELECT removed_utc AS utc FROM removal WHERE kind = ? AND id = ?', [kind, id]);
  return row?.utc ?? null;
}

/** Name of its folder; null where nothing of it is known, or the name is none that the program writes. */
export function removableFolder(db: ReadHandle, { kind, id }: Removal): string | null {
  const row =
    kind === 'weights'
      ? db.get<{ folder: string; sharing: number }>(
          'SELECT sha256 AS folder, 1 AS sharing FROM starting_weights WHERE id = ?',
          [id],
        )
      : db.get<{ folder: string; sharing: number }>(
          `SELECT folder, (SELECT count(*) FROM ${kind} AS other WHERE other.folder = ${kind}.folder) AS sharing
           FROM ${kind} WHERE id = ?`,
          [id],
        );
  // A folder that two rows name is not one's own.
  return row && IS_NAME[kind](row.folder) && row.sharing === 1 ? row.folder : null;
}

const IS_NAME = { model: isModelName, run: isRunName, weights: isWeightsName };

/** Paths of the files and folders that a removal deletes; none where there is nothing that it may delete. */
export function removable(db: ReadHandle, places: CataloguePlaces, removal: Removal): string[] {
  const name = removableFolder(db, removal);
  if (name === null) return [];
  const { kind } = removal;
  const pathOf = { model: modelPath, run: runPath, weights: weightsPath }[kind];
  const folder = pathOf(places, name);
  if (!isOwnFolder(places, folder)) return [];
  if (kind !== 'model') return [folder];
  return namesIn(folder)
    .filter((file) => !KEPT.has(file))
    .map((file) => join(folder, file));
}

/** Neither it nor the folder that it is in may be a link: what stands behind one is somebody else's. */
function isOwnFolder(places: CataloguePlaces, folder: string): boolean {
  const isFolder = (path: string) => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const within = dirname(folder);
  if (!isFolder(within) || !isFolder(folder)) return false;
  const real = realpathSync.native(folder);
  return dirname(real) === realpathSync.native(within) && dirname(dirname(real)) === realpathSync.native(places.folder);
}

export function bytesOf(db: ReadHandle, places: CataloguePlaces, removal: Removal): number {
  return removable(db, places, removal).reduce((sum, path) => sum + bytesIn(path), 0);
}

/** Whether files of something that is marked as removed are still there, so that removing it again has a use. */
export function hasFilesLeft(db: ReadHandle, places: CataloguePlaces, removal: Removal): boolean {
  return removable(db, places, removal).length > 0;
}

export function markRemoved(db: WriteHandle, { kind, id }: Removal, utc: string): void {
  db.run('INSERT OR IGNORE INTO removal (kind, id, removed_utc) VALUES (?, ?, ?)', [kind, id, utc]);
  db.run('DELETE FROM backbone_of WHERE kind = ? AND id = ?', [kind, id]);
}

export function deleteFiles(db: ReadHandle, places: CataloguePlaces, removal: Removal): void {
  for (const path of removable(db, places, removal)) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
}

/**
 * On opening: what a stop left of the removals that were begun here. A file that cannot be deleted now is tried again the
 * next time.
 */
export function endRemovals(db: ReadHandle, places: CataloguePlaces, known: KnownCatalogue): void {
  for (const begun of known.removals()) {
    try {
      const meant = isRemoved(db, begun.kind, begun.id) && removableFolder(db, begun) === begun.folder;
      if (meant) deleteFiles(db, places, begun);
      known.endRemoval(begun);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    }
  }
}

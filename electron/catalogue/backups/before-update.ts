/* The copy that is made before a newer program changes a catalogue's file. Runs where a catalogue is opened. */
import { basename } from 'node:path';
import type { WriteHandle } from '../database/database.ts';
import { beginCopy, deleteOldCopies, dropCopy, endCopy } from './folder.ts';
import { heldIn, lookThrough } from './held.ts';

export function copyBeforeUpdate(db: WriteHandle, backups: string, version: number): void {
  const place = beginCopy(backups, 'before-update', new Date(), version);
  try {
    db.copyTo(place.partial);
    lookThrough(place.partial, basename(place.file), heldIn(db));
    endCopy(place, backups);
  } catch (error) {
    dropCopy(place);
    throw error;
  }
  deleteOldCopies(backups, place.file);
}

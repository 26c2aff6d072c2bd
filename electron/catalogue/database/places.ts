/* Where things are in a catalogue's folder. One folder is one catalogue and can be copied as a whole. Pure. */
import { join } from 'node:path';
import type { Turned } from '../../domain/photo-box.ts';
import { smallName } from '../../photos/write-thumbnail.ts';
import { CATALOGUE_FILE } from '../../files/place-to-write.ts';

export interface CataloguePlaces {
  readonly folder: string;
  readonly file: string;
  /** Held while the catalogue is open; never copied with its lock. */
  readonly lock: string;
  /** Readable text: who holds the lock. */
  readonly holder: string;
  /** Room that is given up when the disk is full. */
  readonly spare: string;
  readonly thumbnails: string;
  /** Previews of photos that the window cannot show itself, such as TIFF and those that were turned. */
  readonly previews: string;
  readonly models: string;
  /** Starting weights in our own format, a folder each, named by the SHA-256 of the file they came from. */
  readonly weights: string;
  readonly runs: string;
  readonly backups: string;
}

export function cataloguePlaces(folder: string): CataloguePlaces {
  return {
    folder,
    file: join(folder, CATALOGUE_FILE),
    lock: join(folder, 'lock.sqlite'),
    holder: join(folder, 'opened-by.txt'),
    spare: join(folder, 'spare-room.bin'),
    thumbnails: join(folder, 'thumbnails'),
    previews: join(folder, 'thumbnails', 'full'),
    models: join(folder, 'models'),
    weights: join(folder, 'weights'),
    runs: join(folder, 'runs'),
    backups: join(folder, 'backups'),
  };
}

/** A database and what SQLite puts beside it. */
export function sqliteFiles(file: string): string[] {
  return ['', '-wal', '-shm', '-journal'].map((end) => file + end);
}

export function previewFile(places: CataloguePlaces, sha256: string, turned: Turned = 0): string {
  return join(places.previews, sha256.slice(0, 2), smallName(sha256, turned));
}

/*
 * A catalogue's file and what SQLite keeps beside it, copied to where nobody else looks: for reading it where reading alone
 * would write beside it, or change it. Runs where a catalogue is opened.
 */
import { constants, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '../../domain/problems.ts';
import { systemFault } from '../../domain/system-errors.ts';
import { readPart } from '../../files/read-part.ts';
import { sizeOf } from '../../files/room.ts';
import { makePrivateFolder } from '../../files/private-folder.ts';
import type { CataloguePlaces } from '../database/places.ts';

export interface FileCopy {
  readonly file: string;
  /** Leaves nothing of it. */
  remove(): void;
}

/** Where the drive can, only what differs later takes room. Throws ProblemError 'disk-full'. */
export function copyFile(places: CataloguePlaces): FileCopy {
  const folder = makePrivateFolder('looking');
  const file = join(folder.path, 'catalogue.sqlite');
  try {
    for (const end of ['', '-wal', '-journal']) {
      if (sizeOf(places.file + end) > 0) copyFileSync(places.file + end, file + end, constants.COPYFILE_FICLONE);
    }
  } catch (error) {
    folder.remove();
    if (systemFault((error as NodeJS.ErrnoException).code) !== 'full') throw error;
    throw new ProblemError('disk-full', { path: folder.path }, { cause: error });
  }
  return { file, remove: () => folder.remove() };
}

/**
 * Whether the file holds all that was written and is kept with a plain journal, as a closed catalogue is: then reading it
 * writes nothing, anywhere.
 */
export function isFolded(places: CataloguePlaces): boolean {
  const { file } = places;
  return sizeOf(`${file}-wal`) === 0 && sizeOf(`${file}-journal`) === 0 && !hasWriteAheadLog(places);
}

/** SQLite's header says it in two bytes. */
export function hasWriteAheadLog({ file }: CataloguePlaces): boolean {
  return readPart(file, 18, 2).includes(2);
}

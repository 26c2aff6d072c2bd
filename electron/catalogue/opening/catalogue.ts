/*
 * An open catalogue: its places, its two handles, its lock, and the collection as it is held in memory for lists. Runs
 * in the catalogue thread and on the command line.
 */
import { existsSync, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { ONLY_TO_LOOK } from '../../domain/language/language.ts';
import { because, ProblemError } from '../../domain/problems.ts';
import {
  isDamage,
  openForReading,
  openForWriting,
  type ReadHandle,
  refusingHandle,
  type WriteHandle,
} from '../database/database.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { refuseForFolder } from '../../files/place-to-write.ts';
import { driveOf } from '../../files/drive.ts';
import { type FarPlace, farPlaceOf } from '../../files/far-place.ts';
import { onlyInTheCollection } from '../database/in-the-collection.ts';
import { Listing } from '../listing/listing.ts';
import { type KnownCatalogue, type KnownHere, KNOWN_IN_MEMORY } from '../../profile/known-here.ts';
import { migrate, refuseForeignFile } from '../migrations/migrate.ts';
import { inspectFile } from './inspect.ts';
import { lockCatalogue } from './lock.ts';
import { hasContent, lookAtPlaces } from './look-at-places.ts';
import { mendSearch } from './search-index.ts';
import { keepSpareRoom } from './spare-room.ts';
import { openToLook, whyNotWritten, whyOnlyLook } from './to-look.ts';
import { sources } from '../specimens/photos.ts';
import { type CataloguePlaces, cataloguePlaces } from '../database/places.ts';
import { guardPhotos } from '../specimens/readable-photos.ts';
import { endRemovals } from '../learning/removed.ts';
import { endInterruptedRuns } from '../learning/runs.ts';
import type { Reader } from '../../reader/calls.ts';
import { readerOfThread } from '../../reader/of-thread.ts';

export interface Catalogue {
  readonly name: string;
  readonly places: CataloguePlaces;
  readonly read: ReadHandle;
  readonly write: WriteHandle;
  readonly listing: Listing;
  /** What this installation knows of it. */
  readonly known: KnownCatalogue;
  /** Why nothing can be changed in it; null where all can. The end of a sentence. */
  readonly readOnly: string | null;
  /** Somebody else has it open: it shows what was there when it was opened here. */
  readonly isBeside: boolean;
  /** Where other computers may write it too; null: it lies on this one. */
  readonly farPlace: FarPlace | null;
  /** Who had it open last and did not close it; null: it was closed. */
  readonly leftBy: string | null;
  /** Whoever opens and decodes its photos. */
  readonly reader: Reader;
  close(): void;
}

export interface Opening {
  /** Makes what is missing. */
  readonly create: boolean;
  /** Writes nothing at all. What lies where nothing can be written is opened so by itself. */
  readonly look?: boolean;
  readonly knownHere?: KnownHere;
  readonly reader?: Reader;
}

/**
 * Whoever the folder comes from: what lies in it is looked at before it is opened, the file is looked into before it is
 * written, and only then is it brought up to date. Throws ProblemError: catalogue-missing, -in-use, -newer, -damaged,
 * -foreign; place-in-catalogue for a new one within another's folder.
 */
export function openCatalogue(folder: string, opening: Opening): Catalogue {
  const { create, look = false } = opening;
  const places = cataloguePlaces(realFolder(folder, create));
  lookAtPlaces(places);
  refuseLost(places, create);
  const created = !lstatSync(places.file, { throwIfNoEntry: false })?.size;
  if (created) refuseForFolder(dirname(places.folder));
  try {
    if (look) return toLook(places, opening, ONLY_TO_LOOK.asked);
    const why = created ? null : whyOnlyLook(places);
    if (why !== null) return toLook(places, opening, why);
    try {
      return toWork(places, opening, created);
    } catch (error) {
      const reason = created ? null : whyNotWritten(error, places);
      if (reason === null) throw error;
      return toLook(places, opening, reason);
    }
  } catch (error) {
    if (isDamage(error)) throw new ProblemError('catalogue-damaged', { reason: error.message }, { cause: error });
    throw error;
  }
}

function toWork(
  places: CataloguePlaces,
  { knownHere = KNOWN_IN_MEMORY, reader = readerOfThread }: Opening,
  created: boolean,
): Catalogue {
  const drive = driveOf(places.folder);
  const lock = lockCatalogue(places);
  let write: WriteHandle | null = null;
  try {
    refuseForeignFile(places.file);
    inspectFile(places, drive);
    write = openForWriting(places.file, drive === 'fixed' ? 'log' : 'journal');
    migrate(write, places.backups);
    mendSearch(write);
    onlyInTheCollection(write);
    for (const inside of [places.thumbnails, places.models, places.runs, places.backups]) {
      mkdirSync(inside, { recursive: true });
    }
    keepSpareRoom(places);
    endInterruptedRuns(write);
    const named = sources(write).map((source) => source.folder);
    const known = knownHere.catalogue(places.folder, { created, sources: named });
    endRemovals(write, places, known);
    const opened = write;
    const read = openForReading(places.file);
    onlyInTheCollection(read);
    guardPhotos([read, write], places, known);
    return {
      known,
      name: basename(places.folder),
      places,
      read,
      write: opened,
      listing: new Listing(read),
      readOnly: null,
      isBeside: false,
      farPlace: farPlaceOf(places.folder),
      leftBy: lock.leftBy,
      reader,
      close: () => {
        read.close();
        opened.close();
        lock.release();
      },
    };
  } catch (error) {
    write?.close();
    lock.release();
    throw error;
  }
}

function toLook(
  wanted: CataloguePlaces,
  { knownHere = KNOWN_IN_MEMORY, reader = readerOfThread }: Opening,
  reason: string,
): Catalogue {
  const { read, places, isBeside, close } = openToLook(wanted);
  const why = isBeside ? ONLY_TO_LOOK.beside(new Date().toISOString()) : reason;
  try {
    onlyInTheCollection(read);
    const write = refusingHandle(read, () => {
      throw new ProblemError('catalogue-read-only', { reason: why });
    });
    const named = sources(read).map((source) => source.folder);
    const known = knownHere.catalogue(places.folder, { created: false, sources: named });
    guardPhotos([read, write], places, known);
    const listing = new Listing(read);
    const about = { name: basename(places.folder), places, readOnly: why, isBeside, farPlace: null, leftBy: null };
    return { ...about, known, read, write, listing, reader, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** The folder itself, where a link leads to it. */
function realFolder(folder: string, create: boolean): string {
  const wanted = resolve(folder);
  if (!existsSync(wanted)) {
    if (!create) throw new ProblemError('catalogue-missing', { folder: wanted });
    refuseForFolder(dirname(wanted));
    makeFolder(wanted);
  }
  if (!statSync(wanted).isDirectory()) throw new ProblemError('catalogue-is-file', { path: wanted });
  return realpathSync(wanted);
}

/** A file that is gone or empty is none that was never there when something of its catalogue lies beside it. */
function refuseLost(places: CataloguePlaces, create: boolean): void {
  const status = lstatSync(places.file, { throwIfNoEntry: false });
  // SQLite makes an empty file first; a kill at that instant leaves one, and it is as good as none.
  if (status && status.size > 0) return;
  if (hasContent(places)) {
    const reason = status ? because('file-empty') : because('catalogue-file-gone', { folder: places.folder });
    throw new ProblemError('catalogue-damaged', { reason });
  }
  if (!status && !create) throw new ProblemError('catalogue-missing', { folder: places.folder });
}

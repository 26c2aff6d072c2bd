/*
 * An open catalogue: its places, its two handles, its lock, and the collection as it is held in memory for lists. Runs
 * in the catalogue thread and on the command line.
 */
import { existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, resolve } from 'node:path';
import { ProblemError } from '../contract/problems.ts';
import { holdLock, isDamage, openForReading, openForWriting, type ReadHandle, type WriteHandle } from './database.ts';
import { Listing } from './listing/listing.ts';
import { type KnownCatalogue, type KnownHere, KNOWN_IN_MEMORY } from './known-here.ts';
import { migrate, refuseForeignFile } from './migrate.ts';
import { inspectFile } from './opening/inspect.ts';
import { hasContent, lookAtPlaces } from './opening/look-at-places.ts';
import { sources } from './photos.ts';
import { type CataloguePlaces, cataloguePlaces } from './places.ts';
import { guardPhotos } from './readable-photos.ts';
import { endRemovals } from './removed.ts';
import { endInterruptedRuns } from './runs.ts';

export interface Catalogue {
  readonly name: string;
  readonly places: CataloguePlaces;
  readonly read: ReadHandle;
  readonly write: WriteHandle;
  readonly listing: Listing;
  /** What this installation knows of it. */
  readonly known: KnownCatalogue;
  close(): void;
}

/**
 * Whoever the folder comes from: what lies in it is looked at before it is opened, the file is looked into before it is
 * written, and only then is it brought up to date. With `create`, makes what is missing. Throws ProblemError:
 * catalogue-missing, -in-use, -newer, -damaged, -foreign.
 */
export function openCatalogue(
  folder: string,
  options: { readonly create: boolean; readonly knownHere?: KnownHere },
): Catalogue {
  const places = cataloguePlaces(realFolder(folder, options.create));
  lookAtPlaces(places);
  refuseLost(places, options.create);
  const created = !lstatSync(places.file, { throwIfNoEntry: false })?.size;
  const release = lockCatalogue(places);
  let write: WriteHandle | null = null;
  try {
    refuseForeignFile(places.file);
    inspectFile(places);
    write = openForWriting(places.file);
    migrate(write, places.backups);
    for (const inside of [places.thumbnails, places.models, places.runs, places.backups]) {
      mkdirSync(inside, { recursive: true });
    }
    endInterruptedRuns(write);
    const named = sources(write).map((source) => source.folder);
    const known = (options.knownHere ?? KNOWN_IN_MEMORY).catalogue(places.folder, { created, sources: named });
    endRemovals(write, places, known);
    const opened = write;
    const read = openForReading(places.file);
    guardPhotos([read, write], places, known);
    return {
      known,
      name: basename(places.folder),
      places,
      read,
      write: opened,
      listing: new Listing(read),
      close: () => {
        read.close();
        opened.close();
        release();
      },
    };
  } catch (error) {
    write?.close();
    release();
    if (isDamage(error)) throw new ProblemError('catalogue-damaged', { reason: error.message }, { cause: error });
    throw error;
  }
}

/** The folder itself, where a link leads to it. */
function realFolder(folder: string, create: boolean): string {
  const wanted = resolve(folder);
  if (!existsSync(wanted)) {
    if (!create) throw new ProblemError('catalogue-missing', { folder: wanted });
    mkdirSync(wanted, { recursive: true });
  }
  return realpathSync(wanted);
}

/** A file that is gone or empty is none that was never there when something of its catalogue lies beside it. */
function refuseLost(places: CataloguePlaces, create: boolean): void {
  const status = lstatSync(places.file, { throwIfNoEntry: false });
  // SQLite makes an empty file first; a kill at that instant leaves one, and it is as good as none.
  if (status && status.size > 0) return;
  if (hasContent(places)) {
    const reason = status ? 'the file is empty' : `catalogue.sqlite is gone from ${places.folder}`;
    throw new ProblemError('catalogue-damaged', { reason });
  }
  if (!status && !create) throw new ProblemError('catalogue-missing', { folder: places.folder });
}

/**
 * One program at a time: derived columns and what is held in memory are true only while nobody else writes. The text
 * beside the lock says who holds it; only the lock itself counts.
 */
function lockCatalogue(places: CataloguePlaces): () => void {
  const lock = holdLock(places.lock);
  if (!lock) {
    const holder = existsSync(places.holder) ? readFileSync(places.holder, 'utf8').trim() : '';
    throw new ProblemError('catalogue-in-use', { holder: holder || 'another program' });
  }
  const since = new Date().toISOString().slice(0, 16).replace('T', ' ');
  // A new file, whatever lay there: nothing is ever written through a link.
  rmSync(places.holder, { force: true });
  writeFileSync(places.holder, `process ${process.pid} on ${hostname()}, since ${since} UTC\n`, { flag: 'wx' });
  return () => {
    rmSync(places.holder, { force: true });
    lock.release();
  };
}

/*
 * An open catalogue: its places, its two handles, its lock, and the collection as it is held in memory for lists. Runs
 * in the catalogue thread and on the command line.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, resolve } from 'node:path';
import { ProblemError } from '../contract/problems.ts';
import { holdLock, isDamage, openForReading, openForWriting, type ReadHandle, type WriteHandle } from './database.ts';
import { Listing } from './listing/listing.ts';
import { migrate, refuseForeignFile } from './migrate.ts';
import { type CataloguePlaces, cataloguePlaces } from './places.ts';
import { endRemovals } from './removed.ts';
import { endInterruptedRuns } from './runs.ts';

export interface Catalogue {
  readonly name: string;
  readonly places: CataloguePlaces;
  readonly read: ReadHandle;
  readonly write: WriteHandle;
  readonly listing: Listing;
  close(): void;
}

/** Throws ProblemError: catalogue-missing, -in-use, -newer, -damaged. With `create`, makes what is missing. */
export function openCatalogue(folder: string, options: { readonly create: boolean }): Catalogue {
  const places = cataloguePlaces(resolve(folder));
  if (!existsSync(places.file)) {
    if (!options.create) throw new ProblemError('catalogue-missing', { folder: places.folder });
    mkdirSync(places.folder, { recursive: true });
  }
  const release = lockCatalogue(places);
  let write: WriteHandle | null = null;
  try {
    refuseForeignFile(places.file);
    write = openForWriting(places.file);
    migrate(write, places.backups);
    for (const inside of [places.thumbnails, places.models, places.runs, places.backups]) {
      mkdirSync(inside, { recursive: true });
    }
    endInterruptedRuns(write);
    endRemovals(write, places);
    const opened = write;
    const read = openForReading(places.file);
    return {
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
  writeFileSync(places.holder, `process ${process.pid} on ${hostname()}, since ${since} UTC\n`);
  return () => {
    rmSync(places.holder, { force: true });
    lock.release();
  };
}

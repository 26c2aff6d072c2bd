/*
 * A catalogue opened to look, writing nothing at all: in place where reading alone writes nothing, else from a copy, which
 * is brought up to date as the file itself would be. Runs where a catalogue is opened.
 */
import { accessSync, constants, lstatSync } from 'node:fs';
import { ONLY_TO_LOOK } from '../../domain/language/language.ts';
import { ProblemError } from '../../domain/problems.ts';
import { systemFault } from '../../domain/system-errors.ts';
import { closing, openCopy, openForReading, type ReadHandle, shareLock } from '../database/database.ts';
import { migrate, refuseForeignFile } from '../migrations/migrate.ts';
import { migrations } from '../migrations/all.ts';
import type { CataloguePlaces } from '../database/places.ts';
import { driveOf } from '../../files/drive.ts';
import { copyFile, hasWriteAheadLog, isFolded } from './copy-file.ts';
import { hasLog, inspect, inspectUnfolded } from './inspect.ts';
import { holderOf } from './lock.ts';
import { freeBytes } from '../../files/room.ts';
import { giveUpSpareRoom, NEEDED_BYTES } from './spare-room.ts';

export interface Looking {
  readonly read: ReadHandle;
  /** Of the file that is read. */
  readonly places: CataloguePlaces;
  /** Somebody else has it open and may change it; what is read stays as it was when this was opened. */
  readonly isBeside: boolean;
  close(): void;
}

/** Throws ProblemError 'catalogue-in-use', '-foreign', '-damaged', '-newer', 'disk-full'. */
export function openToLook(places: CataloguePlaces): Looking {
  // Where there is no lock, nobody has had it open since it was put here.
  const lock = lstatSync(places.lock, { throwIfNoEntry: false }) ? shareLock(places.lock) : { release: () => {} };
  if (!lock) return lookBeside(places);
  try {
    refuseForeignFile(places.file);
    const looking = (isFolded(places) ? lookInPlace(places) : null) ?? lookAtCopy(places);
    return {
      ...looking,
      isBeside: false,
      close: () => {
        looking.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Beside a program of this computer that works in it. Where a plain journal is kept, a reader would hold up the other's writes,
 * and on a drive of another computer nothing tells what is being written. Throws ProblemError 'catalogue-in-use' there.
 */
function lookBeside(places: CataloguePlaces): Looking {
  const inUse = () => new ProblemError('catalogue-in-use', { holder: holderOf(places) });
  if (driveOf(places.folder) !== 'fixed' || !hasWriteAheadLog(places)) throw inUse();
  refuseForeignFile(places.file);
  const read = openForReading(places.file, { stands: true });
  try {
    if (inspect(read) !== migrations.length) throw inUse();
    return { read, places, isBeside: true, close: () => read.close() };
  } catch (error) {
    read.close();
    throw error;
  }
}

type AloneLooking = Omit<Looking, 'isBeside'>;

/** null: it is of an earlier version, which this program cannot read as it is. */
function lookInPlace(places: CataloguePlaces): AloneLooking | null {
  const read = openForReading(places.file);
  try {
    if (inspect(read) === migrations.length) return { read, places, close: () => read.close() };
  } catch (error) {
    read.close();
    throw error;
  }
  read.close();
  return null;
}

function lookAtCopy(places: CataloguePlaces): AloneLooking {
  const copy = copyFile(places);
  try {
    closing(openCopy(copy.file), (db) => {
      if (isFolded(places)) inspect(db);
      else inspectUnfolded(db, hasLog(places));
      migrate(db, null);
    });
    const read = openForReading(copy.file);
    return {
      read,
      places: { ...places, file: copy.file },
      close: () => {
        read.close();
        copy.remove();
      },
    };
  } catch (error) {
    copy.remove();
    throw error;
  }
}

/** Why a catalogue that is there can only be looked at, or null. On a full disk its spare room is given up first. */
export function whyOnlyLook(places: CataloguePlaces): string | null {
  for (const path of [places.folder, places.file, places.lock]) {
    if (!lstatSync(path, { throwIfNoEntry: false })) continue;
    try {
      accessSync(path, constants.R_OK | constants.W_OK);
    } catch (error) {
      return whyNotWritten(error, places);
    }
  }
  const hasRoom = () => freeBytes(places.folder) >= NEEDED_BYTES;
  return hasRoom() || (giveUpSpareRoom(places) && hasRoom()) ? null : ONLY_TO_LOOK.full;
}

/** Why opening for work failed, where only writing did; else null. */
export function whyNotWritten(error: unknown, places: CataloguePlaces): string | null {
  if (error instanceof ProblemError) return error.code === 'disk-full' ? ONLY_TO_LOOK.full : null;
  const { code } = error as { code?: unknown };
  const fault = systemFault(code);
  if (fault === 'read-only' || fault === 'not-allowed' || fault === 'full') return ONLY_TO_LOOK[fault];
  // SQLite calls it an error of the drive, or of opening, when there is no room for what it keeps beside the file.
  const besides = typeof code === 'string' && /^SQLITE_(IOERR|CANTOPEN)/.test(code);
  return besides && freeBytes(places.folder) < NEEDED_BYTES ? ONLY_TO_LOOK.full : null;
}

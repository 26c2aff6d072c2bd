/* Looks at a copy as at any file from elsewhere: is it a catalogue, whole by itself, and sound? Runs in the file thread. */
import type { Held } from '../../contract/backups.ts';
import { because, ProblemError, toReason } from '../../domain/problems.ts';
import { readPart } from '../../files/read-part.ts';
import { closing, openForReading } from '../database/database.ts';
import { inspect } from '../opening/inspect.ts';
import { heldIn, lookThrough } from '../backups/held.ts';

/** Of a copy; null where it cannot be read, or not without writing beside it. */
export function heldInFile(file: string): Held | null {
  try {
    if (!isSelfContained(file)) return null;
    return closing(openForReading(file), (db) => {
      inspect(db);
      return heldIn(db);
    });
  } catch {
    return null;
  }
}

/** Looks through every page of a self-contained file. Throws ProblemError where it is not sound, or not as `expected`. */
export function verifyFile(file: string, name: string, expected: Held | null): Held {
  if (!isSelfContained(file)) {
    throw new ProblemError('backup-unusable', { name, reason: because('not-whole') });
  }
  return lookThrough(file, name, expected, (db) => {
    try {
      inspect(db);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      throw new ProblemError('backup-unusable', { name, reason: toReason(error) }, { cause: error });
    }
  });
}

/** Where SQLite says in a file's first page whether there is a write-ahead log: 1, there is none. */
const FORMAT_OFFSET = 18;

/** Read with nothing beside it, and nothing is written beside it. */
export function isSelfContained(file: string): boolean {
  return readPart(file, FORMAT_OFFSET, 2).equals(Buffer.from([1, 1]));
}

/* What a catalogue's file holds, and whether every page of it is sound. Runs where files are copied and restored. */
import type { Held } from '../../contract/backups.ts';
import { because, ProblemError, type ProblemValue } from '../../domain/problems.ts';
import { closing, openForReading, type ReadHandle } from '../database/database.ts';

export function heldIn(db: ReadHandle): Held {
  const counted = (table: string) => db.value<number>(`SELECT count(*) FROM ${table}`);
  // A copy may be of a version in which nothing could be taken out.
  const canLack = db.get(`SELECT 1 FROM pragma_table_info('photo') WHERE name = 'taken_out'`) !== undefined;
  const inIt = (table: string) => counted(canLack ? `${table} WHERE taken_out = 0` : table);
  const last = db.get<{ utc: string }>('SELECT made_utc AS utc FROM action ORDER BY id DESC LIMIT 1');
  return {
    specimens: inIt('specimen'),
    photos: inIt('photo'),
    determinations: counted('determination'),
    lastActUtc: last?.utc ?? null,
  };
}

/**
 * Reads all of a file, with what lies beside it. `inspect` comes first, before anything of its schema could run. Throws
 * ProblemError where it is not sound, or not as `expected`.
 */
export function lookThrough(
  file: string,
  name: string,
  expected: Held | null,
  inspect: (db: ReadHandle) => void = () => {},
): Held {
  const refuse = (reason: ProblemValue, cause?: unknown) =>
    new ProblemError('backup-unusable', { name, reason }, { cause });
  try {
    return closing(openForReading(file), (db) => {
      inspect(db);
      const [line] = db.all<{ integrity_check: string }>('PRAGMA integrity_check(1)');
      if (line?.integrity_check !== 'ok')
        throw refuse(because('damaged-so', { answer: line?.integrity_check ?? because('no-answer') }));
      const held = heldIn(db);
      if (expected && JSON.stringify(held) !== JSON.stringify(expected)) throw refuse(because('not-what-was-copied'));
      return held;
    });
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'backup-unusable') throw error;
    const { code = '', message } = error as { code?: string; message: string };
    if (/^SQLITE_(CORRUPT|NOTADB|ERROR)/.test(code)) throw refuse(because('damaged-so', { answer: message }), error);
    throw error;
  }
}

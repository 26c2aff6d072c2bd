/* The copies of a catalogue with what is in each. Runs in the catalogue thread; the files are read in the file thread. */
import type { BackupList, Held } from '../../contract/backups.ts';
import { ProblemError } from '../../domain/problems.ts';
import { cataloguePlaces } from '../database/places.ts';
import { inFileThread } from './calls.ts';
import { copiesIn, kindOf } from '../backups/folder.ts';

/** A file that takes longer to count, or makes the counting wait for ever, is listed without. */
const LONGEST_LOOK_MS = 60_000;

/** Throws ProblemError 'catalogue-missing' where there is neither a catalogue nor a copy of one. */
export async function listBackups(folder: string, now: Held | null): Promise<BackupList> {
  const { file, backups } = cataloguePlaces(folder);
  const copies = copiesIn(backups);
  if (copies.length === 0 && kindOf(file) === null) throw new ProblemError('catalogue-missing', { folder });
  // What was set aside as damaged may need what lies beside it, and is opened only where it is saved or put back.
  const readable = copies.filter(({ kind }) => kind !== 'damaged');
  const held = readable.length === 0 ? [] : await look(readable.map(({ path }) => path));
  return {
    backups: copies.map((copy) => {
      const { name, kind, madeUtc, bytes, verified } = copy;
      const found = held[readable.indexOf(copy)] ?? null;
      return { name, kind, madeUtc, bytes, verified: verified && found !== null, held: found };
    }),
    now,
  };
}

async function look(files: readonly string[]): Promise<readonly (Held | null)[]> {
  const task = inFileThread((thread) => thread.call('look', { files }));
  const limit = setTimeout(() => void task.stop(), LONGEST_LOOK_MS);
  return await task.result.catch(() => []).finally(() => clearTimeout(limit));
}

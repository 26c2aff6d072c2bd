/*
 * Keeps one verified copy a day of an open catalogue: looked at when it is opened, every hour, and when it is closed. A
 * catalogue that did not change since its newest copy needs no other. Runs in the catalogue thread; the copy itself is made
 * in the file thread.
 */
import { statSync } from 'node:fs';
import type { Backup } from '../../contract/backups.ts';
import { type Problem, toProblem } from '../../domain/problems.ts';
import type { Catalogue } from '../opening/catalogue.ts';
import { inFileThread, type SideTask } from './calls.ts';
import { type Copied, inWords, startCopy, wholeSince } from './copy.ts';
import { copiesIn, copyNamed, dropCopy, sweepHalfCopies } from '../backups/folder.ts';
import { heldIn } from '../backups/held.ts';

const EVERY_MS = 3_600_000;

/** The first screens come first. */
const FIRST_MS = 2_000;

/** Closing waits so long for a copy; one that takes longer is given up, and made at the next opening. */
const LONGEST_WAIT_MS = 10_000;

export interface BackupKeeper {
  /** Makes a copy now, or waits for the one under way and then makes it. Throws ProblemError 'backup-failed', … */
  make(kind: 'daily' | 'asked'): Promise<Backup>;
  /** Makes the day's copy where it is due. Never fails: what goes wrong is told. */
  look(): Promise<void>;
  /** Before the catalogue is closed: the day's copy where it is due, then nothing more. */
  end(): Promise<void>;
}

export interface KeeperEars {
  /** A day's copy failed; told once until one succeeds. */
  readonly told: (problem: Problem) => void;
  /** There is a new copy. */
  readonly made: () => void;
}

type OpenCatalogue = Pick<Catalogue, 'places' | 'read' | 'write'>;

export function keepBackups(
  catalogue: OpenCatalogue,
  { told, made }: KeeperEars,
  now = () => new Date(),
): BackupKeeper {
  const { places, read, write } = catalogue;
  const changes = () => write.value<number>('SELECT total_changes()');
  /** Rows written through this handle when the newest copy was made; null: the newest copy is not what is here now. */
  let copiedAt = isAsCopied(catalogue) ? changes() : null;
  let task: SideTask<Copied> | null = null;
  let underWay: Promise<unknown> = Promise.resolve();
  let failedBefore = false;
  let ended = false;

  const hasSpecimens = () => read.get('SELECT 1 FROM specimen LIMIT 1') !== undefined;
  const isDue = () => {
    const today = day(now());
    const oneToday = copiesIn(places.backups).some(
      ({ verified, madeUtc }) => verified && day(new Date(madeUtc)) === today,
    );
    if (oneToday || copiedAt === changes()) return false;
    return hasSpecimens();
  };

  const copy = async (kind: 'daily' | 'asked'): Promise<Backup> => {
    sweepHalfCopies(places.backups);
    const before = changes();
    // Without a write-ahead log a long reader would keep this handle from writing: the pages go through it instead.
    task =
      read.value<string>('PRAGMA journal_mode') === 'wal'
        ? inFileThread((thread) => thread.call('copy', { file: places.file, backups: places.backups, kind }))
        : await copyThroughHandle(catalogue, kind, () => !ended);
    const { name, held } = await task.result.finally(() => (task = null));
    // What was written after the snapshot counts as not copied: rather one copy too many.
    copiedAt = before;
    failedBefore = false;
    made();
    const { madeUtc, bytes, verified } = copyNamed(places.backups, name);
    return { name, kind, madeUtc, bytes, verified, held };
  };

  const make = (kind: 'daily' | 'asked'): Promise<Backup> => {
    const next = underWay.then(() => inWords(() => copy(kind)));
    underWay = next.catch(() => {});
    return next;
  };

  const look = async () => {
    try {
      await underWay;
      if (!ended && isDue()) await make('daily');
    } catch (error) {
      if (!ended && !failedBefore) told(toProblem(error));
      failedBefore = true;
    }
  };

  // Of one that is empty yet, a copy now would be of the first moments of its first import.
  const first = hasSpecimens() ? setTimeout(() => void look(), FIRST_MS).unref() : undefined;
  const hourly = setInterval(() => void look(), EVERY_MS).unref();
  return {
    make,
    look,
    end: async () => {
      clearTimeout(first);
      clearInterval(hourly);
      let waited: NodeJS.Timeout | undefined;
      const tooLong = new Promise<void>((done) => (waited = setTimeout(done, LONGEST_WAIT_MS)));
      await Promise.race([look().then(() => underWay), tooLong]);
      clearTimeout(waited);
      ended = true;
      await task?.stop();
      await underWay;
    },
  };
}

async function copyThroughHandle(
  { places, write }: OpenCatalogue,
  kind: 'daily' | 'asked',
  goesOn: () => boolean,
): Promise<SideTask<Copied>> {
  const place = startCopy(places.file, places.backups, kind);
  try {
    await write.copyInSteps(place.partial, goesOn);
  } catch (error) {
    dropCopy(place);
    throw error;
  }
  // Nobody had a turn since the last page: this is what was copied.
  const expected = heldIn(write);
  const modifiedMs = wholeSince(places.file)?.getTime() ?? null;
  return inFileThread((thread) => thread.call('finish', { place, backups: places.backups, expected, modifiedMs }));
}

/** Whether the file still is what the newest verified copy was made of: a copy of a file alone carries its time. */
function isAsCopied({ places }: OpenCatalogue): boolean {
  const newest = copiesIn(places.backups).find(({ verified }) => verified);
  const since = wholeSince(places.file);
  if (!newest || !since) return false;
  const same = Math.abs(statSync(newest.path).mtimeMs - since.getTime()) < 2;
  return same && since.getTime() < Date.parse(newest.madeUtc) + 1000;
}

/** By the person's own clock. */
function day(date: Date): string {
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

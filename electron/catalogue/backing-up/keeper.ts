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

export interface KeeperEars {
  /** A day's copy failed; told once until one succeeds. */
  readonly told: (problem: Problem) => void;
  /** There is a new copy. */
  readonly made: () => void;
}

type OpenCatalogue = Pick<Catalogue, 'places' | 'read' | 'write'>;

export class BackupKeeper {
  readonly #catalogue: OpenCatalogue;
  readonly #ears: KeeperEars;
  readonly #now: () => Date;
  /** Rows written through this handle when the newest copy was made; null: the newest copy is not what is here now. */
  #copiedAt: number | null;
  #task: SideTask<Copied> | null = null;
  #underWay: Promise<unknown> = Promise.resolve();
  #failedBefore = false;
  #ended = false;
  readonly #first: NodeJS.Timeout | undefined;
  readonly #hourly = setInterval(() => void this.look(), EVERY_MS).unref();

  constructor(catalogue: OpenCatalogue, ears: KeeperEars, now = () => new Date()) {
    this.#catalogue = catalogue;
    this.#ears = ears;
    this.#now = now;
    this.#copiedAt = isAsCopied(catalogue) ? this.#changes() : null;
    // Of one that is empty yet, a copy now would be of the first moments of its first import.
    this.#first = this.#hasSpecimens() ? setTimeout(() => void this.look(), FIRST_MS).unref() : undefined;
  }

  /** Makes a copy now, or waits for the one under way and then makes it. Throws ProblemError 'backup-failed', … */
  make(kind: 'daily' | 'asked'): Promise<Backup> {
    const next = this.#underWay.then(() => inWords(() => this.#copy(kind)));
    this.#underWay = next.catch(() => {});
    return next;
  }

  /** Makes the day's copy where it is due. Never fails: what goes wrong is told. */
  async look(): Promise<void> {
    try {
      await this.#underWay;
      if (!this.#ended && this.#isDue()) await this.make('daily');
    } catch (error) {
      if (!this.#ended && !this.#failedBefore) this.#ears.told(toProblem(error));
      this.#failedBefore = true;
    }
  }

  /** Before the catalogue is closed: the day's copy where it is due, then nothing more. */
  async end(): Promise<void> {
    clearTimeout(this.#first);
    clearInterval(this.#hourly);
    let waited: NodeJS.Timeout | undefined;
    const tooLong = new Promise<void>((done) => (waited = setTimeout(done, LONGEST_WAIT_MS)));
    await Promise.race([this.look().then(() => this.#underWay), tooLong]);
    clearTimeout(waited);
    this.#ended = true;
    await this.#task?.stop();
    await this.#underWay;
  }

  #changes(): number {
    return this.#catalogue.write.value<number>('SELECT total_changes()');
  }

  #hasSpecimens(): boolean {
    return this.#catalogue.read.get('SELECT 1 FROM specimen LIMIT 1') !== undefined;
  }

  #isDue(): boolean {
    const today = day(this.#now());
    const oneToday = copiesIn(this.#catalogue.places.backups).some(
      ({ verified, madeUtc }) => verified && day(new Date(madeUtc)) === today,
    );
    return !oneToday && this.#copiedAt !== this.#changes() && this.#hasSpecimens();
  }

  async #copy(kind: 'daily' | 'asked'): Promise<Backup> {
    const { places, read } = this.#catalogue;
    sweepHalfCopies(places.backups);
    const before = this.#changes();
    // Without a write-ahead log a long reader would keep this handle from writing: the pages go through it instead.
    this.#task =
      read.value<string>('PRAGMA journal_mode') === 'wal'
        ? inFileThread((thread) => thread.call('copy', { file: places.file, backups: places.backups, kind }))
        : await copyThroughHandle(this.#catalogue, kind, () => !this.#ended);
    const { name, held } = await this.#task.result.finally(() => (this.#task = null));
    // What was written after the snapshot counts as not copied: rather one copy too many.
    this.#copiedAt = before;
    this.#failedBefore = false;
    this.#ears.made();
    const { madeUtc, bytes, verified } = copyNamed(places.backups, name);
    return { name, kind, madeUtc, bytes, verified, held };
  }
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

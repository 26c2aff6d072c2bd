/*
 * Keeps one verified copy a day of an open catalogue: looked at when it is opened, every hour, after an import and when it is
 * closed. Before what rewrites much of it there is one more, and on closing one of what was written since, where that was
 * rewritten or the newest copy is hours old. A catalogue that did not change since its newest copy needs no other. Runs in the catalogue thread; the copy itself is made
 * in the file thread.
 */
import { statSync } from 'node:fs';
import type { Backup } from '../../contract/backups.ts';
import { type Problem, toProblem } from '../../domain/problems.ts';
import type { Catalogue } from '../opening/catalogue.ts';
import { inFileThread, type SideTask } from './calls.ts';
import { type Copied, inWords, type MadeKind, startCopy, wholeSince } from './copy.ts';
import { copiesIn, copyNamed, dayOf, dropCopy, sweepHalfCopies } from '../backups/folder.ts';
import { heldIn } from '../backups/held.ts';

const EVERY_MS = 3_600_000;

/** Work of so many hours deserves a copy of its own when the catalogue is closed. */
const OLD_MS = 3 * 3_600_000;

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
  /** Much was rewritten since the newest copy. */
  #rewritten = false;
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
  make(kind: MadeKind): Promise<Backup> {
    const next = this.#underWay.then(() => inWords(() => this.#copy(kind)));
    this.#underWay = next.catch(() => {});
    return next;
  }

  /** Makes the day's copy where it is due. Never fails: what goes wrong is told. */
  async look(isDue = () => !this.#isOneToday(), kind: MadeKind = 'daily'): Promise<void> {
    try {
      await this.#underWay;
      if (!this.#ended && this.#isUncopied() && isDue()) await this.make(kind);
    } catch (error) {
      if (!this.#ended && !this.#failedBefore) this.#ears.told(toProblem(error));
      this.#failedBefore = true;
    }
  }

  /** To be waited for before much is rewritten, such as by an import into what is there. Never fails, as `look`. */
  async beforeRewriting(): Promise<void> {
    await this.look(() => true, 'before-change');
    this.#rewritten = true;
  }

  /** Before the catalogue is closed: a copy where it is due, then nothing more. */
  async end(): Promise<void> {
    clearTimeout(this.#first);
    clearInterval(this.#hourly);
    let waited: NodeJS.Timeout | undefined;
    const tooLong = new Promise<void>((done) => (waited = setTimeout(done, LONGEST_WAIT_MS)));
    const isDue = () => !this.#isOneToday() || this.#rewritten || this.#isOld();
    await Promise.race([this.look(isDue).then(() => this.#underWay), tooLong]);
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

  #isUncopied(): boolean {
    return this.#copiedAt !== this.#changes() && this.#hasSpecimens();
  }

  #verified() {
    return copiesIn(this.#catalogue.places.backups).filter(({ verified }) => verified);
  }

  #isOneToday(): boolean {
    const today = dayOf({ madeUtc: this.#now().toISOString() });
    return this.#verified().some((copy) => dayOf(copy) === today);
  }

  #isOld(): boolean {
    const [newest] = this.#verified();
    return newest === undefined || this.#now().getTime() - Date.parse(newest.madeUtc) > OLD_MS;
  }

  async #copy(kind: MadeKind): Promise<Backup> {
    const { places, read } = this.#catalogue;
    sweepHalfCopies(places.backups);
    const before = this.#changes();
    this.#rewritten = false;
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
  kind: MadeKind,
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

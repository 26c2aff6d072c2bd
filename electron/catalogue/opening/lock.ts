/*
 * One program at a time: derived columns and what is held in memory are true only while nobody else writes. The text beside the
 * lock says who holds it; only the lock itself counts. A text that is still there when the lock is free was left by a program
 * that did not end as it should, or by another computer where a folder is kept in step. Runs where a catalogue is opened.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { because, ProblemError, type ProblemValue } from '../../domain/problems.ts';
import { readPart } from '../../files/read-part.ts';
import { holdLock } from '../database/database.ts';
import type { CataloguePlaces } from '../database/places.ts';
import { isOwnFile } from './look-at-places.ts';

export interface CatalogueLock {
  /** Who held it and never let go; null: whoever it was closed it. */
  readonly leftBy: string | null;
  release(): void;
}

/** Throws ProblemError 'catalogue-in-use', which says who has it. */
export function lockCatalogue(places: CataloguePlaces): CatalogueLock {
  const lock = holdLock(places.lock);
  if (!lock) throw new ProblemError('catalogue-in-use', { holder: holderOf(places) });
  try {
    const leftBy = heldBy(places);
    // A new file, whatever lay there: nothing is ever written through a link.
    rmSync(places.holder, { force: true });
    writeFileSync(places.holder, `${myself()}\n`, { flag: 'wx' });
    return {
      leftBy,
      release: () => {
        rmSync(places.holder, { force: true });
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function myself(): string {
  const since = new Date().toISOString().slice(0, 16).replace('T', ' ');
  return `${accountName()}process ${process.pid} on ${hostname()}, since ${since} UTC`;
}

/** An account need not have a name. */
function accountName(): string {
  try {
    return `${userInfo().username}, `;
  } catch {
    return '';
  }
}

/** Longer than any that the program writes. */
const HOLDER_BYTES = 300;

function heldBy({ holder }: CataloguePlaces): string | null {
  if (!isOwnFile(holder)) return null;
  // One line of plain words, whoever wrote it.
  const words = readPart(holder, 0, HOLDER_BYTES)
    .toString('utf8')
    .replace(/[^\p{L}\p{N}\p{P} ]+/gu, ' ')
    .trim();
  return words || null;
}

/** As a sentence names whoever holds it. */
export function holderOf(places: CataloguePlaces): ProblemValue {
  return heldBy(places) ?? because('another-program');
}

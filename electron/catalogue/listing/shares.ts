/*
 * Deals specimens out to people who share the work, by their occurrence ids: the same specimens to the same part in every
 * copy of a catalogue, and whatever comes later. Runs in the catalogue thread.
 */
import type { ReviewPart } from '../../contract/review.ts';
import type { ReadHandle } from '../database/database.ts';
import { walkRows } from '../database/walk-rows.ts';

/** Divides by every number of parts, so that one byte a specimen does for all of them. */
const SHARES = 12;
const UNKNOWN = 0;

const IDS_SQL = 'SELECT id, occurrence_id AS occurrenceId FROM specimen WHERE id > :after ORDER BY id LIMIT :page';

interface Row {
  readonly id: number;
  readonly occurrenceId: string;
}

/** FNV-1a. On the promise that it stays rests who looks at what. */
export function shareOf(occurrenceId: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < occurrenceId.length; at++) {
    hash = Math.imul(hash ^ occurrenceId.charCodeAt(at), 0x01000193) >>> 0;
  }
  // Its low bits alone follow the low bits of the last letter.
  return ((hash ^ (hash >>> 16)) >>> 0) % SHARES;
}

export class Shares {
  readonly #db: ReadHandle;
  /** By specimen, from 1. */
  #shares = new Uint8Array(0);
  #walked: Promise<void> | null = null;

  constructor(db: ReadHandle) {
    this.#db = db;
  }

  /** Occurrence ids of these may have changed. */
  touch(specimenIds: Iterable<number>): void {
    for (const id of specimenIds) if (id < this.#shares.length) this.#shares[id] = UNKNOWN;
  }

  async inPart({ part, of }: ReviewPart): Promise<(specimenId: number) => boolean> {
    this.#walked ??= this.#walk();
    await this.#walked;
    return (id) => ((this.#shares[id] || this.#read(id)) - 1) % of === part - 1;
  }

  async #walk(): Promise<void> {
    for await (const rows of walkRows<Row>(this.#db, IDS_SQL, ({ id }) => id)) {
      for (const { id, occurrenceId } of rows) this.#keep(id, occurrenceId);
    }
  }

  /** Of one that came later. */
  #read(id: number): number {
    const [row] = this.#db.all<Row>(IDS_SQL, { after: id - 1, page: 1 });
    return this.#keep(id, row?.occurrenceId ?? '');
  }

  #keep(id: number, occurrenceId: string): number {
    if (id >= this.#shares.length) {
      const room = new Uint8Array(Math.ceil((id + 1_000) * 1.5));
      room.set(this.#shares);
      this.#shares = room;
    }
    return (this.#shares[id] = shareOf(occurrenceId) + 1);
  }
}

/*
 * Specimens in the orders of the lists, as arrays of ids. The order itself is SQLite's: an index is walked once to read
 * it, and single comparisons are asked of it when specimens move. Runs in the catalogue thread.
 */
import type { ReadHandle, Value } from '../database/database.ts';
import { takeTurns } from '../../calls/turns.ts';

export const SPECIMEN_ORDERS = [
  'catalogue-number',
  'name',
  'certainty',
  'date-collected',
  'margin',
  'entropy',
  'contradiction',
] as const;
export type SpecimenOrder = (typeof SPECIMEN_ORDERS)[number];

/** The columns that an order goes by, after which the id decides; each list is an index of its own. */
const KEYS: Readonly<Record<SpecimenOrder, readonly [string, ...string[]]>> = {
  'catalogue-number': ['by_number'],
  name: ['by_name', 'by_number'],
  certainty: ['by_certainty'],
  'date-collected': ['by_date'],
  margin: ['by_margin'],
  entropy: ['by_entropy'],
  contradiction: ['by_contradiction'],
};

/** Some milliseconds of walking. */
const IDS_A_CHUNK = 20_000;
/** Above this many moved specimens the whole order is read again, which costs about as much. */
const MOST_MOVED = 2_000;

/** A place in an order, such as a page's end: the values that decided, and the specimen. */
export interface OrderPlace {
  readonly keys: readonly Value[];
  readonly specimenId: number;
}

export class Order {
  readonly #keys: readonly string[];
  readonly #index: string;
  #ids = new Uint32Array(0);
  #loading: Promise<void> | null = null;
  #moved = new Set<number>();

  constructor(order: SpecimenOrder) {
    this.#keys = KEYS[order];
    this.#index = [...this.#keys, 'id'].join(', ');
  }

  /** These specimens are new, or what they are ordered by may have changed. */
  touch(specimenIds: Iterable<number>): void {
    if (!this.#loading) return;
    for (const id of specimenIds) this.#moved.add(id);
  }

  /** What all are ordered by may have changed. */
  forget(): void {
    this.#loading = null;
  }

  /** All specimens in order, as they are now. */
  async ids(db: ReadHandle): Promise<Uint32Array> {
    if (this.#moved.size > MOST_MOVED) this.#loading = null;
    this.#loading ??= this.#load(db);
    await this.#loading;
    if (this.#moved.size > 0) this.#settle(db);
    return this.#ids;
  }

  /** Index of the first specimen after this place. */
  after(db: ReadHandle, ids: Uint32Array, place: OrderPlace): number {
    const given = place.keys.map(() => '?').join(', ');
    // Of the table itself: a specimen may have been taken out since the ids were read.
    const isAfter = `SELECT (${this.#index}) > (${given}, ?) FROM main.specimen WHERE id = ?`;
    return firstIndex(
      ids.length,
      (at) => db.value<number>(isAfter, [...place.keys, place.specimenId, ids[at] ?? 0]) === 1,
    );
  }

  /** How many of `ids` have what the order goes by; they come first. */
  told(db: ReadHandle, ids: Uint32Array): number {
    // Texts and numbers are no blobs; of certainties an empty text stands for none.
    const isNone = `SELECT ${this.#keys[0]} IN (x'', '') FROM main.specimen WHERE id = ?`;
    return firstIndex(ids.length, (at) => db.value<number>(isNone, [ids[at] ?? 0]) === 1);
  }

  placeOf(db: ReadHandle, specimenId: number): OrderPlace {
    const [row] = db.raw<Value[]>(`SELECT ${this.#keys.join(', ')} FROM main.specimen WHERE id = ?`, [specimenId]);
    return { keys: row ?? [], specimenId };
  }

  /** The statements that walk the index; for tests of their plans as well. */
  walkSql(): { readonly first: string; readonly equal: string; readonly beyond: string } {
    const keys = this.#keys.join(', ');
    const given = this.#keys.map(() => '?').join(', ');
    const select = (where: string) => `SELECT id FROM specimen ${where} ORDER BY ${this.#index} LIMIT ${IDS_A_CHUNK}`;
    return {
      first: select(''),
      // Two statements, since SQLite seeks by all columns of a comparison but the id at its end, and thousands of
      // specimens may share a name, a day or "none".
      equal: select(`WHERE (${keys}) = (${given}) AND id > ?`),
      beyond: select(`WHERE (${keys}) > (${given})`),
    };
  }

  async #load(db: ReadHandle): Promise<void> {
    const turn = takeTurns();
    this.#moved = new Set();
    const { first, equal, beyond } = this.walkSql();
    const chunks: Uint32Array[] = [];
    let chunk = db.ids(first);
    while (chunk.length > 0) {
      chunks.push(chunk);
      const last = this.placeOf(db, chunk.at(-1) ?? 0);
      await turn();
      chunk = db.ids(equal, [...last.keys, last.specimenId]);
      if (chunk.length === 0) chunk = db.ids(beyond, last.keys);
    }
    const ids = new Uint32Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    let at = 0;
    for (const chunk of chunks) {
      ids.set(chunk, at);
      at += chunk.length;
    }
    this.#ids = ids;
  }

  /** Takes the moved specimens out and puts each where it belongs now. */
  #settle(db: ReadHandle): void {
    const moved = this.#moved;
    this.#moved = new Set();
    const stay = without(this.#ids, moved);
    const isAfter = `SELECT (${qualify('a', this.#keys)}) > (${qualify('b', this.#keys)})
      FROM main.specimen AS a, main.specimen AS b WHERE a.id = ? AND b.id = ?`;
    const inOrder = db.raw<[number]>(
      `SELECT id FROM specimen WHERE id IN (SELECT value FROM json_each(?)) ORDER BY ${this.#index}`,
      [JSON.stringify([...moved])],
    );
    const ids = new Uint32Array(stay.length + inOrder.length);
    let from = 0;
    for (const [placed, [id]] of inOrder.entries()) {
      const to = firstIndex(stay.length, (at) => db.value<number>(isAfter, [stay[at] ?? 0, id]) === 1);
      ids.set(stay.subarray(from, to), from + placed);
      ids[to + placed] = id;
      from = to;
    }
    ids.set(stay.subarray(from), from + inOrder.length);
    this.#ids = ids;
  }
}

function without(ids: Uint32Array, moved: ReadonlySet<number>): Uint32Array {
  const stay = new Uint32Array(ids.length);
  let count = 0;
  if (moved.size === 1) {
    // The common case, one decision: a search and two copies instead of a look-up for each specimen.
    const [only] = moved;
    const at = ids.indexOf(only ?? 0);
    if (at < 0) return ids;
    stay.set(ids.subarray(0, at));
    stay.set(ids.subarray(at + 1), at);
    return stay.subarray(0, ids.length - 1);
  }
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] as number;
    if (!moved.has(id)) stay[count++] = id;
  }
  return stay.subarray(0, count);
}

function qualify(table: string, keys: readonly string[]): string {
  return [...keys, 'id'].map((column) => `${table}.${column}`).join(', ');
}

/** The first index of which `isAfter` is true, where it is false up to some index and true from there on. */
function firstIndex(length: number, isAfter: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAfter(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

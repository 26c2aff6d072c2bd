/*
 * Lists, counts and facets of the open collection. Answers from columns in memory (columns.ts) in the orders of SQLite's
 * indexes (orders.ts). Runs in the catalogue thread.
 */
import { type CollectionFilter, type PhotoOrder, STATUSES, type Status } from '../../contract/collection.ts';
import type { ReadHandle } from '../database/database.ts';
import { Columns } from './columns.ts';
import { Order, type OrderPlace, SPECIMEN_ORDERS, type SpecimenOrder } from './orders.ts';
import { misses, type Passing, passing, prepareSelection } from './selection.ts';
import { Sketches } from './sketches.ts';
import { TaxonTree } from './taxon-tree.ts';
import { Shares } from './shares.ts';
import { TextSearch } from './text-search.ts';

/** Answers kept while nothing is written: the pages of a list that is being scrolled are cut from one of them. */
const ANSWERS_KEPT = 12;

/** An order, or the same from its end. */
export interface ListOrder {
  readonly order: PhotoOrder;
  readonly descending: boolean;
}

/** What a write changed. names: which names specimens show. everything: also photos, numbers, places, taxa. */
export type Change = 'names' | 'everything';

export class Listing {
  readonly columns = new Columns();
  readonly sketches: Sketches;
  readonly #db: ReadHandle;
  readonly #orders = new Map<SpecimenOrder, Order>(SPECIMEN_ORDERS.map((order) => [order, new Order(order)]));
  readonly #answers = new Map<string, Promise<unknown>>();
  readonly #text: TextSearch;
  readonly shares: Shares;
  #loading: Promise<void> | null = null;
  /** Specimens written while the columns were being read. */
  #waiting: number[] | null = null;
  #tree: TaxonTree | null = null;

  constructor(db: ReadHandle) {
    this.#db = db;
    this.#text = new TextSearch(db, this.columns);
    this.sketches = new Sketches(db, this.columns);
    this.shares = new Shares(db);
  }

  /** Resolves when the columns are there. */
  async ready(): Promise<void> {
    this.#loading ??= this.#load();
    await this.#loading;
  }

  /** To be called after each commit with the specimens that were added, or changed, or whose photos were. */
  refresh(specimenIds: readonly number[], change: Change): void {
    this.#answers.clear();
    if (change === 'everything') this.#text.forget();
    if (this.#waiting) this.#waiting.push(...specimenIds);
    else if (this.#loading) this.columns.refresh(this.#db, specimenIds);
    if (change === 'everything') this.sketches.touch(specimenIds);
    for (const order of this.#orders.values()) order.touch(specimenIds);
    if (change === 'everything') this.shares.touch(specimenIds);
    if (this.#tree?.isCurrent(this.#db)) return;
    // A taxon may be called otherwise.
    this.#tree = null;
    this.#order('name').forget();
  }

  get tree(): TaxonTree {
    this.#tree ??= new TaxonTree(this.#db);
    return this.#tree;
  }

  /** By photo id, the facets of the filter that it fails, as bits; see MISSES. */
  async misses(filter: CollectionFilter): Promise<Uint16Array> {
    await this.ready();
    return await this.remember(`misses ${JSON.stringify(filter)}`, () => this.#misses(filter));
  }

  async passing(filter: CollectionFilter): Promise<Passing> {
    const missed = await this.misses(filter);
    return await this.remember(`passing ${JSON.stringify(filter)}`, async () => passing(this.columns, missed));
  }

  /** How many photos pass; kept nowhere. */
  async count(filter: CollectionFilter): Promise<number> {
    await this.ready();
    return passing(this.columns, await this.#misses(filter)).total;
  }

  async #misses(filter: CollectionFilter): Promise<Uint16Array> {
    const text = await this.#text.find(this.tree, filter.text);
    return misses(this.columns, prepareSelection(this.columns, this.tree, filter, text));
  }

  /** At most `limit` passing photos from this place in the list on, counted from 0. */
  async photosFrom(found: Passing, { order, descending }: ListOrder, index: number, limit: number): Promise<number[]> {
    const taken: number[] = [];
    let skip = index;
    if (order === 'newest') {
      const { length } = found.missed;
      for (let at = 1; at < length && taken.length < limit; at++) {
        const photo = descending ? at : length - at;
        if (found.missed[photo] === 0 && skip-- <= 0) taken.push(photo);
      }
      return taken;
    }
    const { ids } = await this.#arranged(order, descending);
    const { ofSpecimen } = found;
    for (let at = 0; at < ids.length && taken.length < limit; at++) {
      const count = ofSpecimen[ids[at] as number] ?? 0;
      if (skip >= count) skip -= count;
      else {
        this.#take(found, ids[at] as number, 0, skip, limit, taken);
        skip = 0;
      }
    }
    return taken;
  }

  /** At most `limit` passing photos after this one in the list; the place holds even when rows came or moved since. */
  async photosAfter(
    found: Passing,
    { order, descending }: ListOrder,
    place: OrderPlace & { readonly photoId: number },
    limit: number,
  ): Promise<number[]> {
    const taken: number[] = [];
    if (order === 'newest') {
      const step = descending ? 1 : -1;
      const { length } = found.missed;
      for (let photo = Math.min(place.photoId, length) + step; photo > 0 && photo < length; photo += step) {
        if (taken.length === limit) break;
        if (found.missed[photo] === 0) taken.push(photo);
      }
      return taken;
    }
    const { ids, told } = await this.#arranged(order, descending);
    const next = descending ? await this.#indexBefore(order, told, place) : this.indexAfter(order, ids, place);
    // The rest of the specimen that the page broke off in, unless it has moved elsewhere since.
    if (ids[next - 1] === place.specimenId) this.#take(found, place.specimenId, place.photoId, 0, limit, taken);
    for (let at = next; at < ids.length && taken.length < limit; at++) {
      if ((found.ofSpecimen[ids[at] as number] ?? 0) > 0) this.#take(found, ids[at] as number, 0, 0, limit, taken);
    }
    return taken;
  }

  #take(found: Passing, specimen: number, after: number, skip: number, limit: number, taken: number[]): void {
    const { firstPhoto, nextPhoto } = this.columns;
    let left = skip;
    for (let photo = firstPhoto[specimen] ?? 0; photo !== 0; photo = nextPhoto[photo] ?? 0) {
      if (taken.length < limit && photo > after && found.missed[photo] === 0 && left-- <= 0) taken.push(photo);
    }
  }

  /** All specimens in this order, or from its end; `told` of them have what it goes by, the others come last either way. */
  async #arranged(order: SpecimenOrder, descending: boolean): Promise<{ ids: Uint32Array; told: number }> {
    const ids = await this.specimens(order);
    if (!descending) return { ids, told: ids.length };
    return await this.remember(`from the end ${order}`, async () => {
      const told = this.#order(order).told(this.#db, ids);
      const turned = ids.slice();
      turned.subarray(0, told).reverse();
      return { ids: turned, told };
    });
  }

  /** Index from the order's end of the first specimen that comes after this place there. */
  async #indexBefore(order: SpecimenOrder, told: number, place: OrderPlace): Promise<number> {
    const ids = await this.specimens(order);
    const after = this.indexAfter(order, ids, place);
    if (after > told) return after;
    return told - (ids[after - 1] === place.specimenId ? after - 1 : after);
  }

  /** All specimens in this order. */
  async specimens(order: SpecimenOrder): Promise<Uint32Array> {
    await this.ready();
    return await this.#order(order).ids(this.#db);
  }

  /** Those of them that have what it goes by. */
  async specimensTold(order: SpecimenOrder): Promise<Uint32Array> {
    const ids = await this.specimens(order);
    return ids.subarray(0, this.#order(order).told(this.#db, ids));
  }

  /** Reads every order before it is asked for: some 80 ms each in half a million specimens, giving other calls turns. */
  async readOrders(): Promise<void> {
    for (const order of SPECIMEN_ORDERS) await this.specimens(order);
  }

  /** Index in `ids` (as `specimens` gave them) of the first specimen after this place. */
  indexAfter(order: SpecimenOrder, ids: Uint32Array, place: OrderPlace): number {
    return this.#order(order).after(this.#db, ids, place);
  }

  placeOf(order: SpecimenOrder, specimenId: number): OrderPlace {
    return this.#order(order).placeOf(this.#db, specimenId);
  }

  /** Photos, and specimens that have any, by status; over everything. */
  async statuses(): Promise<{ photos: Record<Status, number>; specimens: Record<Status, number> }> {
    await this.ready();
    return await this.remember('statuses', async () => {
      const photos = new Uint32Array(256);
      const specimens = new Uint32Array(256);
      const { columns } = this;
      for (let specimen = 1; specimen <= columns.specimens; specimen++) {
        const status = columns.status[specimen] as number;
        const views = columns.viewCount[specimen] as number;
        if (views === 0) continue;
        photos[status] = (photos[status] as number) + views;
        specimens[status] = (specimens[status] as number) + 1;
      }
      return { photos: byStatus(photos), specimens: byStatus(specimens) };
    });
  }

  /** An answer, worked out once for each state of the catalogue. */
  async remember<T>(key: string, work: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key);
    if (known) return (await known) as T;
    const answer = work();
    this.#answers.set(key, answer);
    // A failed answer is not kept: the next to ask tries again.
    answer.catch(() => this.#answers.delete(key));
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= ANSWERS_KEPT) break;
      this.#answers.delete(oldest);
    }
    return await answer;
  }

  #order(order: SpecimenOrder): Order {
    const known = this.#orders.get(order);
    if (!known) throw new Error(`no order ${order}`);
    return known;
  }

  async #load(): Promise<void> {
    this.#waiting = [];
    await this.columns.load(this.#db);
    const late = this.#waiting;
    this.#waiting = null;
    this.columns.refresh(this.#db, late);
  }
}

function byStatus(counts: Uint32Array): Record<Status, number> {
  return Object.fromEntries(STATUSES.map((status, index) => [status, counts[index] ?? 0])) as Record<Status, number>;
}

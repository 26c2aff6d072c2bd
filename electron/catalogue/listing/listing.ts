/*
 * Lists, counts and facets of the open collection. Answers from columns in memory (columns.ts) in the orders of SQLite's
 * indexes (orders.ts). Runs in the catalogue thread.
 */
import { type CollectionFilter, type PhotoOrder, STATUSES, type Status } from '../../contract/collection.ts';
import type { ReadHandle } from '../database.ts';
import { Columns } from './columns.ts';
import { Order, type OrderPlace, SPECIMEN_ORDERS, type SpecimenOrder } from './orders.ts';
import { misses, prepareSelection, type Selection } from './selection.ts';
import { TaxonTree } from './taxon-tree.ts';

/** Answers kept while nothing is written: the pages of a list that is being scrolled are cut from one of them. */
const ANSWERS_KEPT = 6;

export class Listing {
  readonly columns = new Columns();
  readonly #db: ReadHandle;
  readonly #orders = new Map<SpecimenOrder, Order>(SPECIMEN_ORDERS.map((order) => [order, new Order(order)]));
  readonly #answers = new Map<string, Promise<unknown>>();
  #loading: Promise<void> | null = null;
  /** Specimens written while the columns were being read. */
  #waiting: number[] | null = null;
  #tree: TaxonTree | null = null;

  constructor(db: ReadHandle) {
    this.#db = db;
  }

  /** Resolves when the columns are there. Called early, so that the first list need not wait. */
  async ready(): Promise<void> {
    this.#loading ??= this.#load();
    await this.#loading;
  }

  /** To be called after each commit with the specimens that were added, or changed, or whose photos were. */
  refresh(specimenIds: readonly number[]): void {
    this.#answers.clear();
    if (this.#waiting) this.#waiting.push(...specimenIds);
    else if (this.#loading) this.columns.refresh(this.#db, specimenIds);
    for (const order of this.#orders.values()) order.touch(specimenIds);
    if (this.#tree && !this.#tree.isCurrent(this.#db)) this.#tree = null;
  }

  get tree(): TaxonTree {
    this.#tree ??= new TaxonTree(this.#db);
    return this.#tree;
  }

  async selection(filter: CollectionFilter): Promise<Selection> {
    await this.ready();
    return await this.remember(`selection ${JSON.stringify(filter)}`, () =>
      prepareSelection(this.#db, this.columns, this.tree, filter),
    );
  }

  /** Ids of the photos that pass, in order. */
  async photos(filter: CollectionFilter, order: PhotoOrder): Promise<Uint32Array> {
    const selection = await this.selection(filter);
    return await this.remember(`photos ${order} ${JSON.stringify(filter)}`, async () => {
      const { columns } = this;
      const ids = order === 'newest' ? null : await this.specimens(order);
      const passing = new Uint32Array(columns.photoCount);
      let count = 0;
      const add = (photo: number) => {
        if (columns.specimenOf[photo] !== 0 && misses(selection, columns, photo) === 0) passing[count++] = photo;
      };
      if (ids === null) for (let photo = columns.photos; photo > 0; photo--) add(photo);
      else for (const specimen of ids) this.eachPhoto(specimen, add);
      return passing.slice(0, count);
    });
  }

  eachPhoto(specimen: number, visit: (photo: number) => void): void {
    const { firstPhoto, nextPhoto } = this.columns;
    for (let photo = firstPhoto[specimen] ?? 0; photo !== 0; photo = nextPhoto[photo] ?? 0) visit(photo);
  }

  /** All specimens in this order. */
  async specimens(order: SpecimenOrder): Promise<Uint32Array> {
    await this.ready();
    return await this.#order(order).ids(this.#db);
  }

  /** Index in `ids` (as `specimens` gave them) of the first specimen after this place. */
  indexAfter(order: SpecimenOrder, ids: Uint32Array, place: OrderPlace): number {
    return this.#order(order).after(this.#db, ids, place);
  }

  placeOf(order: SpecimenOrder, specimenId: number): OrderPlace {
    return this.#order(order).placeOf(this.#db, specimenId);
  }

  /** Photos by status, over everything. */
  async statuses(): Promise<Record<Status, number>> {
    await this.ready();
    return await this.remember('statuses', async () => {
      const counts = [0, 0, 0, 0];
      const { columns } = this;
      for (let specimen = 1; specimen <= columns.specimens; specimen++) {
        const status = columns.status[specimen] ?? 255;
        if (status !== 255) counts[status] = (counts[status] ?? 0) + (columns.viewCount[specimen] ?? 0);
      }
      return Object.fromEntries(STATUSES.map((status, index) => [status, counts[index] ?? 0])) as Record<
        Status,
        number
      >;
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

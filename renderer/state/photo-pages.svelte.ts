/* The photos of a filter in an order, as the grid and the table look at them. In a component's script. */
import type { CollectionFilter, PhotoCard, PhotoOrder } from '../../electron/contract/collection.ts';
import type { AskedColumn } from '../../electron/contract/table-columns.ts';
import type { Problem } from '../../electron/domain/problems.ts';
import { problemOf, request } from '../bridge.ts';
import { PageCache } from './page-cache.ts';

export interface PhotoList {
  readonly filter: CollectionFilter;
  readonly order: PhotoOrder;
  readonly descending?: boolean;
  /** Beside the cards, for a table. */
  readonly columns?: readonly AskedColumn[];
}

/** A card with its cells, where columns were asked for. */
export type ListedPhoto = PhotoCard & { readonly cells?: readonly string[] };

export class PhotoPages {
  problem = $state.raw<Problem | null>(null);
  /** null until the first answer. */
  total = $state<number | null>(null);
  /** What is shown is missing or out of date. */
  waiting = $state(true);
  #version = $state(0);
  #list: PhotoList | null = null;
  readonly #cache = new PageCache<ListedPhoto>({
    pageSize: 200,
    mostPages: 40,
    load: async (index, limit) => {
      const { cards, total } = await this.read(index, limit);
      return { items: cards, total };
    },
    changed: () => this.#tell(),
    failed: (error) => (this.problem = problemOf(error)),
  });

  /** `changes` rises when the catalogue was written. */
  constructor(list: () => PhotoList, changes: () => number) {
    $effect(() => {
      this.#list = list();
      this.problem = null;
      this.#cache.reset();
      this.waiting = true;
    });
    let seen = changes();
    $effect(() => {
      const now = changes();
      if (now === seen) return;
      seen = now;
      this.#cache.refresh();
    });
  }

  card(index: number): ListedPhoto | undefined {
    void this.#version;
    return this.#cache.get(index);
  }

  show(first: number, last: number): void {
    this.#cache.show(first, last);
  }

  /** Straight from the catalogue, at most 500 cards, past what is kept here. */
  async read(
    index: number,
    limit: number,
  ): Promise<{ readonly cards: readonly ListedPhoto[]; readonly total: number }> {
    if (!this.#list) return { cards: [], total: 0 };
    const { cards, cells, total } = await request('collection.page', { ...this.#list, limit, index });
    return { cards: cells ? cards.map((card, at) => ({ ...card, cells: cells[at] ?? [] })) : cards, total };
  }

  range(first: number, last: number): Promise<PhotoCard[]> {
    return this.#cache.range(first, last);
  }

  #tell(): void {
    this.total = this.#cache.total;
    this.waiting = this.#cache.waiting;
    this.#version += 1;
  }
}

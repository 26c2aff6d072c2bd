/*
 * How the collection is looked at: filter, order, grid or table, size of the photos. Lives as long as its catalogue is
 * open, so that a screen comes back as it was left.
 */
import { type CollectionFilter, EVERYTHING, type PhotoOrder } from '../../electron/contract/collection.ts';
import { chipsOf, narrowedTo, type WordedFacet } from './collection-filter.ts';
import { kept } from './kept.ts';
import type { MapPlace } from './map-place.ts';
import { TableColumns } from './table-columns.svelte.ts';

export const LOOKS = ['grid', 'table', 'map'] as const;
export type Look = (typeof LOOKS)[number];

export const PHOTO_SIZES = [108, 136, 168, 216, 288, 384] as const;

interface Named {
  readonly label: string;
  readonly italic?: boolean;
}

const keptLook = kept<string>('collection-look', 'grid');
const keptTimeline = kept<boolean>('collection-timeline', false);
const keptSize = kept<number>('photo-size', 2);

export class CollectionView {
  filter = $state.raw<CollectionFilter>(EVERYTHING);
  order = $state<PhotoOrder>('catalogue-number');
  /** The order from its end. */
  descending = $state(false);
  readonly table = new TableColumns();
  /** Of the map; null: where specimens are. */
  mapPlace = $state.raw<MapPlace | null>(null);
  #look = $state<Look>(LOOKS.find((look) => look === keptLook.get()) ?? 'grid');
  #timeline = $state(keptTimeline.get());
  #size = $state(Math.min(PHOTO_SIZES.length - 1, Math.max(0, Math.round(keptSize.get()))));
  /** The first card on screen, to come back to. */
  topIndex = 0;
  /** Words for choices, as the facets told them: a choice that no photo passes any more still has its name. */
  #words = new Map<string, Named>();

  get look(): Look {
    return this.#look;
  }

  set look(look: Look) {
    this.#look = look;
    keptLook.set(look);
  }

  get timeline(): boolean {
    return this.#timeline;
  }

  set timeline(shown: boolean) {
    this.#timeline = shown;
    keptTimeline.set(shown);
  }

  /** Index into PHOTO_SIZES. */
  get size(): number {
    return this.#size;
  }

  set size(size: number) {
    this.#size = size;
    keptSize.set(size);
  }

  /** Smallest width of a card, px. */
  get cardWidth(): number {
    return PHOTO_SIZES[this.#size] ?? PHOTO_SIZES[2];
  }

  narrow(part: Partial<CollectionFilter>): void {
    this.filter = narrowedTo(part);
  }

  /** Another catalogue: nothing of the last one is left, but what concerns the look. */
  reset(): void {
    this.filter = EVERYTHING;
    this.orderBy('catalogue-number');
    this.topIndex = 0;
    this.mapPlace = null;
    this.#words.clear();
  }

  /** A saved set: nothing but its filter and order. */
  show({ filter, order }: { readonly filter: CollectionFilter; readonly order: PhotoOrder }): void {
    this.filter = filter;
    this.orderBy(order);
  }

  orderBy(order: PhotoOrder, descending = false): void {
    this.order = order;
    this.descending = descending;
  }

  clear(): void {
    this.filter = EVERYTHING;
  }

  learn(facet: WordedFacet, values: readonly (Named & { readonly value: string | number })[]): void {
    for (const { value, label, italic } of values)
      this.#words.set(`${facet} ${value}`, { label, italic: italic ?? false });
  }

  wordsOf(facet: WordedFacet, value: string | number): Named {
    return this.#words.get(`${facet} ${value}`) ?? { label: String(value) };
  }

  readonly chips = $derived(chipsOf(this.filter));
}

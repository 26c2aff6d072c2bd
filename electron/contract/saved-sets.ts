/*
 * Sets of photos that people come back to: a filter and an order under a name, kept in the catalogue. A set holds no list of
 * photos: what passes its filter is in it. Runs everywhere.
 */
import type { CollectionFilter, PhotoOrder } from './collection.ts';

export interface SavedSet {
  readonly id: number;
  readonly name: string;
  /** null: a newer program saved it in a form that this one cannot read. */
  readonly look: { readonly filter: CollectionFilter; readonly order: PhotoOrder } | null;
  /** How many pass now. */
  readonly photos: number;
}

/** Answered by the catalogue thread; each gives all sets as they are then, by name. */
export interface SetRequests {
  'sets.list': () => readonly SavedSet[];
  /** Rejects with 'set-name-taken' where a set is called so and is not to be replaced. */
  'sets.save': (input: {
    readonly name: string;
    readonly filter: CollectionFilter;
    readonly order: PhotoOrder;
    readonly replace: boolean;
  }) => readonly SavedSet[];
  /** Rejects with 'set-name-taken'. */
  'sets.rename': (input: { readonly id: number; readonly name: string }) => readonly SavedSet[];
  'sets.remove': (input: { readonly id: number }) => readonly SavedSet[];
}

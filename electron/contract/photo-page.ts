/* What a page of photos is asked by: filter, order, and columns beside the cards. Runs everywhere. */
import type { CollectionFilter, PhotoOrder } from './collection.ts';
import type { AskedColumn } from './table-columns.ts';

/**
 * One page of at most 500 cards. Give `after` (the `next` of the page before, keyset) to walk, or `index` to jump to a
 * place while scrolling.
 */
export interface PhotoPageRequest {
  readonly filter: CollectionFilter;
  readonly order: PhotoOrder;
  /** From the end; what has no number, name, certainty or date still comes last. */
  readonly descending?: boolean;
  /** Asked for beside the cards. */
  readonly columns?: readonly AskedColumn[];
  readonly limit: number;
  readonly after?: string;
  readonly index?: number;
}

/* Which photos a filter lets through, decided on the columns in memory. Runs in the catalogue thread. */
import { type CollectionFilter, STATUSES } from '../../contract/collection.ts';
import type { ReadHandle } from '../database.ts';
import { wordsOf } from '../search-words.ts';
import { type Columns, type Names } from './columns.ts';
import type { TaxonTree } from './taxon-tree.ts';
import { findText } from './text-search.ts';

/** The facets, in the order of their bits in `misses`. */
export const FACETS = ['status', 'taxon', 'source', 'view', 'determiner'] as const;

/** The value of the view facet for photos whose view nobody told. */
export const NO_VIEW = '';

/** A filter made ready: one look-up for each facet, null where it lets everything through. */
export interface Selection {
  readonly status: Uint8Array | null;
  readonly taxon: Uint8Array | null;
  readonly source: Uint8Array | null;
  readonly view: Uint8Array | null;
  readonly determiner: Uint8Array | null;
  /** By photo id, 1 where the text was found. */
  readonly text: Uint8Array | null;
}

export async function prepareSelection(
  db: ReadHandle,
  columns: Columns,
  tree: TaxonTree,
  filter: CollectionFilter,
): Promise<Selection> {
  return {
    status: flags(
      filter.statuses.map((status) => STATUSES.indexOf(status)),
      STATUSES.length,
    ),
    taxon: filter.taxonIds.length === 0 ? null : tree.withNarrower(filter.taxonIds),
    source: flags(filter.sourceIds, 0),
    view: flags(numbersOf(columns.views, filter.views), columns.views.list.length),
    determiner: flags(numbersOf(columns.determiners, filter.determiners), columns.determiners.list.length),
    text: wordsOf(filter.text).length === 0 ? null : await findText(db, columns, tree, filter.text),
  };
}

/** 1 at each of these numbers; null when there are none. */
function flags(numbers: readonly number[], room: number): Uint8Array | null {
  if (numbers.length === 0) return null;
  const result = new Uint8Array(Math.max(room, ...numbers.map((number) => number + 1)));
  for (const number of numbers) if (number >= 0) result[number] = 1;
  return result;
}

/** A name that no row has matches nothing, but it still is a wish: -1 keeps the facet in force. */
function numbersOf(names: Names, wanted: readonly string[]): number[] {
  return wanted.map((name) => (name === NO_VIEW ? 0 : names.list.indexOf(name)));
}

/** How a photo stands to a selection: a bit for each facet that it fails; failing the text is one of its own. */
export function misses(selection: Selection, columns: Columns, photo: number): number {
  const specimen = columns.specimenOf[photo] ?? 0;
  const fails = (facet: Uint8Array | null, value: number | undefined) => facet !== null && facet[value ?? 0] !== 1;
  return (
    (fails(selection.status, columns.status[specimen]) ? 1 : 0) |
    (fails(selection.taxon, columns.taxon[specimen]) ? 2 : 0) |
    (fails(selection.source, columns.source[photo]) ? 4 : 0) |
    (fails(selection.view, columns.view[photo]) ? 8 : 0) |
    (fails(selection.determiner, columns.determiner[specimen]) ? 16 : 0) |
    (fails(selection.text, photo) ? 32 : 0)
  );
}

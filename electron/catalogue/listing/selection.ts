/*
 * Which photos a filter lets through, decided in one pass over the columns in memory. The passes are plain loops over
 * typed arrays: at a million photos a closure a photo is the difference between 10 and 100 ms. Catalogue thread.
 */
import { type CollectionFilter, STATUSES } from '../../contract/collection.ts';
import type { Columns, Names } from './columns.ts';
import type { TaxonTree } from './taxon-tree.ts';

/** The value of the view facet for photos whose view nobody told. */
export const NO_VIEW = '';

/** A filter made ready: 1 at every value that passes; null where a facet lets everything through. */
export interface Selection {
  readonly status: Uint8Array | null;
  readonly taxon: Uint8Array | null;
  readonly source: Uint8Array | null;
  readonly view: Uint8Array | null;
  readonly determiner: Uint8Array | null;
  /** Whether only photos pass that cannot be read. */
  readonly unreadable: boolean;
  /** By photo id, 1 where the text was found. */
  readonly text: Uint8Array | null;
}

/** The bits of `misses`. */
export const MISSES = {
  status: 1,
  taxon: 2,
  source: 4,
  view: 8,
  determiner: 16,
  text: 32,
  noPhoto: 64,
  files: 128,
} as const;

export function prepareSelection(
  columns: Columns,
  tree: TaxonTree,
  filter: CollectionFilter,
  text: Uint8Array | null,
): Selection {
  return {
    status: flags(filter.statuses.map((status) => STATUSES.indexOf(status))),
    taxon: filter.taxonIds.length === 0 ? null : tree.withNarrower(filter.taxonIds),
    source: flags(filter.sourceIds),
    view: flags(filter.views.map((view) => (view === NO_VIEW ? 0 : numberOf(columns.views, view)))),
    determiner: flags(filter.determiners.map((name) => numberOf(columns.determiners, name))),
    unreadable: filter.files.length > 0,
    text,
  };
}

/** A name that no photo has matches nothing, but it still is a wish: -1 keeps the facet in force. */
function numberOf(names: Names, name: string): number {
  return names.list.indexOf(name);
}

function flags(numbers: readonly number[]): Uint8Array | null {
  if (numbers.length === 0) return null;
  const result = new Uint8Array(Math.max(0, ...numbers) + 1);
  for (const number of numbers) if (number >= 0) result[number] = 1;
  return result;
}

/** By photo id: a bit for each facet that the photo fails; 0 for one that passes. */
export function misses(columns: Columns, selection: Selection): Uint8Array {
  const { status, taxon, source, view, determiner, unreadable, text } = selection;
  const { specimenOf, photos } = columns;
  const missed = new Uint8Array(photos + 1);
  missed[0] = MISSES.noPhoto;
  for (let photo = 1; photo <= photos; photo++) {
    const specimen = specimenOf[photo] as number;
    let bits = 0;
    if (specimen === 0) bits = MISSES.noPhoto;
    else {
      if (status !== null && status[columns.status[specimen] as number] !== 1) bits = MISSES.status;
      if (taxon !== null && taxon[columns.taxon[specimen] as number] !== 1) bits |= MISSES.taxon;
      if (source !== null && source[columns.source[photo] as number] !== 1) bits |= MISSES.source;
      if (view !== null && view[columns.view[photo] as number] !== 1) bits |= MISSES.view;
      if (determiner !== null && determiner[columns.determiner[specimen] as number] !== 1) bits |= MISSES.determiner;
      if (unreadable && columns.readable[photo] === 1) bits |= MISSES.files;
      if (text !== null && text[photo] !== 1) bits |= MISSES.text;
    }
    missed[photo] = bits;
  }
  return missed;
}

/** The photos that pass a filter, ready to be cut into pages. */
export interface Passing {
  /** By photo id: 0 where the photo passes. */
  readonly missed: Uint8Array;
  /** By specimen id: how many of its photos pass. */
  readonly ofSpecimen: Uint16Array;
  readonly total: number;
}

export function passing(columns: Columns, missed: Uint8Array): Passing {
  const { specimenOf, specimens } = columns;
  const ofSpecimen = new Uint16Array(specimens + 1);
  let total = 0;
  for (let photo = 1; photo < missed.length; photo++) {
    if (missed[photo] !== 0) continue;
    const specimen = specimenOf[photo] as number;
    ofSpecimen[specimen] = (ofSpecimen[specimen] as number) + 1;
    total += 1;
  }
  return { missed, ofSpecimen, total };
}

/*
 * Which photos a filter lets through, decided in one pass over the columns in memory. The passes are plain loops over
 * typed arrays: at a million photos a closure a photo is the difference between 10 and 100 ms. Catalogue thread.
 */
import { type Area, type CollectionFilter, type Months, STATUSES } from '../../contract/collection.ts';
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
  /** By specimen id, 1 where it was collected there, and then. */
  readonly place: Uint8Array | null;
  readonly date: Uint8Array | null;
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
  place: 256,
  date: 512,
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
    place: filter.areas.length === 0 ? null : collectedIn(columns, filter.areas),
    date: filter.collected.length === 0 ? null : collectedDuring(columns, filter.collected),
  };
}

function collectedIn({ latitude, longitude, specimens }: Columns, areas: readonly Area[]): Uint8Array {
  const found = new Uint8Array(specimens + 1);
  for (const { south, west, north, east } of areas) {
    for (let specimen = 1; specimen <= specimens; specimen++) {
      const [y, x] = [latitude[specimen] as number, longitude[specimen] as number];
      const across = west <= east ? x >= west && x <= east : x >= west || x <= east;
      if (across && y >= south && y <= north) found[specimen] = 1;
    }
  }
  return found;
}

/** Months counted from the year 0 on; of a year alone, its first and its last month. */
export function monthNumber(text: string): number {
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
}

function collectedDuring({ year, month, specimens }: Columns, spans: readonly Months[]): Uint8Array {
  const found = new Uint8Array(specimens + 1);
  for (const span of spans) {
    const [from, to] = [monthNumber(span.from), monthNumber(span.to)];
    for (let specimen = 1; specimen <= specimens; specimen++) {
      const [ofYear, ofMonth] = [year[specimen] as number, month[specimen] as number];
      if (ofYear === 0) continue;
      const first = ofYear * 12 + Math.max(0, ofMonth - 1);
      if (first >= from && first + (ofMonth === 0 ? 11 : 0) <= to) found[specimen] = 1;
    }
  }
  return found;
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
export function misses(columns: Columns, selection: Selection): Uint16Array {
  const { status, taxon, source, view, determiner, unreadable, text, place, date } = selection;
  const { specimenOf, photos } = columns;
  const missed = new Uint16Array(photos + 1);
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
      if (place !== null && place[specimen] !== 1) bits |= MISSES.place;
      if (date !== null && date[specimen] !== 1) bits |= MISSES.date;
    }
    missed[photo] = bits;
  }
  return missed;
}

/** The photos that pass a filter, ready to be cut into pages. */
export interface Passing {
  /** By photo id: 0 where the photo passes. */
  readonly missed: Uint16Array;
  /** By specimen id: how many of its photos pass. */
  readonly ofSpecimen: Uint16Array;
  readonly total: number;
}

export function passing(columns: Columns, missed: Uint16Array): Passing {
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

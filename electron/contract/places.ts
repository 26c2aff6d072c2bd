/*
 * Where and when the photos' specimens were collected, counted as a map and a timeline show them. Both count within the
 * filter's other facets: a map shows what lies around the place that was chosen. Runs everywhere.
 */
import type { Area, CollectionFilter } from './collection.ts';

export interface MapRequest {
  readonly filter: CollectionFilter;
  /** The piece of the map that is seen. */
  readonly area: Area;
  /** Specimens as near as this are counted together, degrees. */
  readonly cell: number;
}

/** Specimens that lie near each other. */
export interface MapCell {
  /** Their middle. */
  readonly latitude: number;
  readonly longitude: number;
  readonly specimens: number;
  /** No larger than needed to hold them. */
  readonly area: Area;
}

export interface CollectionMap {
  readonly cells: readonly MapCell[];
  /** Specimens with coordinates, in the whole world, and without. */
  readonly placed: number;
  readonly unplaced: number;
  /** Of those with coordinates, those whose place is to be kept back. */
  readonly sensitive: number;
  /** No larger than needed to hold all that are placed; null: none are. */
  readonly all: Area | null;
}

export interface Timeline {
  /** Specimens by year, those without a month among them; ascending. */
  readonly years: readonly { readonly year: number; readonly specimens: number }[];
  /** By month, such as 1962-03; ascending. */
  readonly months: readonly { readonly month: string; readonly specimens: number }[];
  /** Specimens of which only the year is known. */
  readonly onlyYear: number;
  readonly undated: number;
}

/** Answered by the catalogue thread. */
export interface PlaceRequests {
  'collection.map': (input: MapRequest) => CollectionMap;
  'collection.timeline': (input: CollectionFilter) => Timeline;
}

/* Narrowing a collection down, as pure changes of its filter. */
import { type CollectionFilter, EVERYTHING } from '../../electron/contract/collection.ts';

export type Facet = Exclude<keyof CollectionFilter, 'text'>;
export type FacetChoice<F extends Facet> = CollectionFilter[F][number];
/** Of the choices that the catalogue has a number or a word for. */
export type WordedFacet = Exclude<Facet, 'areas' | 'collected'>;

/** One choice of the person, as a chip above the grid. */
export type Chip = { readonly [F in Facet]: { readonly facet: F; readonly value: FacetChoice<F> } }[Facet];

/** In the order of the panel. */
const FACETS: readonly Facet[] = [
  'statuses',
  'taxonIds',
  'determiners',
  'collected',
  'areas',
  'sourceIds',
  'views',
  'files',
];

export function isEverything(filter: CollectionFilter): boolean {
  return filter.text.trim() === '' && FACETS.every((facet) => filter[facet].length === 0);
}

export function has<F extends Facet>(filter: CollectionFilter, facet: F, value: FacetChoice<F>): boolean {
  return (filter[facet] as readonly FacetChoice<Facet>[]).includes(value);
}

/** Adds the value, or takes it away when it is there. */
export function toggled<F extends Facet>(filter: CollectionFilter, facet: F, value: FacetChoice<F>): CollectionFilter {
  const values = filter[facet] as readonly FacetChoice<Facet>[];
  const changed = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return { ...filter, [facet]: changed };
}

/** The value alone; a second time, none of the facet. */
export function only<F extends Facet>(filter: CollectionFilter, facet: F, value: FacetChoice<F>): CollectionFilter {
  const alone = filter[facet].length === 1 && has(filter, facet, value);
  return { ...filter, [facet]: alone ? [] : [value] };
}

export function chipsOf(filter: CollectionFilter): Chip[] {
  return FACETS.flatMap((facet) => filter[facet].map((value) => ({ facet, value }) as Chip));
}

export function without(filter: CollectionFilter, { facet, value }: Chip): CollectionFilter {
  const values = filter[facet] as readonly FacetChoice<Facet>[];
  return { ...filter, [facet]: values.filter((other) => other !== value) };
}

export function narrowedTo(part: Partial<CollectionFilter>): CollectionFilter {
  return { ...EVERYTHING, ...part };
}

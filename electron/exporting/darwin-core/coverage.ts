/* Where, when and of what the records are, gathered row by row from what is written. Pure. */
import type { OccurrenceTerm } from '../../domain/darwin-core/archive-tables.ts';
import { readDate } from '../../domain/darwin-core/verdict/dates.ts';
import type { Cells } from './occurrences.ts';

/** The narrowest of these that is known at all is told, so that the list stays short. */
const TOLD_RANKS = ['family', 'order', 'class', 'phylum', 'kingdom', 'genus'] as const satisfies OccurrenceTerm[];
type ToldRank = (typeof TOLD_RANKS)[number];

const MOST_TAXA = 300;
const MOST_COUNTRIES = 60;

export interface Coverage {
  readonly box: { readonly west: number; readonly east: number; readonly north: number; readonly south: number } | null;
  readonly countries: readonly string[];
  /** Days or years as they are written. */
  readonly dates: { readonly from: string; readonly until: string } | null;
  readonly taxa: readonly { readonly rank: string; readonly name: string }[];
}

export class Covered {
  #box: Coverage['box'] = null;
  #dates: Coverage['dates'] = null;
  readonly #countries = new Set<string>();
  readonly #taxa = new Map<ToldRank, Set<string>>(TOLD_RANKS.map((rank) => [rank, new Set()]));

  add(cells: Cells): void {
    const { decimalLatitude: north = '', decimalLongitude: east = '', country = '', eventDate = '' } = cells;
    if (north !== '' && east !== '') this.#addPlace(Number(north), Number(east));
    if (country !== '' && this.#countries.size < MOST_COUNTRIES) this.#countries.add(country);
    const date = readDate(eventDate);
    if (date) {
      const { from, until } = this.#dates ?? date;
      this.#dates = { from: date.from < from ? date.from : from, until: date.until > until ? date.until : until };
    }
    for (const [rank, names] of this.#taxa) {
      const name = cells[rank] ?? '';
      if (name !== '' && names.size < MOST_TAXA) names.add(name);
    }
  }

  #addPlace(latitude: number, longitude: number): void {
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return;
    const { west, east, north, south } = this.#box ?? {
      west: longitude,
      east: longitude,
      north: latitude,
      south: latitude,
    };
    this.#box = {
      west: Math.min(west, longitude),
      east: Math.max(east, longitude),
      north: Math.max(north, latitude),
      south: Math.min(south, latitude),
    };
  }

  coverage(): Coverage {
    const rank = TOLD_RANKS.find((one) => (this.#taxa.get(one)?.size ?? 0) > 0);
    const names = rank === undefined ? [] : [...(this.#taxa.get(rank) ?? [])].sort();
    return {
      box: this.#box,
      countries: [...this.#countries].sort(),
      dates: this.#dates,
      taxa: names.map((name) => ({ rank: rank ?? '', name })),
    };
  }
}

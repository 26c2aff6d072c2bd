/*
 * Where and when specimens were collected, counted for a map and a timeline from the columns in memory, in one pass over
 * them whatever the filter. Runs in the catalogue thread.
 */
import type { Area, CollectionFilter } from '../../contract/collection.ts';
import type { CollectionMap, MapCell, MapRequest, Timeline } from '../../contract/places.ts';
import type { Columns } from '../listing/columns.ts';
import type { Listing } from '../listing/listing.ts';
import { MISSES } from '../listing/selection.ts';
import type { Catalogue } from '../opening/catalogue.ts';

/** More than fit on any screen, each way. */
const MOST_CELLS = 200;

/** 1 by specimen id, where a photo of it fails at most this facet. */
async function passingBut(listing: Listing, filter: CollectionFilter, facet: 'place' | 'date'): Promise<Uint8Array> {
  const missed = await listing.misses(filter);
  return await listing.remember(`${facet} ${JSON.stringify(filter)}`, async () => {
    const { specimenOf, specimens } = listing.columns;
    const found = new Uint8Array(specimens + 1);
    for (let photo = 1; photo < missed.length; photo++) {
      if (((missed[photo] as number) & ~MISSES[facet]) === 0) found[specimenOf[photo] as number] = 1;
    }
    return found;
  });
}

export async function collectionMap(
  { listing }: Catalogue,
  { filter, area, cell }: MapRequest,
): Promise<CollectionMap> {
  const found = await passingBut(listing, filter, 'place');
  const { columns } = listing;
  const world = await listing.remember(`world ${JSON.stringify(filter)}`, async () => worldOf(columns, found));
  return { cells: cellsOf(columns, found, area, cell), ...world };
}

function worldOf({ latitude, longitude, sensitive }: Columns, found: Uint8Array): Omit<CollectionMap, 'cells'> {
  let [placed, unplaced, keptBack] = [0, 0, 0];
  const all = new Bounds();
  for (let specimen = 1; specimen < found.length; specimen++) {
    if (found[specimen] !== 1) continue;
    const y = latitude[specimen] as number;
    if (Number.isNaN(y)) {
      unplaced += 1;
      continue;
    }
    placed += 1;
    keptBack += sensitive[specimen] as number;
    all.add(y, longitude[specimen] as number);
  }
  return { placed, unplaced, sensitive: keptBack, all: placed === 0 ? null : all.area() };
}

/** Cells lie in a grid of the whole world, so that they stay as they are while the map is moved. */
function cellsOf({ latitude, longitude }: Columns, found: Uint8Array, area: Area, asked: number): MapCell[] {
  const { south, west, north } = area;
  const width = (area.east - west + 360) % 360 || 360;
  const cell = Math.max(asked, width / MOST_CELLS, (north - south) / MOST_CELLS);
  const columnsOfWorld = Math.ceil(360 / cell);
  const cells = new Map<number, Bounds>();
  for (let specimen = 1; specimen < found.length; specimen++) {
    if (found[specimen] !== 1) continue;
    const [y, x] = [latitude[specimen] as number, longitude[specimen] as number];
    // No number is between others.
    if (!(y >= south && y <= north) || (x - west + 360) % 360 > width) continue;
    const key = Math.floor((y + 90) / cell) * columnsOfWorld + Math.floor((x + 180) / cell);
    let bounds = cells.get(key);
    if (!bounds) cells.set(key, (bounds = new Bounds()));
    bounds.add(y, x);
  }
  return [...cells.values()].map((bounds) => bounds.cell()).sort((a, b) => b.specimens - a.specimens);
}

class Bounds {
  #count = 0;
  #latitudes = 0;
  #longitudes = 0;
  #south = 90;
  #west = 180;
  #north = -90;
  #east = -180;

  add(y: number, x: number): void {
    this.#count += 1;
    this.#latitudes += y;
    this.#longitudes += x;
    if (y < this.#south) this.#south = y;
    if (y > this.#north) this.#north = y;
    if (x < this.#west) this.#west = x;
    if (x > this.#east) this.#east = x;
  }

  area(): Area {
    return { south: this.#south, west: this.#west, north: this.#north, east: this.#east };
  }

  cell(): MapCell {
    const [latitude, longitude] = [this.#latitudes / this.#count, this.#longitudes / this.#count];
    return { latitude, longitude, specimens: this.#count, area: this.area() };
  }
}

export async function collectionTimeline({ listing }: Catalogue, filter: CollectionFilter): Promise<Timeline> {
  const found = await passingBut(listing, filter, 'date');
  return await listing.remember(`timeline ${JSON.stringify(filter)}`, async () => timelineOf(listing.columns, found));
}

function timelineOf({ year, month }: Columns, found: Uint8Array): Timeline {
  const years = new Map<number, number>();
  const months = new Map<number, number>();
  let [onlyYear, undated] = [0, 0];
  for (let specimen = 1; specimen < found.length; specimen++) {
    if (found[specimen] !== 1) continue;
    const [ofYear, ofMonth] = [year[specimen] as number, month[specimen] as number];
    if (ofYear === 0) undated += 1;
    else if (ofMonth === 0) onlyYear += 1;
    else bump(months, ofYear * 12 + ofMonth - 1);
    if (ofYear > 0) bump(years, ofYear);
  }
  const ascending = (counts: Map<number, number>) => [...counts].sort(([a], [b]) => a - b);
  return {
    years: ascending(years).map(([of, specimens]) => ({ year: of, specimens })),
    months: ascending(months).map(([of, specimens]) => ({ month: monthText(of), specimens })),
    onlyYear,
    undated,
  };
}

function bump(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function monthText(number: number): string {
  const [year, month] = [Math.floor(number / 12), (number % 12) + 1];
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}

/*
 * The collection as columns in memory: what lists, counts and facets are answered from. A million photos take 30 MB and
 * one pass over them some milliseconds, whatever the filter; no index could do that for every combination of facets.
 * Read from the catalogue when it is opened, kept true by `refresh` after each write; never the only copy of anything.
 * Rows are found by id: ids are given in sequence, and a row that is taken out of the collection leaves a gap.
 */
import { STATUSES, type Status } from '../../contract/collection.ts';
import type { ReadHandle } from '../database/database.ts';
import { takeTurns } from '../../calls/turns.ts';

const SPECIMENS_A_CHUNK = 4_000;

/** Names with small numbers, so that a column holds two bytes instead of a text. */
export class Names {
  readonly list: (string | null)[] = [null];
  readonly #numbers = new Map<string, number>();

  numberOf(name: string | null): number {
    if (name === null) return 0;
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.list.length);
    return this.list.push(name) - 1;
  }
}

type SpecimenRow = [
  id: number,
  status: Status,
  taxon: number | null,
  determiner: string | null,
  date: string | null,
  latitude: number | null,
  longitude: number | null,
  sensitive: 0 | 1,
];
type PhotoRow = [id: number, specimen: number, source: number, view: string | null, readable: 0 | 1];

const SPECIMENS = `SELECT id, shown_status, shown_taxon_id, shown_determiner, substr(event_date, 1, 7),
  decimal_latitude, decimal_longitude, sensitive_place IS NOT NULL FROM specimen`;
const PHOTOS = `SELECT id, specimen_id, source_id, view, trouble IS NULL FROM photo`;

export class Columns {
  /** Highest ids in the columns. */
  specimens = 0;
  photos = 0;
  /** Photos and specimens there are; ids may have gaps. */
  photoCount = 0;
  specimenCount = 0;

  /** Index into STATUSES; 255: no such specimen. */
  status = new Uint8Array(0);
  /** 0: none. */
  taxon = new Uint32Array(0);
  determiner = new Uint16Array(0);
  /** 0: unknown. */
  year = new Uint16Array(0);
  /** 1 to 12; 0: unknown. */
  month = new Uint8Array(0);
  /** Degrees, to two metres; NaN: unknown, and so is the longitude then. */
  latitude = new Float32Array(0);
  longitude = new Float32Array(0);
  /** 1: the place is to be kept back. */
  sensitive = new Uint8Array(0);
  firstPhoto = new Uint32Array(0);
  viewCount = new Uint16Array(0);
  /** Photos of a specimen that can be read. */
  readableCount = new Uint16Array(0);

  /** Of a photo; 0: no such photo. */
  specimenOf = new Uint32Array(0);
  source = new Uint32Array(0);
  view = new Uint16Array(0);
  /** 1: the photo can be read. */
  readable = new Uint8Array(0);
  /** The next photo of the same specimen by id; 0: the last. */
  nextPhoto = new Uint32Array(0);

  readonly determiners = new Names();
  readonly views = new Names();

  /** Reads everything, giving other calls their turns. */
  async load(db: ReadHandle): Promise<void> {
    const turn = takeTurns();
    // Also of those that were taken out: they may be put back, and the search counts them.
    const last = db.value<number | null>('SELECT max(id) FROM main.specimen') ?? 0;
    const lastPhoto = db.value<number | null>('SELECT max(id) FROM main.photo') ?? 0;
    this.#grow(last, lastPhoto);
    this.specimens = Math.max(this.specimens, last);
    this.photos = Math.max(this.photos, lastPhoto);
    for (let from = 1; from <= last; from += SPECIMENS_A_CHUNK) {
      const range = [from, from + SPECIMENS_A_CHUNK - 1];
      this.#putSpecimens(db.raw<SpecimenRow>(`${SPECIMENS} WHERE id BETWEEN ? AND ?`, range));
      await turn();
      this.#putPhotos(db.raw<PhotoRow>(`${PHOTOS} WHERE specimen_id BETWEEN ? AND ? ORDER BY specimen_id, id`, range));
      await turn();
    }
  }

  /**
   * Reads these specimens and their photos again: all between which a photo moved, so each is forgotten before any is read.
   */
  refresh(db: ReadHandle, specimenIds: readonly number[]): void {
    for (const id of specimenIds) this.#forget(id);
    for (let from = 0; from < specimenIds.length; from += SPECIMENS_A_CHUNK) {
      const some = [JSON.stringify(specimenIds.slice(from, from + SPECIMENS_A_CHUNK))];
      this.#putSpecimens(db.raw<SpecimenRow>(`${SPECIMENS} WHERE id IN (SELECT value FROM json_each(?))`, some));
      this.#putPhotos(
        db.raw<PhotoRow>(
          `${PHOTOS} WHERE specimen_id IN (SELECT value FROM json_each(?)) ORDER BY specimen_id, id`,
          some,
        ),
      );
    }
  }

  #forget(specimen: number): void {
    if (specimen >= this.status.length || this.status[specimen] === 255) return;
    this.status[specimen] = 255;
    this.specimenCount -= 1;
    for (let photo = this.firstPhoto[specimen] ?? 0; photo !== 0; photo = this.nextPhoto[photo] ?? 0) {
      this.specimenOf[photo] = 0;
      this.photoCount -= 1;
    }
    this.firstPhoto[specimen] = 0;
    this.viewCount[specimen] = 0;
    this.readableCount[specimen] = 0;
  }

  #putSpecimens(rows: readonly SpecimenRow[]): void {
    const highest = rows.reduce((most, [id]) => Math.max(most, id), 0);
    if (highest >= this.status.length) this.#grow(highest, this.photos);
    this.specimens = Math.max(this.specimens, highest);
    for (const [id, status, taxon, determiner, date, latitude, longitude, sensitive] of rows) {
      if (this.status[id] === 255) this.specimenCount += 1;
      this.status[id] = STATUSES.indexOf(status);
      this.taxon[id] = taxon ?? 0;
      this.determiner[id] = this.determiners.numberOf(determiner);
      this.year[id] = date === null ? 0 : yearOf(date);
      this.month[id] = date === null || this.year[id] === 0 ? 0 : monthOf(date);
      const isPlace = isDegrees(latitude, 90) && isDegrees(longitude, 180);
      this.latitude[id] = isPlace ? latitude : NaN;
      this.longitude[id] = isPlace ? longitude : NaN;
      this.sensitive[id] = sensitive;
    }
  }

  /** `rows`: all photos of each specimen in them, by specimen and id. */
  #putPhotos(rows: readonly PhotoRow[]): void {
    const highest = rows.reduce((most, [id]) => Math.max(most, id), 0);
    if (highest >= this.specimenOf.length) this.#grow(this.specimens, highest);
    this.photos = Math.max(this.photos, highest);
    for (const [index, [id, specimen, source, view, readable]] of rows.entries()) {
      if (rows[index - 1]?.[1] !== specimen) {
        this.firstPhoto[specimen] = id;
        this.viewCount[specimen] = 0;
        this.readableCount[specimen] = 0;
      }
      if (this.specimenOf[id] === 0) this.photoCount += 1;
      this.viewCount[specimen] = (this.viewCount[specimen] ?? 0) + 1;
      this.readableCount[specimen] = (this.readableCount[specimen] ?? 0) + readable;
      this.specimenOf[id] = specimen;
      this.source[id] = source;
      this.view[id] = this.views.numberOf(view);
      this.readable[id] = readable;
      const next = rows[index + 1];
      this.nextPhoto[id] = next?.[1] === specimen ? next[0] : 0;
    }
  }

  /** Makes room up to these ids, with room to spare. */
  #grow(specimens: number, photos: number): void {
    if (specimens >= this.status.length) {
      const room = Math.ceil((specimens + 1_000) * 1.25);
      const status = new Uint8Array(room).fill(255);
      status.set(this.status);
      this.status = status;
      this.taxon = roomier(this.taxon, new Uint32Array(room));
      this.determiner = roomier(this.determiner, new Uint16Array(room));
      this.year = roomier(this.year, new Uint16Array(room));
      this.month = roomier(this.month, new Uint8Array(room));
      this.latitude = roomier(this.latitude, new Float32Array(room).fill(NaN));
      this.longitude = roomier(this.longitude, new Float32Array(room).fill(NaN));
      this.sensitive = roomier(this.sensitive, new Uint8Array(room));
      this.firstPhoto = roomier(this.firstPhoto, new Uint32Array(room));
      this.viewCount = roomier(this.viewCount, new Uint16Array(room));
      this.readableCount = roomier(this.readableCount, new Uint16Array(room));
    }
    if (photos >= this.specimenOf.length) {
      const room = Math.ceil((photos + 1_000) * 1.25);
      this.specimenOf = roomier(this.specimenOf, new Uint32Array(room));
      this.source = roomier(this.source, new Uint32Array(room));
      this.view = roomier(this.view, new Uint16Array(room));
      this.readable = roomier(this.readable, new Uint8Array(room));
      this.nextPhoto = roomier(this.nextPhoto, new Uint32Array(room));
    }
  }
}

function isDegrees(value: number | null, most: number): value is number {
  return value !== null && Math.abs(value) <= most;
}

function yearOf(text: string): number {
  const year = Number(text.slice(0, 4));
  return Number.isInteger(year) && year > 0 && year < 65_536 ? year : 0;
}

function monthOf(text: string): number {
  const month = Number(/^\d{4}-(\d\d)/.exec(text)?.[1] ?? 0);
  return month <= 12 ? month : 0;
}

function roomier<T extends Uint8Array | Uint16Array | Uint32Array | Float32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

/*
 * The cells of the table on screen, of a page of photos: those of an export, facts of the photos' files, and the catalogue's own
 * fields. Runs in the catalogue thread.
 */
import {
  type AskedColumn,
  type FileFact,
  isFileFact,
  isOwnColumn,
  isTermColumn,
  ownField,
} from '../../contract/table-columns.ts';
import { shownPath } from '../../domain/path-text.ts';
import { bytesWords } from '../../domain/words.ts';
import type { Catalogue } from '../../catalogue/opening/catalogue.ts';
import { cellsOfPhotos } from './csv-rows.ts';

interface Row {
  readonly photoId: number;
  readonly specimenId: number;
  readonly path: string;
  readonly format: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: number;
  readonly taken: string | null;
  readonly modifiedMs: number;
  readonly addedUtc: string;
  readonly others: string | null;
}

const ROWS_SQL = `
  SELECT photo.id AS photoId, specimen_id AS specimenId, relative_path AS path, format, width, height, bytes,
    taken_local AS taken, modified_ms AS modifiedMs, photo.added_utc AS addedUtc, other_terms AS others
  FROM json_each(?) AS wanted JOIN photo ON photo.id = wanted.value JOIN specimen ON specimen.id = specimen_id`;

/** Of each photo, in the order of `columns`; empty texts of a photo that left the collection meanwhile. */
export function tableCells(
  { read: db }: Catalogue,
  photoIds: readonly number[],
  columns: readonly AskedColumn[],
): string[][] {
  const rows = new Map(db.all<Row>(ROWS_SQL, [JSON.stringify(photoIds)]).map((row) => [row.photoId, row]));
  const terms = columns.filter((column) => isTermColumn(column));
  const specimenIds = [...new Set([...rows.values()].map(({ specimenId }) => specimenId))];
  const termCells = terms.length === 0 ? new Map<number, string[]>() : cellsOfPhotos(db, terms, specimenIds);
  return photoIds.map((photoId) => {
    const row = rows.get(photoId);
    const own = row?.others ? (JSON.parse(row.others) as Readonly<Record<string, unknown>>) : {};
    return columns.map((column) => {
      if (!row) return '';
      if (isFileFact(column)) return FACTS[column](row) ?? '';
      if (isOwnColumn(column)) return String(own[ownField(column)] ?? '');
      return termCells.get(photoId)?.[terms.indexOf(column)] ?? '';
    });
  });
}

const FACTS: Readonly<Record<FileFact, (row: Row) => string | null>> = {
  path: ({ path }) => shownPath(path),
  format: ({ format }) => format,
  pixels: ({ width, height }) => (width === null || height === null ? null : `${width} × ${height}`),
  bytes: ({ bytes }) => bytesWords(bytes),
  taken: ({ taken }) => taken?.replace('T', ' ') ?? null,
  modified: ({ modifiedMs }) => toTheMinute(new Date(modifiedMs).toISOString()),
  added: ({ addedUtc }) => toTheMinute(addedUtc),
};

/** In UTC, as the catalogue keeps times. */
function toTheMinute(utc: string): string {
  return utc.slice(0, 16).replace('T', ' ');
}

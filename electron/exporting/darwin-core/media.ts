/*
 * Photos as rows of the Audiovisual Core extension: where they can be reached, what they show, and the box in them as a region of
 * its own. Photos of specimens whose place is to be kept back are left out: labels and paths would tell it. Runs in the
 * catalogue thread.
 */
import type { ReadHandle } from '../../catalogue/database/database.ts';
import { BOX_COLUMN, boxOf } from '../../catalogue/specimens/photo-boxes.ts';
import { archiveCell } from '../../domain/darwin-core/archive-cell.ts';
import { MEDIA_COLUMNS, type MediaTerm } from '../../domain/darwin-core/archive-tables.ts';
import { type Description, OPEN_LICENCES, readMediaBase } from '../../domain/darwin-core/description.ts';
import { fileOf, nameIn, pageOf, shownPath } from '../../domain/path-text.ts';
import { nameUuid } from './name-uuid.ts';

interface PhotoRow {
  readonly specimenId: number;
  readonly occurrenceID: string;
  readonly photoId: number;
  readonly path: string;
  readonly view: string | null;
  readonly format: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly sha256: string;
  readonly box: string | null;
}

const PHOTOS = `SELECT specimen_id AS specimenId, occurrence_id AS occurrenceID, photo.id AS photoId, relative_path AS path,
    view, format, width, height, ifnull(lower(hex(sha256)), '') AS sha256, ${BOX_COLUMN}
  FROM json_each(?) AS wanted JOIN specimen ON specimen.id = wanted.value
    JOIN photo ON specimen_id = specimen.id
  WHERE sensitive_place IS NULL AND trouble IS NULL
  ORDER BY wanted.key, photo.id`;

/** Sides that a specimen is seen from; other views show a part of it. */
const SIDES = new Set(['dorsal', 'ventral', 'lateral', 'left', 'right', 'frontal', 'posterior']);

/** More digits than of any pixel. */
const DIGITS = 6;

/** null: the photos have no public address. Rows begin with the record's identifier. */
export function mediaRows(
  db: ReadHandle,
  description: Description,
): ((specimenIds: readonly number[]) => string[][]) | null {
  const base = readMediaBase(description.mediaBase);
  if (base === null) return null;
  const rights = description.licence === null ? '' : OPEN_LICENCES[description.licence].address;
  return (specimenIds) =>
    db.all<PhotoRow>(PHOTOS, [JSON.stringify(specimenIds)]).flatMap((photo) => {
      const path = description.mediaEnds === 'name' ? nameIn(photo.path) : photo.path;
      return rowsOf(photo, base + encoded(path), rights);
    });
}

function rowsOf(photo: PhotoRow, accessURI: string, rights: string): string[][] {
  const { occurrenceID, view, box, width, height, sha256 } = photo;
  const identifier = `urn:uuid:${nameUuid('photo', occurrenceID, photo.path)}`;
  const region = boxOf({ box });
  const regionId = region ? `urn:uuid:${nameUuid('box', occurrenceID, photo.path)}` : '';
  const isSide = view !== null && SIDES.has(view);
  const shared: Partial<Record<MediaTerm, string>> = {
    type: 'StillImage',
    rights,
    subjectOrientationLiteral: isSide ? view : '',
    subjectPartLiteral: view !== null && !isSide ? view : '',
  };
  const whole = cellsOf(occurrenceID, {
    ...shared,
    identifier,
    format: photo.format === null ? '' : `image/${photo.format}`,
    accessURI,
    // Of a page the hash is of the file's and its number, which nobody else can check.
    ...(sha256 !== '' && pageOf(photo.path) === 1 ? { hashFunction: 'SHA-256', hashValue: sha256 } : {}),
    PixelXDimension: width === null ? '' : String(width),
    PixelYDimension: height === null ? '' : String(height),
    hasROI: regionId,
  });
  if (!region) return [whole];
  const fraction = (of: number) => String(Number(of.toFixed(DIGITS)));
  const part = cellsOf(occurrenceID, {
    ...shared,
    identifier: regionId,
    isROIOf: identifier,
    xFrac: fraction(region.x),
    yFrac: fraction(region.y),
    widthFrac: fraction(region.width),
    heightFrac: fraction(region.height),
  });
  return [whole, part];
}

function cellsOf(occurrenceID: string, cells: Partial<Record<MediaTerm, string>>): string[] {
  return [occurrenceID, ...MEDIA_COLUMNS.map(({ name }) => archiveCell(cells[name as MediaTerm] ?? ''))];
}

/** Each name of the path as addresses have it; letters of an old encoding are written as their bytes. */
function encoded(path: string): string {
  const part = (text: string) => (/^[\uF780-\uF7FF]/.test(text) ? shownPath(text) : encodeURIComponent(text));
  const names = fileOf(path).split('/');
  return names.map((name) => name.replace(/[\uF780-\uF7FF]+|[^\uF780-\uF7FF]+/g, part)).join('/');
}

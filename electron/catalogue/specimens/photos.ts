/* Photos and the folders they are in. Photos stay where they are; rows know them by content and by place. */
import type { PhotoTrouble } from '../../contract/import.ts';
import type { PhotoContent } from '../../photos/photo-content.ts';
import type { GivenPart } from '../../domain/given-part.ts';
import type { PathText } from '../../domain/path-text.ts';
import type { PhotoBox, Turned } from '../../domain/photo-box.ts';
import type { PhotoFlaw } from '../../domain/intake/quality.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { forgetEmbeddings } from './embeddings.ts';
import { boxOf, MARKED_BOX_COLUMN, writeBox } from './photo-boxes.ts';
import { forgetPredictions } from '../naming/predictions.ts';
import { writeCodes } from './photo-codes.ts';
import { forgetQuality, settleRetaken, writeQuality } from './photo-quality.ts';
import { photoPath, readablePath } from './readable-photos.ts';

/** The id of a source folder, new or known. */
export function sourceId(db: WriteHandle, folder: string, utc: string): number {
  return sourceAt(db, folder) ?? db.runOne('INSERT INTO source (folder, added_utc) VALUES (?, ?)', [folder, utc]).id;
}

/** null: nothing was imported from it. */
export function sourceAt(db: ReadHandle, folder: string): number | null {
  return db.get<{ id: number }>('SELECT id FROM source WHERE folder = ?', [folder])?.id ?? null;
}

/** What is known of a photo by its place. */
export interface KnownPhoto {
  readonly id: number;
  readonly specimenId: number;
  readonly sourceId: number;
  readonly relativePath: string;
  /** Lower-case hex, or null where the content could not be read. */
  readonly sha256: string | null;
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly orientation: number;
  readonly trouble: PhotoTrouble | null;
}

/** null where the content could not be read: `hex` alone makes an empty text of that. */
const SHA256 = `nullif(lower(hex(sha256)), '') AS sha256`;

const KNOWN_COLUMNS = `id, specimen_id AS specimenId, source_id AS sourceId, relative_path AS relativePath, ${SHA256}, bytes, modified_ms AS modifiedMs,
  orientation, trouble`;

export function photoAt(db: ReadHandle, source: number, relativePath: string): KnownPhoto | undefined {
  return db.get<KnownPhoto>(`SELECT ${KNOWN_COLUMNS} FROM photo WHERE source_id = ? AND relative_path = ?`, [
    source,
    relativePath,
  ]);
}

/** Every photo that was imported from this folder, by its place below it. */
export function knownIn(
  db: ReadHandle,
  folder: string,
): { readonly relativePath: string; readonly bytes: number; readonly modifiedMs: number }[] {
  return db.all(
    `SELECT relative_path AS relativePath, bytes, modified_ms AS modifiedMs FROM photo
     WHERE source_id = (SELECT id FROM source WHERE folder = ?)`,
    [folder],
  );
}

export interface PlacedPhoto extends KnownPhoto {
  /** null: nobody has agreed here to have it looked at. */
  readonly path: PathText | null;
}

/** Every photo with this content, oldest first. */
export function photosWithContent(db: ReadHandle, sha256: string): PlacedPhoto[] {
  return db
    .all<KnownPhoto & { folder: string }>(
      `SELECT photo.id, specimen_id AS specimenId, source_id AS sourceId, relative_path AS relativePath,
         lower(hex(sha256)) AS sha256, bytes, modified_ms AS modifiedMs, orientation, trouble, folder
       FROM photo JOIN source ON source.id = source_id WHERE sha256 = unhex(?) ORDER BY photo.id`,
      [sha256],
    )
    .map(({ folder, ...photo }) => ({ ...photo, path: readablePath(db, folder, photo.relativePath) }));
}

/** Whether a person took out the photo that lay here, and its file is as it was then. */
export function takenOutAt(
  db: ReadHandle,
  source: number,
  { relativePath, bytes, modifiedMs }: Pick<KnownPhoto, 'relativePath' | 'bytes' | 'modifiedMs'>,
): boolean {
  return (
    db.value<number>(
      `SELECT EXISTS (SELECT 1 FROM main.photo WHERE source_id = ? AND relative_path = ? AND taken_out > 0
         AND bytes = ? AND modified_ms = ?)`,
      [source, relativePath, bytes, modifiedMs],
    ) === 1
  );
}

/** The same by its content, wherever it lay. */
export function takenOutWith(db: ReadHandle, sha256: string): boolean {
  return (
    db.value<number>('SELECT EXISTS (SELECT 1 FROM main.photo WHERE sha256 = unhex(?) AND taken_out > 0)', [sha256]) ===
    1
  );
}

/** The part that the photo's folder gives it to now; runs keep what they held out. False where it was so already. */
export function setGivenPart(db: WriteHandle, photoId: number, part: GivenPart | null): boolean {
  const { changes } = db.run(
    'UPDATE main.photo SET given_part = :part WHERE id = :photoId AND given_part IS NOT :part',
    {
      photoId,
      part,
    },
  );
  return changes > 0;
}

/** What the catalogue has of a photo that its file name may say too. */
export function numberAndView(
  db: ReadHandle,
  photoId: number,
): { readonly number: string | null; readonly view: string | null } {
  const row = db.get<{ number: string | null; view: string | null }>(
    `SELECT catalog_number AS number, view FROM photo JOIN specimen ON specimen.id = specimen_id WHERE photo.id = ?`,
    [photoId],
  );
  return row ?? { number: null, view: null };
}

/** Of what a reading gave, all that is kept. */
interface KeptContent
  extends Omit<PhotoContent, 'pages' | 'codes' | 'quality'>, Partial<Pick<PhotoContent, 'codes' | 'quality'>> {
  /** What speaks for taking it again; left out, it was not measured. */
  readonly flaws?: readonly PhotoFlaw[];
}

export interface NewPhoto extends KeptContent {
  readonly specimenId: number;
  readonly sourceId: number;
  readonly relativePath: string;
  readonly fileName: string;
  readonly view: string | null;
  /** The part that it came with, where it lay in a folder for one. */
  readonly givenPart?: GivenPart | null;
}

/** Of the newest import of its source, which is the one that brings it. */
export function addPhoto(
  db: WriteHandle,
  { codes = null, quality = null, flaws, ...photo }: NewPhoto,
  utc: string,
): number {
  const importId = db.value<number | null>('SELECT max(id) FROM import WHERE source_id = ?', [photo.sourceId]);
  const { id } = db.runOne(
    `INSERT INTO main.photo (specimen_id, source_id, relative_path, file_name, view, given_part, sha256, bytes,
       modified_ms, format, width, height, orientation, taken_local, latitude, longitude, trouble, trouble_message,
       added_utc, import_id)
     VALUES (:specimenId, :sourceId, :relativePath, :fileName, :view, :givenPart, unhex(:sha256), :bytes,
       :modifiedMs, :format, :width, :height, :orientation, :takenLocal, :latitude, :longitude, :trouble,
       :troubleMessage, :utc, :importId)`,
    { givenPart: null, ...photo, utc, importId },
  );
  if (codes) writeCodes(db, id, codes);
  if (flaws) writeQuality(db, id, quality, flaws);
  settleRetaken(db, { id, specimenId: photo.specimenId, view: photo.view });
  return id;
}

/** The file at a known place has other content now: what models said of the old content is forgotten, and its box. */
export function replaceContent(
  db: WriteHandle,
  known: KnownPhoto,
  { codes = null, quality = null, flaws, ...content }: KeptContent,
): void {
  const isOther = known.sha256 !== content.sha256;
  if (isOther) {
    forgetPredictions(db, known.id);
    forgetEmbeddings(db, known.id);
    writeBox(db, known.id, null);
  }
  db.runOne(
    `UPDATE main.photo SET sha256 = unhex(:sha256), bytes = :bytes, modified_ms = :modifiedMs, format = :format,
       width = :width, height = :height, orientation = :orientation, taken_local = :takenLocal, latitude = :latitude,
       longitude = :longitude, trouble = :trouble, trouble_message = :troubleMessage
     WHERE id = :id`,
    { ...content, id: known.id },
  );
  if (codes || isOther) writeCodes(db, known.id, codes ?? []);
  if (flaws) writeQuality(db, known.id, quality, flaws);
  else if (isOther) forgetQuality(db, known.id);
}

/** What networks look at in a photo; `boxIn` is given the photo's size, upright, px. False where it was so already, or the photo cannot be read. */
export function setBox(
  db: WriteHandle,
  photoId: number,
  boxIn: (shape: { readonly width: number; readonly height: number; readonly orientation: number }) => PhotoBox | null,
): boolean {
  const row = db.get<{ width: number | null; height: number | null; orientation: number; box: string | null }>(
    `SELECT width, height, orientation, ${MARKED_BOX_COLUMN} FROM photo WHERE id = ?`,
    [photoId],
  );
  if (!row || row.width === null || row.height === null) return false;
  const { width, height, orientation } = row;
  const [box, known] = [boxIn({ width, height, orientation }), boxOf(row) ?? null];
  if (JSON.stringify(box) === JSON.stringify(known)) return false;
  forgetPredictions(db, photoId);
  forgetEmbeddings(db, photoId);
  writeBox(db, photoId, box);
  return true;
}

/** A known content was found at a new place, and its old place is empty: the photo moved. */
export function movePhoto(
  db: WriteHandle,
  id: number,
  place: Pick<NewPhoto, 'sourceId' | 'relativePath' | 'fileName' | 'bytes' | 'modifiedMs'>,
): void {
  db.runOne(
    `UPDATE main.photo SET source_id = :sourceId, relative_path = :relativePath, file_name = :fileName, bytes = :bytes,
       modified_ms = :modifiedMs WHERE id = :id`,
    {
      sourceId: place.sourceId,
      relativePath: place.relativePath,
      fileName: place.fileName,
      bytes: place.bytes,
      modifiedMs: place.modifiedMs,
      id,
    },
  );
}

/** Where a photo lies and what it is; undefined for an id that is not in the catalogue. */
export interface PhotoPlace {
  readonly sha256: string | null;
  /** Throws ProblemError 'photos-unasked': its thumbnail may be shown all the same. */
  readonly path: () => PathText;
  /** The folder that it was imported from. */
  readonly source: string;
  readonly format: string | null;
  readonly trouble: PhotoTrouble | null;
  readonly turned: Turned;
}

export function photoPlace(db: ReadHandle, photoId: number): PhotoPlace | undefined {
  const row = db.get<{
    sha256: string | null;
    folder: string;
    relativePath: string;
    format: string | null;
    trouble: PhotoTrouble | null;
    turned: Turned;
  }>(
    `SELECT ${SHA256}, folder, relative_path AS relativePath, format, trouble, turned
     FROM photo JOIN source ON source.id = source_id WHERE photo.id = ?`,
    [photoId],
  );
  if (!row) return undefined;
  const { folder: source, relativePath, ...photo } = row;
  return { ...photo, path: () => photoPath(db, source, relativePath), source };
}

export function sources(db: ReadHandle): { readonly id: number; readonly folder: string }[] {
  return db.all('SELECT id, folder FROM source ORDER BY id');
}

/*
 * Thumbnails that are missing, or that a power cut left without their end; made again of originals that are there and are
 * what was imported. Runs where a catalogue is looked over and mended.
 */
import { ProblemError } from '../../domain/problems.ts';
import { readPart } from '../../files/read-part.ts';
import { sizeOf } from '../../files/room.ts';
import { lookAtEach } from '../../reader/photo-fault.ts';
import { MOST_PATHS } from '../../reader/calls.ts';
import { THUMBNAIL_EDGE, thumbnailFile, writeThumbnail } from '../../photos/write-thumbnail.ts';
import { walkRows } from '../database/walk-rows.ts';
import type { CataloguePlaces } from '../database/places.ts';
import type { Catalogue } from '../opening/catalogue.ts';
import { isOwnFile } from '../opening/look-at-places.ts';
import { readablePath, unaskedSources } from '../specimens/readable-photos.ts';
import type { Onward } from './onward.ts';

const [BEGINNING, END] = [Buffer.from('ffd8', 'hex'), Buffer.from('ffd9', 'hex')];

export type ThumbnailState = 'whole' | 'missing' | 'damaged';

/** By its beginning and end: what is wrong between them shows in the picture. */
export function thumbnailState(places: CataloguePlaces, sha256: string): ThumbnailState {
  const file = thumbnailFile(places, sha256);
  if (!isOwnFile(file)) return 'missing';
  const bytes = sizeOf(file);
  const isWhole = bytes >= 4 && readPart(file, 0, 2).equals(BEGINNING) && readPart(file, bytes - 2, 2).equals(END);
  return isWhole ? 'whole' : 'damaged';
}

export interface MadeThumbnails {
  readonly made: number;
  /** File names of those whose original is away, or is another picture now, or cannot be read. */
  readonly left: readonly string[];
}

interface PhotoRow {
  readonly id: number;
  readonly source: number;
  readonly folder: string;
  readonly relativePath: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

const READABLE_SQL = `SELECT photo.id, source_id AS source, folder, relative_path AS relativePath, file_name AS fileName,
    lower(hex(sha256)) AS sha256, bytes, modified_ms AS modifiedMs
  FROM photo JOIN source ON source.id = source_id
  WHERE photo.id > :after AND trouble IS NULL AND sha256 IS NOT NULL ORDER BY photo.id LIMIT :page`;

/** Throws 'disk-full'; what a photo's own file refuses is among those that are left. */
export async function mendThumbnails(catalogue: Catalogue, onward: Onward): Promise<MadeThumbnails> {
  const { read, places } = catalogue;
  const waiting = new Set(unaskedSources(read).map(({ id }) => id));
  const photos = read.value<number>('SELECT count(*) FROM photo');
  const left: string[] = [];
  let [made, done] = [0, 0];
  for await (const rows of walkRows<PhotoRow>(read, READABLE_SQL, ({ id }) => id, { page: MOST_PATHS })) {
    for (const row of rows.filter(({ sha256 }) => thumbnailState(places, sha256) !== 'whole')) {
      const isMade = !waiting.has(row.source) && (await makeAgain(catalogue, row));
      if (isMade) made += 1;
      else left.push(row.fileName);
      await onward('makingThumbnails', done, photos);
    }
    await onward('makingThumbnails', (done += rows.length), photos);
  }
  return { made, left };
}

/** A thumbnail without its end stays where it cannot be made again: a part of a picture is more than none. */
async function makeAgain({ read, places, reader }: Catalogue, row: PhotoRow): Promise<boolean> {
  const { folder, relativePath, sha256, bytes, modifiedMs } = row;
  const path = readablePath(read, folder, relativePath);
  if (path === null) return false;
  try {
    const [seen] = await lookAtEach([{ path, source: folder, imported: { sha256, bytes, modifiedMs } }], reader, true);
    if (seen !== 'there') return false;
    await writeThumbnail(
      thumbnailFile(places, sha256),
      await reader.call('photo.small', { path, edge: THUMBNAIL_EDGE }),
    );
    return true;
  } catch (error) {
    if (error instanceof ProblemError && (error.code === 'photo-unreadable' || error.code === 'photos-away'))
      return false;
    throw error;
  }
}

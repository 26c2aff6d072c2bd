/*
 * One found photo is read, unless its row in the catalogue still holds: the door through which every photo comes in, of an
 * import and of a watched folder. Runs in the catalogue thread; the photo reader opens and decodes.
 */
import type { CallContext } from '../calls/call.ts';
import type { Catalogue } from '../catalogue/opening/catalogue.ts';
import { hasCodes } from '../catalogue/specimens/photo-codes.ts';
import { type KnownPhoto, photosWithContent, takenOutAt, takenOutWith } from '../catalogue/specimens/photos.ts';
import type { PathText } from '../domain/path-text.ts';
import { because, ProblemError, type Reason } from '../domain/problems.ts';
import { pathBelow } from '../files/path-text.ts';
import { type PhotoContent, UNREAD } from '../photos/photo-content.ts';
import type { FoundPhoto } from '../photos/scan.ts';
import { describeTrouble } from '../photos/trouble.ts';
import { thumbnailFile, type WriteFile } from '../photos/write-thumbnail.ts';
import { MOST_PATHS } from '../reader/calls.ts';
import type { KnownAt } from './known-places.ts';
import type { PhotoToWrite } from './photo-to-write.ts';

/** Where photos are read from, and for whom. */
export interface Reading {
  readonly catalogue: Catalogue;
  readonly root: PathText;
  readonly source: number;
  readonly knownAt: KnownAt;
  /** Whether photos that a person took out come in again. */
  readonly again: boolean;
  /** Whether what is known is read to its end. */
  readonly contents: boolean;
  /** Whether barcodes and the like are read. */
  readonly codes: boolean;
  readonly context: CallContext;
  readonly writeFile: WriteFile;
}

/** Reads a photo, unless its row still holds. */
export async function readFound(reading: Reading, found: FoundPhoto): Promise<PhotoToWrite> {
  const path = pathBelow(reading.root, found.relativePath);
  const known = reading.knownAt(found.relativePath);
  await reading.context.gate();
  if (known && (await isUnchanged(reading, { path, found, known })))
    return { found, path, known, content: null, gone: NONE, takenOut: false };
  const { again, contents, source, catalogue } = reading;
  const stays = !known && !again;
  if (stays && !contents && takenOutAt(catalogue.read, source, found)) {
    return { found, path, known, content: null, gone: NONE, takenOut: true };
  }
  const content = await contentOf(reading, { ...found, path });
  const takenOut = stays && content.sha256 !== null && takenOutWith(catalogue.read, content.sha256);
  return { found, path, known, content, gone: known ? NONE : await goneCopies(reading, content, path), takenOut };
}

interface KnownFile {
  readonly path: PathText;
  readonly found: FoundPhoto;
  readonly known: KnownPhoto;
}

async function isUnchanged(
  { contents, codes, catalogue: { reader, read }, context: { signal } }: Reading,
  { path, found: { bytes, modifiedMs }, known }: KnownFile,
): Promise<boolean> {
  const { sha256, trouble } = known;
  if (trouble !== null || known.bytes !== bytes || known.modifiedMs !== modifiedMs) return false;
  if (codes && !hasCodes(read, known.id)) return false;
  if (!contents || sha256 === null) return true;
  const photos = [{ path, imported: { sha256, bytes, modifiedMs } }];
  const [seen] = await reader.call('files.look', { photos, whole: true }, { signal });
  return seen === 'there';
}

const NONE: ReadonlySet<PathText> = new Set();

/** Reads a photo and keeps its thumbnail. Rejects when that cannot be written, or the machine is short of something. */
async function contentOf(
  { catalogue: { reader, places }, codes, context: { signal }, writeFile }: Reading,
  { path, bytes, modifiedMs, linked }: FoundPhoto & { readonly path: PathText },
): Promise<PhotoContent> {
  try {
    const asked = {
      path,
      bytes,
      modifiedMs,
      follow: linked ?? false,
      thumbnails: places.thumbnails,
      codes,
      quality: true,
    };
    const { content, thumbnail } = await reader.call('photo.read', asked, { signal });
    if (thumbnail && content.sha256 !== null) {
      await writeFile(thumbnailFile(places, content.sha256), thumbnail);
    }
    return content;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.code === 'photos-away') return unread({ bytes, modifiedMs }, 'away', because('its-drive-silent'));
    if (error.code !== 'photo-unreadable') throw error;
    return unread({ bytes, modifiedMs }, 'unreadable', because('decoding-breaks-down'));
  }
}

function unread(
  known: Pick<PhotoContent, 'bytes' | 'modifiedMs'>,
  trouble: 'away' | 'unreadable',
  detail: Reason,
): PhotoContent {
  return { ...UNREAD, ...known, trouble, troubleMessage: describeTrouble(trouble, detail).message };
}

/** Places of the same content where it is no more, or where it is this very file under another path. */
async function goneCopies(
  { catalogue: { reader, read }, context: { signal } }: Reading,
  { sha256 }: PhotoContent,
  path: PathText,
): Promise<ReadonlySet<PathText>> {
  const copies = sha256 === null ? [] : photosWithContent(read, sha256);
  const paths = copies.flatMap((copy) => copy.path ?? []).slice(0, MOST_PATHS - 1);
  if (paths.length === 0) return NONE;
  try {
    const [own, ...found] = await reader.call('files.find', { paths: [path, ...paths] }, { signal });
    return new Set(paths.filter((_, index) => !found[index] || found[index]?.real === own?.real));
  } catch (error) {
    // Where the other drive does not answer, the photo there may well be.
    if (error instanceof ProblemError && error.code === 'photos-away') return NONE;
    throw error;
  }
}

/*
 * Everything that one reading of a photo gives: its content's SHA-256, what the camera wrote, the codes in it where they
 * are asked for, and the thumbnail that proves that it can be decoded to its end. A photo is read from disk once. Runs in the photo reader;
 * originals are only ever read.
 */
import { type PhotoContent, UNREAD } from './photo-content.ts';
import { THUMBNAIL_EDGE, thumbnailFile } from './write-thumbnail.ts';
import type { PathText } from '../domain/path-text.ts';
import { isThere } from '../files/whole-file.ts';
import { type DecodeOptions, decoding, opening } from './decode.ts';
import { PhotoFault } from './fault.ts';
import { sha256OfPhoto } from './content-hash.ts';
import { readCodes } from './codes.ts';
import { qualityOf } from './quality.ts';
import { jpegOfPixels, type PictureHeader, smallPixels } from './thumbnail.ts';
import { describeTrouble, PASSING } from './trouble.ts';
import { lookForDamage } from './damage.ts';
import { factsOfRecords } from './written-records.ts';

export interface PhotoAtPath {
  readonly path: PathText;
  readonly bytes: number;
  readonly modifiedMs: number;
  /** Whether it is a link that is to be followed. */
  readonly follow: boolean;
  /** Folder of the thumbnails that are there already: what has one was decoded before. */
  readonly thumbnails: string;
  /** Whether barcodes and the like are looked for in it; left out, no: it takes as long again, of small photos much longer. */
  readonly codes?: boolean;
  /** Whether it is measured how good it is as a picture; left out, no, nor where it has a thumbnail already. */
  readonly quality?: boolean;
}

export interface PhotoReading {
  readonly content: PhotoContent;
  /** JPEG; null where the photo cannot be decoded or has one. */
  readonly thumbnail: Uint8Array | null;
}

/** The photo's own faults, and its drive's, come as `trouble`. Rejects where the machine is short of something. */
export async function readPhoto(photo: PhotoAtPath, options: DecodeOptions = {}): Promise<PhotoReading> {
  const { path, bytes, modifiedMs, follow, thumbnails, codes = false, quality = false } = photo;
  let known: PhotoContent = { ...UNREAD, bytes, modifiedMs };
  try {
    const thumbnail = await opening(path, { ...options, follow }, async (open) => {
      if (open.bytes === 0) throw new PhotoFault(describeTrouble('empty'));
      const sha256 = await sha256OfPhoto(open, options.alive);
      known = { ...known, sha256 };
      return await decoding(open, options, async (picture) => {
        known = { ...known, ...factsOf(picture.header) };
        const hasThumbnail = await isThere(thumbnailFile({ thumbnails }, sha256));
        if (hasThumbnail && !codes) return null;
        const small = await smallPixels(picture, codes ? lookedAtEdge(picture.header) : measuredEdge(picture.header));
        lookForDamage(picture);
        if (quality && Math.max(small.width, small.height) >= SMALLEST_MEASURED)
          known = { ...known, quality: qualityOf(small) };
        if (!codes) return await jpegOfPixels(small, THUMBNAIL_EDGE, picture.header.orientation);
        // The thumbnail is made in sharp's pool while codes are looked for in this thread.
        const [thumbnail, found] = await Promise.all([
          hasThumbnail ? null : jpegOfPixels(small, THUMBNAIL_EDGE, picture.header.orientation),
          readCodes(picture, small),
        ]);
        known = { ...known, codes: found };
        return thumbnail;
      });
    });
    return { content: known, thumbnail };
  } catch (error) {
    if (!(error instanceof PhotoFault)) throw error;
    const { trouble, message } = error.trouble;
    if (error.header) known = { ...known, ...factsOf(error.header) };
    // Of what may be readable again nothing is held against it.
    if (PASSING.has(trouble)) known = { ...UNREAD, bytes, modifiedMs };
    return { content: { ...known, trouble, troubleMessage: message }, thumbnail: null };
  }
}

/** Long edge of the picture in which codes are looked for, px: enough for those that fill a label. */
const LOOKED_AT = 2000;

/**
 * A JPEG is made a half or a quarter of its size while it is decoded, which takes a part of the time; the decoder does so only
 * where some is left to make smaller afterwards.
 */
function lookedAtEdge({ format, width, height }: PictureHeader): number {
  const edge = Math.max(width, height);
  if (edge <= LOOKED_AT || (format !== 'jpeg' && format !== 'raw')) return LOOKED_AT;
  return Math.floor(edge / (edge < LARGE ? 3 : 5));
}

/** Long edge of the picture that is measured where no codes are looked for, px; the same of a JPEG. */
function measuredEdge({ format, width, height }: PictureHeader): number {
  if (format !== 'jpeg' && format !== 'raw') return MEASURED;
  return Math.min(MEASURED, Math.max(THUMBNAIL_EDGE, Math.floor(Math.max(width, height) / 9)));
}

const MEASURED = 640;
/** Of a smaller picture nothing can be said, px. */
const SMALLEST_MEASURED = 240;

/** Of these a quarter is as good as a half of the smaller ones, px. */
const LARGE = 5000;

function factsOf({ format, width, height, orientation = 1, pages, camera, xmp, iptc }: PictureHeader) {
  const sideways = orientation >= 5;
  return {
    format,
    orientation,
    width: sideways ? height : width,
    height: sideways ? width : height,
    pages,
    ...factsOfRecords({ exif: camera, xmp, iptc }),
  } satisfies Partial<PhotoContent>;
}

/*
 * Everything that one reading of a photo gives: its content's SHA-256, what the camera wrote, and the thumbnail that
 * proves that it can be decoded to its end. A photo is read from disk once. Runs in the catalogue thread; the work is
 * done in Node's and sharp's pools, never on the thread itself. Originals are only ever read.
 */
import { createHash, webcrypto } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import type { PhotoContent } from '../catalogue/photos.ts';
import { cameraFacts } from './exif.ts';
import { pathOnDisk } from './path-text.ts';
import { openPhoto, smallJpeg, THUMBNAIL_EDGE, type WriteFile } from './thumbnail.ts';
import { decoderTrouble, describeTrouble, systemTrouble, type Trouble } from './trouble.ts';

/** Larger files are hashed as a stream and decoded from disk, so that memory stays bounded, bytes. */
const WHOLE_IN_MEMORY = 64 * 1024 * 1024;

export interface PhotoAtPath {
  readonly path: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

export interface ReadingOptions {
  readonly thumbnailFile: (sha256: string) => string;
  readonly writeFile: WriteFile;
}

/** Never rejects for the photo's own faults: they come as `trouble`. Rejects when a thumbnail cannot be written. */
export async function readPhoto(photo: PhotoAtPath, options: ReadingOptions): Promise<PhotoContent> {
  const { bytes, modifiedMs } = photo;
  const base: PhotoContent = {
    sha256: null,
    bytes,
    modifiedMs,
    format: null,
    width: null,
    height: null,
    orientation: 1,
    takenLocal: null,
    latitude: null,
    longitude: null,
    trouble: null,
    troubleMessage: null,
  };
  const broken = (trouble: Trouble, known: Partial<PhotoContent> = {}): PhotoContent => ({
    ...base,
    ...known,
    trouble: trouble.trouble,
    troubleMessage: trouble.message,
  });
  if (bytes === 0) return broken(describeTrouble('empty'));

  let input: Buffer | string;
  let sha256: string;
  try {
    const onDisk = pathOnDisk(photo.path);
    if (bytes <= WHOLE_IN_MEMORY || typeof onDisk !== 'string') {
      input = await readFile(onDisk);
      sha256 = Buffer.from(await webcrypto.subtle.digest('SHA-256', input)).toString('hex');
    } else {
      input = onDisk;
      sha256 = await hashStream(onDisk);
    }
  } catch (error) {
    return broken(systemTrouble((error as NodeJS.ErrnoException).code));
  }
  if (typeof input !== 'string' && input.length === 0) return broken(describeTrouble('empty'));

  let known: Partial<PhotoContent> = { sha256 };
  try {
    const metadata = await openPhoto(input).metadata();
    const orientation = metadata.orientation ?? 1;
    const sideways = orientation >= 5;
    known = {
      sha256,
      format: metadata.format,
      orientation,
      width: sideways ? metadata.height : metadata.width,
      height: sideways ? metadata.width : metadata.height,
      ...cameraFacts(metadata.exif),
    };
    const thumbnail = options.thumbnailFile(sha256);
    if (!(await exists(thumbnail))) {
      const upright = { orientation, pixels: metadata.width * metadata.height };
      const jpeg = await smallJpeg(input, THUMBNAIL_EDGE, upright);
      await options.writeFile(thumbnail, jpeg);
    }
    return { ...base, ...known };
  } catch (error) {
    if (isSystemError(error)) throw error;
    const pixels = known.width && known.height ? `${known.width} x ${known.height}` : 'too many';
    const begins = known.format !== undefined || (await beginsLikePhoto(input));
    return broken(decoderTrouble((error as Error).message, begins, pixels), known);
  }
}

async function hashStream(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

/** Errors of the file system, as against those of the decoder. */
function isSystemError(error: unknown): boolean {
  return typeof (error as NodeJS.ErrnoException).syscall === 'string';
}

const BEGINNINGS = ['ffd8ff', '89504e470d0a1a0a', '49492a00', '4d4d002a', '52494646'];

async function beginsLikePhoto(input: Buffer | string): Promise<boolean> {
  const first = typeof input === 'string' ? await firstBytes(input) : input.subarray(0, 8);
  const hex = first.toString('hex');
  return BEGINNINGS.some((beginning) => hex.startsWith(beginning));
}

async function firstBytes(path: string): Promise<Buffer> {
  for await (const chunk of createReadStream(path, { end: 7 })) return chunk as Buffer;
  return Buffer.alloc(0);
}

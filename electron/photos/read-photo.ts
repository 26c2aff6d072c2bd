/*
 * Everything that one reading of a photo gives: its content's SHA-256, what the camera wrote, and the thumbnail that
 * proves that it can be decoded to its end. A photo is read from disk once. Runs in the catalogue thread; the work is
 * done in Node's and sharp's pools, never on the thread itself. Originals are only ever read.
 */
import { createHash, webcrypto } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, open, readFile } from 'node:fs/promises';
import type { PhotoContent } from '../catalogue/photos.ts';
import { ProblemError } from '../contract/problems.ts';
import { cameraFacts } from './exif.ts';
import { pathOnDisk } from './path-text.ts';
import { MOST_PIXELS, readHeader, smallJpeg, THUMBNAIL_EDGE, type WriteFile } from './thumbnail.ts';
import { decoderTrouble, describeTrouble, type Ends, systemTrouble, type Trouble } from './trouble.ts';

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
    const metadata = await readHeader(input);
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
    if (metadata.width * metadata.height > MOST_PIXELS) {
      return broken(describeTrouble('too-large', `${metadata.width} x ${metadata.height}`), known);
    }
    const thumbnail = options.thumbnailFile(sha256);
    if (!(await exists(thumbnail))) {
      const upright = { orientation, pixels: metadata.width * metadata.height };
      const jpeg = await smallJpeg(input, THUMBNAIL_EDGE, upright);
      await options.writeFile(thumbnail, jpeg);
    }
    return { ...base, ...known };
  } catch (error) {
    if (isSystemError(error) || error instanceof ProblemError) throw error;
    return broken(decoderTrouble((error as Error).message, await endsOf(input)), known);
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

const END_BYTES = 16;

async function endsOf(input: Buffer | string): Promise<Ends> {
  if (typeof input !== 'string') {
    return { head: input.subarray(0, END_BYTES), tail: input.subarray(-END_BYTES), bytes: input.length };
  }
  const file = await open(input);
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(Math.min(END_BYTES, size));
    const tail = Buffer.alloc(head.length);
    await file.read(head, 0, head.length, 0);
    await file.read(tail, 0, tail.length, size - tail.length);
    return { head, tail, bytes: size };
  } finally {
    await file.close();
  }
}

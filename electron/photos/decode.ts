/*
 * A photo decoded: opened as a file, known by its first bytes, and given to the decoder once there is memory for it. The
 * one place where the bytes of strangers' pictures go to a decoder. Runs in the photo reader.
 */
import { totalmem } from 'node:os';
import type { PathText } from '../domain/path-text.ts';
import { PhotoFault } from './fault.ts';
import { type PictureFile, planPicture } from './picture.ts';
import { NotAFile } from '../files/open-regular.ts';
import { MemoryBudget } from './memory-budget.ts';
import { type Alive, type OpenPhoto, type PhotoOptions, pieces, withPhoto } from './open-file.ts';
import { formatByBytes, HEAD_BYTES } from '../files/photo-format.ts';
import { MOST_PIXELS, type Picture, type PictureHeader, smallJpeg, turnedJpeg } from './thumbnail.ts';
import {
  decoderTrouble,
  describeTrouble,
  type Ends,
  isHarmlessWarning,
  isSpoiltJpeg,
  noPhotoTrouble,
  notAFileTrouble,
  saysNothing,
  systemTrouble,
} from './trouble.ts';
import type { Turned } from '../domain/photo-box.ts';

/** Of the pictures that are decoded at a time in this process. */
const pixelsInFlight = new MemoryBudget(Math.min(1.5 * 1024 ** 3, totalmem() / 4));
/** The slowest that a picture is decoded: all of a progressive one, on a busy machine. */
const SLOWEST_PIXELS_A_SECOND = 1_000_000;

/** Of a picture that cannot be decoded, until it is said why. */
const MOST_TRIES = 5;

export interface DecodeOptions extends PhotoOptions {
  /** Given by tests only. */
  readonly budget?: MemoryBudget;
}

/**
 * Runs `work`, which decodes, when there is memory for it. Throws PhotoFault for all that is wrong with the photo or its
 * drive, ProblemError where the machine is short of something.
 */
export async function decoding<T>(
  photo: PictureFile,
  options: DecodeOptions,
  work: (picture: Picture) => Promise<T>,
): Promise<T> {
  const { alive, budget = pixelsInFlight } = options;
  const alone = { ...options, budget: new MemoryBudget(budget.limit) };
  for (let tries = 1; ; tries++) {
    try {
      if (tries === 1) return await decodingOnce(photo, options, work);
      return await budget.use(budget.limit, () => decodingOnce(photo, alone, work), alive);
    } catch (error) {
      if (!(error instanceof PhotoFault) || tries >= triesFor(error)) throw error;
    }
  }
}

/**
 * Those that were decoded at the same time may have had the memory; whatever else was under way, the decoder's words, or
 * said that a picture is spoilt.
 */
function triesFor({ trouble, cause }: PhotoFault): number {
  if (trouble.trouble === 'memory') return 2;
  if (!(cause instanceof Error)) return 1;
  return saysNothing(cause.message) ? MOST_TRIES : isSpoiltJpeg(cause.message) ? 2 : 1;
}

async function decodingOnce<T>(
  photo: PictureFile,
  { alive = () => {}, budget = pixelsInFlight }: DecodeOptions,
  work: (picture: Picture) => Promise<T>,
): Promise<T> {
  if (photo.bytes === 0) throw new PhotoFault(describeTrouble('empty'));
  if (photo.format === null) throw new PhotoFault(noPhotoTrouble(photo.head));
  const input = await photo.input().catch(faultOf);
  if (typeof input !== 'string' && input.length === 0) throw new PhotoFault(describeTrouble('empty'));
  let header: PictureHeader | null = null;
  try {
    const planned = await planPicture(photo, input);
    header = planned.header;
    const { width, height } = header;
    if (width * height > MOST_PIXELS)
      throw new PhotoFault(describeTrouble('too-large', `${width} x ${height}`), { header });
    return await budget.use(
      planned.heldBytes,
      async () => {
        alive((width * height) / SLOWEST_PIXELS_A_SECOND);
        return await strictly(await planned.make(alive), work);
      },
      alive,
    );
  } catch (error) {
    if (error instanceof PhotoFault) throw error;
    // A decoder that reads by itself does not say when it was the drive that failed.
    if (typeof input === 'string') await readThrough(photo, alive).catch(faultOf);
    throw new PhotoFault(decoderTrouble((error as Error).message, await endsOf(photo, input)), {
      cause: error,
      header,
    });
  }
}

/** In a JPEG each warning is an error first; those that do no harm to the picture are then let pass. */
async function strictly<T>(picture: Picture, work: (picture: Picture) => Promise<T>): Promise<T> {
  const { format } = picture.header;
  if (format !== 'jpeg' && format !== 'raw') return await work(picture);
  try {
    return await work({ ...picture, options: { ...picture.options, failOn: 'warning' } });
  } catch (error) {
    if (error instanceof PhotoFault || !(error instanceof Error) || !isHarmlessWarning(error.message)) throw error;
    return await work(picture);
  }
}

/** The same of the photo at a path. */
export async function decodingFile<T>(
  path: PathText,
  options: DecodeOptions,
  work: (picture: Picture) => Promise<T>,
): Promise<T> {
  return await opening(path, options, (photo) => decoding(photo, options, work));
}

/** Opens a photo; what keeps it from being opened or read comes as a PhotoFault. */
export async function opening<T>(
  path: PathText,
  options: PhotoOptions,
  use: (photo: OpenPhoto) => Promise<T>,
): Promise<T> {
  return await withPhoto(path, options, use).catch(faultOf);
}

/** The bytes of a picture that lies in no file. */
export function pictureOfBytes(bytes: Uint8Array): PictureFile {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = whole.subarray(0, HEAD_BYTES);
  return { format: formatByBytes(whole), head, bytes: whole.length, input: async () => whole };
}

function faultOf(error: unknown): never {
  if (error instanceof NotAFile) throw new PhotoFault(notAFileTrouble(error.kind), { cause: error });
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (typeof syscall === 'string') throw new PhotoFault(systemTrouble(code), { cause: error });
  throw error;
}

async function readThrough(photo: Partial<OpenPhoto>, alive: Alive): Promise<void> {
  const { handle, bytes } = photo;
  if (!handle || bytes === undefined) return;
  for await (const piece of pieces({ handle, bytes }, alive)) if (piece.length === 0) return;
}

const END_BYTES = 16;

async function endsOf(
  photo: Pick<OpenPhoto, 'head' | 'bytes'> & Partial<OpenPhoto>,
  input: Buffer | string,
): Promise<Ends> {
  const { head, bytes, handle } = photo;
  if (typeof input !== 'string') return { head, tail: input.subarray(-END_BYTES), bytes: input.length };
  const tail = Buffer.alloc(Math.min(END_BYTES, bytes));
  await handle?.read(tail, 0, tail.length, bytes - tail.length).catch(() => {});
  return { head, tail, bytes };
}

/** A JPEG of at most `edge` px, upright. */
export async function smallPicture(
  path: PathText,
  edge: number,
  options: DecodeOptions,
  turned: Turned = 0,
): Promise<Buffer> {
  return await decodingFile(path, options, async (picture) => turnedJpeg(await smallJpeg(picture, edge), turned));
}

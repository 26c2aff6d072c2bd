/*
 * Opening what a folder offers as a photo or a table: regular files only, each opened once. Originals are only ever read.
 * Runs in the photo reader.
 */
import type { FileHandle } from 'node:fs/promises';
import { pageOf, type PathText } from '../domain/path-text.ts';
import { openRegularFile } from '../files/open-regular.ts';
import { formatByBytes, HEAD_BYTES, type PhotoFormat } from '../files/photo-format.ts';
import { filePath, pathOnDisk, textOf } from '../files/path-text.ts';

/** Larger files are hashed piece by piece and decoded from disk, so that memory stays bounded, bytes. */
export const WHOLE_IN_MEMORY = 64 * 1024 * 1024;
const PIECE = 4 * 1024 * 1024;

/** Called before each step that may take long, with the seconds that it may take beyond the usual. */
export type Alive = (moreSeconds?: number) => void;

export interface OpenFile {
  readonly handle: FileHandle;
  readonly bytes: number;
  readonly modifiedMs: number;
  /** Of its pages the one that is meant, from 1. */
  readonly page: number;
}

/** As `openRegularFile`. */
export async function openRegular(path: PathText, follow: boolean): Promise<OpenFile> {
  const { handle, found } = await openRegularFile(pathOnDisk(filePath(path)), follow);
  return { handle, bytes: found.size, modifiedMs: found.mtimeMs, page: pageOf(textOf(path)) };
}

/** A photo's file while it is open. */
export interface OpenPhoto extends OpenFile {
  /** By its first bytes; null: no photo. */
  readonly format: PhotoFormat | null;
  readonly head: Buffer;
  /** What sharp reads a header from without reading all. */
  header(): Promise<Buffer | string>;
  /** Its bytes, or for a large one a path that leads to the open file, which sharp reads. */
  input(): Promise<Buffer | string>;
}

export interface PhotoOptions {
  /** Whether a link is followed to its file; left out, yes. */
  readonly follow?: boolean;
  readonly alive?: Alive;
}

/** Opens a photo for as long as `use` needs it. */
export async function withPhoto<T>(
  path: PathText,
  { follow = true, alive = () => {} }: PhotoOptions,
  use: (photo: OpenPhoto) => Promise<T>,
): Promise<T> {
  alive();
  const file = await openRegular(path, follow);
  try {
    const head = await readPart(file.handle, 0, Math.min(HEAD_BYTES, file.bytes));
    let whole: Promise<Buffer> | null = null;
    const inMemory = () => (whole ??= readWhole(file, alive));
    const header = async () => pathOfOpen(file.handle, path) ?? (await inMemory());
    const input = async () => (file.bytes > WHOLE_IN_MEMORY ? await header() : await inMemory());
    return await use({ ...file, format: formatByBytes(head), head, header, input });
  } finally {
    await file.handle.close();
  }
}

/** A path by which sharp reads this very file; null where a name that sharp cannot be given is all there is. */
function pathOfOpen({ fd }: FileHandle, path: PathText): string | null {
  if (process.platform === 'linux') return `/proc/self/fd/${fd}`;
  const onDisk = pathOnDisk(filePath(path));
  return typeof onDisk === 'string' ? onDisk : null;
}

/** Bytes of an open file from `from` on; fewer where it ends before. */
export async function readPart(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const part = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(part, filled, length - filled, from + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return part.subarray(0, filled);
}

/** All bytes that it had when it was opened. */
export async function readWhole({ handle, bytes }: Pick<OpenFile, 'handle' | 'bytes'>, alive: Alive): Promise<Buffer> {
  if (bytes <= PIECE) return await readPart(handle, 0, bytes);
  const whole = Buffer.alloc(bytes);
  let filled = 0;
  while (filled < bytes) {
    alive();
    const { bytesRead } = await handle.read(whole, filled, Math.min(PIECE, bytes - filled), filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return whole.subarray(0, filled);
}

/** Piece by piece. */
export async function* pieces(
  { handle, bytes }: Pick<OpenFile, 'handle' | 'bytes'>,
  alive: Alive,
): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes; from += PIECE) {
    alive();
    const piece = await readPart(handle, from, Math.min(PIECE, bytes - from));
    if (piece.length === 0) return;
    yield piece;
  }
}

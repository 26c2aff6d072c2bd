/*
 * Opening what a folder offers as a photo or a table: regular files only, each opened once and known by its handle from
 * then on, so that nothing put in its place meanwhile is read, and a pipe or a device is told instead of waited for.
 * Originals are only ever read. Runs in the photo reader.
 */
import { constants } from 'node:fs';
import { type FileHandle, lstat, open, realpath, stat } from 'node:fs/promises';
import { formatByBytes, HEAD_BYTES, type PhotoFormat } from './photo-format.ts';
import { pathOnDisk } from '../files/path-text.ts';

/** Larger files are hashed piece by piece and decoded from disk, so that memory stays bounded, bytes. */
export const WHOLE_IN_MEMORY = 64 * 1024 * 1024;
const PIECE = 4 * 1024 * 1024;

/** Called before each step that may take long, with the seconds that it may take beyond the usual. */
export type Alive = (moreSeconds?: number) => void;

/** What is there is no file with bytes of its own. */
export class NotAFile extends Error {
  readonly kind: FileKind;

  constructor(kind: FileKind) {
    super(`it is a ${kind}`);
    this.name = 'NotAFile';
    this.kind = kind;
  }
}

export interface OpenFile {
  readonly handle: FileHandle;
  readonly bytes: number;
  readonly modifiedMs: number;
}

// Not every system has these; where they are missing, what the path names is looked at before.
const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants as Partial<typeof constants> & { O_RDONLY: number };

/**
 * Opens a regular file. A link as the last part of the path is followed only with `follow`. Throws NotAFile, or the
 * system's error.
 */
export async function openRegular(path: string, follow: boolean): Promise<OpenFile> {
  const onDisk = pathOnDisk(path);
  if (O_NOFOLLOW === 0 && !follow) refuse(kindOf(await lstat(onDisk)));
  const handle = await openOnce(onDisk, follow);
  try {
    const found = await handle.stat();
    refuse(kindOf(found));
    return { handle, bytes: found.size, modifiedMs: found.mtimeMs };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openOnce(onDisk: string | Buffer, follow: boolean): Promise<FileHandle> {
  try {
    return await open(onDisk, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // ELOOP: a link as the last part. EMLINK: so on some systems. ENXIO: a socket.
    if (code === 'ELOOP' || code === 'EMLINK') {
      if (!follow) throw new NotAFile('link');
      const real = await realpath(onDisk, 'buffer');
      return await open(real, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
    }
    if (code === 'ENXIO' || code === 'EISDIR' || code === 'EOPNOTSUPP') {
      const found = await stat(onDisk).catch(() => null);
      if (found) refuse(kindOf(found));
    }
    throw error;
  }
}

function refuse(kind: FileKind): void {
  if (kind !== 'file') throw new NotAFile(kind);
}

/** What lies under a name. */
export type FileKind = 'file' | 'folder' | 'pipe' | 'socket' | 'link' | 'device' | 'other';

type Kinds = Record<
  'isFile' | 'isDirectory' | 'isFIFO' | 'isSocket' | 'isSymbolicLink' | 'isBlockDevice' | 'isCharacterDevice',
  () => boolean
>;

export function kindOf(found: Kinds): FileKind {
  if (found.isFile()) return 'file';
  if (found.isDirectory()) return 'folder';
  if (found.isFIFO()) return 'pipe';
  if (found.isSocket()) return 'socket';
  if (found.isSymbolicLink()) return 'link';
  return found.isBlockDevice() || found.isCharacterDevice() ? 'device' : 'other';
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
  path: string,
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
function pathOfOpen({ fd }: FileHandle, path: string): string | null {
  if (process.platform === 'linux') return `/proc/self/fd/${fd}`;
  const onDisk = pathOnDisk(path);
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
export async function readWhole({ handle, bytes }: OpenFile, alive: Alive): Promise<Buffer> {
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

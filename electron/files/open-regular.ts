/*
 * Opens a file of which nothing is known but its name: a regular file, known by its handle from then on, so that nothing put
 * in its place meanwhile is read, and a pipe or a device is told instead of waited for. Runs in the photo reader, in the
 * threads and on the command line.
 */
import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, realpath, stat } from 'node:fs/promises';

/** What is there is no file with bytes of its own. */
export class NotAFile extends Error {
  readonly kind: FileKind;

  constructor(kind: FileKind) {
    super(`it is a ${kind}`);
    this.name = 'NotAFile';
    this.kind = kind;
  }
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

// Not every system has these; where they are missing, what the path names is looked at before.
const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants as Partial<typeof constants> & { O_RDONLY: number };

/** A link as the last part of the path is followed only with `follow`. Throws NotAFile, or the system's error. */
export async function openRegularFile(
  path: string | Buffer,
  follow: boolean,
): Promise<{ readonly handle: FileHandle; readonly found: Stats }> {
  if (O_NOFOLLOW === 0 && !follow) refuse(kindOf(await lstat(path)));
  const handle = await openOnce(path, follow);
  try {
    const found = await handle.stat();
    refuse(kindOf(found));
    return { handle, found };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openOnce(path: string | Buffer, follow: boolean): Promise<FileHandle> {
  try {
    return await open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // ELOOP: a link as the last part. EMLINK: so on some systems. ENXIO: a socket.
    if (code === 'ELOOP' || code === 'EMLINK') {
      if (!follow) throw new NotAFile('link');
      const real = await realpath(path, 'buffer');
      return await open(real, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
    }
    if (code === 'ENXIO' || code === 'EISDIR' || code === 'EOPNOTSUPP') {
      const found = await stat(path).catch(() => null);
      if (found) refuse(kindOf(found));
    }
    throw error;
  }
}

function refuse(kind: FileKind): void {
  if (kind !== 'file') throw new NotAFile(kind);
}

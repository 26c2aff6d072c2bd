/*
 * Files that are there whole or not at all, whatever happens while they are written. A link that lies where a file is to be
 * written is replaced, never followed. Runs in the threads and on the command line.
 */
import { constants, renameSync, rmSync, writeFileSync } from 'node:fs';
import { access, type FileHandle, lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ProblemError } from '../domain/problems.ts';
import { systemFault } from '../domain/system-errors.ts';
import { refuseForFile } from './place-to-write.ts';

/** Ending of a file that is still being written; left behind only by a kill. */
export const PARTIAL = '.partial';

export interface WholeFileOptions {
  /** Makes sure that it is on the disk before it gets its name; left out, yes. Not worth its wait for what is made again at need. */
  readonly sync?: boolean;
  /** Makes the folder where it is not there yet. */
  readonly makeFolder?: boolean;
}

/** Two of one name may be on their way at once: each is whole, and the later one stays. */
let begun = 0;

const BY_WRITER = /\.(\d{1,10})(?:-\d+)?\.partial$/;

/** The process that writes, or wrote, a file of this name; null: it is no file on its way. */
export function writerOf(name: string): number | null {
  const writer = BY_WRITER.exec(name)?.[1];
  return writer === undefined ? null : Number(writer);
}

/** A file on its way: written beside its place, under a name of its own, until it is kept or dropped. */
export class WholeFile {
  readonly #path: string;
  readonly #partial: string;
  readonly #handle: FileHandle;
  readonly #sync: boolean;

  private constructor(path: string, partial: string, handle: FileHandle, sync: boolean) {
    this.#path = path;
    this.#partial = partial;
    this.#handle = handle;
    this.#sync = sync;
  }

  static async begin(path: string, options: WholeFileOptions = {}): Promise<WholeFile> {
    begun += 1;
    const partial = `${path}.${process.pid}-${begun}${PARTIAL}`;
    try {
      return new WholeFile(path, partial, await openNew(partial, options.makeFolder ?? false), options.sync ?? true);
    } catch (error) {
      throw about(path, error);
    }
  }

  async write(part: Uint8Array | string): Promise<void> {
    try {
      await this.#handle.writeFile(part);
    } catch (error) {
      await this.drop();
      throw about(this.#path, error);
    }
  }

  /** Gives it its name, over whatever bears it. */
  async keep(): Promise<void> {
    try {
      if (this.#sync) await this.#handle.sync();
      await this.#handle.close();
      await rename(this.#partial, this.#path);
      // A new name is only safe when its folder is on the disk too. Windows does this by itself.
      if (this.#sync && process.platform !== 'win32') await sync(dirname(this.#path));
    } catch (error) {
      await this.drop();
      throw about(this.#path, error);
    }
  }

  /** Leaves nothing of it. May be called at any time, also twice. */
  async drop(): Promise<void> {
    await this.#handle.close().catch(() => {});
    await rm(this.#partial, { force: true }).catch(() => {});
  }
}

/** Writes `parts` one after another as one file, or nothing. Throws 'disk-full'; other errors of the system carry its path. */
export async function writeWhole(
  path: string,
  parts: readonly (Uint8Array | string)[],
  options: WholeFileOptions = {},
): Promise<void> {
  const file = await WholeFile.begin(path, options);
  for (const part of parts) await file.write(part);
  await file.keep();
}

/**
 * The same while nobody else has a turn, for small files that are their owner's alone, such as those of the profile. Of a
 * process a name is written by one call at a time.
 */
export function writeWholeNow(path: string, text: string, { sync = true }: Pick<WholeFileOptions, 'sync'> = {}): void {
  const partial = `${path}.${process.pid}${PARTIAL}`;
  try {
    rmSync(partial, { force: true });
    writeFileSync(partial, text, { flag: 'wx', mode: 0o600, flush: sync });
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw about(path, error);
  }
}

/**
 * Throws 'file-exists' for what may not be replaced; a link counts too, whether it leads anywhere or not. Throws
 * 'place-in-catalogue' and 'place-is-photo' for what is never replaced.
 */
export async function refuseToReplace(path: string, replace: boolean): Promise<void> {
  refuseForFile(path);
  if (replace) return;
  const found = await lstat(path).catch(() => null);
  if (found) throw new ProblemError('file-exists', { path });
}

/** Makes sure that a file or folder that is there is on the disk. */
export async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function isThere(path: string | Buffer): Promise<boolean> {
  return await access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}

/** A file that was not there before: what a kill left is taken away first, and no link is ever opened. */
async function openNew(partial: string, makeFolder: boolean): Promise<FileHandle> {
  await rm(partial, { force: true });
  return await open(partial, 'wx').catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' || !makeFolder) throw error;
    await mkdir(dirname(partial), { recursive: true });
    return await open(partial, 'wx');
  });
}

/** Errors of writes through a handle carry no path; the problem's sentence needs the one that was asked for. */
function about(path: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (systemFault((error as NodeJS.ErrnoException).code) === 'full')
    return new ProblemError('disk-full', { path }, { cause: error });
  return 'syscall' in error ? Object.assign(error, { path }) : error;
}

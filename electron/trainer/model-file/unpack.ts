/*
 * Unpacks a model file into an empty folder, trusting nothing in it: only the known names, each once, each within its
 * length, each with the checksum that it says; nothing is executed and nothing is written anywhere else. Runs in the
 * trainer thread.
 */
import { createWriteStream } from 'node:fs';
import { type FileHandle, mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { because, ProblemError, type ProblemValue } from '../../domain/problems.ts';
import { NotAFile, openRegularFile } from '../../files/open-regular.ts';
import { longest, MOST_BYTES, MOST_ENTRIES } from '../../network/passport/layout.ts';

/** Text shrinks to a tenth, seldom to less than a hundredth; more is a bomb. */
const HIGHEST_RATIO = 200;
/** Whatever the ratio, so little does no harm, bytes. */
const HARMLESS = 100_000;
const FOLDER = /\/$/;

export interface Unpacking {
  readonly path: string;
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Gives the names of the entries. Throws 'model-unreadable', 'disk-full', and AbortError when it was stopped. */
export async function unpack({ path, folder, signal, onProgress }: Unpacking): Promise<Set<string>> {
  const unreadable = (reason: ProblemValue, cause?: unknown) =>
    new ProblemError('model-unreadable', { file: basename(path), reason }, { cause });
  const { handle, found } = await openRegularFile(path, true).catch((error: unknown) => {
    if (error instanceof NotAFile) throw unreadable(because('no-file'), error);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw unreadable(because('fault-gone'), error);
    throw error;
  });
  try {
    if (!(await isZip(handle))) throw unreadable(because('no-model-file'));
    const options = { strictFileNames: true, validateEntrySizes: true, autoClose: false };
    const reader = new HandleReader(handle);
    const zip = await yauzl.fromRandomAccessReaderPromise(reader, found.size, options).catch((error: unknown) => {
      throw unreadable(because('cut-short'), error);
    });
    const entries = await listed(zip, unreadable);
    const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    let done = 0;
    for (const entry of entries) {
      signal.throwIfAborted();
      const file = join(folder, entry.fileName);
      if (FOLDER.test(entry.fileName)) {
        await mkdir(file, { recursive: true });
        continue;
      }
      await mkdir(dirname(file), { recursive: true });
      const source = await zip.openReadStreamPromise(entry).catch((error: unknown) => {
        throw unreadable(because('damaged'), error);
      });
      let sum = 0;
      const check = new Transform({
        transform(chunk: Buffer, _, next) {
          sum = crc32(chunk, sum);
          done += chunk.length;
          onProgress(done, total);
          next(null, chunk);
        },
      });
      try {
        await pipeline(source, check, createWriteStream(file, { flags: 'wx' }), { signal });
      } catch (error) {
        // What the system says (a full disk) is no fault of the file.
        if (signal.aborted) throw error;
        if (error instanceof Error && 'syscall' in error) throw Object.assign(error, { path: file });
        throw unreadable(because('damaged'), error);
      }
      if (sum !== entry.crc32) throw unreadable(because('part-damaged', { part: entry.fileName }));
    }
    return new Set(entries.map((entry) => entry.fileName));
  } finally {
    await handle.close();
  }
}

/** Whether a file begins as a zip does. */
async function isZip(handle: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
  return bytesRead === 4 && buffer.readUInt32LE(0) === 0x04034b50;
}

const CHUNK = 256 * 1024;

/** Reads from a file that is open already, and leaves it open. */
class HandleReader extends yauzl.RandomAccessReader {
  readonly #handle: FileHandle;

  constructor(handle: FileHandle) {
    super();
    this.#handle = handle;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#chunks(start, end), { objectMode: false });
  }

  async *#chunks(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end;) {
      const { buffer, bytesRead } = await this.#handle.read({
        buffer: Buffer.allocUnsafe(Math.min(CHUNK, end - at)),
        position: at,
      });
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  }
}

/** Every entry, before any is unpacked. */
async function listed(zip: yauzl.ZipFile, unreadable: (reason: ProblemValue, cause?: unknown) => Error) {
  if (zip.entryCount > MOST_ENTRIES) throw unreadable(because('holds-too-many-files', { files: zip.entryCount }));
  const entries: yauzl.Entry[] = [];
  const names = new Set<string>();
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (error) {
    throw unreadable(because('contents-damaged'), error);
  }
  for (const entry of entries) {
    const { fileName, uncompressedSize, compressedSize } = entry;
    const most = longest(fileName);
    if (most === null)
      throw unreadable(because('holds-foreign-part', { part: JSON.stringify(fileName.slice(0, 100)) }));
    if (names.has(fileName)) throw unreadable(because('holds-twice', { part: fileName }));
    names.add(fileName);
    if (entry.isEncrypted() || !entry.canDecodeFileData())
      throw unreadable(because('part-packed-unknown', { part: fileName }));
    if (uncompressedSize > most) throw unreadable(because('part-too-long', { part: fileName }));
    total += uncompressedSize;
    if (total > MOST_BYTES) throw unreadable(because('holds-too-much'));
    if (uncompressedSize > HARMLESS && uncompressedSize > HIGHEST_RATIO * compressedSize) {
      throw unreadable(because('part-too-tight', { part: fileName }));
    }
  }
  return entries;
}

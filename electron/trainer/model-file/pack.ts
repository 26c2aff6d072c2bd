/*
 * Writes a zip beside its place and gives it its name when it is whole, so that no half file ever stays. Large parts are
 * streamed from their files. Runs in the trainer thread.
 */
import { createWriteStream } from 'node:fs';
import { access, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { ProblemError } from '../../domain/problems.ts';
import { sync } from '../../files/whole-file.ts';

/** Bytes of a text or picture, those of a network, a file to copy in, or an empty folder. */
export type Part = { readonly name: string } & (
  | { readonly bytes: Uint8Array }
  | { readonly numbers: Uint8Array }
  | { readonly file: string }
  | { readonly folder: true }
);

export interface Packing {
  readonly path: string;
  readonly replace: boolean;
  readonly parts: readonly Part[];
  /** The time on every entry, so that the same model gives the same file. */
  readonly mtime: Date;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Gives the length of the file, bytes. Throws 'file-exists', 'disk-full', and AbortError when it was stopped. */
export async function pack(packing: Packing): Promise<number> {
  const { path, replace, parts, signal, onProgress } = packing;
  await refuseToReplace(path, replace);
  await access(dirname(path)).catch(() => {
    throw new ProblemError('folder-missing', { folder: dirname(path) });
  });
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  const total = await lengthOf(parts);
  const zip = new yazl.ZipFile();
  const ended = new Promise<never>((_, reject) => zip.on('error', reject));
  // Met below where the file is still being written; after that nothing waits for it any more.
  ended.catch(() => {});
  let written = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _, done) {
      written += chunk.length;
      onProgress(Math.min(written, total), total);
      done(null, chunk);
    },
  });
  try {
    for (const part of parts) add(zip, part, packing.mtime);
    zip.end();
    const stream = zip.outputStream as NodeJS.ReadableStream;
    await Promise.race([pipeline(stream, counter, createWriteStream(partial), { signal }), ended]);
    await sync(partial);
    await refuseToReplace(path, replace);
    await rename(partial, path);
    return written;
  } catch (error) {
    counter.destroy();
    await rm(partial, { force: true }).catch(() => {});
    // The sentence is about the file that a person asked for.
    if (error instanceof Error && 'syscall' in error) Object.assign(error, { path });
    throw error;
  }
}

function add(zip: yazl.ZipFile, part: Part, mtime: Date): void {
  const options = { mtime, mode: 0o100644, forceDosTimestamp: true };
  if ('folder' in part) zip.addEmptyDirectory(part.name, { ...options, mode: 0o040755 });
  else if ('bytes' in part) zip.addBuffer(Buffer.from(part.bytes), part.name, options);
  // Weights hardly shrink, and unpacking them would take longer than reading.
  else if ('numbers' in part) {
    const { buffer, byteOffset, byteLength } = part.numbers;
    zip.addBuffer(Buffer.from(buffer, byteOffset, byteLength), part.name, { ...options, compress: false });
  } else zip.addFile(part.file, part.name, { ...options, compress: false });
}

async function lengthOf(parts: readonly Part[]): Promise<number> {
  let total = 0;
  for (const part of parts) {
    if ('bytes' in part) total += part.bytes.length;
    else if ('numbers' in part) total += part.numbers.length;
    else if ('file' in part) total += (await stat(part.file)).size;
  }
  return total;
}

async function refuseToReplace(path: string, replace: boolean): Promise<void> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere && !replace) throw new ProblemError('file-exists', { path });
}

/** Whether a file begins as a zip does. */
export async function isZip(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32LE(0) === 0x04034b50;
  } finally {
    await handle.close();
  }
}

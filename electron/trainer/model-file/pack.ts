/*
 * Writes a zip that is there whole or not at all. Large parts are streamed from their files. Runs in the trainer thread.
 */
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import yazl from 'yazl';
import { ProblemError } from '../../domain/problems.ts';
import { refuseToReplace, WholeFile } from '../../files/whole-file.ts';

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
  const total = await lengthOf(parts);
  const zip = new yazl.ZipFile();
  const stream = zip.outputStream as Readable;
  // A file that cannot be read ends the zip, not the stream.
  zip.on('error', (error: Error) => stream.destroy(error));
  const whole = await WholeFile.begin(path);
  let written = 0;
  try {
    for (const part of parts) add(zip, part, packing.mtime);
    zip.end();
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      signal.throwIfAborted();
      await whole.write(chunk);
      written += chunk.length;
      onProgress(Math.min(written, total), total);
    }
    await refuseToReplace(path, replace);
    await whole.keep();
    return written;
  } catch (error) {
    await whole.drop();
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

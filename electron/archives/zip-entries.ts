/*
 * What a stranger's zip file holds: listed, bounded and checked, and unpacked piece by piece. Runs in the
 * catalogue thread.
 */
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { takeTurns } from '../calls/turns.ts';

const MOST_ENTRIES = 20_000;
/** Rows that repeat shrink to a hundredth; more is a bomb. */
const HIGHEST_RATIO = 300;
/** Whatever the ratio, so little does no harm, bytes. */
const HARMLESS = 1_000_000;

export interface ZipEntries {
  /** The first of each name, by its key. */
  readonly entries: ReadonlyMap<string, yauzl.Entry>;
  /** Rejects at the end of an entry that has not the checksum it says. */
  read(entry: yauzl.Entry): AsyncIterable<Buffer>;
}

/** Its bytes, or an open file, which stays open. */
export type ZipSource = Buffer | { readonly descriptor: number };

/** null: there are too many. Rejects where the file is no whole zip. */
export async function zipEntries(source: ZipSource, keyOf: (name: string) => string): Promise<ZipEntries | null> {
  const zip = await ('descriptor' in source
    ? yauzl.fromFdPromise(source.descriptor, { autoClose: false })
    : yauzl.fromBufferPromise(source));
  if (zip.entryCount > MOST_ENTRIES) return null;
  const entries = new Map<string, yauzl.Entry>();
  const turn = takeTurns();
  for await (const entry of zip.eachEntry()) {
    const key = keyOf(entry.fileName);
    if (!entries.has(key)) entries.set(key, entry);
    await turn();
  }
  return { entries, read: (entry) => checked(zip, entry) };
}

/** Larger than `most` bytes, or a bomb. */
export function isTooLarge({ uncompressedSize: size, compressedSize }: yauzl.Entry, most: number): boolean {
  return size > most || (size > HARMLESS && size > HIGHEST_RATIO * compressedSize);
}

async function* checked(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Buffer> {
  let sum = 0;
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (sum !== entry.crc32) throw new Error(`${entry.fileName} is damaged`);
}

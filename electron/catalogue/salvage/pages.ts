/*
 * Pages of a catalogue's file as they lie on the disk, with those of its write-ahead log over them: what SQLite itself no
 * longer opens can still be read page by page (sqlite.org/fileformat2.html). Nothing is written, and no link is followed.
 * Runs in the file thread.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** What the program's own files have, for when the header does not say it any more. */
const OWN_PAGE_BYTES = 4096;

const MAGIC = 'SQLite format 3\0';
const FREE_LIST_OFFSET = 32;
const VERSION_OFFSET = 60;

export interface Pages {
  readonly bytes: number;
  /** Pages count from 1. */
  readonly count: number;
  /** Whether the first page still begins as one of SQLite does. */
  readonly hasHeader: boolean;
  /** As the header has it; 0 where there is none. */
  readonly version: number;
  /** First page of the list of pages that are in no use; 0: none is known. */
  readonly freeList: number;
  /** null where it is not there, or cannot be read. Good until the next call. */
  read(page: number): Buffer | null;
  close(): void;
}

/** Throws errors of the system. */
export function openPages(file: string): Pages {
  const main = openFile(file);
  const log = openLog(`${file}-wal`);
  const header = Buffer.alloc(100);
  const length = readSync(main.descriptor, header, 0, header.length, 0);
  const said = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const sane = said >= 512 && (said & (said - 1)) === 0 && header[20] === 0;
  const hasHeader = length === header.length && header.toString('latin1', 0, 16) === MAGIC && sane;
  const bytes = hasHeader ? said : OWN_PAGE_BYTES;
  const frames = log === null ? new Map<number, number>() : committedFrames(log, bytes);
  const count = Math.max(Math.floor(main.bytes / bytes), ...frames.keys(), 0);
  const buffer = Buffer.alloc(bytes);

  const read = (page: number): Buffer | null => {
    const frame = frames.get(page);
    const from = frame === undefined ? main.descriptor : (log?.descriptor ?? -1);
    const at = frame ?? (page - 1) * bytes;
    try {
      return readSync(from, buffer, 0, bytes, at) === bytes ? buffer : null;
    } catch {
      // A sector that the drive no longer reads is a page that is not there; the others are still wanted.
      return null;
    }
  };
  const first = hasHeader ? (read(1) ?? header) : header;
  return {
    bytes,
    count,
    hasHeader,
    version: hasHeader ? first.readUInt32BE(VERSION_OFFSET) : 0,
    freeList: hasHeader ? first.readUInt32BE(FREE_LIST_OFFSET) : 0,
    read,
    close: () => {
      closeSync(main.descriptor);
      if (log) closeSync(log.descriptor);
    },
  };
}

interface OpenFile {
  readonly descriptor: number;
  readonly bytes: number;
}

function openFile(path: string): OpenFile {
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  const status = fstatSync(descriptor);
  if (status.isFile()) return { descriptor, bytes: status.size };
  closeSync(descriptor);
  throw Object.assign(new Error(`${path} is not a file`), { code: 'ENOENT', path });
}

function openLog(path: string): OpenFile | null {
  try {
    return openFile(path);
  } catch {
    return null;
  }
}

const LOG_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/** Page -> where its newest committed content lies in the log. Ends at the first frame whose checksum is not right. */
function committedFrames({ descriptor, bytes }: OpenFile, pageBytes: number): Map<number, number> {
  const committed = new Map<number, number>();
  const header = Buffer.alloc(LOG_HEADER_BYTES);
  if (readSync(descriptor, header, 0, LOG_HEADER_BYTES, 0) < LOG_HEADER_BYTES) return committed;
  const magic = header.readUInt32BE(0);
  if ((magic & 0xfffffffe) >>> 0 !== 0x377f0682 || header.readUInt32BE(8) !== pageBytes) return committed;
  const bigEndian = (magic & 1) === 1;
  let sums = checksum(header.subarray(0, 24), [0, 0], bigEndian);
  if (sums[0] !== header.readUInt32BE(24) || sums[1] !== header.readUInt32BE(28)) return committed;
  const frame = Buffer.alloc(FRAME_HEADER_BYTES + pageBytes);
  const waiting = new Map<number, number>();
  for (let at = LOG_HEADER_BYTES; at + frame.length <= bytes; at += frame.length) {
    if (readSync(descriptor, frame, 0, frame.length, at) < frame.length) break;
    if (!frame.subarray(8, 16).equals(header.subarray(16, 24))) break;
    sums = checksum(frame.subarray(FRAME_HEADER_BYTES), checksum(frame.subarray(0, 8), sums, bigEndian), bigEndian);
    if (sums[0] !== frame.readUInt32BE(16) || sums[1] !== frame.readUInt32BE(20)) break;
    waiting.set(frame.readUInt32BE(0), at + FRAME_HEADER_BYTES);
    if (frame.readUInt32BE(4) === 0) continue;
    for (const [page, offset] of waiting) committed.set(page, offset);
    waiting.clear();
  }
  return committed;
}

function checksum(part: Buffer, [first, second]: readonly [number, number], bigEndian: boolean): [number, number] {
  let [a, b] = [first, second];
  for (let at = 0; at < part.length; at += 8) {
    a = (a + (bigEndian ? part.readUInt32BE(at) : part.readUInt32LE(at)) + b) >>> 0;
    b = (b + (bigEndian ? part.readUInt32BE(at + 4) : part.readUInt32LE(at + 4)) + a) >>> 0;
  }
  return [a, b];
}

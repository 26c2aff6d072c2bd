/* A few bytes of a file, where a header or an end says what the file is. Runs in Node. */
import { closeSync, openSync, readSync } from 'node:fs';

/** What is there of the `length` bytes from `from` on. */
export function readPart(file: string, from: number, length: number, flags: string | number = 'r'): Buffer {
  const part = Buffer.alloc(length);
  const descriptor = openSync(file, flags);
  try {
    return part.subarray(0, readSync(descriptor, part, 0, length, from));
  } finally {
    closeSync(descriptor);
  }
}

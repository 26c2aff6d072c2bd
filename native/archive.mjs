// Reads the files of a packaged program: those in its app.asar (a header in JSON, then the files) and those in app.asar.unpacked.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {{files: Record<string, Entry>} | {size: number, offset: string} | {size: number, unpacked: true} | {link: string}} Entry
 */

/**
 * @param {string} file app.asar
 * @returns {Map<string, () => Buffer>} each file's path with slashes, and its content
 */
export function readArchive(file) {
  const sizes = cut(file, 0, 16);
  const header = cut(file, 16, sizes.readUInt32LE(12));
  const begin = 8 + sizes.readUInt32LE(4);
  /** @type {Map<string, () => Buffer>} */
  const found = new Map();
  walk(JSON.parse(header.toString('utf8')), '', (name, entry) =>
    found.set(name, () =>
      'offset' in entry
        ? cut(file, begin + Number(entry.offset), entry.size)
        : readFileSync(path.join(`${file}.unpacked`, name)),
    ),
  );
  return found;
}

/**
 * @param {Entry} entry
 * @param {string} place
 * @param {(name: string, entry: Exclude<Entry, {files: any}>) => void} see
 */
function walk(entry, place, see) {
  if (!('files' in entry)) return see(place, entry);
  for (const [name, inner] of Object.entries(entry.files)) walk(inner, place ? `${place}/${name}` : name, see);
}

/**
 * @param {string} file
 * @param {number} offset
 * @param {number} size
 */
function cut(file, offset, size) {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(size);
    readSync(handle, bytes, 0, size, offset);
    return bytes;
  } finally {
    closeSync(handle);
  }
}

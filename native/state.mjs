// What set-up remembers of this clone, in native/parts/state.json: for each part the key of all that it was made from,
// and the size and time of its files. Comparing those takes milliseconds, so a second set-up is quick.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parts } from './places.mjs';

/**
 * @typedef {{key: string, version: string, from: string, files: Record<string, string>}} PartState
 * @typedef {Record<string, PartState> & {verdicts?: Record<string, import('./checks.mjs').Verdict>}} State
 */

const defaultFile = path.join(parts, 'state.json');

/** @returns {State} */
export function readState(file = defaultFile) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // None yet, or cut short by a kill: then every part is checked again, and found in the cache.
    return {};
  }
}

/**
 * @param {State} state
 * @param {string} [file]
 */
export function writeState(state, file = defaultFile) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

/**
 * Size and time of each file; throws if one is missing.
 * @param {string[]} files
 * @returns {Record<string, string>}
 */
export function fingerprints(files) {
  return Object.fromEntries(
    files.map((file) => {
      const { size, mtimeMs } = statSync(file);
      return [file, `${size}:${Math.round(mtimeMs)}`];
    }),
  );
}

/**
 * Whether a part was made from `key` and none of its files has changed since.
 * @param {PartState | undefined} part
 * @param {string} key
 */
export function isInPlace(part, key) {
  if (part?.key !== key) return false;
  try {
    const now = fingerprints(Object.keys(part.files));
    return Object.entries(part.files).every(([file, mark]) => now[file] === mark);
  } catch {
    return false;
  }
}

/**
 * A short key for anything that JSON can write.
 * @param {unknown} value
 */
export function keyOf(value) {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

// Changes sharp on Linux so that it works beside GTK. Electron links the system's GLib, and sharp's libvips carries its own. Sharp's
// binding asks for GLib's functions by name and gets the system's, which then free, or fail to free, what the GLib of libvips made.
// In a worker thread of Electron 33, 400 thumbnails took more and more memory and stalled; in Node they stay at 110 MB. With newer
// GLibs the program crashes (sharp's issues 4522 and 4525, Electron's 46323). When the functions are renamed in both of sharp's
// files, the two GLibs no longer meet. Node runs the renamed files too. macOS and Windows bind names by library and need no change.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  copyFileSync,
} from 'node:fs';
import path from 'node:path';
import { patchelf, renameSymbols } from './patchelf.mjs';
import { packageFolder } from './places.mjs';
import { keyOf } from './state.mjs';
import { copy } from './unpack.mjs';

const mark = 'vasculum_';

/** @type {import('./bring-parts.mjs').Part} */
export const sharp = {
  name: 'sharp',
  forWindow: true,
  async plan() {
    const { version } = JSON.parse(readFileSync(path.join(packageFolder('sharp'), 'package.json'), 'utf8'));
    return {
      key: keyOf([version, Object.values(libraries() ?? {}).map((file) => path.basename(file)), patchelf]),
      version,
    };
  },
  async install({ cache, key, say, log }) {
    const found = libraries();
    if (!found) return { from: 'npm registry', files: [] };
    const files = Object.values(found);
    const pristine = files.filter((file) => !isRenamed(file));
    const kept = path.join(cache, 'sharp', key);
    if (pristine.length > 0 && !existsSync(kept)) {
      say("giving libvips' GLib names of its own");
      await renameGlib(files, kept, cache, log);
    }
    for (const file of pristine) copy(path.join(kept, path.basename(file)), file);
    return { from: 'npm registry, made safe for Electron', files };
  },
};

/**
 * sharp's two files on this machine; undefined if there is nothing to do (on macOS, on Windows, and on Linux without glibc, for
 * which there is no Electron).
 * @returns {{binding: string, libvips: string} | undefined}
 */
function libraries() {
  const binding = path.join(packageFolder(`@img/sharp-linux-${process.arch}`), 'lib');
  const libvips = path.join(packageFolder(`@img/sharp-libvips-linux-${process.arch}`), 'lib');
  if (process.platform !== 'linux' || !(process.arch in patchelf) || !existsSync(binding)) return undefined;
  return { binding: only(binding, /\.node$/), libvips: only(libvips, /^libvips-cpp\.so/) };
}

/**
 * @param {string} folder
 * @param {RegExp} pattern
 */
function only(folder, pattern) {
  const names = readdirSync(folder).filter((name) => pattern.test(name));
  if (names.length !== 1) throw new Error(`expected one ${pattern} in ${folder}, found ${names.length}`);
  return path.join(folder, names[0]);
}

/** @param {string} file */
function isRenamed(file) {
  return readFileSync(file).includes(`\0${mark}g_object_unref\0`);
}

/**
 * Copies both files to `kept` and renames there the GLib functions that the binding asks for.
 * @param {string[]} files the binding first
 * @param {string} kept
 * @param {string} cache
 * @param {string} log
 */
async function renameGlib(files, kept, cache, log) {
  mkdirSync(path.dirname(kept), { recursive: true });
  const work = mkdtempSync(path.join(cache, 'sharp', 'partial-'));
  try {
    mkdirSync(path.join(work, 'files'));
    const changes = [];
    for (const file of files) {
      const changed = path.join(work, 'files', path.basename(file));
      copyFileSync(file, changed);
      changes.push(changed);
    }
    const names = glibNames(readFileSync(files[0]));
    await renameSymbols(changes, Object.fromEntries(names.map((name) => [name, `${mark}${name}`])), { cache, log });
    for (const changed of changes)
      if (!isRenamed(changed)) throw new Error(`${path.basename(changed)} has no g_object_unref to rename`);
    renameSync(path.join(work, 'files'), kept);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * The strings of a library that look like names of GLib functions. A string that is not a symbol does no harm: patchelf skips it.
 * @param {Buffer} library
 */
export function glibNames(library) {
  return [...new Set([...library.toString('latin1').matchAll(/(?<=\0)g_[a-z0-9_]+(?=\0)/g)].map(([name]) => name))];
}

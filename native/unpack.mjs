// Takes chosen files out of a zip (a wheel is a zip), and puts files in place without copying them.
import { copyFileSync, linkSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes the entries for which `place` gives a path, and returns those paths. Verifies the checksums.
 * @param {string} zip
 * @param {string} folder
 * @param {(name: string) => string | undefined} place from the entry's name to a path relative to `folder`
 */
export async function unpack(zip, folder, place) {
  // Loaded only here, because on a bare machine this module is read before node_modules exists.
  const { default: AdmZip } = await import('adm-zip');
  const written = [];
  for (const entry of new AdmZip(zip).getEntries()) {
    const target = entry.isDirectory ? undefined : place(entry.entryName);
    if (!target) continue;
    const file = path.join(folder, target);
    if (path.relative(folder, file).startsWith('..'))
      throw new Error(`${zip} wants to write outside: ${entry.entryName}`);
    mkdirSync(path.dirname(file), { recursive: true });
    const executable = (entry.header.attr >>> 16) & 0o111;
    writeFileSync(file, entry.getData(), { mode: executable ? 0o755 : 0o644 });
    written.push(target);
  }
  return written;
}

/**
 * Makes `to` the same file as `from`: by a hard link, else (on another file system) a symbolic link, else (on Windows without the
 * right to make one) a copy.
 * @param {string} from
 * @param {string} to
 */
export function link(from, to) {
  mkdirSync(path.dirname(to), { recursive: true });
  rmSync(to, { force: true });
  try {
    linkSync(from, to);
  } catch {
    try {
      symlinkSync(from, to);
    } catch {
      copyFileSync(from, to);
    }
  }
}

/**
 * Copies small files that something may overwrite, so that the cache does not change with them.
 * @param {string} from
 * @param {string} to
 */
export function copy(from, to) {
  mkdirSync(path.dirname(to), { recursive: true });
  // Removed first, so that a process that has loaded it keeps the old file.
  rmSync(to, { force: true });
  copyFileSync(from, to);
}

// Taking chosen files out of a zip (a wheel is one), and putting them where they are looked up without copying them.
import { copyFileSync, linkSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes the entries that `place` gives a path for, and gives those paths. Checksums are verified.
 * @param {string} zip
 * @param {string} folder
 * @param {(name: string) => string | undefined} place from the entry's name to a path relative to `folder`
 */
export async function unpack(zip, folder, place) {
  // Loaded here: on a bare machine this module is read before node_modules exists.
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
 * Makes `to` the same file as `from`: a hard link, else (another file system) a symbolic link, else (Windows without the
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
 * For small files that somebody may write over: the cache must not change with them.
 * @param {string} from
 * @param {string} to
 */
export function copy(from, to) {
  mkdirSync(path.dirname(to), { recursive: true });
  // Removed first: a process that has it loaded keeps the old file.
  rmSync(to, { force: true });
  copyFileSync(from, to);
}

// Fetching files from the npm and Python registries through their own clients, each pinned by its SHA-256 and kept under
// it in the user's cache folder.
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { requirePip } from './prerequisites.mjs';
import { run, runNpm } from './run.mjs';

/**
 * @param {string} file
 * @returns {Promise<string>} SHA-256 in hexadecimal
 */
export async function sha256(file) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * Refuses a file that is not the pinned one.
 * @param {string} file
 * @param {string} pinned
 */
async function requireHash(file, pinned) {
  const found = await sha256(file);
  if (found === pinned) return;
  throw new Error(
    `${path.basename(file)} is not the file that was pinned, and was thrown away.\n` +
      `    pinned SHA-256: ${pinned}\n    found:          ${found}`,
  );
}

/**
 * A file of that hash from the cache. If it is not there yet, `fetch` brings it, and it enters the cache only if its hash is
 * the pinned one.
 * @param {string} cache
 * @param {string} pinned SHA-256
 * @param {(folder: string) => Promise<unknown>} fetch leaves exactly one file in the folder
 */
export async function cachedDownload(cache, pinned, fetch) {
  const kept = path.join(cache, 'downloads', pinned);
  if (existsSync(kept)) {
    const [name] = readdirSync(kept);
    const file = name && path.join(kept, name);
    if (file && (await sha256(file)) === pinned) return file;
    rmSync(kept, { recursive: true, force: true });
  }
  mkdirSync(path.dirname(kept), { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'downloads', 'partial-'));
  try {
    await fetch(folder);
    const names = readdirSync(folder);
    if (names.length !== 1) throw new Error(`expected one downloaded file, found ${names.length}: ${names.join(', ')}`);
    await requireHash(path.join(folder, names[0]), pinned);
    renameSync(folder, kept);
    return path.join(kept, names[0]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} cache
 * @param {{name: string, version: string, sha256: string}} pin
 * @param {string} log
 */
export function npmTarball(cache, pin, log) {
  return cachedDownload(cache, pin.sha256, async (folder) => {
    // A temporary npm cache, because npm would keep a second copy for ever.
    const npmCache = mkdtempSync(path.join(cache, 'npm-'));
    try {
      const args = ['pack', `${pin.name}@${pin.version}`, '--pack-destination', folder, '--cache', npmCache];
      await fetchWith(() => runNpm(args, { cwd: cache, log }), `${pin.name} ${pin.version}`, 'npm');
    } finally {
      rmSync(npmCache, { recursive: true, force: true });
    }
  });
}

/**
 * One wheel, fetched as a file for a named platform. Nothing is installed, so this machine's Python version and its rules about
 * installing (PEP 668, "externally managed environment") do not matter.
 * @param {string} cache
 * @param {{name: string, version: string, sha256: string, platform: string}} pin
 * @param {string} log
 */
export function wheel(cache, pin, log) {
  return cachedDownload(cache, pin.sha256, async (folder) => {
    const python = await requirePip();
    const list = mkdtempSync(path.join(cache, 'pip-'));
    try {
      const requirements = path.join(list, 'requirements.txt');
      writeFileSync(requirements, `${pin.name}==${pin.version} --hash=sha256:${pin.sha256}\n`);
      const args = ['-m', 'pip', 'download', '--no-deps', '--no-cache-dir', '--disable-pip-version-check'];
      args.push('--progress-bar', 'off', '--only-binary', ':all:', '--require-hashes', '--platform', pin.platform);
      args.push('--python-version', '3.11', '--implementation', 'cp', '--dest', folder, '--requirement', requirements);
      await fetchWith(() => run(python, args, { log }), `${pin.name} ${pin.version}`, 'pip');
    } finally {
      rmSync(list, { recursive: true, force: true });
    }
  });
}

/**
 * @param {() => Promise<unknown>} work
 * @param {string} what
 * @param {string} client
 */
async function fetchWith(work, what, client) {
  try {
    await work();
  } catch (error) {
    throw new Error(
      `${what} could not be fetched. ${client} must be able to reach its registry. It said:\n${error.message}`,
      {
        cause: error,
      },
    );
  }
}

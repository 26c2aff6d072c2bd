// Builds a package's binding with node-gyp, in its own folder in the cache, and keeps the result under a key of all
// that it was made from.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { packageFolder } from './places.mjs';
import { requireCompiler } from './prerequisites.mjs';
import { run } from './run.mjs';

/** What a built binding depends on besides its sources, because different machines can share a home folder. */
export const machine = [
  process.platform,
  process.arch,
  // The C library's version on Linux; undefined elsewhere.
  /** @type {any} */ (process.report.getReport()).header.glibcVersionRuntime ?? 'no glibc',
].join(' ');

/**
 * The built binding from the cache, or built now.
 * @param {object} job
 * @param {string} job.cache
 * @param {string} job.key
 * @param {string} job.output the binding, relative to the build folder
 * @param {(folder: string) => Promise<void> | void} job.prepare lays the sources into the build folder
 * @param {string[]} [job.args] further arguments for node-gyp, where `{folder}` means the build folder
 * @param {NodeJS.ProcessEnv} [job.env] further environment for the compiler
 * @param {() => void} job.onBuild called only when there is something to build
 * @param {string} job.log
 */
export async function builtBinding({ cache, key, output, prepare, args = [], env = {}, onBuild, log }) {
  const kept = path.join(cache, 'bindings', key, path.basename(output));
  if (existsSync(kept)) return kept;
  const python = await requireCompiler();
  onBuild();
  mkdirSync(path.dirname(kept), { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'build-'));
  try {
    await prepare(folder);
    const gyp = path.join(packageFolder('node-gyp'), 'bin', 'node-gyp.js');
    const all = [gyp, 'rebuild', '--release', `--python=${python}`, ...nodeHeaders()];
    all.push(...args.map((arg) => arg.replaceAll('{folder}', folder)));
    await run(process.execPath, all, { cwd: folder, env: { ...process.env, ...env }, log });
    // Renamed into place: a kill cannot leave half a file under the key.
    copyFileSync(path.join(folder, output), `${kept}.new`);
    renameSync(`${kept}.new`, kept);
    return kept;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The headers in Node's installation, if they are there; else node-gyp downloads them. */
function nodeHeaders() {
  const installation = path.dirname(path.dirname(process.execPath));
  return existsSync(path.join(installation, 'include', 'node', 'node_api.h')) ? [`--nodedir=${installation}`] : [];
}

// Which npm packages the built program can load: what its files import, what those files import, and so on. All other packages
// from npm (for build steps, command lines and browsers) are left out of the packaged program.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import path from 'node:path';
import { root } from './places.mjs';

/** The program makes up their names while it runs, so they cannot be found in its files. */
const computed = [/^@img\/sharp-/, /^long$/];
const script = /\.[cm]?js$/;

/**
 * @typedef {{folder: string, name: string}} Package `folder` below the project, with slashes
 */

/**
 * Every package that package-lock.json wants outside of development and that is here.
 * @returns {Package[]}
 */
export function installedPackages() {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([folder, { dev }]) => folder !== '' && !dev && existsSync(path.join(root, folder, 'package.json')))
    .map(([folder]) => ({ folder, name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length) }));
}

/**
 * @param {string} [built] folder with the built program
 * @returns {Promise<Set<string>>} the folders, below the project, of the packages that it can load
 */
export async function loadedPackages(built = path.join(root, 'dist', 'program')) {
  const { default: ts } = await import('typescript');
  /** @type {Set<string>} */
  const folders = new Set();
  for (const { folder, name } of installedPackages()) if (computed.some((one) => one.test(name))) folders.add(folder);
  const waiting = readdirSync(built, { recursive: true })
    .map((name) => path.join(built, String(name)))
    .filter((file) => script.test(file));
  const seen = new Set(waiting);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
    for (const { fileName } of importedFiles)
      for (const next of targets(fileName, file, folders)) {
        if (seen.has(next) || !script.test(next)) continue;
        seen.add(next);
        waiting.push(next);
      }
  }
  return folders;
}

/**
 * The files that an import may mean, under any condition. Notes the package that they belong to.
 * @param {string} wanted
 * @param {string} file that imports it
 * @param {Set<string>} folders
 * @returns {string[]}
 */
function targets(wanted, file, folders) {
  if (wanted.startsWith('node:') || builtinModules.includes(wanted) || wanted === 'electron') return [];
  const found = [];
  try {
    found.push(createRequire(file).resolve(wanted));
  } catch {
    // It is only for `import`, or for another system, or not installed, so it cannot be loaded here.
  }
  if (wanted.startsWith('.') || path.isAbsolute(wanted)) return found;
  const [, name = '', rest = ''] = /^((?:@[^/]+\/)?[^/]+)\/?(.*)$/.exec(wanted) ?? [];
  const folder = packageAbove(path.dirname(file), name);
  if (folder === undefined) return [];
  folders.add(path.relative(root, folder).replaceAll(path.sep, '/'));
  const { exports } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const subpath = rest ? `./${rest}` : '.';
  const entry = exports?.[subpath] ?? (subpath === '.' ? exports : undefined);
  return [...found, ...leaves(entry).map((leaf) => path.join(folder, leaf))].filter((target) => existsSync(target));
}

/**
 * @param {string} from
 * @param {string} name
 * @returns {string | undefined}
 */
function packageAbove(from, name) {
  const folder = path.join(from, 'node_modules', ...name.split('/'));
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  return from === root || from === path.dirname(from) ? undefined : packageAbove(path.dirname(from), name);
}

/**
 * @param {unknown} entry of a package's `exports`
 * @returns {string[]}
 */
function leaves(entry) {
  if (typeof entry === 'string') return [entry];
  return entry && typeof entry === 'object' ? Object.values(entry).flatMap(leaves) : [];
}

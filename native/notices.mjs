// The notices of a packaged program: the licences of all that is really in it, in one text. What is in it is read from the packed
// archive and from the source maps of program and window. The texts come from the packages, or from native/licences for libraries inside a
// package that brings no text for them. A part without a licence stops the packaging.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readArchive } from './archive.mjs';
import { librariesOfCanvas, librariesOfHeif, librariesOfZxing, librariesOfLibvips } from './notices-of-libraries.mjs';
import { root } from './places.mjs';

/**
 * @typedef {{title: string, text: string}} Part
 */

const texts = path.join(root, 'native', 'licences');
const licenceFile = /^(licen[cs]e|copying|notice|third.?party)/i;
const rule = '='.repeat(100);

/** For packages that name a licence and bring no text. */
const commonTexts = /** @type {const} */ ({
  'Apache-2.0': path.join(root, 'LICENSE'),
  MIT: path.join(texts, 'MIT.txt'),
  ISC: path.join(texts, 'ISC.txt'),
  'BSD-2-Clause': path.join(texts, 'BSD-2-Clause.txt'),
  'BSD-3-Clause': path.join(texts, 'BSD-3-Clause.txt'),
  'LGPL-3.0': path.join(texts, 'LGPL-3.0.txt'),
});

/**
 * @param {object} program
 * @param {string} program.archive its app.asar
 * @param {string} program.electronFolder the distribution of Electron that it was made with
 * @param {string} program.electronVersion
 * @param {string[]} [program.maps] the source maps of program and window
 * @returns {string}
 */
export function notices({ archive, electronFolder, electronVersion, maps = sourceMaps() }) {
  const files = readArchive(archive);
  const packages = packagesIn(files.keys());
  const named = (/** @type {RegExp} */ name) => packages.find((folder) => name.test(folder));
  const libvips = named(/@img\/sharp-libvips-[^/]+$/);
  const canvas = named(/@napi-rs\/canvas-[^/]+$/);
  const heif = named(/\/libheif-js$/);
  const zxing = named(/\/zxing-wasm$/);
  /** @type {Part[]} */
  const parts = [
    { title: 'Vasculum: Apache-2.0', text: read(path.join(root, 'LICENSE')) },
    ...electronParts(electronFolder, electronVersion),
    ...tensorflowParts(),
    ...(libvips ? librariesOfLibvips(path.join(root, libvips)) : []),
    ...(canvas ? librariesOfCanvas(path.join(root, canvas)) : []),
    ...(heif ? librariesOfHeif(path.join(root, heif)) : []),
    ...(zxing ? librariesOfZxing(path.join(root, zxing)) : []),
    { title: 'SQLite, inside better-sqlite3: public domain', text: read(path.join(texts, 'libraries', 'sqlite.txt')) },
    ...packages.map((folder) => packageNotice(packedIn(files, folder))),
    ...packagesInMaps(maps).map((folder) => packageNotice(lyingIn(path.join(root, folder)))),
    ...['LGPL-3.0', 'GPL-3.0', 'MPL-1.1', 'MPL-2.0'].map((name) => ({
      title: `${name}: the text, for the parts above that are under it`,
      text: read(path.join(texts, `${name}.txt`)),
    })),
  ];
  return [preface(libvips), ...together(parts).map(({ title, text }) => `${rule}\n${title}\n${rule}\n\n${text}`)]
    .join('\n\n')
    .concat('\n');
}

/**
 * The folders of the packages in an archive, below the project.
 * @param {Iterable<string>} names
 * @returns {string[]}
 */
export function packagesIn(names) {
  const found = new Set();
  for (const name of names) {
    const folder = /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/@][^/]*)\//.exec(name)?.[1];
    if (folder) found.add(folder);
  }
  return [...found].sort();
}

/** @returns {string[]} */
function sourceMaps() {
  const folders = ['program', 'renderer'].map((name) => path.join(root, 'dist', name));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => path.join(folder, String(name))),
  );
  return files.filter((name) => name.endsWith('.map'));
}

/**
 * What was built into program and window. The source maps name it; it is not a package of its own in the archive.
 * @param {string[]} maps
 */
function packagesInMaps(maps) {
  const sources = maps.flatMap((map) => JSON.parse(read(map)).sources);
  const below = sources.map((source) => String(source).replace(/^.*?(?=node_modules\/)/, ''));
  return packagesIn(below.filter((source) => source.startsWith('node_modules/')));
}

/**
 * @typedef {{names: string[], read: (name: string) => string}} PackageFiles the files at the top of a package
 */

/**
 * A package as it was packed. Packing puts some packages into other folders than npm did.
 * @param {Map<string, () => Buffer>} files of an archive
 * @param {string} folder
 * @returns {PackageFiles}
 */
function packedIn(files, folder) {
  const inside = [...files.keys()].filter((name) => name.startsWith(`${folder}/`));
  const names = inside.map((name) => name.slice(folder.length + 1)).filter((name) => !name.includes('/'));
  return { names, read: (name) => files.get(`${folder}/${name}`)?.().toString('utf8') ?? '' };
}

/**
 * @param {string} folder
 * @returns {PackageFiles}
 */
export function lyingIn(folder) {
  const files = readdirSync(folder, { withFileTypes: true }).filter((file) => file.isFile());
  return { names: files.map(({ name }) => name), read: (name) => read(path.join(folder, name)) };
}

/**
 * @param {PackageFiles} files
 * @returns {Part}
 */
export function packageNotice({ names, read: readOwn }) {
  const { name, version, license, licenses, author } = JSON.parse(readOwn('package.json'));
  const licence = [license ?? licenses]
    .flat()
    .map((one) => one?.type ?? one)
    .join(', ');
  const title = `${name} ${version}: ${licence || 'licence below'}`;
  const own = names.filter((one) => licenceFile.test(one)).sort();
  if (own.length > 0) return { title, text: own.map(readOwn).join('\n\n').replaceAll('\r\n', '\n') };
  const common = Object.entries(commonTexts).filter(([id]) => licence.includes(id));
  if (common.length === 0)
    throw new Error(
      `${name} ${version} has neither a licence file nor a licence known here (${licence || 'none named'}).\n` +
        '    What is under it may not be handed on: find its licence, and add the text to native/licences.',
    );
  const holder = typeof author === 'string' ? author : author?.name;
  const copyright = holder ? `Copyright (c) ${holder}\n\n` : '';
  return { title, text: copyright + common.map(([, file]) => read(file)).join('\n\n') };
}

/**
 * Texts that are the same are printed once, under all their titles.
 * @param {Part[]} parts
 * @returns {Part[]}
 */
function together(parts) {
  /** @type {Map<string, Part>} */
  const byText = new Map();
  for (const { title, text } of parts) {
    const key = text.replaceAll(/\s+/g, ' ').trim();
    const same = byText.get(key);
    if (same) same.title += `\n${title}`;
    else byText.set(key, { title, text: text.trim() });
  }
  return [...byText.values()];
}

/**
 * @param {string} folder
 * @param {string} version
 * @returns {Part[]}
 */
function electronParts(folder, version) {
  const file = ['LICENSE.electron.txt', 'LICENSE'].map((name) => path.join(folder, name)).find(existsSync);
  if (!file) throw new Error(`There is no licence of Electron in ${folder}, so it may not be handed on.`);
  const chromium = 'The licences of Chromium and of all that is inside it: LICENSES.chromium.html, beside this file.\n';
  return [{ title: `Electron ${version}: MIT`, text: `${chromium}\n${read(file)}` }];
}

/** @returns {Part[]} */
function tensorflowParts() {
  const deps = path.join(root, 'node_modules', '@tensorflow', 'tfjs-node-gpu', 'deps');
  const entries = existsSync(deps) ? readdirSync(deps, { recursive: true, withFileTypes: true }) : [];
  // Of the wheels: licences/NAME. Of the package's own download: LICENSE and THIRD_PARTY_TF_C_LICENSES.
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(deps, path.join(entry.parentPath ?? entry.path, entry.name)))
    .filter((name) => path.dirname(name) === 'licences' || licenceFile.test(path.basename(name)))
    .filter((name) => !name.startsWith('include'));
  if (!files.some((name) => /third.?party/i.test(name)))
    throw new Error("TensorFlow's licences are not here, so it may not be handed on. Run: npm run setup");
  return files.sort().map((name) => ({
    title: `TensorFlow: ${path.basename(name)}`,
    text: read(path.join(deps, name)),
  }));
}

/** @param {string | undefined} libvips */
function preface(libvips) {
  const lines = [
    'What Vasculum carries, and under which licences',
    '',
    'Vasculum is free software under the Apache License 2.0. It is handed on with the parts listed here, each under its own',
    'licence. Changes that were made to them, all of them described in the folder native/ of the source:',
    '',
    '- TensorFlow on Linux: two names that its libraries look up for memory were changed (large-memory.mjs).',
    '- libvips and the sharp binding on Linux: the GLib names that they share were given a prefix (sharp.mjs).',
    '- better-sqlite3 where the Electron is older than 35: a patch for Node-API 9 (patches/).',
    '- Electron: fuses were set.',
    '',
    'No font is carried as a file: the window and the drawn sample use those of the system. The outlines of OCR-A and OCR-B',
    'that bwip-js writes below a barcode are part of its code, under its licence.',
  ];
  return libvips ? [...lines, '', ...replacing(libvips), '', ...replacingHeif].join('\n') : lines.join('\n');
}

/** @param {string} folder of libvips, below the project */
function replacing(folder) {
  const library = readdirSync(path.join(root, folder, 'lib')).find((name) =>
    /^(lib)?vips.*\.(so|dylib|dll)/.test(name),
  );
  return [
    'Exchanging libvips',
    '',
    'libvips and some libraries inside it are under the GNU Lesser General Public License, version 3: you may exchange them',
    'for a build of your own. They are one shared library, outside the archive, loaded by its name and checked by nobody:',
    '',
    `  resources/app.asar.unpacked/${folder}/lib/${library ?? ''}`,
    '',
    'Its sources and build scripts: the project sharp-libvips, in the version that stands below. Put your build in its place',
    'under the same name. On Linux the GLib functions that the sharp binding asks for have the prefix vasculum_ in both',
    'files; give your build the same names, by the command of native/sharp.mjs:',
    '',
    '  patchelf --rename-dynamic-symbols NAMES YOUR-LIBRARY',
    '',
    'where NAMES has a line "g_object_unref vasculum_g_object_unref" for each such function (strings of the binding that',
    'begin with vasculum_g_). Or put your build into node_modules of the source, then: npm run setup, npm run package.',
  ];
}

const replacingHeif = [
  'Exchanging libheif',
  '',
  'libheif and libde265, as the package libheif-js has them in WebAssembly, are under the same licence. The program loads',
  'one file of that package by its name, outside the archive; put your build in its place under the same name:',
  '',
  '  resources/app.asar.unpacked/node_modules/libheif-js/libheif-wasm/libheif-bundle.js',
];

/** @param {string} file */
function read(file) {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}

// The licences of libraries inside other packages' files, of which those packages give only the names: the libraries in libvips
// (named in its versions.json) and those in Skia's build in @napi-rs/canvas (named in its bill of materials).
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './places.mjs';

/**
 * @typedef {import('./notices.mjs').Part} Part
 */

const folder = path.join(root, 'native', 'licences', 'libraries');

/** What a package calls a library, where the file with its licence has another name. */
const otherNames = /** @type {Record<string, string>} */ ({
  aom: 'libaom',
  'libaom-sys': 'libaom',
  archive: 'libarchive',
  'libavif-sys': 'libavif',
  ffi: 'libffi',
  imagequant: 'libimagequant',
  'libmimalloc-sys2': 'mimalloc',
  'mimalloc-safe': 'mimalloc',
  nsgif: 'libnsgif',
  png: 'libpng',
  tiff: 'libtiff',
  uhdr: 'libultrahdr',
  webp: 'libwebp',
  xml2: 'libxml2',
});

/** The libraries in libvips that are under the LGPL. Its text is printed once in the notices. */
const lesser = new Set(['exif', 'fribidi', 'glib', 'heif', 'pango', 'proxy-libintl', 'rsvg', 'vips']);

/**
 * @param {string} place of the libvips package
 * @returns {Part[]}
 */
export function librariesOfLibvips(place) {
  const { name, version } = JSON.parse(readFileSync(path.join(place, 'package.json'), 'utf8'));
  const versions = Object.entries(JSON.parse(readFileSync(path.join(place, 'versions.json'), 'utf8')));
  // Part of libvips, which gives no version for it.
  const all = [...versions, ['nsgif', 'as in libvips']];
  return all.map(([library, its]) => {
    const title = `${library} ${its}, inside ${name} ${version}`;
    if (!lesser.has(library)) return { title, text: textOf(library, name) };
    const text = 'Under the GNU Lesser General Public License, version 3, whose text stands in this file as LGPL-3.0.';
    return { title: `${title}: LGPL-3.0-or-later`, text };
  });
}

/**
 * @param {string} place of the package with Skia's build
 * @returns {Part[]}
 */
export function librariesOfCanvas(place) {
  const { name, version } = JSON.parse(readFileSync(path.join(place, 'package.json'), 'utf8'));
  const bill = path.join(place, 'sbom.cdx.json');
  if (!existsSync(bill)) throw new Error(`${name} ${version} does not say any more what is inside it (sbom.cdx.json).`);
  /** @type {{name: string, version?: string, purl?: string, licenses?: any[]}[]} */
  const components = JSON.parse(readFileSync(bill, 'utf8')).components;
  const inside = components.filter((one) => one.licenses?.length);
  const isRust = (/** @type {(typeof inside)[0]} */ one) => !hasText(one.name);
  const lines = inside.filter(isRust).map((one) => `${one.name} ${one.version ?? ''}: ${licenceOf(one)}`);
  const unknown = inside.filter(isRust).filter((one) => !/MIT|Apache-2\.0|MPL-2\.0|ISC|BSD/.test(licenceOf(one)));
  if (unknown.length > 0)
    throw new Error(
      `${name} ${version} has parts whose licence is not known here: ${unknown.map((one) => one.name).join(', ')}.\n` +
        '    Add their texts to native/licences/libraries.',
    );
  return [
    { title: `Skia, inside ${name} ${version}`, text: textOf('skia', name) },
    ...inside
      .filter((one) => !isRust(one))
      .map((one) => ({
        title: `${one.name} ${one.version ?? ''}, inside ${name} ${version}: ${licenceOf(one)}`,
        text: textOf(one.name, name),
      })),
    {
      title: `Rust packages inside ${name} ${version}`,
      text:
        'Each under the licence named, whose text stands in this file (of several joined by "or", the MIT license is\n' +
        'taken). Copyright: the authors of each, as its own repository names them.\n\n' +
        lines.join('\n'),
    },
  ];
}

/**
 * @param {string} place of the package with libheif in WebAssembly
 * @returns {Part[]}
 */
export function librariesOfHeif(place) {
  const { name, version } = JSON.parse(readFileSync(path.join(place, 'package.json'), 'utf8'));
  const text = 'Under the GNU Lesser General Public License, version 3, whose text stands in this file as LGPL-3.0.';
  return ['libheif', 'libde265'].map((library) => ({
    title: `${library}, inside ${name} ${version}: LGPL-3.0-or-later`,
    text,
  }));
}

/**
 * @param {string} place of the package with zxing-cpp in WebAssembly
 * @returns {Part[]}
 */
export function librariesOfZxing(place) {
  const { name, version } = JSON.parse(readFileSync(path.join(place, 'package.json'), 'utf8'));
  const text = 'Copyright the ZXing authors. Under the Apache License 2.0, whose text stands in this file.';
  return [{ title: `zxing-cpp, inside ${name} ${version}: Apache-2.0`, text }];
}

/** @param {{licenses?: any[]}} component */
function licenceOf({ licenses = [] }) {
  return licenses.map((one) => one.expression ?? one.license?.id ?? one.license?.name ?? '').join(' AND ');
}

/** @param {string} library */
function hasText(library) {
  return existsSync(path.join(folder, `${otherNames[library] ?? library}.txt`));
}

/**
 * @param {string} library
 * @param {string} carrier
 */
function textOf(library, carrier) {
  if (!hasText(library))
    throw new Error(
      `${carrier} has ${library} inside, whose licence is not here. Add its text to native/licences/libraries.`,
    );
  return readFileSync(path.join(folder, `${otherNames[library] ?? library}.txt`), 'utf8');
}

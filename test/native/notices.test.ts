// What is left out of a package because nothing loads it, and the licences of what goes in.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installedPackages, loadedPackages } from '../../native/loaded-packages.mjs';
import { lyingIn, packageNotice, packagesIn } from '../../native/notices.mjs';
import { librariesOfCanvas, librariesOfLibvips } from '../../native/notices-of-libraries.mjs';
import { root } from '../../native/places.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vasculum-notices-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file below the test's folder and gives back its path. */
function write(name: string, text: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function npmPackage(name: string, fields: object, files: Record<string, string> = {}): string {
  write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.2.3', ...fields }));
  for (const [file, text] of Object.entries(files)) write(`node_modules/${name}/${file}`, text);
  return path.join(folder, 'node_modules', name);
}

describe('the packages that a program can load', () => {
  it('are those that it imports, requires or imports later, and theirs; no others', async () => {
    write('built/main.js', "import { a } from 'a';\nconst b = await import('@s/b/part');\nimport './near.cjs';");
    write('built/near.cjs', "const { readFileSync } = require('fs');\nmodule.exports = require('c');");
    npmPackage('a', { exports: { '.': { types: './a.d.ts', import: './a.mjs' } } }, { 'a.mjs': "export * from 'd';" });
    npmPackage(
      '@s/b',
      { exports: { './part': './lib/part.js' } },
      { 'lib/part.js': '', 'test.js': "require('unused')" },
    );
    npmPackage('c', { main: 'lib/c' }, { 'lib/c.js': "try { require('absent') } catch {}\nrequire('./more')" });
    write('node_modules/c/lib/more.js', "exports.e = () => require('e');");
    npmPackage('d', { type: 'module', exports: './d.js' }, { 'd.js': '' });
    npmPackage('e', {}, { 'index.js': '' });
    npmPackage('unused', {}, { 'index.js': '' });
    const loaded = await loadedPackages(path.join(folder, 'built'));
    const here = [...loaded].map((one) => path.resolve(root, one)).filter((one) => one.startsWith(folder));
    expect(here.map((one) => path.relative(path.join(folder, 'node_modules'), one)).sort()).toEqual([
      path.join('@s', 'b'),
      'a',
      'c',
      'd',
      'e',
    ]);
  });

  it('of this program hold every package that package.json asks for, and not those of build steps', async () => {
    const loaded = await loadedPackages();
    const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const name of Object.keys(dependencies)) expect(loaded, name).toContain(`node_modules/${name}`);
    const unused = installedPackages().filter((one) => !loaded.has(one.folder));
    expect(unused.map(({ name }) => name)).toEqual(expect.arrayContaining(['core-js', 'tar', 'yargs', 'adm-zip']));
  });
});

describe('the packages of an archive', () => {
  it('are found by their folders, one inside another too', () => {
    const names = [
      'dist/electron/main/main.js',
      'node_modules/a/package.json',
      'node_modules/a/lib/index.js',
      'node_modules/@s/b/index.js',
      'node_modules/a/node_modules/c/index.js',
      'node_modules/.package-lock.json',
    ];
    expect(packagesIn(names)).toEqual(['node_modules/@s/b', 'node_modules/a', 'node_modules/a/node_modules/c']);
  });
});

describe('the notice of a package', () => {
  it('has every licence text that the package brings', () => {
    const place = npmPackage('a', { license: 'MIT' }, { LICENSE: 'May be used.', 'NOTICE.md': 'Made by Ida.' });
    expect(packageNotice(lyingIn(place))).toEqual({ title: 'a 1.2.3: MIT', text: 'May be used.\n\nMade by Ida.' });
  });

  it.each([
    [{ license: 'MIT', author: 'Ida Berg' }, /^Copyright \(c\) Ida Berg\n\nPermission is hereby granted/],
    [{ license: 'Apache-2.0' }, /Apache License\s+Version 2\.0/],
    [{ license: 'LGPL-3.0-or-later' }, /GNU LESSER GENERAL PUBLIC LICENSE/],
    [{ licenses: [{ type: 'ISC' }] }, /Permission to use, copy, modify/],
    [{ license: 'Apache-2.0 AND MIT' }, /Apache License[^]*Permission is hereby granted/],
  ])('has the common text of %j where the package brings none', (fields, text) => {
    expect(packageNotice(lyingIn(npmPackage('a', fields))).text).toMatch(text);
  });

  it.each([[{}], [{ license: 'SEE ELSEWHERE' }], [{ license: 'UNLICENSED' }]])('is refused for %j', (fields) => {
    expect(() => packageNotice(lyingIn(npmPackage('a', fields)))).toThrow(/a 1\.2\.3 has neither a licence file nor/);
  });
});

describe('libraries inside a package', () => {
  it('of libvips and Skia all have a text', () => {
    const libvips = readdirSync(path.join(root, 'node_modules', '@img')).find((name) => name.startsWith('sharp-lib'));
    const parts = librariesOfLibvips(path.join(root, 'node_modules', '@img', String(libvips)));
    expect(parts.map(({ title }) => title.split(' ')[0])).toEqual(expect.arrayContaining(['vips', 'glib', 'cairo']));
    const canvas = readdirSync(path.join(root, 'node_modules', '@napi-rs')).find((name) => name.startsWith('canvas-'));
    const skia = librariesOfCanvas(path.join(root, 'node_modules', '@napi-rs', String(canvas)));
    expect(skia.map(({ title }) => title.split(/[ ,]/)[0])).toEqual(
      expect.arrayContaining(['Skia', 'freetype', 'icu']),
    );
    for (const { title, text } of [...parts, ...skia]) expect(text.length, title).toBeGreaterThan(90);
  });

  it('are refused where a new one has no text here', () => {
    const libvips = npmPackage('libvips', {}, { 'versions.json': '{"vips":"8.18.7","newcomer":"1.0"}' });
    expect(() => librariesOfLibvips(libvips)).toThrow(/libvips has newcomer inside, whose licence is not here/);
    const bill = { components: [{ name: 'newcomer', version: '1', licenses: [{ license: { id: 'Odd-1.0' } }] }] };
    const canvas = npmPackage('canvas', {}, { 'sbom.cdx.json': JSON.stringify(bill) });
    expect(() => librariesOfCanvas(canvas)).toThrow(/parts whose licence is not known here: newcomer/);
  });
});

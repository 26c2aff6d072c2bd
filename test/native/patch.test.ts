// The patch of better-sqlite3 fits the sources that npm brings, and nothing else.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { applyPatch } from '../../native/patch.mjs';
import { packageFolder } from '../../native/places.mjs';
import { patchFor } from '../../native/sqlite.mjs';

const pristine = packageFolder('better-sqlite3');
const { version } = JSON.parse(readFileSync(path.join(pristine, 'package.json'), 'utf8')) as { version: string };
let sources: string;
beforeEach(() => {
  sources = mkdtempSync(path.join(tmpdir(), 'vasculum-sqlite-'));
  cpSync(path.join(pristine, 'src'), path.join(sources, 'src'), { recursive: true });
  cpSync(path.join(pristine, 'binding.gyp'), path.join(sources, 'binding.gyp'));
});
afterEach(() => rmSync(sources, { recursive: true, force: true }));
const read = (file: string) => readFileSync(path.join(sources, file), 'utf8');

it('the patched binding leaves no persistent reference to a string, which Node-API 9 does not have', () => {
  expect(read('src/util/constants.cpp')).toContain('Napi::Reference<Napi::String>');
  const changed = applyPatch(patchFor(version), sources);
  expect(changed).toEqual(['binding.gyp', 'src/util/bind-map.cpp', 'src/util/constants.cpp', 'src/util/helpers.cpp']);
  for (const file of changed) expect(read(file), file).not.toContain('Napi::Reference<Napi::String>');
  expect(read('binding.gyp')).toContain('NAPI_VERSION=9');
  expect(read('binding.gyp')).not.toContain('NAPI_VERSION=10');
});

it('the patch of the binding changes only the lines that it names', () => {
  const before = read('src/util/constants.cpp').split('\n');
  applyPatch(patchFor(version), sources);
  const after = read('src/util/constants.cpp').split('\n');
  expect(after).toHaveLength(before.length);
  expect(
    after.filter((line, index) => line !== before[index]).every((line) => /StringReference|error codes/.test(line)),
  ).toBe(true);
});

it('the patch of the binding refuses sources that it was not made for, and leaves every one of them as it was', () => {
  const helpers = read('src/util/helpers.cpp').replace('SetFrozen(', 'SetForGood(');
  writeFileSync(path.join(sources, 'src/util/helpers.cpp'), helpers);
  const before = read('src/util/constants.cpp');
  expect(() => applyPatch(patchFor(version), sources)).toThrow(/does not fit src\/util\/helpers\.cpp at line \d+/);
  expect(read('src/util/constants.cpp')).toBe(before);
  expect(read('src/util/helpers.cpp')).toBe(helpers);
});

it('the patch of the binding refuses to be applied twice', () => {
  applyPatch(patchFor(version), sources);
  expect(() => applyPatch(patchFor(version), sources)).toThrow(/does not fit/);
});

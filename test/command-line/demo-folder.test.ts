import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freshDemoFolder } from '../../electron/command-line/demo-folder.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'vasculum-test-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('the demo takes a new or empty folder as it is, and clears it the next time', () => {
  const out = join(folder, 'new');
  expect(freshDemoFolder(out)).toBe(out);
  mkdirSync(join(out, 'photos'));
  expect(freshDemoFolder(out)).toBe(out);
  expect(existsSync(join(out, 'photos'))).toBe(false);
  expect(freshDemoFolder(join(folder, 'new', 'inner'))).toBe(join(out, 'inner'));
});

it('the demo never touches a folder of somebody’s', () => {
  writeFileSync(join(folder, 'thesis.txt'), 'words');
  const first = freshDemoFolder(folder);
  expect(first).toBe(join(folder, 'vasculum-demo'));
  writeFileSync(join(first, 'left.txt'), '');
  expect(freshDemoFolder(folder)).toBe(first);
  expect(existsSync(join(first, 'left.txt'))).toBe(false);
  expect(existsSync(join(folder, 'thesis.txt'))).toBe(true);

  rmSync(first, { recursive: true });
  mkdirSync(first);
  writeFileSync(join(first, 'notes.txt'), '');
  expect(freshDemoFolder(folder)).toBe(join(folder, 'vasculum-demo-2'));
  expect(existsSync(join(first, 'notes.txt'))).toBe(true);
});

it('the demo goes beside a file of that name', () => {
  writeFileSync(join(folder, 'out'), '');
  expect(freshDemoFolder(join(folder, 'out'))).toBe(join(folder, 'out-1'));
});

/* .editorconfig tells editors what Prettier does, and Prettier, which reads both, is not led astray by it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resolveConfig } from 'prettier';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
// What Prettier does of itself where .prettierrc.json says nothing.
const DEFAULTS = { tabWidth: 2, useTabs: false, endOfLine: 'lf' };

let folder: string;
let nothing: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vasculum-editor-config-'));
  nothing = join(folder, 'nothing.json');
  writeFileSync(nothing, '{}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  'electron/main/main.ts',
  'native/start.mjs',
  'renderer/frame/App.svelte',
  'package.json',
  'README.md',
  'a/b.css',
])('says of %s what .prettierrc.json says', async (file) => {
  const alone = await resolveConfig(join(root, file), { editorconfig: true, config: nothing });
  const { printWidth } = (await resolveConfig(join(root, file), { editorconfig: false })) ?? {};
  expect(alone).toEqual({ ...DEFAULTS, printWidth });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { offeredWeights, weightsFolders } from '../../electron/engine/offered-weights.ts';

const folder = mkdtempSync(join(tmpdir(), 'vasculum-test-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('weights files that lie ready are offered, by name; all else in the folder is not', () => {
  const [a, b] = [join(folder, 'a'), join(folder, 'b')];
  mkdirSync(join(a, 'inner.pth'), { recursive: true });
  mkdirSync(b);
  writeFileSync(join(a, 'README.md'), 'x');
  writeFileSync(join(a, 'resnet50-11ad3fa6.pth'), 'xx');
  writeFileSync(join(b, 'Model.SAFETENSORS'), 'xxx');
  expect(offeredWeights([a, b, join(folder, 'gone')])).toEqual([
    { name: 'Model.SAFETENSORS', path: join(b, 'Model.SAFETENSORS'), bytes: 3 },
    { name: 'resnet50-11ad3fa6.pth', path: join(a, 'resnet50-11ad3fa6.pth'), bytes: 2 },
  ]);
  expect(weightsFolders()[0]).toMatch(/resources[\\/]weights$/);
});

// What a whole test run says at its end.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { root } from '../../native/places.mjs';

const run = promisify(execFile);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vasculum-runs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('npm test fails where no test ran', async () => {
  const nothing = run(process.execPath, [path.join(root, 'test', 'all.mjs'), 'no-test-has-this-name'], { cwd: root });
  await expect(nothing).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/No test ran\.\n\n0 passed, 0 failed\n$/) as string,
  });
});

it('npm test counts passed, failed and skipped tests, with why they were skipped, and files that cannot be read', async () => {
  writeFileSync(
    path.join(folder, 'mixed.test.ts'),
    `import { expect, it } from 'vitest';
     it('passes', () => expect(1).toBe(1));
     it('fails', () => expect(1).toBe(2));
     it('needs a GPU', (context) => context.skip('no GPU here'));`,
  );
  writeFileSync(path.join(folder, 'broken.test.ts'), "throw new Error('cannot be read');");
  const counts = path.join(folder, 'counts.json');
  const reporter = `--reporter=${path.join(root, 'test', 'vitest-counts.mjs')}`;
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const ended = run(process.execPath, [vitest, 'run', '--root', folder, reporter], {
    cwd: root,
    env: { ...process.env, VASCULUM_COUNTS: counts },
  });
  await expect(ended).rejects.toMatchObject({ code: 1 });
  expect(JSON.parse(readFileSync(counts, 'utf8'))).toEqual({
    passed: 1,
    failed: 2,
    skipped: [{ name: 'needs a GPU', why: 'no GPU here' }],
  });
});

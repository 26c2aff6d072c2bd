/* What `vasculum train` says before its first step, as a child process. Needs the build. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { resultOf, vasculum } from '../helpers/the-command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'vasculum-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(
  'train says what it proposes and why, which epochs end a cycle, and how long it takes',
  { timeout: 300_000 },
  async () => {
    const [photos, catalogue] = [join(folder, 'photos'), join(folder, 'catalogue')];
    await resultOf(folder, 'sample', photos, '--specimens', '6');
    const named = ['--labels', 'folders', '--identified-by', 'E. M.'];
    await resultOf(folder, 'import', photos, '--catalogue', catalogue, ...named);
    const words = ['train', '--catalogue', catalogue, '--size', '32', '--batch', '8', '--epochs', '1'];
    const { code, out, err } = await vasculum(folder, [...words, '--name', 'one']);
    expect(code, err).toBe(0);
    const before = out.slice(0, out.indexOf('epoch   1'));
    expect(before).toMatch(
      /Proposed for \d+ photos to learn from, since .*: depth 18, highest rate 0.06, schedule cosine, decay of the average 0.98\n/,
    );
    expect(before).toContain('Proposed so that a cycle ends with the last epoch: warm-up 0\n');
    expect(before).toMatch(/One fall over 1 epoch, \d+ steps an epoch; a snapshot is kept at its end\n/);
    expect(before).toMatch(
      /About \d+ (s|min) on .* \([\d.,]+ a (second|minute), measured just now with this network\)/,
    );

    const cut = await vasculum(folder, [...words, '--name', 'two', '--first-cycle', '2', '--warmup', '0']);
    expect(cut.code, cut.err).toBe(0);
    expect(cut.out).toContain('--epochs 2 ends one.');
  },
);

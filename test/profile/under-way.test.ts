/* What is known at the next start when a program ended without a word: programs that are really killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../electron/domain/problems.ts';
import { DEFAULT_TRAINING } from '../../electron/domain/training.ts';
import { Engine } from '../../electron/engine/engine.ts';
import { UnderWay, endedUnexpectedly } from '../../electron/profile/under-way.ts';

const threads = {
  catalogue: fileURLToPath(new URL('../helpers/threads/catalogue.mjs', import.meta.url)),
  trainer: fileURLToPath(new URL('../helpers/threads/trainer.mjs', import.meta.url)),
};
const child = fileURLToPath(new URL('under-way-child.mjs', import.meta.url));

let profile: string;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'vasculum-profile-'));
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

/** A program that begins a run and is gone without a word. */
async function killed(run: number | 'new', catalogue = '/a'): Promise<void> {
  const program = spawn(process.execPath, [child, profile, catalogue, String(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const over = once(program, 'exit');
  await once(program.stdout, 'data');
  program.kill('SIGKILL');
  await over;
}
const notes = () => {
  const folder = join(profile, 'under-way');
  return existsSync(folder) ? readdirSync(folder) : [];
};
const sentence = (canGoOn: boolean | null) => {
  const [left] = new UnderWay(profile).takeLeft('/a');
  return left && endedUnexpectedly(left, canGoOn).message;
};

describe('a program that was killed', () => {
  it('is told of once, with what it was at and how to go on', async () => {
    await killed(7);
    expect(sentence(true)).toBe(
      'Vasculum ended unexpectedly while training ‘Beetles’. Its last checkpoint is kept: go on with it under Train, or by train --resume.',
    );
    expect(sentence(true)).toBeUndefined();
  });

  it('before its run had begun has nothing to go on with', async () => {
    await killed('new');
    expect(sentence(false)).toBe(
      'Vasculum ended unexpectedly while training ‘Beetles’. What was finished before is kept.',
    );
  });

  it('twice in the same run says what may help instead; an ordinary end forgets it', async () => {
    await killed(7);
    sentence(true);
    await killed(7);
    expect(sentence(true)).toMatch(/That happened 2 times in a row in this work\..* A smaller batch, float32/);
    const end = new UnderWay(profile).begin('/a', 'train', { settings: DEFAULT_TRAINING, resumeRunId: 7 });
    end();
    expect(notes()).toEqual([]);
    await killed(7);
    expect(sentence(true)).toMatch(/Its last checkpoint is kept/);
  });

  it('is told of at a start on no catalogue too, and never while it still works', async () => {
    await killed(7);
    await killed('new', '/b');
    const working = spawn(process.execPath, [child, profile, '/c', '9'], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(working.stdout, 'data');
      const left = new UnderWay(profile).takeAllLeft();
      expect(left.map(({ catalogue }) => catalogue).sort()).toEqual(['/a', '/b']);
      expect(
        endedUnexpectedly(
          left.find(({ runId }) => runId === 7)!,
          null,
        ).message,
      ).toMatch(/while training ‘Beetles’\. What was finished before is kept\. Open its catalogue to go on: \/a$/);
      expect(new UnderWay(profile).takeAllLeft()).toEqual([]);
    } finally {
      working.kill('SIGKILL');
    }
  });

  it.each([
    [0, 0],
    [130, 0],
    [1, 1],
  ])('and one that ends itself with code %i leaves %i notes', async (code, left) => {
    const program = spawn(process.execPath, [child, profile, '/a', '7', String(code)], { stdio: 'ignore' });
    await once(program, 'exit');
    expect(notes()).toHaveLength(left);
  });

  it.skipIf(process.platform === 'win32')('leaves notes for their owner alone', async () => {
    await killed(7);
    expect(statSync(join(profile, 'under-way', notes()[0]!)).mode & 0o077).toBe(0);
  });
});

describe('notes', () => {
  it('that are damaged, too long or links are passed over, and what a link leads to stays as it is', async () => {
    await killed(7);
    const file = join(profile, 'under-way', notes()[0]!);
    const whole = readFileSync(file, 'utf8');
    for (const bad of ['', '{', '{"catalogue":1}', whole.replace('"train"', '"moths"'), whole.padEnd(200_000)]) {
      writeFileSync(file, bad);
      expect(new UnderWay(profile).takeLeft('/a')).toEqual([]);
      expect(new UnderWay(profile).takeAllLeft()).toEqual([]);
    }
    rmSync(file);
    const guarded = join(profile, 'guarded.json');
    writeFileSync(guarded, whole);
    symlinkSync(guarded, file);
    expect(new UnderWay(profile).takeLeft('/a')).toEqual([]);
    new UnderWay(profile).begin('/a', 'predict', { modelId: 1, photos: 'all', shard: null });
    expect(readFileSync(guarded, 'utf8')).toBe(whole);
  });

  it('that cannot be written stop no work', () => {
    writeFileSync(join(profile, 'under-way'), 'a file where the folder should be');
    const end = new UnderWay(profile).begin('/a', 'predict', { modelId: 1, photos: 'all', shard: null });
    expect(end).not.toThrow();
  });
});

describe('the engine', () => {
  it('notes what the trainer does until its end, and says at the opening what was left', async () => {
    await killed(7);
    const engine = new Engine(threads, profile);
    const problems: Problem[] = [];
    engine.on('problem', (problem) => problems.push(problem));
    try {
      await engine.open('/a', false);
      expect(problems).toMatchObject([
        { code: 'ended-unexpectedly', message: expect.stringContaining('go on with it under Train') },
      ]);
      await engine.runJob('train', { settings: { ...DEFAULT_TRAINING, name: 'Moths' }, resumeRunId: 7 });
      await vi.waitFor(() => expect(notes()).toEqual([]), 30_000);

      void engine
        .runJob('train', { settings: { ...DEFAULT_TRAINING, name: 'Endless' }, resumeRunId: null })
        .catch(() => {});
      await vi.waitFor(() => {
        const [file = ''] = notes();
        expect(JSON.parse(readFileSync(join(profile, 'under-way', file), 'utf8'))).toMatchObject({
          catalogue: '/a',
          pid: process.pid,
          jobs: [{ kind: 'train', key: 'train 7', runId: 7, name: 'Endless' }],
        });
      }, 30_000);
      // It works still, and is its own: nobody is told of it.
      expect(new UnderWay(profile).takeAllLeft()).toEqual([]);
      await expect(
        engine.runJob('train', { settings: { ...DEFAULT_TRAINING, name: 'Deadly' }, resumeRunId: 7 }),
      ).rejects.toMatchObject({ code: 'stopped-thread' });
      await vi.waitFor(() => expect(notes()).toEqual([]), 30_000);
    } finally {
      await engine.stop();
    }
  });
});

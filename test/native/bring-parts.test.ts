// What set-up does, and that it does nothing the second time.
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bringParts } from '../../native/bring-parts.mjs';
import { withLock } from '../../native/lock.mjs';

let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vasculum-parts-'));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A part that consists of one file, and can be told to fail or to want another version. */
function part(name: string, more: { essential?: boolean; forWindow?: boolean } = {}) {
  const file = path.join(folder, name);
  const it = {
    name,
    ...more,
    file,
    version: '1',
    failure: '',
    plan: async () => ({ key: it.version, version: it.version }),
    install: async () => {
      if (it.failure) throw new Error(it.failure);
      appendFileSync(file, it.version);
      return { from: 'here', files: [file] };
    },
  };
  return it;
}

const bring = (parts: ReturnType<typeof part>[], options = { window: true }) =>
  bringParts(parts, { options, cache: path.join(folder, 'cache'), folder, say: (line) => said.push(line) });
const did = async (...parts: ReturnType<typeof part>[]) =>
  (await bring(parts)).map(({ part, did }) => `${part} ${did}`);

describe('bringing the parts', () => {
  it('brings each once; the second time it does nothing and says nothing', async () => {
    const [first, second] = [part('first'), part('second')];
    expect(await did(first, second)).toEqual(['first brought', 'second brought']);
    said = [];
    expect(await did(first, second)).toEqual(['first left', 'second left']);
    expect(said).toEqual([]);
    expect(readFileSync(first.file, 'utf8')).toBe('1');
  });

  it('brings again only the part whose file changed or went away', async () => {
    const [first, second] = [part('first'), part('second')];
    await bring([first, second]);
    writeFileSync(second.file, 'damaged');
    expect(await did(first, second)).toEqual(['first left', 'second brought']);
    rmSync(first.file);
    expect(await did(first, second)).toEqual(['first brought', 'second left']);
  });

  it('brings again what is wanted in another version', async () => {
    const only = part('only');
    await bring([only]);
    only.version = '2';
    expect(await did(only)).toEqual(['only brought']);
    expect(await did(only)).toEqual(['only left']);
  });

  it('goes on after a failure, says why, and tries that part again the next time', async () => {
    const [broken, other] = [part('broken'), part('other')];
    broken.failure = 'no compiler';
    expect(await did(broken, other)).toEqual(['broken failed', 'other brought']);
    expect(said).toContainEqual(expect.stringContaining('no compiler'));
    broken.failure = '';
    expect(await did(broken, other)).toEqual(['broken brought', 'other left']);
  });

  it('stops after an essential part that failed', async () => {
    const essential = part('essential', { essential: true });
    essential.failure = 'no network';
    expect(await did(essential, part('other'))).toEqual(['essential failed']);
  });

  it('leaves out what only the window needs when there is to be none', async () => {
    const [window, other] = [part('window', { forWindow: true }), part('other')];
    expect((await bring([window, other], { window: false })).map((outcome) => outcome.part)).toEqual(['other']);
    expect(existsSync(window.file)).toBe(false);
  });

  it('looks at everything again when the record was cut short', async () => {
    const only = part('only');
    await bring([only]);
    writeFileSync(path.join(folder, 'state.json'), '{"only": {"ke');
    expect(await did(only)).toEqual(['only brought']);
  });
});

describe('two set-ups at once', () => {
  it('run one after the other, and the second finds the work done', async () => {
    const only = part('only');
    const outcomes = await Promise.all([bring([only]), bring([only])]);
    expect(
      outcomes
        .flat()
        .map((outcome) => outcome.did)
        .sort(),
    ).toEqual(['brought', 'left']);
    expect(readFileSync(only.file, 'utf8')).toBe('1');
  });

  it('take over the lock of a process that is gone', async () => {
    const lock = path.join(folder, 'setup.lock');
    // Process numbers end well below this one.
    writeFileSync(lock, JSON.stringify({ pid: 2 ** 30, host: hostname() }));
    expect(await withLock(lock, async () => 'done')).toBe('done');
    expect(existsSync(lock)).toBe(false);
  });

  it('wait for a process that lives, and say for which', async () => {
    const lock = path.join(folder, 'setup.lock');
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname() }));
    let done = false;
    const waiting = withLock(lock, async () => (done = true), { say: (line) => said.push(line), pollMilliseconds: 5 });
    await sleep(100);
    expect(done).toBe(false);
    expect(said).toEqual([expect.stringContaining(`process ${process.pid}`)]);
    rmSync(lock);
    await waiting;
    expect(done).toBe(true);
  });

  it('let go of the lock when the work fails', async () => {
    const lock = path.join(folder, 'setup.lock');
    const failing = withLock(lock, async () => {
      throw new Error('broken off');
    });
    await expect(failing).rejects.toThrow('broken off');
    expect(existsSync(lock)).toBe(false);
  });
});

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { goneFolders } from '../../electron/main/recents.ts';
import type { Reader } from '../../electron/reader/calls.ts';
import { readerHere } from '../../electron/reader/of-thread.ts';
import { temporaryFolder } from '../helpers/a-catalogue.ts';

it('a recent catalogue counts as there until it was found gone, which is told once', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'here'));
  const changed = vi.fn();
  const isGone = goneFolders(() => readerHere, changed);
  expect([isGone(join(folder, 'here')), isGone(join(folder, 'gone'))]).toEqual([false, false]);
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1), 30_000);
  expect([isGone(join(folder, 'here')), isGone(join(folder, 'gone'))]).toEqual([false, true]);
});

it('found again, it counts as there again', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const folder = temporaryFolder();
    const changed = vi.fn();
    const isGone = goneFolders(() => readerHere, changed);
    mkdirSync(join(folder, 'stick'));
    expect(isGone(join(folder, 'stick'))).toBe(false);
    rmSync(join(folder, 'stick'), { recursive: true });
    vi.advanceTimersByTime(5_000);
    isGone(join(folder, 'stick'));
    await vi.waitFor(() => expect(isGone(join(folder, 'stick'))).toBe(true), 30_000);
    mkdirSync(join(folder, 'stick'));
    vi.advanceTimersByTime(5_000);
    isGone(join(folder, 'stick'));
    await vi.waitFor(() => expect(isGone(join(folder, 'stick'))).toBe(false), 30_000);
    expect(changed).toHaveBeenCalledTimes(2);
  } finally {
    vi.useRealTimers();
  }
});

it('nobody waits for a drive that does not answer', () => {
  const silent = { call: () => new Promise(() => {}) } as unknown as Reader;
  const isGone = goneFolders(
    () => silent,
    () => {},
  );
  expect(isGone('/dead/drive/catalogue')).toBe(false);
});

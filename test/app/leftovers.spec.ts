/*
 * What the program leaves on the computer beside catalogues: nothing in the temporary folder, not even of a run that was
 * killed, and a profile that nobody else can look into.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { electronLaunch } from '../../native/electron.mjs';
import { expect, startProgram, test } from './program.ts';

test.skip(process.platform === 'win32', 'TMPDIR, groups of processes and modes are not of Windows');

test('a killed program’s leavings go with the next start, and an ended one leaves none', async ({ folder }) => {
  const temporary = join(folder, 'temporary');
  const profile = join(folder, 'profile');
  mkdirSync(temporary);
  const killed = await startProgram(profile, [], { TMPDIR: temporary });
  const child = killed.app.process();
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  if (process.platform === 'linux') expect(readdirSync(temporary)).not.toEqual([]);

  const { app } = await startProgram(profile, [], { TMPDIR: temporary });
  await app.close();
  expect(readdirSync(temporary)).toEqual([]);
});

test('a check of the program, ended or killed, leaves nothing in the temporary folder', async ({ folder }) => {
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  const check = () => {
    const { executablePath, args, env } = electronLaunch(['--self-check']);
    return spawn(executablePath, args, { env: { ...env, TMPDIR: temporary }, stdio: 'ignore', detached: true });
  };
  const killed = check();
  await expect.poll(() => readdirSync(temporary).length, { timeout: 60_000 }).toBeGreaterThan(0);
  // With the process that does the work for it.
  process.kill(-Number(killed.pid), 'SIGKILL');
  await once(killed, 'exit');

  const [code] = await once(check(), 'exit');
  expect(code).toBe(0);
  expect(readdirSync(temporary)).toEqual([]);
});

test('the profile is for its owner alone', async ({ folder }) => {
  const profile = join(folder, 'profile');
  const { app, page } = await startProgram(profile);
  await page.keyboard.press('Control+k');
  await app.close();
  expect(statSync(profile).mode & 0o777).toBe(0o700);
  // The door for tests is open in tests alone.
  const names = readdirSync(profile).filter((name) => name !== 'DevToolsActivePort');
  expect(names).toContain('preferences.json');
  const open = names.filter((name) => (statSync(join(profile, name)).mode & 0o077) !== 0);
  expect(open).toEqual([]);
});

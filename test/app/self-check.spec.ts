/*
 * `--self-check`, with which packaging tries a program that no test can reach into: a window, a catalogue, a network that
 * learns, all in Electron.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { electronLaunch } from '../../native/electron.mjs';
import { expect, test } from './program.ts';

test('the program checks itself: window, catalogue, training', async () => {
  const { executablePath, args, env } = electronLaunch(['--self-check']);
  const child = spawn(executablePath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const answer = JSON.parse(String(said.split('\n').find((line) => line.startsWith('{"ok"'))));
  expect(answer).toMatchObject({ ok: true, window: { ok: true }, catalogue: { ok: true }, trainer: { ok: true } });
  expect(answer.trainer.value.lastLoss).toBeLessThan(answer.trainer.value.firstLoss);
  expect(code).toBe(0);
});

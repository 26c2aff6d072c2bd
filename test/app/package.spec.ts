/*
 * The program as it is handed on: made by the packaging script, moved to a folder that knows nothing of this one, and
 * started there as a person starts it. Its fuses keep debuggers of Node out, so the window is met as a browser page is.
 */
import { execFile, spawn } from 'node:child_process';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { chromium } from 'playwright/test';
import { expect, test } from './program.ts';

const run = promisify(execFile);
/** Root may not use Chromium's sandbox. */
const FLAGS = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

test('the packaged program works from another folder: self-check, window, command line', async ({ folder }) => {
  test.setTimeout(300_000);
  const made = join(folder, 'made');
  const flags = ['--no-archive', '--no-check', '--unsupported-electron', '--out', made];
  await run(process.execPath, ['native/package.mjs', ...flags]);
  const home = join(folder, 'Vasculum, moved');
  renameSync(join(made, 'linux-unpacked'), home);
  const program = join(home, 'vasculum');
  const env = { ...process.env, VASCULUM_PROFILE: join(folder, 'profile') };

  await test.step('it checks itself', async () => {
    const { stdout } = await run(program, ['--self-check', ...FLAGS], { cwd: folder, env });
    const answer = JSON.parse(String(stdout.split('\n').find((line) => line.startsWith('{"ok"'))));
    expect(answer).toMatchObject({ ok: true, window: { ok: true }, catalogue: { ok: true }, trainer: { ok: true } });
    expect(answer.trainer.value.lastLoss).toBeLessThan(answer.trainer.value.firstLoss / 2);
  });

  await test.step('its window opens', async () => {
    const child = spawn(program, ['--remote-debugging-port=0', ...FLAGS], {
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    try {
      const browser = await chromium.connectOverCDP(await debuggingAddress(child.stderr));
      const context = browser.contexts()[0];
      const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
      if (!page) throw new Error('no window opened');
      await expect(page.getByRole('button', { name: 'Try the sample collection' })).toBeVisible();
      await expect(page.getByText(/^CPU, \d+ cores|GPU/).first()).toBeVisible();
      await browser.close();
    } finally {
      child.kill('SIGKILL');
    }
  });

  await test.step('it is the command line too', async () => {
    const { stdout } = await run(program, ['check', '--help', ...FLAGS], { cwd: folder, env });
    expect(stdout).toContain('--catalogue');
  });
});

/** Chromium says on stderr where it listens. */
async function debuggingAddress(stderr: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stderr })) {
    const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (address) return address;
  }
  throw new Error('the program ended before its window opened');
}

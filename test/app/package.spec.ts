/*
 * The program as it is handed on: made by the packaging script, moved to a folder that knows nothing of this one, and
 * started there as a person starts it. Its fuses keep debuggers of Node out, so the window is met as a browser page is.
 */
import { execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { chromium } from 'playwright/test';
import { readArchive } from '../../native/archive.mjs';
import { expect, test } from './program.ts';

const run = promisify(execFile);
/** Root may not use Chromium's sandbox. */
const FLAGS = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

test('the packaged program works from another folder: self-check, window, command line', async ({ folder }) => {
  test.setTimeout(900_000);
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
    expect(answer).toMatchObject({
      ok: true,
      window: { ok: true },
      catalogue: { ok: true },
      photos: { ok: true },
      trainer: { ok: true },
    });
    expect(answer.trainer.value.lastLoss).toBeLessThan(answer.trainer.value.firstLoss / 2);
  });

  await test.step('its window opens', async () => {
    const child = spawn(program, ['--remote-debugging-port=0', ...FLAGS], {
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    try {
      const browser = await chromium.connectOverCDP(await debuggingAddress(child.stderr), { timeout: 120_000 });
      const context = browser.contexts()[0];
      const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
      if (!page) throw new Error('no window opened');
      await expect(page.getByRole('button', { name: 'Try the sample collection' })).toBeVisible({ timeout: 60_000 });
      await expect(page.getByText(/^CPU, \d+ cores|GPU/).first()).toBeVisible();
      await browser.close();
    } finally {
      child.kill('SIGKILL');
    }
  });

  await test.step('it is the command line too, for every command and for a misspelt one', async () => {
    const command = (...words: string[]) => run(program, [...words, ...FLAGS], { cwd: folder, env });
    expect((await command('runs', '--help')).stdout).toContain('discard');
    const help = (await command('--help')).stdout;
    const listed = help.slice(help.indexOf('Commands:'), help.indexOf('Example:'));
    const names = Array.from(listed.matchAll(/^ {2}(?!help)([a-z]\S*)/gm), ([, name = '']) => name);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      expect((await command(name, '--help')).stdout).toContain(`Usage: vasculum ${name}`);
    }
    expect((await command('--version')).stdout).toBe('0.1.0\n');
    const misspelt = command('trian').catch((error: unknown) => error);
    await expect(misspelt).resolves.toMatchObject({ code: 2 });
    expect(String(((await misspelt) as { stderr: string }).stderr)).toContain("unknown command 'trian'");
    const sample = join(folder, 'photos');
    const catalogue = join(folder, 'catalogue');
    await command('sample', sample, '--photos', '30');
    // Without a display: its photo reader is then the program itself, started once more.
    const { DISPLAY: _, WAYLAND_DISPLAY: __, ...without }: NodeJS.ProcessEnv = env;
    const words = ['import', sample, '--catalogue', catalogue, ...FLAGS];
    const read = await run(program, words, { cwd: folder, env: without });
    expect(read.stdout).toMatch(/[1-9]\d* photos added/);
    const table = join(folder, 'table.csv');
    await command('export', 'csv', '--catalogue', catalogue, '--out', table);
    expect(readFileSync(table, 'utf8')).toContain('catalogNumber');
    expect((await command('runs', 'list', '--catalogue', catalogue)).stdout).toContain('There is no training run');
    expect((await command('device')).stdout).toMatch(/Electron \d+\.\d+/);
  });

  await test.step('it carries the licences of all that is in it', async () => {
    const { stdout } = await run(program, ['licences', '--json', ...FLAGS], { cwd: folder, env });
    const { notices: file } = (JSON.parse(stdout) as { result: { notices: string } }).result;
    expect(file).toBe(join(home, 'THIRD-PARTY-NOTICES.txt'));
    expect(existsSync(join(home, 'LICENSES.chromium.html'))).toBe(true);
    const notices = readFileSync(file, 'utf8');
    const sections = notices.split(/^={100}\n([^=]+)\n={100}\n/m).slice(1);
    const texts = new Map<string, string>();
    for (let at = 0; at < sections.length; at += 2)
      for (const title of (sections[at] ?? '').split('\n')) texts.set(title, sections[at + 1] ?? '');
    const archive = readArchive(join(home, 'resources', 'app.asar'));
    const packed = [...archive.keys()].filter((name) => /node_modules\/(@[^/]+\/)?[^/@]+\/package\.json$/.test(name));
    expect(packed.length).toBeGreaterThan(50);
    const without = packed.filter((name) => {
      const { name: called, version } = JSON.parse(String(archive.get(name)?.())) as { name: string; version: string };
      const title = [...texts.keys()].find((one) => one.startsWith(`${called} ${version}: `));
      return title === undefined || (texts.get(title) ?? '').length < 400;
    });
    expect(without).toEqual([]);
    // Also what is no package of the archive: built into the window, or a library inside another.
    for (const part of [
      'svelte ',
      'Electron ',
      'TensorFlow: ',
      'vips 8',
      'Skia, inside',
      'SQLite, inside',
      'LGPL-3.0: ',
    ])
      expect(
        [...texts.keys()].some((title) => title.startsWith(part)),
        part,
      ).toBe(true);
    const libvips = /^ {2}(resources\/app\.asar\.unpacked\/\S+libvips\S+)$/m.exec(notices)?.[1] ?? 'none';
    expect(existsSync(join(home, libvips)), libvips).toBe(true);
  });

  await test.step('it carries no package that nothing loads', () => {
    const names = [...readArchive(join(home, 'resources', 'app.asar')).keys()];
    expect(names.filter((name) => /node_modules\/(@types|core-js|tar|yargs|adm-zip|mime-db)\//.test(name))).toEqual([]);
    expect(names.filter((name) => /\.(map|d\.[cm]?ts)$|_test\.js$/.test(name))).toEqual([]);
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

// Set-up and doctor themselves, on this machine, after set-up has run.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { parts, root } from '../../native/places.mjs';

const run = promisify(execFile);
const setUp = path.join(root, 'native', 'setup.mjs');
const state = () => readFileSync(path.join(parts, 'state.json'), 'utf8');

it('set-up finds everything in place, does nothing and says nothing', async () => {
  const before = state();
  const { stdout, stderr } = await run(process.execPath, [setUp, '--quiet']);
  expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' });
  expect(state()).toBe(before);
});

it('set-up tries every part for the doctor, and changes nothing', async () => {
  const before = state();
  const { stdout } = await run(process.execPath, [setUp, '--doctor']);
  const [table = '', how] = stdout.trim().split('\n\n');
  const rows = table.split('\n').slice(1);
  const names = [
    'npm packages',
    'Electron',
    'system libraries',
    'TensorFlow',
    'better-sqlite3',
    'sharp',
    '@napi-rs/canvas',
  ];
  expect(rows.map((row) => names.find((name) => row.startsWith(name)))).toEqual(names);
  for (const row of rows) expect(row).toMatch(/ {2}yes/);
  expect(how).toContain('device --measure');
  expect(state()).toBe(before);
});

it('the doctor says what to run where nothing has been set up', async () => {
  const bare = mkdtempSync(path.join(tmpdir(), 'vasculum-bare-'));
  try {
    for (const name of ['package.json', 'package-lock.json']) cpSync(path.join(root, name), path.join(bare, name));
    const support = path.join('resources', 'electron-support.json');
    cpSync(path.join(root, support), path.join(bare, support));
    const elsewhere = (source: string) => source !== parts;
    cpSync(path.join(root, 'native'), path.join(bare, 'native'), { recursive: true, filter: elsewhere });
    const doctor = run(process.execPath, [path.join(bare, 'native', 'setup.mjs'), '--doctor']);
    await expect(doctor).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('npm run setup') as string });
  } finally {
    rmSync(bare, { recursive: true, force: true });
  }
});

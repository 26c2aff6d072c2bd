/*
 * Drives that fail beneath the work: photos that cannot be read for the moment are no broken photos, and a catalogue whose
 * drive is gone ends nothing but what was being done, in words. Only in `npm run hostile`: it mounts drives, as root on Linux.
 * What needs no drive of its own (named pipes, folders that vanish, a reader that hangs) is in test/photos and test/trainer.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { programFolder } from '../../electron/files/program-folder.ts';
import { picture, put } from '../helpers/a-folder.ts';
import { type Drive, newDrive } from './a-drive.ts';
import { copyOfWhole } from './a-whole-catalogue.ts';
import { tell } from './scale.ts';

let folder: string;
let drive: Drive;

interface Ended {
  readonly code: number | string;
  readonly said: string;
  readonly complaints: string;
}

function start(args: readonly string[], onLine: (line: string) => void = () => {}): Promise<Ended> {
  const env = { ...process.env, VASCULUM_PROFILE: join(folder, 'profile') };
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  let [said, complaints] = ['', ''];
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
    for (const line of text.toString().split('\n')) if (line) onLine(line);
  });
  child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));
  return new Promise((resolve) =>
    child.on('close', (code, signal) => resolve({ code: signal ?? code ?? -1, said, complaints })),
  );
}

const vasculum = (...words: string[]) => start([join(programFolder, 'native', 'command-line.cjs'), ...words, '--json']);
const resultOf = ({ said }: Ended) =>
  said
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { type: string; result: { added: number; problemCount: number } })
    .find(({ type }) => type === 'result')?.result;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'vasculum-drives-')));
  drive = newDrive(folder);
});
afterEach(() => {
  drive.remove();
  rmSync(folder, { recursive: true, force: true });
});

test(
  'photos on a drive that fails are read when it is back, and none is taken for broken',
  { timeout: 600_000 },
  async () => {
    const photos = join(drive.folder, 'photos');
    const catalogue = join(folder, 'catalogue');
    for (let number = 1; number <= 40; number++)
      put(photos, `VC_${100 + number}.jpg`, await picture('jpeg', { width: 500, height: 400 }));
    drive.plugAgain();
    drive.fail();
    const failed = await vasculum('import', photos, '--catalogue', catalogue);
    expect(failed.complaints).not.toContain('unexpected');
    expect([0, 1]).toContain(failed.code);
    drive.mend();
    const again = await vasculum('import', photos, '--catalogue', catalogue);
    expect(again.code).toBe(0);
    expect(again.complaints).toBe('');
    const known = (resultOf(failed)?.added ?? 0) + (resultOf(again)?.added ?? 0);
    expect(known).toBe(40);
    expect(resultOf(again)?.problemCount).toBe(0);
    tell(`a drive of photos that fails and comes back: 40 of 40 photos read, none taken for broken`);
  },
);

test(
  'a catalogue on a drive that fails ends the work in words, and keeps what was said to be decided',
  { timeout: 600_000 },
  async () => {
    const made = await copyOfWhole(join(folder, 'made'));
    const catalogue = join(drive.folder, 'catalogue');
    mkdirSync(drive.folder, { recursive: true });
    cpSync(made, catalogue, { recursive: true });
    drive.plugAgain();
    let lines = 0;
    const ended = await start([join(import.meta.dirname, 'deciding-child.mjs'), catalogue], () => {
      lines += 1;
      if (lines === 20) drive.fail();
    });
    // Not by a signal: memory that a drive stands behind would have ended it so.
    expect(ended.code).toBe(1);
    expect(ended.complaints).toMatch(/SQLITE_|E[A-Z]+/);
    drive.mend();
    const checked = await vasculum('check', '--catalogue', catalogue);
    expect(checked.complaints).not.toContain('unexpected');
    tell(`a catalogue on a drive that fails: ended in words after ${lines} decisions, by no signal`);
  },
);

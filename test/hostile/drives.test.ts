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
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import type { ImportResult } from '../../electron/contract/import.ts';
import { programFolder } from '../../electron/files/program-folder.ts';
import { picture, put } from '../helpers/a-folder.ts';
import { type Drive, newDrive } from './a-drive.ts';
import { copyOfWhole } from './a-whole-catalogue.ts';
import { tell } from './scale.ts';

const PHOTOS = 300;

let folder: string;
let drive: Drive;

interface Ended {
  readonly code: number | string;
  readonly said: string;
  readonly complaints: string;
}

function start(args: readonly string[], onLine: (line: string) => void = () => {}): Promise<Ended> {
  // A stick, as far as the program can know: a loop device counts as a fixed drive.
  const env = { ...process.env, VASCULUM_PROFILE: join(folder, 'profile'), VASCULUM_DRIVE: 'removable' };
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

const vasculum = (words: readonly string[], onLine?: (line: string) => void) =>
  start([join(programFolder, 'native', 'command-line.cjs'), ...words, '--json'], onLine);
const resultOf = ({ said }: Ended) =>
  said
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { type: string; result: ImportResult })
    .find(({ type }) => type === 'result')?.result;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'vasculum-drives-')));
  drive = newDrive(folder);
});
afterEach(() => {
  drive.remove();
  rmSync(folder, { recursive: true, force: true });
});

test.each(['before they are looked for', 'while they are read'])(
  'photos on a drive that fails %s are read when it is back, and none is taken for broken',
  { timeout: 600_000 },
  async (when) => {
    const photos = join(drive.folder, 'photos');
    const catalogue = join(folder, 'catalogue');
    const one = await picture('jpeg', { width: 500, height: 400 });
    for (let number = 1; number <= PHOTOS; number++) put(photos, `VC_${100 + number}.jpg`, one);
    drive.plugAgain();
    let isThere = true;
    const fail = () => {
      if (isThere) drive.fail();
      isThere = false;
    };
    if (when.startsWith('before')) fail();
    const failed = await vasculum(['import', photos, '--catalogue', catalogue], (line) => {
      if (line.includes('"Reading photos"')) fail();
    });
    expect(isThere).toBe(false);
    expect(failed).toMatchObject({ code: 1, complaints: expect.stringContaining('vasculum: photos-away: ') });
    drive.mend();
    const again = await vasculum(['import', photos, '--catalogue', catalogue]);
    expect(again).toMatchObject({ code: 0, complaints: '' });
    const { added = 0, known = 0, problemCount } = resultOf(again) ?? {};
    expect(added + known).toBe(PHOTOS);
    expect(problemCount).toBe(0);
    tell(
      `a drive of photos that fails ${when}: ${known} read by then, ${added} when it is back, none taken for broken`,
    );
  },
);

test.each(['fails', 'is unmounted'])(
  'recognition goes on to the end when a drive of photos that %s under way is back',
  { timeout: 600_000 },
  async (what) => {
    const photos = join(drive.folder, 'photos');
    const catalogue = join(folder, 'catalogue');
    for (const label of ['rat', 'pig', 'tiger'])
      for (let number = 1; number <= PHOTOS; number++)
        put(join(photos, label), `${number}.jpg`, await picture('jpeg', { width: 160, height: 120 }));
    drive.plugAgain();
    const of = ['--catalogue', catalogue];
    const named = ['--labels', 'classes', '--identified-by', 'E. Moser'];
    const small = ['--depth', '18', '--size', '32', '--epochs', '1', '--first-cycle', '1', '--least-specimens', '2'];
    expect(await vasculum(['import', photos, ...of, ...named])).toMatchObject({ code: 0 });
    expect(await vasculum(['train', ...of, '--name', 'small', ...small])).toMatchObject({ code: 0 });
    let isThere = true;
    const failed = await vasculum(['predict', ...of], (line) => {
      if (!isThere || !/"Recognising","done":[1-9]/.test(line)) return;
      isThere = false;
      if (what === 'fails') drive.fail();
      else drive.takeAway();
    });
    expect(isThere).toBe(false);
    expect(failed).toMatchObject({ code: 1, complaints: expect.stringContaining('vasculum: photos-away: ') });
    if (what === 'fails') drive.mend();
    else drive.giveBack();
    expect(await vasculum(['predict', ...of])).toMatchObject({ code: 0 });
    const opened = openCatalogue(catalogue, { create: false });
    const answered = opened.read.value<number>('SELECT count(DISTINCT photo_id) FROM prediction');
    opened.close();
    expect(answered).toBe(3 * PHOTOS);
    tell(`recognition on a drive that ${what} under way: ended in words, all ${answered} photos answered afterwards`);
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
    const said: string[] = [];
    const ended = await start([join(import.meta.dirname, 'deciding-child.mjs'), catalogue], (line) => {
      said.push(line);
      if (said.length === 20) drive.fail();
    });
    // Not by a signal: memory that a drive stands behind would have ended it so.
    expect(ended.code).toBe(1);
    expect(ended.complaints).toMatch(/SQLITE_|E[A-Z]+/);
    drive.mend();
    const opened = openCatalogue(catalogue, { create: false });
    try {
      const kept = opened.read.all<{ remarks: string }>('SELECT remarks FROM determination');
      const remarks = new Set(kept.map((one) => one.remarks));
      expect(said.filter((one) => !remarks.has(one))).toEqual([]);
    } finally {
      opened.close();
    }
    expect(await vasculum(['check', '--catalogue', catalogue])).toMatchObject({ code: 0, complaints: '' });
    tell(`a catalogue on a drive that fails: ended in words after ${said.length} decisions, by no signal, none lost`);
  },
);

/*
 * The program under a limit of memory, on pictures that are large but allowed: they are told in words as the machine's want,
 * the others are read, and the next import reads them. Linux, where such a limit can be set for one program.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import type { ImportResult } from '../../electron/contract/import.ts';
import { programFolder } from '../../electron/files/program-folder.ts';
import { put } from '../helpers/a-folder.ts';
import { FULL, tell } from './scale.ts';

const folder = mkdtempSync(join(tmpdir(), 'vasculum-memory-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All coefficients of a progressive picture are held to its end: 648 MB here. */
const LARGE = { width: 12_000, height: 9_000 };
const SMALL = { width: 400, height: 300 };
const SMALL_PHOTOS = 12;
/** Data of each process, MB. */
const LIMITS_MB = FULL ? [400, 450, 500] : [450];
/** With so little the reader itself dies of it, MB. */
const STARVED_MB = 280;

async function photos(): Promise<string> {
  const into = join(folder, 'photos');
  const drawn = (size: typeof LARGE, red: number, progressive: boolean) =>
    sharp({ create: { ...size, channels: 3, background: { r: red, g: 120, b: 40 } } })
      .jpeg({ progressive })
      .toBuffer();
  for (let number = 1; number <= 2; number++) put(into, `VC_90${number}.jpg`, await drawn(LARGE, number, true));
  for (let number = 0; number < SMALL_PHOTOS; number++)
    put(into, `VC_${100 + number}.jpg`, await drawn(SMALL, number, false));
  return into;
}

interface Ended {
  readonly code: number | string;
  readonly complaints: string;
  readonly result: ImportResult | undefined;
}

function importing(from: string, catalogue: string, limitMb: number | null): Promise<Ended> {
  const program = [process.execPath, join(programFolder, 'native', 'command-line.cjs')];
  const limit = limitMb === null ? [] : ['prlimit', `--data=${limitMb * 1_000_000}`];
  const [command = '', ...words] = [...limit, ...program, 'import', from, '--catalogue', catalogue, '--json'];
  const env = { ...process.env, VASCULUM_PROFILE: join(folder, 'profile') };
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'], env });
  let [said, complaints] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));
  return new Promise((resolve) =>
    child.on('close', (code, signal) => {
      const lines = said.split('\n').filter((line) => line.startsWith('{'));
      const last = JSON.parse(lines.at(-1) ?? '{}') as { type?: string; result?: ImportResult };
      resolve({ code: signal ?? code ?? -1, complaints, result: last.result });
    }),
  );
}

test.runIf(process.platform === 'linux')(
  'large pictures without memory for them are told as such, the others are read, and later they are too',
  { timeout: 1_200_000 },
  async () => {
    const from = await photos();
    for (const limit of LIMITS_MB) {
      const catalogue = join(folder, `catalogue-${limit}`);
      const short = await importing(from, catalogue, limit);
      expect(short).toMatchObject({ code: 0, complaints: '' });
      const { added = 0, problems = [] } = short.result ?? {};
      expect(problems.filter(({ trouble }) => trouble !== 'memory')).toEqual([]);
      expect(problems.length).toBeGreaterThan(0);
      expect(problems.map(({ path }) => path)).toEqual(expect.arrayContaining([join(from, 'VC_901.jpg')]));
      expect(added + problems.length).toBe(SMALL_PHOTOS + 2);
      expect(added).toBe(SMALL_PHOTOS);
      const later = await importing(from, catalogue, null);
      expect(later.result).toMatchObject({ added: problems.length, known: added, problemCount: 0 });
      tell(`imported with ${limit} MB: ${added} read, ${problems.length} told as without memory; read with more`);
    }
  },
);

const starving = FULL ? test.runIf(process.platform === 'linux') : null;
starving?.(
  'a reader that dies for want of memory takes nobody with it, and all photos are read later',
  { timeout: 600_000 },
  async () => {
    const from = await photos();
    const catalogue = join(folder, 'catalogue-starved');
    // What the reader says as it dies stands among the complaints.
    const short = await importing(from, catalogue, STARVED_MB);
    expect(short.code).toBe(0);
    const { added = 0, problems = [] } = short.result ?? {};
    expect(added + problems.length).toBe(SMALL_PHOTOS + 2);
    expect(problems.every(({ message }) => message !== '')).toBe(true);
    const later = await importing(from, catalogue, null);
    expect(later).toMatchObject({ code: 0, result: { problemCount: 0 } });
    expect((later.result?.added ?? 0) + (later.result?.known ?? 0)).toBe(SMALL_PHOTOS + 2);
    tell(`imported with ${STARVED_MB} MB: ${added} read, ${problems.length} told; all read with more`);
  },
);

/* The built command line as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { JsonLine } from '../../electron/command-line/output.ts';
import { programFolder } from '../../electron/files/program-folder.ts';

const program = join(programFolder, 'dist', 'program', 'command-line', 'main.js');

/** Training settings with which a few drawn photos are learned from in seconds. */
export const TINY = ['--depth', '18', '--size', '32', '--batch', '8', '--warmup', '0', '--schedule', 'cosine'];

export interface Ended {
  /** null: it was killed. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs in `folder`, with its profile there; `onOut` is called with all that was written so far. */
export function vasculum(
  folder: string,
  words: readonly string[],
  { profile = 'profile', onOut }: { profile?: string; onOut?: (out: string, child: ChildProcess) => void } = {},
): Promise<Ended> {
  const env = { ...process.env, VASCULUM_PROFILE: join(folder, profile) };
  const child = spawn(process.execPath, [program, ...words], { env, cwd: folder });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    onOut?.(out, child);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
}

/** What a command with --json printed. */
export function linesOf({ out }: Pick<Ended, 'out'>): JsonLine[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as JsonLine);
}

/** The result of a command that has to succeed, from its --json. */
export async function resultOf<T>(folder: string, ...words: string[]): Promise<T> {
  const ended = await vasculum(folder, [...words, '--json']);
  expect(ended.code, ended.err).toBe(0);
  const last = linesOf(ended).at(-1);
  if (last?.type !== 'result') throw new Error(`no result: ${ended.out}`);
  return last.result as T;
}

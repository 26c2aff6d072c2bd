/*
 * The log file of a profile: problems with their stacks, which no window message carries. Written at once and in order,
 * so that a crash loses nothing; two files of at most half a megabyte each. Runs in main and on the command line.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, toProblem } from './contract/problems.ts';

const LARGEST_BYTES = 512 * 1024;
/** One entry never fills the file: a message from outside may be of any length. */
const LONGEST_ENTRY = 16_000;

export interface Log {
  readonly path: string;
  note(words: string): void;
  /** Writes the whole problem and gives it back without the detail, as it may be shown. */
  problem(where: string, error: unknown): Problem;
  /** The same for a problem that is data already, from across a border. */
  told(where: string, problem: Problem): Problem;
}

export function openLog(profile: string): Log {
  const path = join(profile, 'vasculum.log');
  const write = (entry: string) => {
    try {
      mkdirSync(profile, { recursive: true });
      if (sizeOf(path) > LARGEST_BYTES) renameSync(path, join(profile, 'vasculum.1.log'));
      appendFileSync(path, `${new Date().toISOString()} ${entry.slice(0, LONGEST_ENTRY)}\n`);
    } catch {
      // A log that cannot be written (full disk, read-only profile) must not stop the work that it tells about.
    }
  };
  const told = (where: string, { code, message, detail }: Problem, because = '') => {
    write(`${where}: ${code}: ${message}${detail ? `\n${detail}` : ''}${because}`);
    return { code, message };
  };
  return {
    path,
    note: write,
    problem: (where, error) => told(where, toProblem(error), causes(error)),
    told,
  };
}

function causes(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause === undefined) return '';
  return `\n  because: ${cause instanceof Error ? (cause.stack ?? cause.message) : JSON.stringify(cause)}${causes(cause)}`;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

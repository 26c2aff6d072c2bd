/*
 * The log of a profile: problems with their stacks, which no window message carries. Written at once and in order, so that
 * a crash loses nothing; two files of at most half a megabyte each. What was asked for wrongly has two such files of its
 * own, and what comes again and again is counted, so that neither pushes out what went wrong. For its owner alone. Runs in
 * main and on the command line.
 */
import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, type ProblemCode, toProblem } from '../domain/problems.ts';
import { countRepeats, type Turn } from './log-repeats.ts';
import { makeProfile } from './profile.ts';

const LARGEST_BYTES = 512 * 1024;
/** One entry never fills the file: a message from outside may be of any length. */
const LONGEST_ENTRY = 16_000;
/** Enough to tell a repeat by. */
const LONGEST_LINE = 600;

/** Said to whoever asked, page or person; nothing is wrong with the program or its files. */
const REFUSALS: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['bad-request', 'wrong-setting']);

export interface Log {
  readonly path: string;
  note(words: string): void;
  /** Writes the whole problem and gives it back without the detail, as it may be shown. */
  problem(where: string, error: unknown): Problem;
  /** The same for a problem that is data already, from across a border. */
  told(where: string, problem: Problem): Problem;
  /** At the end: writes how often what was only counted came again. */
  close(): void;
}

export function openLog(profile: string, now: () => number = Date.now): Log {
  const problems = openFile(profile, 'vasculum', now);
  const refusals = openFile(profile, 'refused', now);
  const told = (where: string, { code, values, message, detail }: Problem, because = '') => {
    const line = `${where}: ${code}: ${message}`;
    const { turn, file } = REFUSALS.has(code) ? refusals : problems;
    file(turn(`${where}: ${code}`, line), line, `${detail ? `\n${detail}` : ''}${because}`);
    return { code, values, message };
  };
  return {
    path: problems.path,
    note: problems.write,
    problem: (where, error) => told(where, toProblem(error), causes(error)),
    told,
    close() {
      problems.close();
      refusals.close();
    },
  };
}

interface LogFile {
  readonly path: string;
  turn(family: string, line: string): Turn;
  write(entry: string): void;
  file(turn: Turn, line: string, rest: string): void;
  close(): void;
}

function openFile(profile: string, name: string, now: () => number): LogFile {
  const path = join(profile, `${name}.log`);
  const write = (entry: string) => {
    try {
      makeProfile(profile);
      if (sizeOf(path) > LARGEST_BYTES) renameSync(path, join(profile, `${name}.1.log`));
      const line = `${new Date(now()).toISOString()} ${asOneEntry(entry.slice(0, LONGEST_ENTRY))}\n`;
      appendFileSync(path, line, { mode: 0o600 });
    } catch {
      // A log that cannot be written (full disk, read-only profile) must not stop the work that it tells about.
    }
  };
  const repeats = countRepeats(now, (line, times) =>
    write(`${line.slice(0, LONGEST_LINE)}\nand ${times} more like it`),
  );
  return {
    path,
    write,
    turn: repeats.turn,
    file({ form, unwritten }, line, rest) {
      if (form === 'none') return;
      const more = unwritten === 0 ? '' : `\nand ${unwritten} more like it before`;
      write(form === 'whole' ? line + rest + more : line.slice(0, LONGEST_LINE) + more);
    },
    close: repeats.flush,
  };
}

/** Only the first line of an entry begins at the margin, and no control character reaches a terminal that shows it. */
function asOneEntry(words: string): string {
  // oxlint-disable-next-line no-control-regex
  return words.replace(/\r?\n/g, '\n  ').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
}

function causes(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause === undefined) return '';
  return `\n  because: ${cause instanceof Error ? (cause.stack ?? cause.message) : JSON.stringify(cause)}${causes(cause)}`;
}

/** Throws for what is no file, such as a pipe, which would be waited for. */
function sizeOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found && !found.isFile()) throw new Error('it is not a file');
  return found?.size ?? 0;
}

/*
 * What the trainer is doing, written down while it does it: its native library can take the whole process along without a
 * word, and the next start then knows what it was. One small file for each catalogue, in the profile. Runs in main and on
 * the command line.
 */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isTrainerJob, JOB_KINDS, type JobInput, type JobKind, type JobOf } from '../contract/jobs.ts';
import { ENDED, JOB_DOING } from '../domain/language/language.ts';
import { ProblemError } from '../domain/problems.ts';
import { makeFolder } from '../files/make-folder.ts';
import { writeWholeNow } from '../files/whole-file.ts';

type TrainerJobKind = JobOf<'trainer'>;

const Job = z.object({
  id: z.int(),
  kind: z.enum(JOB_KINDS.filter(isTrainerJob)),
  /** The same for the same work; what a second end is counted by. */
  key: z.string().max(200),
  runId: z.int().nullable(),
  name: z.string().max(500),
  sinceUtc: z.string().max(40),
});
export type JobUnderWay = z.infer<typeof Job>;

const Note = z.object({
  catalogue: z.string().max(4096),
  /** Of the process that works on it. */
  pid: z.int().nonnegative(),
  jobs: z.array(Job).max(100),
  /** How often the program ended in work of that key, until it came to an ordinary end. */
  ends: z.record(z.string().max(200), z.int().positive()),
});
type Note = z.infer<typeof Note>;

/** A job that a program was at when it ended. `times`: how often in a row that happened in this work. */
export interface LeftJob extends JobUnderWay {
  readonly catalogue: string;
  readonly times: number;
}

const LARGEST_BYTES = 100_000;

export class UnderWay {
  readonly #folder: string;
  /** By catalogue folder, what this process is at. */
  readonly #notes = new Map<string, Note>();
  #lastId = 0;
  #listens = false;

  constructor(profile: string) {
    this.#folder = join(profile, 'under-way');
  }

  /** To be called before the work begins. The function given back is to be called at its end, however it ended. */
  begin<K extends JobKind>(catalogue: string, kind: K & TrainerJobKind, input: JobInput<K>): () => void {
    this.#forgetAtExit();
    this.#lastId += 1;
    const id = this.#lastId;
    const { runId, name, key } = aboutOf(kind, input);
    const job: JobUnderWay = { id, kind, key, runId, name, sinceUtc: new Date().toISOString() };
    this.#change(catalogue, (note) => ({ ...note, jobs: [...note.jobs, job] }));
    return () =>
      this.#change(catalogue, (note) => {
        const { [note.jobs.find((one) => one.id === id)?.key ?? '']: _, ...ends } = note.ends;
        return { ...note, jobs: note.jobs.filter((one) => one.id !== id), ends };
      });
  }

  /** A training run has begun: now it has a number and a name. */
  learning(catalogue: string, runId: number, name: string): void {
    this.#change(catalogue, (note) => ({
      ...note,
      jobs: note.jobs.map((job) => (job.kind === 'train' ? { ...job, runId, name, key: `train ${runId}` } : job)),
    }));
  }

  /** What a program was at in this catalogue when it ended, told once. Whoever calls holds the catalogue's lock. */
  takeLeft(catalogue: string): LeftJob[] {
    if (this.#notes.has(catalogue)) return [];
    return this.#take(this.#fileOf(catalogue));
  }

  /** The same for every catalogue whose process is no more. */
  takeAllLeft(): LeftJob[] {
    return this.#files()
      .filter((file) => {
        const note = readNote(file);
        return note !== null && note.pid !== process.pid && !isAlive(note.pid);
      })
      .flatMap((file) => this.#take(file));
  }

  #take(file: string): LeftJob[] {
    const note = readNote(file);
    if (!note || note.jobs.length === 0) return [];
    const ends = { ...note.ends };
    for (const { key } of note.jobs) ends[key] = (ends[key] ?? 0) + 1;
    this.#write(file, { ...note, jobs: [], ends });
    return note.jobs.map((job) => ({ ...job, catalogue: note.catalogue, times: ends[job.key] ?? 1 }));
  }

  #change(catalogue: string, change: (note: Note) => Note): void {
    const file = this.#fileOf(catalogue);
    const before = this.#notes.get(catalogue) ?? {
      catalogue,
      pid: process.pid,
      jobs: [],
      ends: readNote(file)?.ends ?? {},
    };
    const note = change(before);
    if (note.jobs.length > 0) this.#notes.set(catalogue, note);
    else this.#notes.delete(catalogue);
    this.#write(file, note);
  }

  #write(file: string, note: Note): void {
    try {
      if (note.jobs.length === 0 && Object.keys(note.ends).length === 0) {
        rmSync(file, { force: true });
        return;
      }
      makeFolder(this.#folder, 0o700);
      // It tells of programs that ended, not of computers.
      writeWholeNow(file, JSON.stringify(note), { sync: false });
    } catch {
      // A full disk or a read-only profile must not stop the work that this is about.
    }
  }

  #fileOf(catalogue: string): string {
    return join(this.#folder, `${createHash('sha256').update(catalogue).digest('hex').slice(0, 32)}.json`);
  }

  #files(): string[] {
    try {
      return readdirSync(this.#folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => join(this.#folder, name));
    } catch {
      return [];
    }
  }

  /** A person who stops the program at once (0, or the codes of signals) needs no word about it; an error that nobody caught does. */
  #forgetAtExit(): void {
    if (this.#listens) return;
    this.#listens = true;
    process.once('exit', (code) => {
      if (code !== 0 && code < 128) return;
      for (const [catalogue, note] of this.#notes) this.#write(this.#fileOf(catalogue), { ...note, jobs: [] });
    });
  }
}

/** What to say of it. `canGoOn`: whether its run can; null: not looked up. */
export function endedUnexpectedly({ kind, name, times, catalogue }: LeftJob, canGoOn: boolean | null): ProblemError {
  const doing = kind === 'train' && name !== '' ? ENDED.training(name) : JOB_DOING[kind];
  return new ProblemError('ended-unexpectedly', { doing, next: nextWords(kind, times, catalogue, canGoOn) });
}

function nextWords(kind: TrainerJobKind, times: number, catalogue: string, canGoOn: boolean | null): string {
  if (times > 1) return `${ENDED.often(times)} ${kind === 'train' ? ENDED.beforeTraining : ENDED.beforeOther}`;
  if (canGoOn === null) return ENDED.elsewhere(catalogue);
  if (kind === 'train') return canGoOn ? ENDED.checkpoint : ENDED.kept;
  return kind === 'predict' ? ENDED.answers : ENDED.kept;
}

function aboutOf<K extends JobKind>(kind: K, input: JobInput<K>): Pick<JobUnderWay, 'key' | 'runId' | 'name'> {
  if (kind === 'train') {
    const { resumeRunId, settings } = input as JobInput<'train'>;
    const name = resumeRunId === null ? settings.name : '';
    return { key: `train ${resumeRunId ?? 'new'}`, runId: resumeRunId, name: name.slice(0, 500) };
  }
  const modelId = (input as { readonly modelId?: number | null }).modelId ?? null;
  return { key: modelId === null ? kind : `${kind} ${modelId}`, runId: null, name: '' };
}

function readNote(file: string): Note | null {
  try {
    const status = lstatSync(file);
    if (!status.isFile() || status.size > LARGEST_BYTES) return null;
    return Note.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/*
 * What a command prints, in one of three ways: to a terminal (sentences and one progress bar), to no terminal (plain lines
 * without control characters), or with --json (one object a line on stdout, and nothing else there). In all three, problems go to
 * stderr in words. Lines for people show control characters as signs, whoever's names are in them.
 */
import { styleText } from 'node:util';
import cliProgress from 'cli-progress';
import type { JobKind, JobProgress } from '../contract/jobs.ts';
import { PROGRESS } from '../domain/language/command-line.ts';
import type { Problem } from '../domain/problems.ts';
import type { WatchEntry } from '../contract/watch.ts';
import type { TrainingEvent } from '../domain/training.ts';
import { visible } from '../domain/visible.ts';
import { count, percent, shortPace } from '../domain/words.ts';

/** Long work that shows how far it is: the jobs, and saving a damaged catalogue. */
type Work = JobKind | 'save';

/** One line of --json. */
export type JsonLine =
  | ({ readonly type: 'progress'; readonly job: Work } & JobProgress)
  | { readonly type: 'event'; readonly event: TrainingEvent }
  | { readonly type: 'photo'; readonly photo: WatchEntry }
  | { readonly type: 'result'; readonly command: string; readonly result: unknown }
  | { readonly type: 'problem'; readonly problem: Problem };

export interface Output {
  /** --json: what is said for people is not seen. */
  readonly isForPrograms: boolean;
  /** A sentence for people; not in --json. */
  say(text?: string): void;
  title(text: string): void;
  progress(job: Work, progress: JobProgress): void;
  /** The job is over: the bar goes, the last phase gets its closing line. */
  endProgress(): void;
  event(event: TrainingEvent): void;
  /** A photo that came into a watched folder. */
  photo(photo: WatchEntry, words: string): void;
  result(command: string, result: unknown): void;
  problem(problem: Problem): void;
  /** Something to know before the work begins, not a failure of it. Only on standard error. */
  notice(problem: Problem): void;
}

type Stream = NodeJS.WriteStream;

export function createOutput(json: boolean, out: Stream = process.stdout, err: Stream = process.stderr): Output {
  if (json) return jsonOutput(out, err);
  return out.isTTY && process.env['TERM'] !== 'dumb' ? terminalOutput(out, err) : plainOutput(out, err);
}

/** The one way of words to a stream; names in them may be anybody's. */
function line(stream: Stream, text: string, look: (text: string) => string = (plain) => plain): void {
  stream.write(`${look(visible(text))}\n`);
}

function sayProblem(err: Stream, { code, message }: Problem): void {
  line(err, `vasculum: ${code}: ${message}`);
}

/** Words on standard error that belong to no problem of a command. */
export function complain(text: string, err: Stream = process.stderr): void {
  line(err, text);
}

function jsonOutput(out: Stream, err: Stream): Output {
  const write = (object: JsonLine) => out.write(`${JSON.stringify(object)}\n`);
  return {
    isForPrograms: true,
    say: () => {},
    title: () => {},
    progress: (job, progress) => write({ type: 'progress', job, ...progress }),
    endProgress: () => {},
    event: (event) => write({ type: 'event', event }),
    photo: (photo) => write({ type: 'photo', photo }),
    result: (command, result) => write({ type: 'result', command, result }),
    problem: (problem) => {
      write({ type: 'problem', problem });
      sayProblem(err, problem);
    },
    notice: (problem) => sayProblem(err, problem),
  };
}

/** A phase prints a line when it begins and when it ends, and between them at most one in this time. */
const PLAIN_INTERVAL_MS = 10_000;

function plainOutput(out: Stream, err: Stream): Output {
  const lineOf = eventLines();
  let phase: { name: string; told: boolean; since: number; said: number; last: JobProgress } | null = null;
  const say = (text = '') => line(out, text);
  const close = () => {
    if (phase?.told && phase.last.done > 0) {
      say(`  ${PROGRESS.ended(phase.name, phase.last.done, (performance.now() - phase.since) / 1000)}`);
    }
    phase = null;
  };
  return {
    isForPrograms: false,
    say,
    title: (text) => say(text),
    progress(job, progress) {
      const now = performance.now();
      if (phase?.name !== progress.phase) {
        const said = phase?.said ?? now;
        close();
        // The phases of a training are its epochs, which arrive as events.
        const told = job !== 'train';
        phase = { name: progress.phase, told, since: now, said: told ? now : said, last: progress };
        if (told) say(`  ${progress.phase}${progress.total > 0 ? ` (${count(progress.total)})` : ''}`);
        return;
      }
      phase.last = progress;
      if (now - phase.said < PLAIN_INTERVAL_MS) return;
      phase.said = now;
      say(
        `  ${[progress.phase + ':', amount(progress), shortPace(progress.rate), left(progress)].filter(Boolean).join('  ')}`,
      );
    },
    endProgress: close,
    event: (event) => {
      const words = lineOf(event);
      if (words) say(words);
    },
    photo: (_, words) => say(words),
    result: () => {},
    problem: (problem) => {
      close();
      sayProblem(err, problem);
    },
    notice: (problem) => sayProblem(err, problem),
  };
}

function terminalOutput(out: Stream, err: Stream): Output {
  const lineOf = eventLines();
  let bar: cliProgress.SingleBar | null = null;
  let newest: JobProgress | null = null;
  const stop = () => {
    bar?.stop();
    bar = null;
  };
  const draw = (progress: JobProgress) => {
    newest = progress;
    const payload = {
      phase: progress.phase,
      figures: [amount(progress), shortPace(progress.rate), left(progress)].filter(Boolean).join('   '),
    };
    if (bar) {
      bar.setTotal(Math.max(1, progress.total));
      bar.update(progress.total > 0 ? progress.done : 0, payload);
      return;
    }
    bar = new cliProgress.SingleBar(
      {
        format: '  {phase}  {bar}  {figures}',
        barsize: 28,
        clearOnComplete: true,
        hideCursor: true,
        fps: 8,
        stream: out,
        gracefulExit: false,
      },
      cliProgress.Presets.rect,
    );
    bar.start(Math.max(1, progress.total), progress.total > 0 ? progress.done : 0, payload);
  };
  const write = (text: string, look?: (text: string) => string) => {
    const under = bar && newest;
    stop();
    line(out, text, look);
    if (under) draw(under);
  };
  return {
    isForPrograms: false,
    say: (text = '') => write(text),
    title: (text) => write(text, (plain) => styleText('bold', plain)),
    progress: (_, progress) => draw(progress),
    endProgress() {
      stop();
      newest = null;
    },
    event: (event) => {
      const words = lineOf(event);
      const isKept = event.kind === 'epoch' && event.kept !== null;
      if (words) write(words, isKept ? (plain) => styleText('green', plain) : undefined);
    },
    photo: (_, words) => write(words),
    result: () => {},
    problem: (problem) => {
      stop();
      sayProblem(err, problem);
    },
    notice: (problem) => sayProblem(err, problem),
  };
}

function amount({ done, total }: JobProgress): string {
  if (total > 0) return PROGRESS.of(done, total);
  return done > 0 ? count(done) : '';
}

function left({ secondsLeft }: JobProgress): string {
  return secondsLeft === null || secondsLeft <= 0 ? '' : PROGRESS.left(secondsLeft);
}

/** An epoch as one row; sentences of the run unchanged. Steps only move the bar. */
function eventLines(): (event: TrainingEvent) => string | null {
  let measuredOn: string = PROGRESS.measuredOn.heldOut;
  return (event) => {
    switch (event.kind) {
      case 'started':
        measuredOn = PROGRESS.measuredOn[event.validation ? 'validation' : 'heldOut'];
        return null;
      case 'epoch': {
        const share = (value: number) => percent(value).padStart(7);
        const row = PROGRESS.epoch({
          epoch: String(event.epoch).padStart(3),
          loss: event.loss.toFixed(3),
          right: share(event.accuracy),
          measuredOn,
          heldOut: share(event.heldOutAccuracy),
          rate: event.learningRate.toExponential(1),
        });
        return `  ${row}${event.kept ? `   ${PROGRESS.kept[event.kept]}` : ''}`;
      }
      case 'log':
        return event.strong ? null : `  ${event.sentence}`;
      case 'step':
      case 'ended':
        return null;
    }
  };
}

/*
 * One command's session: engine, catalogue, signals, exit code. The first Ctrl-C (or Slurm's SIGTERM) cancels the job cleanly,
 * the second one ends the program at once.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openKnownHere } from '../profile/known-here.ts';
import type { CatalogueSummary } from '../contract/collection.ts';
import type { JobControl, JobInput, JobKind, JobResult } from '../contract/jobs.ts';
import { shownPath } from '../domain/path-text.ts';
import { ProblemError } from '../domain/problems.ts';
import { Engine } from '../engine/engine.ts';
import { sweepPrivateFolders } from '../files/private-folder.ts';
import { inputProblem } from '../checks/input-problem.ts';
import { jobInputs } from '../checks/inputs.ts';
import { openLog } from '../profile/log.ts';
import { mendProfile, profileFolder } from '../profile/profile.ts';
import { CATALOGUE_FILE } from '../files/place-to-write.ts';
import { SHARED } from '../domain/language/command-line.ts';
import { complain, createOutput, type Output } from './output.ts';
import { WrongUse } from './wrong-use.ts';

export interface OpenOptions {
  readonly create?: boolean;
  /** Nothing is written in its folder. */
  readonly look?: boolean;
  /** Nothing is written either where somebody else has it open: for what only reads. */
  readonly orLook?: boolean;
  /** Folders whose photos may be read, as the person agrees, for this catalogue and from now on. */
  readonly readPhotosFrom?: readonly string[] | undefined;
}

export interface Session {
  readonly engine: Engine;
  readonly output: Output;
  /** Folder of the open catalogue, as it was given. */
  open(folder: string, options?: OpenOptions): Promise<CatalogueSummary>;
  /** Runs a job to its end and shows its progress. Throws WrongUse where the input is out of bounds. */
  run<K extends JobKind>(kind: K, input: JobInput<K>): Promise<JobResult<K>>;
  /** The id of the newest model of that name; null, for the newest model of all, without a name. */
  modelId(name: string | undefined): Promise<number | null>;
}

/** Runs `work` and ends the program with its exit code. */
export async function sit(json: boolean, command: string, work: (session: Session) => Promise<unknown>): Promise<void> {
  // The reader of the output may end early (`| head`). The job is done all the same.
  process.stdout.on('error', () => {});
  const output = createOutput(json);
  const profile = profileFolder();
  mendProfile(profile);
  sweepPrivateFolders();
  const engine = new Engine(undefined, profile);
  const log = openLog(profile);
  process.once('exit', log.close);
  const { trouble } = openKnownHere(profile);
  if (trouble) complain(`vasculum: ${log.told('known catalogues', trouble).message}`);
  const stopping = listenForSignals(output);
  engine.on('training', (event) => output.event(event));
  engine.on('problem', (problem) => {
    const told = log.told('thread', problem);
    if (problem.code === 'ended-unexpectedly') output.notice(told);
  });

  let code = 0;
  try {
    output.result(command, (await work(sessionOf(engine, output, stopping))) ?? null);
  } catch (error) {
    code = error instanceof WrongUse ? 2 : 1;
    if (error instanceof WrongUse) complain(SHARED.error(error.message));
    else output.problem(log.problem(`vasculum ${command}`, error));
  }
  await engine.stop().catch((error: unknown) => log.problem('stop', error));
  // Flushed first: output that a slow reader has not taken yet would be lost at the exit.
  // A command that did its work may still have bad news for a script.
  process.stdout.write('', () => process.exit(code === 0 ? process.exitCode : code));
}

function sessionOf(engine: Engine, output: Output, stopping: Stopping): Session {
  return {
    engine,
    output,
    async open(folder, { create = false, look = false, orLook = false, readPhotosFrom = [] } = {}) {
      const missing = !existsSync(join(folder, CATALOGUE_FILE));
      const summary = await engine.open(resolve(folder), create && missing, look).catch((error: unknown) => {
        if (!orLook || !(error instanceof ProblemError) || error.code !== 'catalogue-in-use') throw error;
        return engine.open(resolve(folder), false, true);
      });
      if (summary.readOnly !== null && !look) output.say(`  ${SHARED.onlyToLook(summary.readOnly)}`);
      if (readPhotosFrom.length === 0) return summary;
      const { agreed, leadsTo } = await engine.catalogue.call('sources.agree-to-folders', { folders: readPhotosFrom });
      for (const photos of agreed) output.say(`  ${SHARED.photosAgreed(photos)}`);
      if (leadsTo.length > 0) output.say(`  ${SHARED.linksLead(leadsTo.map(shownPath))}`);
      return summary;
    },
    async run(kind, input) {
      const checked = jobInputs[kind].safeParse(input);
      if (!checked.success) throw new WrongUse(inputProblem(checked.error).message);
      const call = engine.runJob(kind, input, { onProgress: (progress) => output.progress(kind, progress) });
      const release = stopping.steer((wish) => call.control(wish));
      try {
        return await call;
      } finally {
        release();
        output.endProgress();
      }
    },
    async modelId(name) {
      const models = await engine.catalogue.call('models.list', null);
      if (name === undefined) return null;
      const named = models.filter((model) => model.name === name).sort((a, b) => b.id - a.id)[0];
      if (!named) throw new ProblemError('model-missing', { model: name });
      return named.id;
    },
  };
}

interface Stopping {
  /** Until the returned function is called, the first signal cancels through `control`. */
  steer(control: (wish: JobControl) => void): () => void;
}

function listenForSignals(output: Output): Stopping {
  let current: ((wish: JobControl) => void) | null = null;
  let asked = false;
  const stop = (signal: NodeJS.Signals) => {
    if (asked || !current) process.exit(signal === 'SIGINT' ? 130 : 143);
    asked = true;
    output.say(`  ${SHARED.stopping}`);
    current('cancel');
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    steer(control) {
      current = control;
      return () => (current = null);
    },
  };
}

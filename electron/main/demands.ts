/*
 * What must be so before main acts for the window: a catalogue is open, and a person pointed at each folder and file. Runs
 * in main.
 */
import { resolve } from 'node:path';
import type { CheckedInput } from '../checks/inputs.ts';
import { factsOf, type JobInput, type JobKind } from '../contract/jobs.ts';
import type { Grant } from '../contract/pointed-at.ts';
import { ProblemError } from '../domain/problems.ts';
import type { Engine } from '../engine/engine.ts';
import type { JobRegistry } from '../engine/jobs.ts';
import type { PreferencesFile } from '../profile/preferences.ts';
import { type Grants, isWithin } from './grants.ts';

export function demandOpen(engine: Engine): void {
  if (engine.folder === null) throw new ProblemError('bad-request', {}, { detail: 'no catalogue is open' });
}

/** The folder of a catalogue that a person chose, or that is or was open here. */
export function demandCatalogue(engine: Engine, grants: Grants, preferences: PreferencesFile, folder: string): void {
  if (engine.folder === resolve(folder) || preferences.isRecent(resolve(folder))) return;
  grants.demand(folder, 'open-catalogue', 'new-catalogue', 'dropped');
}

export function demandJob(
  engine: Engine,
  grants: Grants,
  jobs: JobRegistry,
  { kind, input }: CheckedInput<'jobs.start'>,
): void {
  const { catalogue, alone } = factsOf<JobKind>(kind);
  if (catalogue !== 'none') demandOpen(engine);
  demandPaths(grants, kind, input);
  if (alone) jobs.refuseWhileRunning();
}

/** Nobody can have pointed at it. */
const NOWHERE = '\0';

/** Each path of a job's input was pointed at, as the list of jobs says. */
export function demandPaths<K extends JobKind>(grants: Grants, kind: K, input: JobInput<K>): void {
  // The keys of the rules are the paths of this input; the compiler cannot follow that through the union of all kinds.
  const paths = input as unknown as Readonly<Record<string, string | null | undefined>>;
  const rules: Readonly<Record<string, readonly Grant[] | 'in-folder'>> = factsOf<JobKind>(kind).pointedAt;
  for (const [key, rule] of Object.entries(rules)) {
    const path = paths[key] ?? null;
    if (rule !== 'in-folder') grants.demand(path ?? NOWHERE, ...rule);
    else if (path !== null && !isWithin(path, paths['folder'] ?? NOWHERE)) grants.demand(path, 'read-file');
  }
}

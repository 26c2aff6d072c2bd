/*
 * What main answers itself: state, preferences, dialogs, opening and closing, jobs. Whatever else the catalogue thread
 * answers is passed on to it as it is. A folder or file is used only when a person pointed at it. Runs in main.
 */
import { existsSync } from 'node:fs';
import { app, type BrowserWindow, shell } from 'electron';
import type { ImportPlan } from '../contract/import.ts';
import type { JobInput, JobKind, JobProgress } from '../contract/jobs.ts';
import type { LastWatch } from '../contract/watch.ts';
import type { UnendedImport } from '../contract/repair.ts';
import type { CatalogueRequests, AppRequests, Place } from '../contract/requests.ts';
import { type CheckedInput, catalogueInputs } from '../checks/inputs.ts';
import { electronHere } from '../engine/electron-age.ts';
import { diagnostics } from '../engine/diagnostics.ts';
import { ProblemError } from '../domain/problems.ts';
import { filePath, textOf } from '../files/path-text.ts';
import type { Engine } from '../engine/engine.ts';
import { refuseToReplace, writeWhole } from '../files/whole-file.ts';
import type { JobRegistry } from '../engine/jobs.ts';
import { noticesFile } from '../engine/notices.ts';
import { offeredWeights, weightsFolders } from '../engine/offered-weights.ts';
import { trySample } from '../engine/sample-catalogue.ts';
import type { PreferencesFile } from '../profile/preferences.ts';
import { demandCatalogue, demandJob, demandOpen, demandPaths } from './demands.ts';
import {
  chooseArchiveToWrite,
  chooseCsvToWrite,
  chooseTextToWrite,
  chooseFolder,
  chooseModelToOpen,
  chooseModelToWrite,
  chooseTableToOpen,
  chooseListToOpen,
  chooseWeights,
} from './dialogs.ts';
import { droppedThing } from './drops.ts';
import { type Grants, isWithin, notGranted } from './grants.ts';
import type { RequestHandlers } from './ipc.ts';

export interface Parts {
  readonly profile: string;
  readonly engine: Engine;
  readonly jobs: JobRegistry;
  readonly preferences: PreferencesFile;
  readonly grants: Grants;
  /** Over when the catalogue that was named at the start is open, cannot be opened, or takes too long. */
  readonly opened: Promise<unknown>;
  /** Told after theme, language or text size was chosen. */
  readonly lookChanged: () => Promise<void>;
  /** Told how far the saving of a damaged catalogue is. */
  readonly saving: (progress: JobProgress) => void;
  readonly window: () => BrowserWindow | null;
}

export function requestHandlers(parts: Parts): RequestHandlers {
  return { ...passedOn(parts), ...ownAnswers(parts) };
}

type CatalogueHandlers = Pick<RequestHandlers, keyof CatalogueRequests>;

/** Everything that the catalogue thread answers to the window; some are looked at here first. */
function passedOn({ engine, grants, jobs }: Parts): CatalogueHandlers {
  const looks: { readonly [N in keyof CatalogueRequests]?: (input: CheckedInput<N>) => void } = {
    'import.preview': (input) => demandPaths(grants, 'import', input),
    'names.list-plan': ({ path }) => grants.demand(path, 'read-file'),
    'import.look': ({ folder }) => demandPaths(grants, 'import', { folder } as JobInput<'import'>),
    'removal.remove': () => jobs.refuseWhileRunning(),
  };
  const pass = (name: keyof CatalogueRequests) => (input: unknown) => {
    looks[name]?.(input as never);
    demandOpen(engine);
    return engine.catalogue.call(name, input as never);
  };
  const previewed: CatalogueHandlers['import.preview'] = async (input) => {
    const plan = (await pass('import.preview')(input)) as ImportPlan;
    // A person pointed at it for an import before; the catalogue thread gives no other.
    if (plan.before?.records != null) grants.give(plan.before.records, 'read-file');
    return plan;
  };
  const unended: CatalogueHandlers['imports.unended'] = async () => {
    const imports = (await pass('imports.unended')(null)) as readonly UnendedImport[];
    // As above: folders that were imported here.
    for (const { folder } of imports) grants.give(folder, 'import');
    return imports;
  };
  const lastWatch: CatalogueHandlers['watch.last'] = async () => {
    const last = (await pass('watch.last')(null)) as LastWatch | null;
    // As above.
    if (last) grants.give(last.folder, 'import');
    if (last?.records != null) grants.give(last.records, 'read-file');
    return last;
  };
  const names = Object.keys(catalogueInputs) as (keyof CatalogueRequests)[];
  const passed = Object.fromEntries(names.map((name) => [name, pass(name)])) as unknown as CatalogueHandlers;
  return { ...passed, 'import.preview': previewed, 'imports.unended': unended, 'watch.last': lastWatch };
}

/** A person reads it, and what is saved then is what was read. */
function diagnosticsAnswers({ profile, engine, jobs, grants }: Parts) {
  let made = '';
  return {
    'app.diagnostics': async () => {
      jobs.refuseWhileRunning();
      made = await diagnostics(engine, profile);
      return { text: made };
    },
    'app.save-diagnostics': async ({ path }) => {
      grants.demand(path, 'write-file');
      await refuseToReplace(path, true);
      await writeWhole(path, [made]);
    },
  } satisfies Partial<RequestHandlers>;
}

function ownAnswers(parts: Parts): Pick<RequestHandlers, keyof AppRequests> {
  const { engine, jobs, preferences, grants, opened, lookChanged } = parts;
  return {
    ...catalogueAnswers(parts),
    ...diagnosticsAnswers(parts),
    'app.state': async () => {
      await opened;
      return {
        version: app.getVersion(),
        electron: electronHere(),
        notices: noticesFile(),
        preferences: preferences.get(),
        catalogue: engine.folder === null ? null : await engine.catalogue.call('catalogue.summary', null),
        recents: preferences.recents(),
        jobs: jobs.list(),
        device: await engine.knownDevice(),
      };
    },
    'app.places': () => places(parts),
    'app.preferences': async (changes) => {
      const changed = preferences.change(changes);
      const { theme, language, textSize } = changes;
      if (theme !== undefined || language !== undefined || textSize !== undefined) await lookChanged();
      return changed;
    },
    'dialog.folder': ({ purpose }) => chooseFolder(parts, purpose),
    'dialog.save-csv': ({ name }) => chooseCsvToWrite(parts, name),
    'dialog.save-text': ({ name }) => chooseTextToWrite(parts, name),
    'dialog.save-archive': ({ name }) => chooseArchiveToWrite(parts, name),
    'dialog.save-model': ({ name }) => chooseModelToWrite(parts, name),
    'dialog.open-model': () => chooseModelToOpen(parts),
    'dialog.open-table': () => chooseTableToOpen(parts),
    'dialog.open-list': () => chooseListToOpen(parts),
    'dialog.weights': () => chooseWeights(parts),
    'weights.offered': () => {
      const offered = offeredWeights();
      for (const { path } of offered) grants.give(path, 'read-file');
      return offered;
    },
    'app.forget-recent': ({ folder }) => preferences.forget(folder),
    'app.dropped': ({ path }) => droppedThing(grants, path),
    'app.device': () => engine.device(),
    'models.explain': (input) => {
      demandOpen(engine);
      return engine.explain(input);
    },
    'app.show-photo': async ({ photoId }) => {
      demandOpen(engine);
      // The catalogue thread gives paths inside folders that a person agreed to alone.
      const path = await engine.catalogue.call('photo.path', { photoId });
      const shown = path === null ? '' : textOf(filePath(path));
      if (!existsSync(shown)) throw new ProblemError('file-missing', { path: shown });
      shell.showItemInFolder(shown);
      return null;
    },
    'app.show-in-folder': ({ path }) => {
      const ours = places(parts).some((place) => isWithin(path, place.path));
      if (!ours && !grants.reaches(path)) throw notGranted(path);
      shell.showItemInFolder(path);
    },
    'jobs.start': (job) => {
      demandJob(engine, grants, jobs, job);
      return { id: jobs.start<JobKind>(job.kind, job.input).id };
    },
    'jobs.control': ({ id, control }) => jobs.control(id, control),
  };
}

function places({ engine, profile }: Parts): readonly Place[] {
  const weights = weightsFolders().at(-1);
  return [
    ...(engine.folder === null ? [] : [{ what: 'catalogue', path: engine.folder } as const]),
    { what: 'profile', path: profile },
    ...(weights === undefined ? [] : [{ what: 'weights', path: weights } as const]),
  ];
}

/** Catalogues opened, made, saved, copied and closed. */
function catalogueAnswers({ profile, engine, jobs, preferences, grants, saving }: Parts) {
  const demandFolder = (folder: string) => demandCatalogue(engine, grants, preferences, folder);
  return {
    'app.open': ({ folder, look = false }) => {
      demandFolder(folder);
      jobs.refuseWhileRunning();
      return engine.open(folder, false, look);
    },
    'app.create': ({ folder }) => {
      grants.demand(folder, 'new-catalogue');
      jobs.refuseWhileRunning();
      return engine.open(folder, true);
    },
    'app.save-readable': async ({ folder, into }) => {
      demandFolder(folder);
      grants.demand(into, 'new-catalogue');
      jobs.refuseWhileRunning();
      const saved = await engine.catalogue.call('catalogue.save-readable', { folder, into }, { onProgress: saving });
      await engine.open(saved.folder, false);
      return saved;
    },
    'app.close': async () => {
      jobs.refuseWhileRunning();
      await engine.close();
    },
    'app.try-sample': () => trySample(profile, engine, jobs),
    'backups.list': ({ folder }) => {
      demandFolder(folder);
      return engine.catalogue.call('backups.list', { folder });
    },
    'backups.make': () => {
      demandOpen(engine);
      return engine.catalogue.call('backups.make', null);
    },
    'backups.restore': ({ folder, name }) => {
      demandFolder(folder);
      jobs.refuseWhileRunning();
      return engine.restore(folder, name);
    },
  } satisfies Partial<RequestHandlers>;
}

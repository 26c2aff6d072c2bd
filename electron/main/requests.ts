/*
 * What main answers itself: state, preferences, dialogs, opening and closing, jobs; and what it passes on to the
 * catalogue thread as it is. A folder or file is used only when a person pointed at it (grants). Runs in main.
 */
import { basename, join, resolve } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { JobKind, JobProgress } from '../contract/jobs.ts';
import { MODEL_FILE_ENDING } from '../contract/model-file.ts';
import { assertNever, ProblemError } from '../domain/problems.ts';
import type { CatalogueRequests, FolderPurpose } from '../contract/requests.ts';
import { droppedThing } from './drops.ts';
import { electronHere } from '../engine/electron-age.ts';
import type { Engine } from '../engine/engine.ts';
import { chooseWeights, offerWeights } from './choose-weights.ts';
import { type Grants, isWithin, notGranted } from './grants.ts';
import type { CheckedInput } from '../checks/inputs.ts';
import type { RequestHandlers } from './ipc.ts';
import { noticesFile } from '../engine/notices.ts';
import type { JobRegistry } from '../engine/jobs.ts';
import type { PreferencesFile } from '../profile/preferences.ts';
import { trySample } from '../engine/sample-catalogue.ts';

export interface Parts {
  readonly profile: string;
  readonly engine: Engine;
  readonly jobs: JobRegistry;
  readonly preferences: PreferencesFile;
  readonly grants: Grants;
  /** Told after the theme was chosen. */
  readonly themeChanged: () => void;
  /** Told how far the saving of a damaged catalogue is. */
  readonly saving: (progress: JobProgress) => void;
  readonly window: () => BrowserWindow | null;
}

const DIALOG_WORDS: Readonly<Record<FolderPurpose, { title: string; buttonLabel: string }>> = {
  'open-catalogue': { title: 'Open a catalogue', buttonLabel: 'Open' },
  'new-catalogue': { title: 'A new or empty folder for the catalogue', buttonLabel: 'Choose' },
  import: { title: 'The folder with the photos', buttonLabel: 'Choose' },
  sample: { title: 'A new or empty folder for the sample collection', buttonLabel: 'Choose' },
  figures: { title: 'A new or empty folder for the figures', buttonLabel: 'Write here' },
};

export function requestHandlers(parts: Parts): RequestHandlers {
  const { engine, jobs, preferences, grants, window } = parts;
  const pass =
    <N extends keyof CatalogueRequests>(name: N) =>
    (input: CheckedInput<N>) => {
      if (engine.folder === null) throw noCatalogue();
      return engine.catalogue.call(name, input as never) as Promise<ReturnType<CatalogueRequests[N]>>;
    };

  return {
    'catalogue.summary': pass('catalogue.summary'),
    'catalogue.check': pass('catalogue.check'),
    'sources.unasked': pass('sources.unasked'),
    'sources.agree': pass('sources.agree'),
    'collection.page': pass('collection.page'),
    'collection.facets': pass('collection.facets'),
    'collection.progress': pass('collection.progress'),
    'names.search': pass('names.search'),
    'review.queue': pass('review.queue'),
    'review.specimen': pass('review.specimen'),
    'review.decide': pass('review.decide'),
    'actions.undo': pass('actions.undo'),
    'actions.redo': pass('actions.redo'),
    'import.preview': (input) => {
      demandImport(grants, input);
      return pass('import.preview')(input);
    },
    'import.problems': pass('import.problems'),
    'training.check': pass('training.check'),
    'runs.list': pass('runs.list'),
    'runs.detail': pass('runs.detail'),
    'models.list': pass('models.list'),
    'evaluations.list': pass('evaluations.list'),
    'evaluations.one': pass('evaluations.one'),
    'evaluations.rows': pass('evaluations.rows'),
    'evaluations.sample': pass('evaluations.sample'),
    'evaluations.compare': pass('evaluations.compare'),
    'evaluations.discordant': pass('evaluations.discordant'),
    'evaluations.adoption': pass('evaluations.adoption'),
    'evaluations.waiting': pass('evaluations.waiting'),
    'evaluations.leakage': pass('evaluations.leakage'),
    'models.network': pass('models.network'),
    'models.passport': pass('models.passport'),
    'weights.list': pass('weights.list'),
    'removal.plan': pass('removal.plan'),
    'removal.remove': (input) => {
      jobs.refuseWhileRunning();
      return pass('removal.remove')(input);
    },
    'export.preview': pass('export.preview'),

    'app.state': async () => ({
      version: app.getVersion(),
      electron: electronHere(),
      notices: noticesFile(),
      preferences: preferences.get(),
      catalogue: engine.folder === null ? null : await engine.catalogue.call('catalogue.summary', null),
      recents: preferences.recents(),
      jobs: jobs.list(),
      device: await engine.knownDevice(),
    }),
    'app.preferences': (changes) => {
      const changed = preferences.change(changes);
      if (changes.theme !== undefined) parts.themeChanged();
      return changed;
    },
    'dialog.folder': ({ purpose }) => chooseFolder(parts, purpose),
    'dialog.save-csv': ({ name }) => chooseCsv(parts, name),
    'dialog.save-model': ({ name }) => chooseModelToWrite(parts, name),
    'dialog.open-model': () => chooseModelToOpen(parts),
    'dialog.weights': () => chooseWeights(grants, window()),
    'weights.offered': () => offerWeights(grants),
    'app.open': ({ folder }) => {
      demandCatalogue(parts, folder);
      jobs.refuseWhileRunning();
      return engine.open(folder, false);
    },
    'app.create': ({ folder }) => {
      grants.demand(folder, 'new-catalogue');
      jobs.refuseWhileRunning();
      return engine.open(folder, true);
    },
    'app.save-readable': async ({ folder, into }) => {
      demandCatalogue(parts, folder);
      grants.demand(into, 'new-catalogue');
      jobs.refuseWhileRunning();
      const saved = await engine.catalogue.call(
        'catalogue.save-readable',
        { folder, into },
        { onProgress: parts.saving },
      );
      await engine.open(saved.folder, false);
      return saved;
    },
    'app.close': async () => {
      jobs.refuseWhileRunning();
      await engine.close();
      return null;
    },
    'app.forget-recent': ({ folder }) => {
      preferences.forget(folder);
      return null;
    },
    'app.dropped': ({ path }) => droppedThing(grants, path),
    'backups.list': ({ folder }) => {
      demandCatalogue(parts, folder);
      return engine.catalogue.call('backups.list', { folder });
    },
    'backups.make': () => {
      if (engine.folder === null) throw noCatalogue();
      return engine.catalogue.call('backups.make', null);
    },
    'backups.restore': ({ folder, name }) => {
      demandCatalogue(parts, folder);
      jobs.refuseWhileRunning();
      return engine.restore(folder, name);
    },
    'app.try-sample': () => trySample(parts.profile, engine, jobs),
    'app.device': () => engine.device(),
    'models.explain': (input) => {
      if (engine.folder === null) throw noCatalogue();
      return engine.explain(input);
    },
    'app.show-in-folder': ({ path }) => {
      const inCatalogue = engine.folder !== null && isWithin(path, engine.folder);
      if (!inCatalogue && !grants.reaches(path)) throw notGranted(path);
      shell.showItemInFolder(path);
      return null;
    },
    'jobs.start': (job) => {
      demandJob(parts, job);
      return { id: jobs.start<JobKind>(job.kind, job.input).id };
    },
    'jobs.control': ({ id, control }) => {
      jobs.control(id, control);
      return null;
    },
  };
}

function demandJob({ engine, grants, jobs }: Parts, job: CheckedInput<'jobs.start'>): void {
  const needsCatalogue = job.kind !== 'sample' && job.kind !== 'measure';
  if (needsCatalogue && engine.folder === null) throw noCatalogue();
  switch (job.kind) {
    case 'sample':
      grants.demand(job.input.folder, 'sample');
      return;
    case 'import':
      demandImport(grants, job.input);
      return;
    case 'export-csv':
    case 'export-model':
      grants.demand(job.input.path, 'write-file');
      return;
    case 'export-figures':
      grants.demand(job.input.folder, 'figures');
      return;
    case 'import-model':
    case 'add-weights':
      grants.demand(job.input.path, 'read-file');
      return;
    case 'measure':
      // Two at once would each be measured too slow.
      jobs.refuseWhileRunning();
      return;
    case 'train':
    case 'predict':
    case 'evaluate':
    case 'leakage':
      return;
    default:
      assertNever(job);
  }
}

/** The tables that go with an import lie in its folder. */
function demandImport(grants: Grants, { folder, checklist, records }: CheckedInput<'import.preview'>): void {
  grants.demand(folder, 'import', 'sample', 'dropped');
  for (const file of [checklist, records]) {
    if (file !== null && !isWithin(file, folder)) throw notGranted(file);
  }
}

/** The folder of a catalogue that a person chose, or that is or was open here. */
function demandCatalogue({ engine, grants, preferences }: Parts, folder: string): void {
  if (engine.folder === resolve(folder) || isRecent(preferences, folder)) return;
  grants.demand(folder, 'open-catalogue', 'new-catalogue', 'dropped');
}

function isRecent(preferences: PreferencesFile, folder: string): boolean {
  return preferences.isRecent(resolve(folder));
}

function noCatalogue(): ProblemError {
  return new ProblemError('bad-request', {}, { detail: 'no catalogue is open' });
}

async function chooseFolder({ grants, window }: Parts, purpose: FolderPurpose): Promise<string | null> {
  const options = {
    ...DIALOG_WORDS[purpose],
    properties: ['openDirectory' as const, ...(purpose === 'import' ? [] : ['createDirectory' as const])],
  };
  const over = window();
  const { canceled, filePaths } = await (over ? dialog.showOpenDialog(over, options) : dialog.showOpenDialog(options));
  const [folder] = filePaths;
  if (canceled || folder === undefined) return null;
  grants.give(folder, purpose);
  return folder;
}

const MODEL_FILTER = { name: 'Vasculum model', extensions: [MODEL_FILE_ENDING.slice(1)] };

function chooseCsv(parts: Parts, name: string): Promise<string | null> {
  const filter = { name: 'CSV', extensions: ['csv'] };
  return chooseFileToWrite(parts, 'Write the table', basename(name) || 'specimens.csv', filter);
}

function chooseModelToWrite(parts: Parts, name: string): Promise<string | null> {
  return chooseFileToWrite(parts, 'Write the model', basename(name) || `model${MODEL_FILE_ENDING}`, MODEL_FILTER);
}

async function chooseModelToOpen({ grants, window }: Parts): Promise<string | null> {
  const options = {
    title: 'Open a model file',
    buttonLabel: 'Open',
    filters: [MODEL_FILTER],
    properties: ['openFile' as const],
  };
  const over = window();
  const { canceled, filePaths } = await (over ? dialog.showOpenDialog(over, options) : dialog.showOpenDialog(options));
  const [file] = filePaths;
  if (canceled || file === undefined) return null;
  grants.give(file, 'read-file');
  return file;
}

async function chooseFileToWrite(
  { grants, window }: Parts,
  title: string,
  name: string,
  filter: { readonly name: string; readonly extensions: string[] },
): Promise<string | null> {
  const options = {
    title,
    // A name only: the page says where nothing is written.
    defaultPath: join(app.getPath('documents'), name),
    filters: [filter],
    properties: ['showOverwriteConfirmation' as const],
  };
  const over = window();
  const { canceled, filePath } = await (over ? dialog.showSaveDialog(over, options) : dialog.showSaveDialog(options));
  if (canceled || !filePath) return null;
  grants.give(filePath, 'write-file');
  return filePath;
}

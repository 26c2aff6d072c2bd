/* Every request that the catalogue thread answers, by name. Runs in the catalogue thread. */
import { resolve } from 'node:path';
import { type Problem, ProblemError } from '../domain/problems.ts';
import type { CatalogueThread } from '../contract/threads.ts';
import { exportCsv, previewCsv } from '../exporting/csv/csv-job.ts';
import { exportFigures } from '../exporting/figures/job.ts';
import { importFolder } from '../importing/import-job.ts';
import { startPace } from '../calls/pace.ts';
import { lookAtSome } from '../reader/photo-fault.ts';
import { fileOfPhoto } from '../catalogue/browsing/photo-file.ts';
import { PresentPhotos } from '../reader/present-photos.ts';
import { previewImport } from '../importing/preview.ts';
import type { Handlers } from '../calls/call.ts';
import { redo, undo } from '../catalogue/naming/actions.ts';
import { heldIn } from '../catalogue/backups/held.ts';
import { type BackupKeeper, keepBackups } from '../catalogue/backing-up/keeper.ts';
import { listBackups } from '../catalogue/backing-up/list.ts';
import { restoreCopy } from '../catalogue/backing-up/restore.ts';
import { type Catalogue, openCatalogue } from '../catalogue/opening/catalogue.ts';
import { checkCatalogue } from '../catalogue/checking/check.ts';
import { catalogueSummary, collectionFacets, collectionPage, taxonProgress } from '../catalogue/browsing/collection.ts';
import { adoption, waitingProposals } from '../studies/adoption.ts';
import { compareEvaluations, discordantPhotos } from '../studies/comparison.ts';
import { findDamage, saveWhatCanBeRead } from '../catalogue/checking/damaged.ts';
import { decide } from '../catalogue/naming/decisions.ts';
import { isDamage } from '../catalogue/database/database.ts';
import { driftPhotos, evaluationFrame } from '../studies/evaluation-frame.ts';
import {
  addEvaluation,
  evaluationOf,
  evaluationRows,
  listEvaluations,
  sampleOfEvaluation,
} from '../catalogue/learning/evaluations.ts';
import { newestImportProblems } from '../catalogue/specimens/imports.ts';
import { addEmbeddings, findEmbeddings } from '../catalogue/specimens/embeddings.ts';
import { openKnownHere } from '../profile/known-here.ts';
import { findLeakage, newestLeakage } from '../studies/leakage.ts';
import { learningFrame } from '../studies/learning-frame.ts';
import { photosThatAreThere } from '../catalogue/specimens/photo-rows.ts';
import type { Change } from '../catalogue/listing/listing.ts';
import { addModel, calibrateModel, listModels, modelFiles, newModelFolder } from '../catalogue/learning/models.ts';
import { freeMemory } from '../network/memory.ts';
import { networkTables } from '../network/network-tables.ts';
import { modelPassport } from '../catalogue/browsing/model-passport.ts';
import { addPredictions } from '../catalogue/naming/predictions.ts';
import { unansweredPhotos } from '../catalogue/learning/recognition.ts';
import { planRemoval, remove } from '../catalogue/removing/removals.ts';
import { reviewQueue, reviewSpecimen } from '../catalogue/browsing/review.ts';
import {
  addEpoch,
  addLogLine,
  addSteps,
  beginRun,
  endLostRuns,
  listRuns,
  reopenRun,
  runDetail,
  setRunState,
} from '../catalogue/learning/runs.ts';
import { agreeToFolder, agreeToSources, listUnasked } from '../catalogue/browsing/sources-agreed.ts';
import {
  addWeights,
  knownWeights,
  listWeights,
  weightsFolder,
  weightsRow,
} from '../catalogue/learning/starting-weights.ts';
import { refreshNames } from '../catalogue/naming/current-name.ts';
import { searchNames } from '../catalogue/naming/taxa.ts';
import { taxaOfModel } from '../catalogue/naming/taxa-of-model.ts';
import { trainingCheck } from '../studies/training-check.ts';

const MOST_NAMES = 200;

/** `onChanged` is called after every write that lists would show, `onProblem` of what failed without being asked for. */
export function catalogueHandlers(
  onChanged: (catalogue: Catalogue) => void,
  onProblem: (problem: Problem) => void = () => {},
) {
  let current: Catalogue | null = null;
  let keeper: BackupKeeper | null = null;
  const close = async () => {
    await keeper?.end();
    keeper = null;
    current?.close();
    current = null;
  };
  const open = (): Catalogue => {
    if (!current) throw new ProblemError('bad-request', {}, { detail: 'no catalogue is open' });
    return current;
  };
  /** For what writes files before rows; a row alone is refused by the handle. */
  const openToChange = (): Catalogue => {
    const catalogue = open();
    if (catalogue.readOnly === null) return catalogue;
    throw new ProblemError('catalogue-read-only', { reason: catalogue.readOnly });
  };
  /** After a commit: lists are brought up to date, and those who show them are told. */
  const changed = (catalogue: Catalogue, specimenIds: readonly number[], change: Change) => {
    catalogue.listing.refresh(specimenIds, change);
    onChanged(catalogue);
  };
  const now = () => new Date().toISOString();

  return {
    'catalogue.open': async ({ folder, profile, ...opening }) => {
      await close();
      const opened = openCatalogue(folder, {
        ...opening,
        ...(profile === undefined ? {} : { knownHere: openKnownHere(profile) }),
      });
      current = opened;
      const summary = await catalogueSummary(opened).catch(async (error: unknown) => {
        // Found by the first that reads all specimens and photos.
        await close();
        if (isDamage(error)) throw new ProblemError('catalogue-damaged', { reason: error.message }, { cause: error });
        throw error;
      });
      if (opened.readOnly === null) {
        keeper = keepBackups(opened, { told: onProblem, made: () => onChanged(opened) });
      }
      // Behind the first screens' back. Ends early where the catalogue is closed meanwhile.
      current.listing.readOrders().catch(() => {});
      return summary;
    },
    'catalogue.close': async () => {
      await close();
      return null;
    },
    'catalogue.damage': ({ folder }) => findDamage(resolve(folder)),
    'catalogue.save-readable': ({ folder, into }, { report }) =>
      saveWhatCanBeRead(resolve(folder), resolve(into), report),
    'backups.list': ({ folder }) => {
      const isOpen = current?.places.folder === resolve(folder);
      return listBackups(resolve(folder), isOpen ? heldIn(open().read) : null);
    },
    'backups.make': () => {
      openToChange();
      return keeper!.make('asked');
    },
    'backups.restore': async ({ folder, name }) => {
      if (current) throw new ProblemError('bad-request', {}, { detail: 'a catalogue is open' });
      await restoreCopy(resolve(folder), name);
      return null;
    },
    'catalogue.summary': () => catalogueSummary(open()),
    'catalogue.check': () => checkCatalogue(open()),

    'sources.unasked': () => listUnasked(open()),
    'sources.agree': ({ sources }) => agreeToSources(open(), sources),
    'sources.agree-to-folder': ({ folder }) => agreeToFolder(open(), folder),

    'collection.page': (request) => collectionPage(open(), request),
    'collection.facets': (filter) => collectionFacets(open(), filter),
    'collection.progress': () => taxonProgress(open()),
    'names.search': ({ text, limit }) => searchNames(open().read, text, Math.min(Math.max(1, limit), MOST_NAMES)),

    'review.queue': (request) => reviewQueue(open(), request),
    'review.specimen': ({ specimenId, modelId }) => reviewSpecimen(open().read, specimenId, modelId),
    'review.decide': (request) => {
      const catalogue = open();
      const result = decide(catalogue.write, request, now());
      changed(catalogue, result.specimenIds, 'names');
      return result;
    },
    'actions.undo': () => {
      const catalogue = open();
      const result = undo(catalogue.write, now());
      changed(catalogue, result.specimenIds, 'names');
      return result;
    },
    'actions.redo': () => {
      const catalogue = open();
      const result = redo(catalogue.write, now());
      changed(catalogue, result.specimenIds, 'names');
      return result;
    },

    'import.preview': (request) => previewImport(open(), request),
    'import.problems': ({ from }) => newestImportProblems(open().read, from),
    'photo.file': ({ photoId, size }) => fileOfPhoto(open(), photoId, size),

    'training.check': (asked) => trainingCheck(open().read, asked, freeMemory(), lookAtSome),
    'runs.list': () => listRuns(open().read, open().places),
    'runs.detail': ({ runId }) => runDetail(open().read, open().places, runId),
    'models.list': () => listModels(open().read, open().places),
    'evaluations.list': ({ modelId }) => listEvaluations(open().read, modelId),
    'evaluations.one': ({ evaluationId }) => evaluationOf(open().read, evaluationId),
    'evaluations.rows': (request) => evaluationRows(open().read, request),
    'evaluations.sample': ({ evaluationId, n, seed }) => sampleOfEvaluation(open().read, evaluationId, n, seed),
    'evaluations.compare': ({ evaluationId, againstId }) => compareEvaluations(open().read, evaluationId, againstId),
    'evaluations.discordant': (request) => discordantPhotos(open().read, request),
    'evaluations.adoption': (request) => adoption(open().read, request),
    'evaluations.waiting': ({ modelId }) => waitingProposals(open().read, modelId),
    'evaluations.leakage': ({ modelId }) => newestLeakage(open().read, modelId),
    'models.network': (wanted) => networkTables(wanted),
    'models.passport': ({ modelId }) => modelPassport(open(), modelId),
    'weights.list': () => listWeights(open().read, open().places),
    'removal.plan': (removal) => planRemoval(open(), removal),
    'removal.remove': async (removal) => {
      const catalogue = openToChange();
      const removed = await remove(catalogue, removal, now());
      changed(catalogue, [], 'names');
      return removed;
    },
    'export.preview': (choice) => previewCsv(open(), choice),

    'learning.frame': async ({ minimumSpecimens, withoutMissing }) => {
      const { frame } = await learningFrame(open().read, minimumSpecimens, withoutMissing ? new PresentPhotos() : null);
      return frame;
    },
    'runs.room': () => ({ folder: open().places.runs }),
    'runs.begin': (input) => beginRun(open().write, open().places, input, now()),
    'runs.reopen': ({ runId, withoutMissing }) =>
      reopenRun(open().write, open().places, runId, now(), withoutMissing ? new PresentPhotos() : null),
    'runs.steps': ({ runId, steps }) => {
      addSteps(open().write, runId, steps);
      return null;
    },
    'runs.epoch': ({ runId, figures }) => {
      addEpoch(open().write, runId, figures);
      return null;
    },
    'runs.log': ({ runId, timeUtc, news, strong }) => {
      addLogLine(open().write, runId, timeUtc, news, strong);
      return null;
    },
    'runs.state': ({ runId, state }) => {
      setRunState(open().write, runId, state, now());
      return null;
    },
    'runs.lost': () => {
      if (!current || current.readOnly !== null) return { runIds: [] };
      const runIds = endLostRuns(current.write, now());
      if (runIds.length > 0) onChanged(current);
      return { runIds };
    },
    'models.folder': () => newModelFolder(openToChange().places),
    'models.add': (input) => {
      const catalogue = open();
      const model = addModel(catalogue.write, input, now());
      changed(catalogue, [], 'names');
      return model;
    },
    'models.taxa': ({ names }) => {
      const catalogue = open();
      const found = taxaOfModel(catalogue.write, names);
      if (found.added > 0) changed(catalogue, [], 'names');
      return found;
    },
    'photos.file': async ({ photoId }) => {
      const file = (await photosThatAreThere(open().read, [photoId])).get(photoId);
      if (!file) throw new ProblemError('photo-unreadable');
      return file;
    },
    'models.files': ({ modelId }) => modelFiles(open().read, open().places, modelId),
    'weights.known': ({ sha256 }) => knownWeights(open().read, sha256),
    'weights.folder': ({ sha256 }) => weightsFolder(openToChange().places, sha256),
    'weights.add': (input) => addWeights(open().write, input, now()),
    'weights.files': ({ id }) => {
      const weights = weightsRow(open().read, id);
      return { weights, ...weightsFolder(open().places, weights.sha256) };
    },
    'predictions.todo': (todo) => unansweredPhotos(open().read, todo),
    'predictions.add': ({ modelId, rows }) => {
      const catalogue = open();
      const specimenIds = catalogue.write.transaction(() => {
        const concerned = addPredictions(catalogue.write, modelId, rows, now());
        refreshNames(catalogue.write, concerned);
        return concerned;
      });
      changed(catalogue, specimenIds, 'names');
      return null;
    },
    'evaluation.frame': ({ modelId }) => evaluationFrame(open(), modelId),
    'evaluation.drift': ({ modelId, limit, seed, withoutMissing }) =>
      driftPhotos(open().read, modelId, limit, seed, withoutMissing ? new PresentPhotos() : null),
    'evaluation.calibrate': ({ modelId, temperature }) => calibrateModel(open().write, modelId, temperature),
    'evaluation.add': ({ evaluation, photos }) => addEvaluation(open().write, evaluation, photos, now()),
    'embeddings.find': (input) => findEmbeddings(open().read, input),
    'embeddings.add': async (input) => {
      await addEmbeddings(open().read, open().write, input);
      return null;
    },

    'job.sample': async (request, context) => {
      const { createSampleCollection } = await import('../sample/create.ts');
      const pace = startPace('Drawing specimens', 0);
      const { photos, ...wanted } = request;
      return await createSampleCollection({
        ...wanted,
        ...(photos === null ? {} : { photos }),
        signal: context.signal,
        onProgress: (done, total) => context.report({ ...pace(done), total }),
      });
    },
    'job.import': (request, context) => {
      const catalogue = openToChange();
      return importFolder(catalogue, request, context, {
        onWritten: (specimenIds) => changed(catalogue, specimenIds, 'everything'),
      });
    },
    'job.export-csv': (request, context) => exportCsv(open(), request, context),
    'job.export-figures': (request, context) => exportFigures(open(), request, context),
    'job.leakage': ({ modelId }, context) => findLeakage(open(), modelId, context, now()),
  } satisfies Handlers<CatalogueThread>;
}

/* What the trainer reads and keeps in the catalogue. Runs in the catalogue thread. */
import { PresentPhotos } from '../../reader/present-photos.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { TrainerStore } from '../../contract/threads.ts';
import type { Handlers } from '../../calls/call.ts';
import { driftPhotos, evaluationFrame } from '../../studies/evaluation-frame.ts';
import { addEvaluation } from '../../catalogue/learning/evaluations.ts';
import { addEmbeddings, findEmbeddings } from '../../catalogue/specimens/embeddings.ts';
import { learningFrame } from '../../studies/learning-frame.ts';
import { photosThatAreThere } from '../../catalogue/specimens/photo-rows.ts';
import { addModel, calibrateModel, modelFiles, newModelFolder } from '../../catalogue/learning/models.ts';
import { modelPassport } from '../../catalogue/browsing/model-passport.ts';
import { addPredictions } from '../../catalogue/naming/predictions.ts';
import { answersOfNow, unansweredPhotos } from '../../catalogue/learning/recognition.ts';
import { addEpoch, addLogLine, addSteps, beginRun, reopenRun, setRunState } from '../../catalogue/learning/runs.ts';
import { addWeights, knownWeights, weightsFolder, weightsRow } from '../../catalogue/learning/starting-weights.ts';
import { refreshNames } from '../../catalogue/naming/current-name.ts';
import { taxaOfModel } from '../../catalogue/naming/taxa-of-model.ts';
import type { Held } from './held.ts';

export function trainerStore({ open, openToChange, changed, now }: Held) {
  return {
    'learning.frame': async ({ minimumSpecimens, withoutMissing }) => {
      const { frame } = await learningFrame(open().read, minimumSpecimens, presentNow(withoutMissing));
      return frame;
    },
    'runs.room': () => ({ folder: open().places.runs }),
    'runs.begin': (input) => beginRun(open().write, open().places, input, now()),
    'runs.reopen': ({ runId, withoutMissing }) =>
      reopenRun(open().write, open().places, runId, now(), presentNow(withoutMissing)),
    'runs.steps': ({ runId, steps }) => addSteps(open().write, runId, steps),
    'runs.epoch': ({ runId, figures }) => addEpoch(open().write, runId, figures),
    'runs.log': ({ runId, timeUtc, news, strong }) => addLogLine(open().write, runId, timeUtc, news, strong),
    'runs.state': ({ runId, state }) => setRunState(open().write, runId, state, now()),
    'models.folder': () => newModelFolder(openToChange().places),
    'models.add': (input) => {
      const catalogue = open();
      const model = addModel(catalogue.write, input, now());
      changed(catalogue, [], 'names');
      return model;
    },
    'models.files': ({ modelId }) => modelFiles(open().read, open().places, modelId),
    'models.passport': ({ modelId }) => modelPassport(open(), modelId),
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
        const concerned = addPredictions(catalogue.write, modelId, answersOfNow(catalogue.write, rows), now());
        refreshNames(catalogue.write, concerned);
        return concerned;
      });
      changed(catalogue, specimenIds, 'names');
    },
    'embeddings.find': (input) => findEmbeddings(open().read, input),
    'embeddings.add': async (input) => {
      const { read, write, listing } = open();
      await addEmbeddings(read, write, input);
      listing.sketches.added();
    },
    'evaluation.frame': ({ modelId }) => evaluationFrame(open(), modelId),
    'evaluation.drift': ({ modelId, limit, seed, withoutMissing }) =>
      driftPhotos(open().read, modelId, limit, seed, presentNow(withoutMissing)),
    'evaluation.calibrate': ({ modelId, temperature }) => calibrateModel(open().write, modelId, temperature),
    'evaluation.add': ({ evaluation, photos }) => addEvaluation(open().write, evaluation, photos, now()),
  } satisfies Handlers<TrainerStore>;
}

/** Those that are away end the work, unless it goes on without them. */
function presentNow(withoutAway = false): PresentPhotos {
  return new PresentPhotos(undefined, { withoutAway });
}

/*
 * Removing what takes room: said first, done when a person agrees. A model's rows all stay (its name, passport,
 * evaluations, answers), and so does every determination; only what needs its files ends. Runs where the catalogue is open.
 */
import { JOB_TITLES, REMOVAL } from '../../domain/language/language.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { Removal, RemovalPlan } from '../../contract/removal.ts';
import { type TrainingSettings, keptSettings } from '../../domain/training.ts';
import type { Catalogue } from '../opening/catalogue.ts';
import type { ReadHandle } from '../database/database.ts';
import { modelRow, refuseRemoved } from '../learning/models.ts';
import { withSpareRoom } from '../opening/spare-room.ts';
import { bytesOf, deleteFiles, hasFilesLeft, isRemoved, markRemoved, removableFolder } from '../learning/removed.ts';
import { REMOVED_RUN, runSummary } from '../learning/runs.ts';
import { weightsRow } from '../learning/starting-weights.ts';
import { deleteBackbones, unusedBackbones } from './unused-embeddings.ts';

/** Throws ProblemError 'model-missing', 'model-removed', 'weights-missing', 'run-not-resumable', 'job-running'. */
export async function planRemoval(catalogue: Catalogue, removal: Removal): Promise<RemovalPlan> {
  const { read, places } = catalogue;
  const said = SAY[removal.kind](catalogue, removal.id);
  const unused = removal.kind === 'run' ? [] : await unusedBackbones(catalogue, removal);
  return {
    ...removal,
    ...said,
    bytes: bytesOf(read, places, removal),
    embeddingBytes: unused.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

export async function remove(catalogue: Catalogue, removal: Removal, utc: string): Promise<RemovalPlan> {
  const { read, write, places, known } = catalogue;
  const plan = await planRemoval(catalogue, removal);
  const { kind, id } = removal;
  const folder = removableFolder(read, removal);
  const begun = folder === null ? null : { kind, id, folder };
  if (begun) known.beginRemoval(begun);
  // Room on a full disk is freed here, and the mark needs a little first.
  withSpareRoom(places, () => write.transaction(() => markRemoved(write, removal, utc)));
  deleteFiles(read, places, removal);
  if (begun) known.endRemoval(begun);
  if (removal.kind !== 'run') await deleteBackbones(write, await unusedBackbones(catalogue, null));
  return plan;
}

type Said = Pick<RemovalPlan, 'name' | 'lost' | 'kept'>;

const SAY = { model: sayOfModel, weights: sayOfWeights, run: sayOfRun };

/** Where it was removed before and its files were left, as by a stop on another machine. */
const onlyFiles = () => [REMOVAL.onlyFiles];

function sayOfModel({ read: db, places }: Catalogue, id: number): Said {
  const { name, runId } = modelRow(db, id);
  const again = isRemoved(db, 'model', id);
  if (again && !hasFilesLeft(db, places, { kind: 'model', id })) refuseRemoved(db, id);
  const number = (sql: string) => db.value<number>(sql, { id });
  const made = {
    photos: number('SELECT count(*) FROM answered_photo WHERE model_id = :id'),
    evaluations: number('SELECT count(*) FROM evaluation WHERE model_id = :id'),
    determinations: number('SELECT count(*) FROM determination WHERE suggested_by_model_id = :id'),
  };
  return {
    name,
    lost: again
      ? onlyFiles()
      : [REMOVAL.modelLost, runId === null ? REMOVAL.cameInFile : REMOVAL.trainedHere, ...needing(db, 'model', id)],
    kept: [REMOVAL.modelStays(made), REMOVAL.noDetermination],
  };
}

function sayOfWeights({ read: db, places }: Catalogue, id: number): Said {
  const kept = [REMOVAL.weightsStay];
  const again = isRemoved(db, 'weights', id) && hasFilesLeft(db, places, { kind: 'weights', id });
  if (again) return { name: REMOVAL.weights(id), lost: onlyFiles(), kept };
  const { name } = weightsRow(db, id);
  return { name, lost: [REMOVAL.weightsLost, ...needing(db, 'weights', id)], kept };
}

function sayOfRun({ read, places }: Catalogue, id: number): Said {
  const { name, state, epochsDone, epochs } = runSummary(read, places, id);
  if (state === 'running' || state === 'paused')
    throw new ProblemError('job-running', { title: JOB_TITLES.train(name) });
  const again = isRemoved(read, 'run', id);
  if (again && !hasFilesLeft(read, places, { kind: 'run', id }))
    throw new ProblemError('run-not-resumable', { run: name, reason: REMOVED_RUN });
  if (again) return { name, lost: onlyFiles(), kept: [REMOVAL.runRecord] };
  return state === 'done'
    ? { name, lost: [REMOVAL.snapshotsLost], kept: [REMOVAL.runModelStays] }
    : { name, lost: [REMOVAL.runLost(epochsDone, epochs)], kept: [REMOVAL.runRecord] };
}

/** Interrupted runs that go on from it: a quick one reads it in each session, others only before their first checkpoint. */
function needing(db: ReadHandle, kind: 'model' | 'weights', id: number): string[] {
  const rows = db.all<{ name: string; settings: string; id: number }>(
    `SELECT id, name, settings FROM run WHERE state IN ('interrupted', 'cancelled', 'failed')
       AND settings ->> '$.startFrom.kind' = ? AND settings ->> '$.startFrom.id' = ?`,
    [kind, id],
  );
  const names = rows
    .filter((run) => !isRemoved(db, 'run', run.id))
    .filter(({ settings }) => keptSettings((JSON.parse(settings) ?? {}) as Partial<TrainingSettings>).mode === 'quick')
    .map(({ name }) => name);
  return names.length === 0 ? [] : [REMOVAL.runsNeeding(names)];
}

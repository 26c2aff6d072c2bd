/* Models. Runs where the catalogue is open. */
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { because, ProblemError } from '../../domain/problems.ts';
import type { ClassTaxon, ModelFiles, TrainerStore } from '../../contract/threads.ts';
import type { Depth, ModelSummary } from '../../domain/training.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { isModelName, modelPath, runPath } from '../database/inside.ts';
import type { CataloguePlaces } from '../database/places.ts';
import { NAMES_GIVEN } from '../../domain/language/language.ts';
import { bytesOf, removedUtc } from './removed.ts';
import { validationOf } from './run-parts.ts';
import { bytesIn } from '../../files/room.ts';

/** A fresh, empty folder for a model about to be written. */
export function newModelFolder(places: CataloguePlaces): { folder: string } {
  const folder = join(places.models, `model-${randomUUID()}`);
  mkdirSync(folder, { recursive: true });
  return { folder };
}

export function addModel(
  db: WriteHandle,
  input: Parameters<TrainerStore['models.add']>[0],
  utc: string,
): { modelId: number; name: string } {
  const folder = basename(input.folder);
  if (!isModelName(folder)) throw new ProblemError('bad-request', {}, { detail: `no folder of a model: ${folder}` });
  return db.transaction(() => {
    const name = freeName(
      db,
      input.name.trim() || (input.runId === null ? NAMES_GIVEN.model : NAMES_GIVEN.run(input.runId)),
    );
    const { id } = db.runOne(
      `INSERT INTO model (name, run_id, folder, depth, size, created_utc, held_out_accuracy, held_out_loss)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [name, input.runId, folder, input.depth, input.size, utc, input.heldOutAccuracy, input.heldOutLoss],
    );
    if (input.temperature != null) calibrateModel(db, id, input.temperature);
    for (const [label, taxon] of input.classes.entries()) {
      db.runOne(
        'INSERT INTO model_class (model_id, label, taxon_id, scientific_name, authorship, rank) VALUES (?, ?, ?, ?, ?, ?)',
        [id, label, taxon.id, taxon.scientificName, taxon.scientificNameAuthorship, taxon.taxonRank],
      );
    }
    return { modelId: id, name };
  });
}

/** Names tell models apart in exports, so the second "Ground beetles" becomes "Ground beetles 2". */
function freeName(db: ReadHandle, wanted: string): string {
  for (let attempt = 1; ; attempt++) {
    const name = attempt === 1 ? wanted : `${wanted} ${attempt}`;
    if (!db.get('SELECT 1 FROM model WHERE name = ?', [name])) return name;
  }
}

interface ModelRow {
  readonly id: number;
  readonly name: string;
  readonly runId: number | null;
  readonly folder: string;
  readonly depth: Depth;
  readonly size: number;
  readonly createdUtc: string;
  readonly heldOutAccuracy: number | null;
  readonly heldOutLoss: number | null;
}

/** Those that were taken out are few, so they are counted and not looked for among the many. */
const PREDICTED_SQL = `SELECT (SELECT count(*) FROM answered_photo WHERE model_id = :model) - (
    SELECT count(*) FROM main.photo JOIN answered_photo ON photo_id = photo.id AND model_id = :model WHERE taken_out > 0
  )`;

const MODEL_SQL = `SELECT id, name, run_id AS runId, folder, depth, size, created_utc AS createdUtc,
  held_out_accuracy AS heldOutAccuracy, held_out_loss AS heldOutLoss FROM model`;

export const MODEL_REMOVED_SQL = `EXISTS (SELECT 1 FROM removal WHERE kind = 'model' AND removal.id = model.id)`;

/** Throws ProblemError 'model-missing'. null: the newest whose files are there. */
export function modelRow(db: ReadHandle, modelId: number | null): ModelRow {
  const row =
    modelId === null
      ? db.get<ModelRow>(`${MODEL_SQL} ORDER BY ${MODEL_REMOVED_SQL}, id DESC LIMIT 1`)
      : db.get<ModelRow>(`${MODEL_SQL} WHERE id = ?`, [modelId]);
  if (!row) throw new ProblemError('model-missing', { model: modelId ?? because('any-name') });
  return row;
}

export function modelClasses(db: ReadHandle, modelId: number): ClassTaxon[] {
  return db.all<ClassTaxon>(
    `SELECT taxon_id AS id, scientific_name AS scientificName, authorship AS scientificNameAuthorship, rank AS taxonRank
     FROM model_class WHERE model_id = ? ORDER BY label`,
    [modelId],
  );
}

/** Throws ProblemError 'model-removed' where a model's files were removed to free room. */
export function refuseRemoved(db: ReadHandle, modelId: number): void {
  const removed = removedUtc(db, 'model', modelId);
  if (removed === null) return;
  throw new ProblemError('model-removed', { model: modelRow(db, modelId).name, date: removed.slice(0, 10) });
}

/** Absolute; of a model whose files were removed, only its passport lies in it. */
export function modelFolder(db: ReadHandle, places: CataloguePlaces, modelId: number): string {
  return modelPath(places, modelRow(db, modelId).folder);
}

/** Throws ProblemError 'model-missing', 'model-removed'. */
export function modelFiles(db: ReadHandle, places: CataloguePlaces, modelId: number | null): ModelFiles {
  const { id, name, runId, folder, depth, size } = modelRow(db, modelId);
  refuseRemoved(db, id);
  const run = db.get<{ folder: string }>('SELECT folder FROM run WHERE id = ?', [runId]);
  return {
    modelId: id,
    name,
    folder: modelPath(places, folder),
    runFolder: run && run.folder !== '' ? runPath(places, run.folder) : null,
    depth,
    size,
    classes: modelClasses(db, id),
    temperature: modelTemperature(db, id),
  };
}

/** null: its certainties are as the network gives them. */
export function modelTemperature(db: ReadHandle, modelId: number): number | null {
  return (
    db.get<{ temperature: number }>('SELECT temperature FROM model_temperature WHERE model_id = ?', [modelId])
      ?.temperature ?? null
  );
}

/** Offers a temperature. Taken only by a model that has none and has answered no photo; gives the one in force. */
export function calibrateModel(db: WriteHandle, modelId: number, temperature: number): number | null {
  return db.transaction(() => {
    const answered = db.value<number>('SELECT EXISTS (SELECT 1 FROM answered_photo WHERE model_id = ?)', [modelId]);
    if (answered === 0) {
      db.run('INSERT OR IGNORE INTO model_temperature (model_id, temperature) VALUES (?, ?)', [modelId, temperature]);
    }
    return modelTemperature(db, modelId);
  });
}

/** Newest first; those whose files were removed after the others. */
export function listModels(db: ReadHandle, places: CataloguePlaces): ModelSummary[] {
  return db
    .all<ModelRow>(`${MODEL_SQL} ORDER BY ${MODEL_REMOVED_SQL}, id DESC`)
    .map(({ id, name, runId, folder, createdUtc, depth, size, heldOutAccuracy }) => ({
      id,
      name,
      runId,
      createdUtc,
      depth,
      size,
      heldOutAccuracy,
      validation: runId === null ? null : validationOf(db, runId),
      classes: modelClasses(db, id).map((taxon) => ({ id: taxon.id, scientificName: taxon.scientificName })),
      predictedPhotos: db.value<number>(PREDICTED_SQL, { model: id }),
      ...roomOf(db, places, id, folder),
    }));
}

/** Of one whose files were removed, only what was left by that counts: what its passport is read from stays. */
function roomOf(db: ReadHandle, places: CataloguePlaces, id: number, folder: string) {
  const removed = removedUtc(db, 'model', id);
  const bytes = removed === null ? bytesIn(modelPath(places, folder)) : bytesOf(db, places, { kind: 'model', id });
  return { bytes, removedUtc: removed };
}

/* What the trainer asks for when it recognises or measures: photos without answers, photos held out. Catalogue thread. */
import { ProblemError } from '../contract/problems.ts';
import type { PhotoFile, TrainerStore } from '../contract/threads.ts';
import type { ReadHandle } from './database.ts';
import { PHOTO_FILE_COLUMNS, photoFile, type PhotoFileRow } from './learning-frame.ts';
import { modelRow } from './models.ts';
import { takeTurns } from './turns.ts';

type Todo = Parameters<TrainerStore['predictions.todo']>[0];

const MOST_PHOTOS = 5_000;

/** The content's first four hexadecimal digits as a number: the same on every machine that holds a copy. */
const CONTENT_NUMBER = [4096, 256, 16, 1]
  .map((weight, digit) => `instr('123456789ABCDEF', substr(hex(sha256), ${digit + 1}, 1)) * ${weight}`)
  .join(' + ');

/** One page of what is to do; for tests of its plan as well. Binds what UNANSWERED binds, and :limit. */
export const unansweredPageSql = () => `SELECT ${PHOTO_FILE_COLUMNS} ${UNANSWERED} ORDER BY photo.id LIMIT :limit`;

/** Binds :model, :after, :unnamed, :shard, :shards. A photo of a label shows writing, which no network here has learnt. */
const UNANSWERED = `FROM photo JOIN specimen ON specimen.id = specimen_id JOIN source ON source.id = source_id
  WHERE photo.id > :after AND trouble IS NULL AND sha256 IS NOT NULL AND view IS NOT 'label'
    AND NOT EXISTS (SELECT 1 FROM answered_photo WHERE model_id = :model AND photo_id = photo.id)
    AND (:unnamed = 0 OR shown_determination_id IS NULL)
    AND (:shards = 1 OR (${CONTENT_NUMBER}) % :shards = :shard)`;

export function unansweredPhotos(db: ReadHandle, todo: Todo): { photos: PhotoFile[]; total: number } {
  const [shard, shards] = todo.shard ?? [0, 1];
  if (!Number.isInteger(shards) || shards < 1 || shard < 0 || shard >= shards) {
    throw new ProblemError('wrong-setting', {
      setting: 'Shard',
      reason: `${shard} of ${shards} is no part of the photos`,
    });
  }
  const values = { model: modelRow(db, todo.modelId).id, unnamed: todo.photos === 'unnamed' ? 1 : 0, shard, shards };
  const photos = db
    .all<PhotoFileRow>(unansweredPageSql(), {
      ...values,
      after: todo.afterPhotoId,
      limit: Math.min(todo.limit, MOST_PHOTOS),
    })
    .map(photoFile);
  // The count reads every photo, so it is made with the first page of a walk and handed on with the others.
  const walk = JSON.stringify(values);
  if (todo.afterPhotoId === 0 || walks.get(db)?.walk !== walk) {
    walks.set(db, { walk, total: db.value<number>(`SELECT count(*) ${UNANSWERED}`, { ...values, after: 0 }) });
  }
  return { photos, total: walks.get(db)?.total ?? 0 };
}

const walks = new WeakMap<ReadHandle, { readonly walk: string; readonly total: number }>();

type EvaluationPhotos = ReturnType<TrainerStore['evaluation.frame']>['photos'];

/** Throws ProblemError 'nothing-to-evaluate'. Labels as they were when the run began. */
export async function heldOutPhotos(db: ReadHandle, modelId: number): Promise<{ photos: EvaluationPhotos }> {
  const { name, runId } = modelRow(db, modelId);
  if (runId === null) throw new ProblemError('nothing-to-evaluate', { model: name });
  const turn = takeTurns();
  const photos: EvaluationPhotos[number][] = [];
  for (let after = 0; ;) {
    const rows = db.all<PhotoFileRow & { label: number; catalogNumber: string | null; fileName: string }>(
      `SELECT ${PHOTO_FILE_COLUMNS}, label, catalog_number AS catalogNumber, file_name AS fileName
       FROM run_photo JOIN photo ON photo.id = photo_id JOIN specimen ON specimen.id = specimen_id
         JOIN source ON source.id = source_id
       WHERE run_id = ? AND photo_id > ? AND part = 'held-out' AND trouble IS NULL AND sha256 IS NOT NULL
       ORDER BY photo_id LIMIT 2000`,
      [runId, after],
    );
    for (const row of rows) {
      const { label, catalogNumber, fileName } = row;
      photos.push({ ...photoFile(row), label, catalogNumber, fileName });
    }
    const last = rows.at(-1);
    if (!last) break;
    after = last.photoId;
    await turn();
  }
  if (photos.length === 0) throw new ProblemError('nothing-to-evaluate', { model: name });
  return { photos };
}

/* What the trainer asks for when it recognises: photos without answers. Runs in the catalogue thread. */
import { shardName } from '../../domain/language/language.ts';
import { because, ProblemError } from '../../domain/problems.ts';
import type { PhotoFile, PredictionRow, TrainerStore } from '../../contract/threads.ts';
import type { ReadHandle } from '../database/database.ts';
import { PHOTO_FILE_COLUMNS, photoFile, type PhotoFileRow } from '../specimens/photo-rows.ts';
import { modelRow } from './models.ts';
import { inputNow } from '../specimens/photo-boxes.ts';
import { demandAllPhotos } from '../specimens/readable-photos.ts';

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
      setting: shardName(),
      reason: because('no-part-of-photos', { shard, shards }),
    });
  }
  // Before the first photo is answered, not in the middle of the way.
  demandAllPhotos(db);
  const values = { model: modelRow(db, todo.modelId).id, unnamed: todo.photos === 'unnamed' ? 1 : 0, shard, shards };
  const photos = db
    .all<PhotoFileRow>(unansweredPageSql(), {
      ...values,
      after: todo.afterPhotoId,
      limit: Math.min(todo.limit, MOST_PHOTOS),
    })
    .map((row) => photoFile(db, row));
  // The count reads every photo, so it is made with the first page of a walk and handed on with the others.
  const walk = JSON.stringify(values);
  if (todo.afterPhotoId === 0 || walks.get(db)?.walk !== walk) {
    walks.set(db, { walk, total: db.value<number>(`SELECT count(*) ${UNANSWERED}`, { ...values, after: 0 }) });
  }
  return { photos, total: walks.get(db)?.total ?? 0 };
}

/** Without those about another content or box than the photo has now, which was changed while the model looked at it. */
export function answersOfNow(db: ReadHandle, rows: readonly PredictionRow[]): PredictionRow[] {
  return rows.filter(({ photoId, input }) => input === undefined || input === inputNow(db, photoId));
}

const walks = new WeakMap<ReadHandle, { readonly walk: string; readonly total: number }>();

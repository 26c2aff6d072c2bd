/*
 * Embeddings that were worked out once, by backbone and by content or box. Asked for and handed over a page at a time, so that no
 * more than a page is ever held here. Runs where the catalogue is open.
 */
import { ProblemError } from '../../domain/problems.ts';
import type { TrainerStore } from '../../contract/threads.ts';
import { type FoundFile, MOST_PATHS } from '../../reader/calls.ts';
import { readerOfThread } from '../../reader/of-thread.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { inputKey } from '../../network/backbone.ts';
import { BOX_COLUMN, inputOf } from './photo-boxes.ts';
import { PHOTO_FILE_COLUMNS, type PhotoFileRow } from './photo-rows.ts';
import { readablePath } from './readable-photos.ts';

/** 4 MB of a ResNet-50's. */
const MOST_CONTENTS = 512;

/** Binds the contents as a JSON list, and the backbone's id. CROSS: the list first, in its order, then each by key. */
export const KEPT_SQL = `
  SELECT wanted.key AS place, vector
  FROM json_each(?) AS wanted CROSS JOIN embedding ON sha256 = unhex(wanted.value) AND backbone_id = ?`;

type Kept = ReturnType<TrainerStore['embeddings.find']>;

export function findEmbeddings(
  db: ReadHandle,
  { backbone, contents }: Parameters<TrainerStore['embeddings.find']>[0],
): Kept {
  refuseMore(contents.length);
  const known = knownBackbone(db, backbone);
  if (!known) return { found: [], vectors: new Float32Array() };
  const bytes = known.features * 4;
  const rows = db
    .all<{ place: number; vector: Uint8Array }>(KEPT_SQL, [JSON.stringify(contents), known.id])
    .filter(({ vector }) => vector.byteLength === bytes);
  // Copied together: a single blob may lie at an address where no float can.
  const vectors = new Float32Array(rows.length * known.features);
  const target = new Uint8Array(vectors.buffer);
  for (const [index, { vector }] of rows.entries()) target.set(vector, index * bytes);
  return { found: rows.map(({ place }) => place), vectors };
}

/**
 * Keeps embeddings of photos whose files still are the contents that the catalogue knows: one that was changed meanwhile,
 * or since the last import, would stand under a content that it is not of. What is there already stays as it is.
 */
export async function addEmbeddings(
  read: ReadHandle,
  db: WriteHandle,
  { backbone, photos, vectors }: Parameters<TrainerStore['embeddings.add']>[0],
): Promise<void> {
  if (photos.length === 0) return;
  refuseMore(photos.length);
  const features = vectors.length / photos.length;
  const unchanged = await areUnchanged(read, photos);
  db.transaction(() => {
    db.run('INSERT OR IGNORE INTO backbone (identity, features) VALUES (unhex(?), ?)', [backbone, features]);
    const known = knownBackbone(db, backbone);
    if (known?.features !== features) throw new Error(`embeddings of ${features} numbers for ${known?.features}`);
    for (const [index, photo] of photos.entries()) {
      if (unchanged[index] !== true) continue;
      const own = vectors.subarray(index * features, (index + 1) * features);
      db.run('INSERT OR IGNORE INTO embedding (backbone_id, sha256, vector) VALUES (?, unhex(?), ?)', [
        known.id,
        inputKey(photo),
        new Uint8Array(own.buffer, own.byteOffset, own.byteLength),
      ]);
    }
  });
}

/** Before a photo's content or box changes: what was worked out of it goes, unless another photo is a copy with the same box. */
export function forgetEmbeddings(db: WriteHandle, photoId: number): void {
  const same = db.all<{ id: number; sha256: string; box: string | null }>(
    `SELECT id, lower(hex(sha256)) AS sha256, ${BOX_COLUMN} FROM photo
     WHERE sha256 = (SELECT sha256 FROM photo WHERE id = ?)`,
    [photoId],
  );
  const own = same.find(({ id }) => id === photoId);
  if (!own || same.some(({ id, box }) => id !== photoId && box === own.box)) return;
  db.run('DELETE FROM embedding WHERE backbone_id IN (SELECT id FROM backbone) AND sha256 = unhex(?)', [inputOf(own)]);
}

function knownBackbone(db: ReadHandle, identity: string): { id: number; features: number } | undefined {
  return db.get('SELECT id, features FROM backbone WHERE identity = unhex(?)', [identity]);
}

async function areUnchanged(
  db: ReadHandle,
  photos: Parameters<TrainerStore['embeddings.add']>[0]['photos'],
): Promise<boolean[]> {
  const rows = photos.map(({ photoId }) =>
    db.get<PhotoFileRow>(
      `SELECT ${PHOTO_FILE_COLUMNS} FROM photo JOIN source ON source.id = source_id
       WHERE photo.id = ?`,
      [photoId],
    ),
  );
  const known = rows.flatMap((row) => {
    const path = row ? readablePath(db, row.folder, row.relativePath) : null;
    return row && path !== null ? [{ photoId: row.photoId, path }] : [];
  });
  const found = new Map<number, FoundFile | null>();
  for (let from = 0; from < known.length; from += MOST_PATHS) {
    const some = known.slice(from, from + MOST_PATHS);
    const paths = some.map(({ path }) => path);
    const files = await readerOfThread.call('files.find', { paths });
    for (const [index, { photoId }] of some.entries()) found.set(photoId, files[index] ?? null);
  }
  return photos.map((photo, index) => {
    const [row, file] = [rows[index], found.get(photo.photoId)];
    return (
      row !== undefined &&
      inputOf(row) === inputKey(photo) &&
      file?.bytes === row.bytes &&
      file.modifiedMs === row.modifiedMs
    );
  });
}

function refuseMore(count: number): void {
  if (count > MOST_CONTENTS) throw new ProblemError('bad-request', {}, { detail: `${count} embeddings at once` });
}

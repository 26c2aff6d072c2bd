/* Weights that were added for runs to begin from. Runs where the catalogue is open. */
import { mkdirSync } from 'node:fs';
import { because, ProblemError } from '../../domain/problems.ts';
import type { ListedWeights, WeightsSummary } from '../../contract/starting-weights.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { isWeightsName, weightsPath } from '../database/inside.ts';
import type { CataloguePlaces } from '../database/places.ts';
import { isRemoved } from './removed.ts';
import { bytesIn } from '../../files/room.ts';

const COLUMNS = 'id, name, sha256, format, depth, stride, classes, parameters, added_utc AS addedUtc';

/** Those that were removed keep their rows, which runs name; added again they are what they were. */
const THERE = `NOT EXISTS (SELECT 1 FROM removal WHERE kind = 'weights' AND removal.id = starting_weights.id)`;

/** Newest first. */
export function listWeights(db: ReadHandle, places: CataloguePlaces): ListedWeights[] {
  return db
    .all<WeightsSummary>(`SELECT ${COLUMNS} FROM starting_weights WHERE ${THERE} ORDER BY id DESC`)
    .map((weights) => ({ ...weights, bytes: bytesIn(weightsPath(places, weights.sha256)) }));
}

/** Weights from a file of this content, or null. */
export function knownWeights(db: ReadHandle, sha256: string): WeightsSummary | null {
  const sql = `SELECT ${COLUMNS} FROM starting_weights WHERE sha256 = ? AND ${THERE}`;
  return db.get<WeightsSummary>(sql, [sha256]) ?? null;
}

/** Throws ProblemError 'weights-missing'. */
export function weightsRow(db: ReadHandle, id: number): WeightsSummary {
  const row = db.get<WeightsSummary>(`SELECT ${COLUMNS} FROM starting_weights WHERE id = ?`, [id]);
  if (!row) throw new ProblemError('weights-missing', { name: because('number', { id }) });
  if (isRemoved(db, 'weights', id)) throw new ProblemError('weights-missing', { name: row.name });
  return row;
}

/** The folder of a file's converted weights, named by its content. */
export function weightsFolder(places: CataloguePlaces, sha256: string): { folder: string } {
  if (!isWeightsName(sha256)) throw new ProblemError('bad-request', {}, { detail: `no SHA-256: ${sha256}` });
  const folder = weightsPath(places, sha256);
  mkdirSync(folder, { recursive: true });
  return { folder };
}

/** The row that is there if another session was quicker. */
export function addWeights(
  db: WriteHandle,
  weights: Omit<WeightsSummary, 'id' | 'addedUtc'>,
  utc: string,
): WeightsSummary {
  return db.transaction(() => {
    const { name, sha256, format, depth, stride, classes, parameters } = weights;
    const known = knownWeights(db, sha256);
    if (known) return known;
    const removed = db.get<{ id: number }>('SELECT id FROM starting_weights WHERE sha256 = ?', [sha256]);
    if (removed) {
      db.runOne(`DELETE FROM removal WHERE kind = 'weights' AND id = ?`, [removed.id]);
      db.runOne('UPDATE starting_weights SET name = ?, added_utc = ? WHERE id = ?', [name, utc, removed.id]);
      return weightsRow(db, removed.id);
    }
    const { id } = db.runOne(
      `INSERT INTO starting_weights (name, sha256, format, depth, stride, classes, parameters, added_utc)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [name, sha256, format, depth, stride, classes, parameters, utc],
    );
    return weightsRow(db, id);
  });
}

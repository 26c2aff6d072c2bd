/* Weights that were added for runs to begin from. Runs where the catalogue is open. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '../contract/problems.ts';
import type { WeightsSummary } from '../contract/starting-weights.ts';
import type { ReadHandle, WriteHandle } from './database.ts';
import type { CataloguePlaces } from './places.ts';

const COLUMNS = 'id, name, sha256, format, depth, stride, classes, parameters, added_utc AS addedUtc';

/** Newest first. */
export function listWeights(db: ReadHandle): WeightsSummary[] {
  return db.all<WeightsSummary>(`SELECT ${COLUMNS} FROM starting_weights ORDER BY id DESC`);
}

/** Weights from a file of this content, or null. */
export function knownWeights(db: ReadHandle, sha256: string): WeightsSummary | null {
  return db.get<WeightsSummary>(`SELECT ${COLUMNS} FROM starting_weights WHERE sha256 = ?`, [sha256]) ?? null;
}

/** Throws ProblemError 'weights-missing'. */
export function weightsRow(db: ReadHandle, id: number): WeightsSummary {
  const row = db.get<WeightsSummary>(`SELECT ${COLUMNS} FROM starting_weights WHERE id = ?`, [id]);
  if (!row) throw new ProblemError('weights-missing', { name: `number ${id}` });
  return row;
}

/** The folder of a file's converted weights, named by its content. */
export function weightsFolder(places: CataloguePlaces, sha256: string): { folder: string } {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new ProblemError('bad-request', {}, { detail: `no SHA-256: ${sha256}` });
  const folder = join(places.weights, sha256);
  mkdirSync(folder, { recursive: true });
  return { folder };
}

/** The row there is when another sitting was quicker. */
export function addWeights(
  db: WriteHandle,
  weights: Omit<WeightsSummary, 'id' | 'addedUtc'>,
  utc: string,
): WeightsSummary {
  return db.transaction(() => {
    const { name, sha256, format, depth, stride, classes, parameters } = weights;
    const known = knownWeights(db, sha256);
    if (known) return known;
    const { id } = db.runOne(
      `INSERT INTO starting_weights (name, sha256, format, depth, stride, classes, parameters, added_utc)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [name, sha256, format, depth, stride, classes, parameters, utc],
    );
    return weightsRow(db, id);
  });
}

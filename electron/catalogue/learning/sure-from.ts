/* From which certainty on a model is sure at each rank, as its newest evaluation found. Runs where the catalogue is open. */
import { sureFrom, type SureFrom } from '../../domain/statistics/back-off.ts';
import type { ReadHandle } from '../database/database.ts';
import { evaluationOf } from './evaluations.ts';

const NEVER_MEASURED: SureFrom = { own: null, ranks: new Map() };

/** By evaluation, which never changes; an evaluation is long to read, and each specimen asks. */
const known = new WeakMap<ReadHandle, Map<number, SureFrom>>();

export function sureFromOf(db: ReadHandle, modelId: number): SureFrom {
  const newest = db.value<number | null>('SELECT max(id) FROM evaluation WHERE model_id = ?', [modelId]);
  if (newest === null) return NEVER_MEASURED;
  const ofCatalogue = known.get(db) ?? new Map<number, SureFrom>();
  known.set(db, ofCatalogue);
  const there = ofCatalogue.get(newest);
  if (there) return there;
  const found = sureFrom(readable(db, newest));
  ofCatalogue.set(newest, found);
  return found;
}

/** One that is damaged is told where evaluations are looked at; here nothing rests on it. */
function readable(db: ReadHandle, evaluationId: number): Parameters<typeof sureFrom>[0] {
  try {
    return evaluationOf(db, evaluationId).work;
  } catch {
    return [];
  }
}

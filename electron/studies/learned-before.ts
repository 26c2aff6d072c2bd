/*
 * Whether a model that a run begins from has learned from specimens that the run holds out: its measured accuracy would
 * then be better than it is on new photos. Runs where the catalogue is open.
 */
import { type CheckFinding, type StartFrom, type TrainingSettings, keptSettings } from '../domain/training.ts';
import { TRAINING_CHECK as words } from '../domain/language/language.ts';
import type { ReadHandle } from '../catalogue/database/database.ts';

/** null: the run begins from nothing, or from weights of elsewhere. */
export function learnedBefore(
  db: ReadHandle,
  startFrom: StartFrom | null,
  heldOut: ReadonlySet<number>,
): CheckFinding | null {
  if (startFrom?.kind !== 'model') return null;
  const runs = runsBehind(db, startFrom.id);
  const learned = new Set(
    runs.flatMap(({ id }) =>
      db
        .raw<[number]>(
          `SELECT DISTINCT specimen_id FROM run_photo JOIN photo ON photo.id = photo_id
           WHERE run_id = ? AND part = 'learn'`,
          [id],
        )
        .map(([specimenId]) => specimenId),
    ),
  );
  const both = [...heldOut].filter((id) => learned.has(id)).length;
  const last = runs[0]?.settings;
  if (!last) return { verdict: 'warn', ...words.learnedUnknown };
  if (both === 0) return { verdict: 'ok', ...words.learnedNone };
  return { verdict: 'warn', ...words.learnedSome(both, heldOut.size, last.seed, last.heldOutShare) };
}

/** The model's run, the run of the model that this one began from, and so on; a changed catalogue may go in a circle. */
function runsBehind(db: ReadHandle, modelId: number): { readonly id: number; readonly settings: TrainingSettings }[] {
  const runs: { id: number; settings: TrainingSettings }[] = [];
  const seen = new Set<number>();
  for (let next: number | null = modelId; next !== null && !seen.has(next);) {
    seen.add(next);
    const row: { id: number; settings: string } | undefined = db.get(
      'SELECT run.id, settings FROM model JOIN run ON run.id = run_id WHERE model.id = ?',
      [next],
    );
    if (!row) break;
    const settings = keptSettings((JSON.parse(row.settings) ?? {}) as Partial<TrainingSettings>);
    runs.push({ id: row.id, settings });
    next = settings.startFrom?.kind === 'model' ? settings.startFrom.id : null;
  }
  return runs;
}

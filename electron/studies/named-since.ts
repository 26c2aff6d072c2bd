/*
 * What persons have named since the newest model learned: whether it would pay to learn on. Runs where the catalogue is open.
 */
import type { NamedSince } from '../domain/training.ts';
import type { ReadHandle } from '../catalogue/database/database.ts';
import { walkRows } from '../catalogue/database/walk-rows.ts';
import { MODEL_REMOVED_SQL, modelClasses } from '../catalogue/learning/models.ts';
import { acceptedTaxa } from '../catalogue/naming/taxa.ts';

/** So many specimens make a taxon that it did not know worth telling: fewer could not be learned. */
const MAKES_A_TAXON = 3;

/** Binds the last determination that was counted; only names that still stand. */
const NAMED_SQL = `SELECT determination.id, taxon_id AS taxonId
  FROM determination CROSS JOIN specimen ON specimen.id = specimen_id
  WHERE determination.id > :after AND determination.id >= :first AND shown_determination_id = determination.id
    AND shown_status = 'verified'
  ORDER BY determination.id LIMIT :page`;

/** Of the newest model that a run here made and whose files are there; null: there is none. */
export async function namedSince(db: ReadHandle): Promise<NamedSince | null> {
  const model = db.get<{ id: number; name: string; runId: number; startedUtc: string }>(
    `SELECT model.id, model.name, run_id AS runId, started_utc AS startedUtc
     FROM model JOIN run ON run.id = run_id WHERE NOT ${MODEL_REMOVED_SQL} ORDER BY model.id DESC LIMIT 1`,
  );
  if (!model) return null;
  const acceptedOf = acceptedTaxa(db);
  const known = new Set(modelClasses(db, model.id).map(({ id }) => acceptedOf(id)));
  const unknown = new Map<number, number>();
  let specimens = 0;
  const named = walkRows<{ id: number; taxonId: number }>(db, NAMED_SQL, ({ id }) => id, {
    values: { first: firstSince(db, model.startedUtc) },
  });
  for await (const rows of named) {
    specimens += rows.length;
    for (const { taxonId } of rows) {
      const accepted = acceptedOf(taxonId);
      if (!known.has(accepted)) unknown.set(accepted, (unknown.get(accepted) ?? 0) + 1);
    }
  }
  const newTaxa = [...unknown.values()].filter((count) => count >= MAKES_A_TAXON).length;
  return { modelId: model.id, modelName: model.name, runId: model.runId, specimens, newTaxa };
}

/** The first determination that was written after this moment: they are written in the order of their ids. */
function firstSince(db: ReadHandle, utc: string): number {
  let low = 1;
  let high = db.value<number>('SELECT ifnull(max(id), 0) + 1 FROM determination');
  while (low < high) {
    const middle = (low + high) >>> 1;
    const made = db.value<string>(
      `SELECT made_utc FROM determination JOIN action ON action.id = action_id
       WHERE determination.id >= ? ORDER BY determination.id LIMIT 1`,
      [middle],
    );
    if (made > utc) high = middle;
    else low = middle + 1;
  }
  return low;
}

/*
 * Models as agents that identify: their names with version, and identifiers that follow from their weights, so that one model is
 * the same in every archive. Runs in the catalogue thread.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { MODEL_REMOVED_SQL, modelFolder } from '../../catalogue/learning/models.ts';
import type { Catalogue } from '../../catalogue/opening/catalogue.ts';
import { ARCHIVE } from '../../domain/language/language.ts';
import { openRegularFile } from '../../files/open-regular.ts';

export interface ModelSaid {
  readonly id: number;
  readonly name: string;
  readonly depth: number;
  readonly createdUtc: string;
  readonly taxa: number;
  /** As identifiedBy has it. */
  readonly agent: string;
  /** `urn:sha256:…` of its weights; '' where their file is not there. */
  readonly agentId: string;
}

/** The model's network as its folder has it; members of an ensemble lie beside it and follow from the run. */
const WEIGHTS = 'weights.safetensors';

const MODELS = `SELECT id, name, depth, created_utc AS createdUtc, ${MODEL_REMOVED_SQL} AS removed,
  (SELECT count(*) FROM model_class WHERE model_id = model.id) AS taxa FROM model`;

type ModelRow = Pick<ModelSaid, 'id' | 'name' | 'depth' | 'createdUtc' | 'taxa'> & { readonly removed: 0 | 1 };

/** By the model's id. */
export async function modelsSaid({ read: db, places }: Catalogue): Promise<ReadonlyMap<number, ModelSaid>> {
  const said = new Map<number, ModelSaid>();
  for (const { removed, ...model } of db.all<ModelRow>(MODELS)) {
    const sha256 = removed === 1 ? null : await sha256Of(join(modelFolder(db, places, model.id), WEIGHTS));
    const agentId = sha256 === null ? '' : `urn:sha256:${sha256}`;
    said.set(model.id, { ...model, agent: ARCHIVE.agent(model.name, model.createdUtc.slice(0, 10)), agentId });
  }
  return said;
}

/** null: it is not there, or nothing that can be read. */
async function sha256Of(path: string): Promise<string | null> {
  const opened = await openRegularFile(path, false).catch(() => null);
  if (!opened) return null;
  try {
    const hash = createHash('sha256');
    for await (const chunk of opened.handle.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 }))
      hash.update(chunk as Buffer);
    return hash.digest('hex');
  } catch {
    return null;
  } finally {
    await opened.handle.close();
  }
}

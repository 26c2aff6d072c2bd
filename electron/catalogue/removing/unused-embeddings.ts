/*
 * Embeddings of backbones that no model and no starting weights have any more. A model's backbone is known by its weights
 * at the size of its pictures, and at the sizes of the runs that began from it. Runs where the catalogue is open.
 */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Removal } from '../../contract/removal.ts';
import { systemFault } from '../../domain/system-errors.ts';
import { type BackboneShape, backboneOf } from '../../network/backbone.ts';
import { readWeightsFile } from '../../network/weights/weights-file.ts';
import { LARGEST_NETWORK } from '../../network/weights/weights.ts';
import type { Catalogue } from '../opening/catalogue.ts';
import type { WriteHandle } from '../database/database.ts';
import { modelPath, weightsPath } from '../database/inside.ts';
import { networkOf } from '../browsing/model-passport.ts';
import { isRemoved } from '../learning/removed.ts';

export interface UnusedBackbone {
  readonly id: number;
  readonly bytes: number;
}

const AT_ONCE = 500;

/** `without`: as if this had been removed already. */
export async function unusedBackbones(catalogue: Catalogue, without: Removal | null): Promise<UnusedBackbone[]> {
  const { read } = catalogue;
  const kept = read.all<{ id: number; identity: string; bytes: number }>(
    `SELECT id, lower(hex(identity)) AS identity,
       (SELECT count(*) FROM embedding WHERE backbone_id = backbone.id) * features * 4 AS bytes FROM backbone`,
  );
  if (kept.length === 0) return [];
  const used = new Set<string>();
  for (const user of users(catalogue)) {
    if (isRemoved(read, user.kind, user.id)) continue;
    if (user.kind === without?.kind && user.id === without.id) continue;
    for (const size of user.sizes) {
      const identity = await identityOf(catalogue.write, user, size);
      if (identity !== null) used.add(identity);
    }
  }
  return kept.filter(({ identity }) => !used.has(identity));
}

/** A stop in the middle leaves some of them: the next time takes the rest. */
export async function deleteBackbones(db: WriteHandle, backbones: readonly UnusedBackbone[]): Promise<void> {
  for (const { id } of backbones) {
    while (
      db.run(
        `DELETE FROM embedding WHERE backbone_id = :id
           AND sha256 IN (SELECT sha256 FROM embedding WHERE backbone_id = :id LIMIT ${AT_ONCE})`,
        { id },
      ).changes > 0
    ) {
      await setImmediate();
    }
    db.run('DELETE FROM backbone WHERE id = ?', [id]);
  }
}

interface User {
  readonly kind: 'model' | 'weights';
  readonly id: number;
  readonly folder: string;
  readonly depth: BackboneShape['depth'];
  /** null: a model's own `model.json` says it. */
  readonly stride: BackboneShape['stride'] | null;
  readonly sizes: ReadonlySet<number>;
}

function users({ read, places }: Catalogue): User[] {
  const begun = read.all<{ kind: string; id: number; size: number }>(
    `SELECT DISTINCT settings ->> '$.startFrom.kind' AS kind, settings ->> '$.startFrom.id' AS id,
       settings ->> '$.size' AS size FROM run WHERE settings ->> '$.startFrom.kind' IS NOT NULL`,
  );
  const sizesOf = (kind: string, id: number) => begun.filter((run) => run.kind === kind && run.id === id);
  const models = read.all<{ id: number; folder: string; depth: BackboneShape['depth']; size: number }>(
    'SELECT id, folder, depth, size FROM model',
  );
  const weights = read.all<Pick<User, 'id' | 'depth' | 'stride'> & { sha256: string }>(
    'SELECT id, sha256, depth, stride FROM starting_weights',
  );
  return [
    ...models.map(({ id, folder, depth, size }): User => {
      const sizes = new Set([size, ...sizesOf('model', id).map((run) => run.size)]);
      return { kind: 'model', id, folder: modelPath(places, folder), depth, stride: null, sizes };
    }),
    ...weights.map(({ id, sha256, depth, stride }): User => {
      const sizes = new Set(sizesOf('weights', id).map((run) => run.size));
      return { kind: 'weights', id, folder: weightsPath(places, sha256), depth, stride, sizes };
    }),
  ];
}

/** In hex; null where the weights cannot be read, and so cannot be used. */
async function identityOf(db: WriteHandle, user: User, size: number): Promise<string | null> {
  const { kind, id, folder, depth } = user;
  const known = db.get<{ identity: string }>(
    'SELECT lower(hex(identity)) AS identity FROM backbone_of WHERE kind = ? AND id = ? AND size = ?',
    [kind, id, size],
  );
  if (known) return known.identity;
  const stride = user.stride ?? (await strideOf(folder));
  const file = stride === null ? null : await readWeightsFile(join(folder, 'weights.safetensors'), LARGEST_NETWORK);
  if (stride === null || file === null) return null;
  const width = file.tensors.get('conv1.weight')?.shape[3] ?? 64;
  const { identity } = await backboneOf({ depth, size, stride, width }, file.tensors);
  try {
    const values = [kind, id, size, identity];
    db.run('INSERT OR REPLACE INTO backbone_of (kind, id, size, identity) VALUES (?, ?, ?, unhex(?))', values);
  } catch (error) {
    // Only kept to save the work the next time; a full disk is freed by what this is asked for.
    const { code } = error as { code?: unknown };
    if (code !== 'catalogue-read-only' && systemFault(code) !== 'full') throw error;
  }
  return identity;
}

async function strideOf(folder: string): Promise<BackboneShape['stride'] | null> {
  try {
    return (await networkOf(folder)).network.stride;
  } catch {
    return null;
  }
}

/*
 * For tests: runs a graph that was just built, once or a few times, and leaves nothing behind.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphBuilder } from '../../electron/trainer/graph/builder.ts';
import { type Signatures, writeSavedModel } from '../../electron/trainer/graph/saved-model.ts';
import { OpenModel } from '../../electron/trainer/tensorflow.ts';

/** A folder of its own under the system's temporary one, deleted when `use` is done. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'vasculum-test-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function withGraph<T>(
  graph: GraphBuilder,
  signatures: Signatures,
  use: (model: OpenModel) => T | Promise<T>,
): Promise<T> {
  return withFolder(async (folder) => {
    await writeSavedModel(folder, graph, signatures);
    const model = await OpenModel.open(folder, Object.keys(signatures));
    try {
      return await use(model);
    } finally {
      model.dispose();
    }
  });
}

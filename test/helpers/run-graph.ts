/*
 * For tests: runs a graph that was just built, once or a few times, and leaves nothing behind.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphBuilder } from '../../electron/network/graph/builder.ts';
import type { Signatures } from '../../electron/network/graph/saved-model.ts';
import { OpenModel } from '../../electron/trainer/tensorflow/tensorflow.ts';

/** A folder of its own under the system's temporary one, deleted when `use` is done. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'vasculum-test-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same as the system's temporary folder, as long as `use` runs. */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const variable = process.platform === 'win32' ? 'TEMP' : 'TMPDIR';
  const before = process.env[variable];
  return withFolder(async (folder) => {
    process.env[variable] = folder;
    try {
      return await use(folder);
    } finally {
      if (before === undefined) delete process.env[variable];
      else process.env[variable] = before;
    }
  });
}

export async function withGraph<T>(
  graph: GraphBuilder,
  signatures: Signatures,
  use: (model: OpenModel) => T | Promise<T>,
): Promise<T> {
  const model = await OpenModel.open({ graph, signatures });
  try {
    return await use(model);
  } finally {
    model.dispose();
  }
}

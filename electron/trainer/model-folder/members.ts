/*
 * The networks of an ensemble, apart from each other: in a model's folder, and in a model file under the same names. Runs
 * in the trainer thread.
 */
import { existsSync } from 'node:fs';
import { lstat, mkdir, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { because, ProblemError } from '../../domain/problems.ts';
import { readWeightsFile, writeWeightsFile } from '../../network/weights/weights-file.ts';
import type { NetworkShape, Tensors } from '../../network/network.ts';
import { parametersOf } from '../../network/resnet.ts';
import { longestWeights } from '../../network/weights/weights.ts';
import { memberName } from '../../network/passport/layout.ts';

const FORMAT = 'vasculum-member-1';

/** Nothing for one network alone: its weights are the model's own. */
export async function writeMembers(folder: string, members: readonly Tensors[]): Promise<void> {
  if (members.length < 2) return;
  await mkdir(join(folder, dirname(memberName(1))));
  for (const [index, member] of members.entries()) {
    await writeWeightsFile(join(folder, memberName(index + 1)), member, { format: FORMAT });
  }
}

/**
 * Files of the members' weights, from the first to the last; null when they are not there. A model that was kept before
 * they were written beside it has them in its run's folder, as the ends of its cycles.
 */
export async function memberFiles(
  { folder, runFolder }: { readonly folder: string; readonly runFolder: string | null },
  members: number,
): Promise<string[] | null> {
  const own = Array.from({ length: members }, (_, index) => join(folder, memberName(index + 1)));
  if ((await isFolder(join(folder, dirname(memberName(1))))) && own.every((file) => existsSync(file))) return own;
  if (runFolder === null) return null;
  const names = await readdir(runFolder).catch(() => []);
  const cycles = names.filter((name) => /^cycle-\d+\.safetensors$/.test(name)).sort();
  return cycles.length === members ? cycles.map((name) => join(runFolder, name)) : null;
}

/** No link to one elsewhere. */
async function isFolder(path: string): Promise<boolean> {
  return await lstat(path).then(
    (stat) => stat.isDirectory(),
    () => false,
  );
}

/** What `memberFiles` found. Throws 'model-unreadable'. */
export async function readMembers(files: readonly string[], shape: NetworkShape): Promise<Tensors[]> {
  const members: Tensors[] = [];
  for (const file of files) members.push(await readNetwork(file, shape));
  return members;
}

/** The weights of a network of this shape, no more of them than it has. Throws 'model-unreadable'. */
export async function readNetwork(file: string, shape: NetworkShape): Promise<Tensors> {
  const read = await readWeightsFile(file, longestWeights(parametersOf(shape)));
  if (read) return read.tensors;
  throw new ProblemError('model-unreadable', { file: basename(file), reason: because('missing-or-damaged') });
}

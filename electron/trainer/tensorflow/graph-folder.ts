/* A graph as the folder that TensorFlow opens: `saved_model.pb` and an empty `variables/`. Runs in the trainer thread. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../../files/whole-file.ts';
import { type BuiltGraph, savedModelParts } from '../../network/graph/saved-model.ts';

/** Writes the SavedModel into `folder`, which is made when missing; it need not outlast a failure of the power. Throws 'disk-full'. */
export async function writeSavedModel(folder: string, built: BuiltGraph): Promise<void> {
  await mkdir(join(folder, 'variables'), { recursive: true });
  await writeWhole(join(folder, 'saved_model.pb'), savedModelParts(built), { sync: false });
}

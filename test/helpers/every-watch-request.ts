/* All that can be asked of photos as they come in from a camera, and of those to take again. */
import { join } from 'node:path';
import { context } from './a-catalogue.ts';
import { picture, put, request } from './a-folder.ts';
import type { Asked, Handlers } from './every-request.ts';

/** `folder`: an empty one. */
export async function askToWatch(
  at: <Name extends Asked>(name: Name) => Handlers[Name],
  folder: string,
): Promise<void> {
  put(folder, 'N_906_d.jpg', await picture('jpeg', { width: 320, height: 240, dim: true }));
  await at('job.import')(request(folder), context());
  await at('retakes.count')();
  for (const { photoId } of (await at('retakes.page')({ before: null, limit: 500 })).rows) {
    await at('retakes.keep')({ photoId, kept: true });
    await at('retakes.keep')({ photoId, kept: false });
  }
  await at('job.export-retakes')({ path: join(folder, 'retakes.csv'), replace: false }, context());
}

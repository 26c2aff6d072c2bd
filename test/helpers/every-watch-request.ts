/* All that can be asked of photos as they come in from a camera, and of those to take again. */
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { WATCH_ACTS } from '../../electron/contract/watch.ts';
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
  const stop = new AbortController();
  const asked = { folder, labels: 'none', identifiedBy: '', records: null, nameRule: null, codes: true } as const;
  const call = { ...context(), signal: stop.signal, gate: async () => stop.signal.throwIfAborted() };
  put(folder, 'without a number.jpg', await picture());
  const watching = at('job.watch')({ ...asked, views: ['dorsal'], present: 'take' }, call);
  await vi.waitFor(() => expect(at('watch.news')({ after: 0 })?.waiting).toBe(1), { timeout: 20_000 });
  const id = at('watch.news')({ after: 0 })?.entries[0]?.id ?? 0;
  await at('watch.decide')({ id, catalogNumber: '907', view: 'dorsal' });
  for (const act of WATCH_ACTS) at('watch.act')({ act, by: '' });
  stop.abort();
  await watching;
  at('watch.last')();
  await at('job.export-retakes')({ path: join(folder, 'retakes.csv'), replace: false }, context());
}

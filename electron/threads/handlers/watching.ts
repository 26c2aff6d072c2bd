/* A folder that is watched: the job, and what a person says meanwhile. Runs in the catalogue thread. */
import type { Handlers } from '../../calls/call.ts';
import { lastWatch } from '../../catalogue/specimens/imports.ts';
import type { CatalogueThread } from '../../contract/threads.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { WatchSession } from '../../importing/watching/session.ts';
import type { Held } from './held.ts';

export function watchingHandlers({ open, openToChange, changed, whileImporting, keeper }: Held) {
  let session: WatchSession | null = null;
  const now = () => {
    if (!session) throw new ProblemError('nothing-to-put-right');
    return session;
  };
  return {
    'job.watch': (request, context) => {
      const catalogue = openToChange();
      const onWritten = (specimenIds: readonly number[]) => changed(catalogue, specimenIds, 'everything');
      return whileImporting(async () => {
        const { watchFolder } = await import('../../importing/watching/watch-job.ts');
        await keeper().beforeRewriting();
        const onSession = (one: WatchSession | null) => (session = one);
        return await watchFolder(catalogue, request, context, { onWritten, onSession }).finally(
          () => void keeper()?.look(),
        );
      });
    },
    'watch.news': ({ after }) => session?.news(after) ?? null,
    'watch.act': ({ act, by }) => {
      now().act(act, by);
      return null;
    },
    'watch.decide': async (decision) => {
      await now().decide(decision);
      return null;
    },
    'watch.last': () => {
      const { read, known } = open();
      const last = lastWatch(read);
      // A catalogue from elsewhere may name any folder.
      return last && known.allows(last.folder) && (last.records === null || known.allows(last.records)) ? last : null;
    },
  } satisfies Partial<Handlers<CatalogueThread>>;
}

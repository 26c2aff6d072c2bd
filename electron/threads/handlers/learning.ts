/* Training runs, models and starting weights, as they are shown and removed. Runs in the catalogue thread. */
import type { CatalogueThread } from '../../contract/threads.ts';
import { lookAtSome } from '../../reader/photo-fault.ts';
import type { Handlers } from '../../calls/call.ts';
import { listModels } from '../../catalogue/learning/models.ts';
import { freeMemory } from '../../network/memory.ts';
import { networkTables } from '../../network/network-tables.ts';
import { planRemoval, remove } from '../../catalogue/removing/removals.ts';
import { endLostRuns, listRuns, runDetail } from '../../catalogue/learning/runs.ts';
import { listWeights } from '../../catalogue/learning/starting-weights.ts';
import { namedSince } from '../../studies/named-since.ts';
import { trainingCheck } from '../../studies/training-check.ts';
import type { Held } from './held.ts';

export function learningHandlers({ current, open, openToChange, changed, told, now, keeper }: Held) {
  return {
    'training.check': (asked) => trainingCheck(open().read, asked, freeMemory(), lookAtSome),
    'training.named-since': () => namedSince(open().read),
    'runs.list': () => listRuns(open().read, open().places),
    'runs.detail': ({ runId }) => runDetail(open().read, open().places, runId),
    'runs.lost': () => {
      const catalogue = current();
      if (!catalogue || catalogue.readOnly !== null) return { runIds: [] };
      const runIds = endLostRuns(catalogue.write, now());
      if (runIds.length > 0) told(catalogue);
      return { runIds };
    },
    'models.list': () => listModels(open().read, open().places),
    'models.network': (wanted) => networkTables(wanted),
    'weights.list': () => listWeights(open().read, open().places),
    'removal.plan': (removal) => planRemoval(open(), removal),
    'removal.remove': async (removal) => {
      const catalogue = openToChange();
      await keeper().beforeRewriting();
      const removed = await remove(catalogue, removal, now());
      changed(catalogue, [], 'names');
      return removed;
    },
  } satisfies Partial<Handlers<CatalogueThread>>;
}

/* The names of the catalogue: shown as a tree, added, corrected. Runs in the catalogue thread. */
import type { CatalogueThread } from '../../contract/threads.ts';
import type { Handlers } from '../../calls/call.ts';
import { namesAtHand, pinName } from '../../catalogue/browsing/names-at-hand.ts';
import { nameDetail, namesPage } from '../../catalogue/browsing/names.ts';
import { doNameAct, planNameAct } from '../../catalogue/naming/name-acts.ts';
import { findNames } from '../../catalogue/browsing/find-names.ts';
import { pathOf } from '../../files/path-text.ts';
import { addName } from '../../importing/add-name.ts';
import type { Held } from './held.ts';

const MOST_NAMES = 200;

export function namesHandlers({ open, openToChange, changed, told, whileImporting, keeper, now }: Held) {
  return {
    'names.search': ({ text, limit }) => findNames(open(), text, Math.min(Math.max(1, limit), MOST_NAMES)),
    'names.add': ({ name }) => addName(openToChange().write, name),
    'names.page': (request) => namesPage(open(), request),
    'names.detail': ({ taxonId }) => nameDetail(open(), taxonId),
    'names.at-hand': () => namesAtHand(open().read),
    'names.pin': (wanted) => {
      const catalogue = openToChange();
      const atHand = pinName(catalogue.write, wanted);
      told(catalogue);
      return atHand;
    },
    'names.list-plan': async ({ path }) =>
      (await import('../../importing/lists/plan-list.ts')).planList(open().read, pathOf(path)),
    'job.add-list': (request, context) => {
      const catalogue = openToChange();
      const onWritten = (specimenIds: readonly number[]) => changed(catalogue, specimenIds, 'everything');
      return whileImporting(async () => {
        const { addList } = await import('../../importing/lists/add-list.ts');
        await keeper().beforeRewriting();
        const written = addList(openToChange().write, request, context, { utc: now(), onWritten });
        return await written.finally(() => onWritten([]));
      });
    },
    'names.plan': ({ change }) => planNameAct(openToChange().write, change, now()),
    'names.do': ({ change, by }) => {
      const catalogue = openToChange();
      const result = doNameAct(catalogue.write, change, now(), by);
      changed(catalogue, result.specimenIds, 'everything');
      return result;
    },
  } satisfies Partial<Handlers<CatalogueThread>>;
}

/* What was done and by whom. Runs in the catalogue thread. */
import type { CatalogueThread } from '../../contract/threads.ts';
import type { Handlers } from '../../calls/call.ts';
import { historyAct } from '../../catalogue/history/act.ts';
import { historyPage, historyPeople } from '../../catalogue/history/acts.ts';
import { keepPerson } from '../../catalogue/naming/people.ts';
import type { Held } from './held.ts';

export function historyHandlers({ open, openToChange }: Held) {
  return {
    'history.page': (request) => historyPage(open().read, request),
    'history.act': (request) => historyAct(open().read, request),
    'history.people': () => historyPeople(open().read),
    'people.keep': (person) => {
      keepPerson(openToChange().write, person);
      return null;
    },
    'job.export-history': async (request, context) =>
      (await import('../../exporting/csv/history-csv.ts')).exportHistory(open(), request, context),
  } satisfies Partial<Handlers<CatalogueThread>>;
}

/* Predictions looked at and specimens named. Runs in the catalogue thread. */
import type { ActionResult } from '../../contract/review.ts';
import type { CatalogueThread } from '../../contract/threads.ts';
import type { Handlers } from '../../calls/call.ts';
import type { WriteHandle } from '../../catalogue/database/database.ts';
import type { Change } from '../../catalogue/listing/listing.ts';
import { redo, undo } from '../../catalogue/naming/actions.ts';
import { decide } from '../../catalogue/naming/decisions.ts';
import { tieLabel } from '../../catalogue/naming/label-ties.ts';
import { reviewCards, reviewQueue, reviewSpecimen } from '../../catalogue/browsing/review.ts';
import { lookAlikeGroups, specimensByLooks } from '../../studies/look-alike-groups.ts';
import { bestOf, lookAlikes } from '../../studies/look-alikes.ts';
import type { Held } from './held.ts';

export function reviewHandlers({ open, changed, now }: Held) {
  const act = (work: (db: WriteHandle, utc: string) => ActionResult, change: Change) => {
    const catalogue = open();
    const result = work(catalogue.write, now());
    changed(catalogue, result.specimenIds, change);
    return result;
  };
  return {
    'review.queue': async (request) =>
      reviewQueue(
        open(),
        request,
        request.order === 'look-alike' ? await specimensByLooks(open(), request) : undefined,
      ),
    'review.specimen': ({ specimenId, modelId }) => reviewSpecimen(open().read, specimenId, modelId),
    'review.look-alikes': (request) => lookAlikes(open(), request),
    'review.groups': (request) => lookAlikeGroups(open(), request),
    'review.cards': ({ specimenIds, modelId }) => reviewCards(open().read, specimenIds, modelId),
    'review.best-of': (request) => bestOf(open(), request),
    'review.decide': (request) => act((db, utc) => decide(db, request, utc), 'names'),
    'names.tie-label': (request) => act((db, utc) => tieLabel(db, request, utc), 'names'),
    'actions.undo': ({ by }) => act((db, utc) => undo(db, utc, by), 'everything'),
    'actions.redo': ({ by }) => act((db, utc) => redo(db, utc, by), 'everything'),
  } satisfies Partial<Handlers<CatalogueThread>>;
}

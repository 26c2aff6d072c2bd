/* Predictions looked at and specimens named. Runs in the catalogue thread. */
import type { ActionResult } from '../../contract/review.ts';
import type { CatalogueThread } from '../../contract/threads.ts';
import type { Handlers } from '../../calls/call.ts';
import type { WriteHandle } from '../../catalogue/database/database.ts';
import { redo, undo } from '../../catalogue/naming/actions.ts';
import { decide } from '../../catalogue/naming/decisions.ts';
import { tieLabel } from '../../catalogue/naming/label-ties.ts';
import { reviewQueue, reviewSpecimen } from '../../catalogue/browsing/review.ts';
import type { Held } from './held.ts';

export function reviewHandlers({ open, changed, now }: Held) {
  const name = (act: (db: WriteHandle, utc: string) => ActionResult) => {
    const catalogue = open();
    const result = act(catalogue.write, now());
    changed(catalogue, result.specimenIds, 'names');
    return result;
  };
  return {
    'review.queue': (request) => reviewQueue(open(), request),
    'review.specimen': ({ specimenId, modelId }) => reviewSpecimen(open().read, specimenId, modelId),
    'review.decide': (request) => name((db, utc) => decide(db, request, utc)),
    'names.tie-label': (request) => name((db, utc) => tieLabel(db, request, utc)),
    'actions.undo': () => name(undo),
    'actions.redo': () => name(redo),
  } satisfies Partial<Handlers<CatalogueThread>>;
}

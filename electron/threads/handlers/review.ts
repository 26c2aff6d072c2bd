/* Predictions looked at and specimens named. Runs in the catalogue thread. */
import type { CatalogueThread } from '../../contract/threads.ts';
import type { Handlers } from '../../calls/call.ts';
import { redo, undo } from '../../catalogue/naming/actions.ts';
import { decide } from '../../catalogue/naming/decisions.ts';
import { reviewQueue, reviewSpecimen } from '../../catalogue/browsing/review.ts';
import type { Held } from './held.ts';

export function reviewHandlers({ open, changed, now }: Held) {
  return {
    'review.queue': (request) => reviewQueue(open(), request),
    'review.specimen': ({ specimenId, modelId }) => reviewSpecimen(open().read, specimenId, modelId),
    'review.decide': (request) => {
      const catalogue = open();
      const result = decide(catalogue.write, request, now());
      changed(catalogue, result.specimenIds, 'names');
      return result;
    },
    'actions.undo': () => {
      const catalogue = open();
      const result = undo(catalogue.write, now());
      changed(catalogue, result.specimenIds, 'names');
      return result;
    },
    'actions.redo': () => {
      const catalogue = open();
      const result = redo(catalogue.write, now());
      changed(catalogue, result.specimenIds, 'names');
      return result;
    },
  } satisfies Partial<Handlers<CatalogueThread>>;
}

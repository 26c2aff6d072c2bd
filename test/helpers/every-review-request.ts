/* The part of the long working day (every-request.ts) in which what waits is looked at. */
import { EVERYTHING } from '../../electron/contract/collection.ts';
import { REVIEW_ORDERS } from '../../electron/contract/review.ts';
import type { Asked, Handlers } from './every-request.ts';

export async function askToReview(
  at: <Name extends Asked>(name: Name) => Handlers[Name],
  { specimenId, taxonId }: { readonly specimenId: number; readonly taxonId: number },
): Promise<void> {
  const narrow = { taxonIds: [taxonId], filter: EVERYTHING, part: { part: 1, of: 2 } };
  for (const order of REVIEW_ORDERS) {
    for (const modelId of [null, 1]) {
      await at('review.queue')({ order, modelId, statuses: [], limit: 5 });
      await at('review.queue')({ order, modelId, statuses: ['verified'], ...narrow, limit: 5 });
    }
  }
  at('review.specimen')({ specimenId, modelId: null });
  at('review.specimen')({ specimenId, modelId: 1 });
  await at('review.look-alikes')({ specimenId, limit: 4 });
  await at('review.groups')({ statuses: [] });
  at('review.cards')({ specimenIds: [specimenId], modelId: null });
  await at('review.best-of')({ taxonId, besides: specimenId, limit: 4 });
}

/* The part of the long working day (every-request.ts) in which what waits is looked at. */
import type { Asked, Handlers } from './every-request.ts';

export async function askToReview(
  at: <Name extends Asked>(name: Name) => Handlers[Name],
  { specimenId, taxonId }: { readonly specimenId: number; readonly taxonId: number },
): Promise<void> {
  for (const order of ['doubt', 'taxon', 'catalogue-number', 'look-alike'] as const) {
    for (const modelId of [null, 1]) {
      await at('review.queue')({ order, modelId, statuses: [], limit: 5 });
      await at('review.queue')({ order, modelId, statuses: ['verified'], taxonIds: [taxonId], limit: 5 });
    }
  }
  at('review.specimen')({ specimenId, modelId: null });
  at('review.specimen')({ specimenId, modelId: 1 });
  await at('review.look-alikes')({ specimenId, limit: 4 });
  await at('review.groups')({ statuses: [] });
  at('review.cards')({ specimenIds: [specimenId], modelId: null });
  await at('review.best-of')({ taxonId, besides: specimenId, limit: 4 });
}

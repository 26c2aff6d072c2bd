/* What the requests of Review may carry; see inputs.ts. Runs in main and on the command line. */
import { z } from 'zod';
import { STATUSES } from '../contract/collection.ts';
import { MOST_ALIKE, MOST_CARDS } from '../contract/look-alikes.ts';
import { MOST_PARTS, REVIEW_ORDERS } from '../contract/review.ts';
import { QUALIFIERS } from '../domain/taxonomy.ts';
import { collectionFilter } from './collection-filter.ts';
import { cursor, id, list, name, pageLimit } from './shapes.ts';

const reviewPart = z
  .strictObject({ part: z.int().min(1), of: z.int().min(2).max(MOST_PARTS) })
  .refine(({ part, of }) => part <= of);
const reviewQueue = z.strictObject({
  order: z.enum(REVIEW_ORDERS),
  modelId: id.nullable(),
  statuses: list(z.enum(STATUSES)),
  taxonIds: list(id, 100_000).exactOptional(),
  filter: collectionFilter.exactOptional(),
  part: reviewPart.exactOptional(),
  limit: pageLimit,
  after: cursor.exactOptional(),
});

const mostAlike = z.int().min(1).max(MOST_ALIKE);

const decision = z.strictObject({
  specimenIds: z.array(id).min(1).max(100_000).readonly(),
  verdict: z.enum(['identified', 'doubtful', 'none-of-these', 'cleared', 'rejected']),
  taxonId: id.nullable(),
  qualifier: z.enum(QUALIFIERS).nullable(),
  identifiedBy: name,
  remarks: z.string().max(5000).nullable(),
  modelId: id.nullable(),
});

export const reviewInputs = {
  'review.queue': reviewQueue,
  'review.specimen': z.strictObject({ specimenId: id, modelId: id.nullable() }),
  'review.look-alikes': z.strictObject({ specimenId: id, limit: mostAlike }),
  'review.groups': z.strictObject({ statuses: list(z.enum(STATUSES)) }),
  'review.cards': z.strictObject({ specimenIds: z.array(id).max(MOST_CARDS).readonly(), modelId: id.nullable() }),
  'review.best-of': z.strictObject({ taxonId: id, besides: id, limit: mostAlike }),
  'review.decide': decision,
} as const;

/*
 * What a collection may be narrowed down to, and its orders: as the window asks, and as a catalogue keeps it under a name.
 * Runs in main, on the command line and where the catalogue is open.
 */
import { z } from 'zod';
import { FILE_FACTS, MOST_COLUMNS, TERM_COLUMNS } from '../contract/table-columns.ts';
import { type CollectionFilter, PHOTO_ORDERS, STATUSES } from '../contract/collection.ts';

const id = z.int().positive();
const text = z.string().max(500);
const list = <T extends z.ZodType>(item: T, most = 1000) => z.array(item).max(most).readonly();
const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

export const area = z.strictObject({ south: latitude, west: longitude, north: latitude, east: longitude });

export const photoOrder = z.enum(PHOTO_ORDERS);

export const collectionFilter = z.strictObject({
  text,
  statuses: list(z.enum(STATUSES)),
  taxonIds: list(id, 100_000),
  sourceIds: list(id),
  views: list(text),
  determiners: list(text),
  files: list(z.literal('unreadable')),
  areas: list(area, 20),
  collected: list(z.strictObject({ from: month, to: month }), 20),
}) satisfies z.ZodType<CollectionFilter>;

const askedColumn = z.union([
  z.enum([...TERM_COLUMNS, ...FILE_FACTS]),
  z.templateLiteral(['own:', z.string().min(1).max(300)]),
]);

export const photoPage = z.strictObject({
  filter: collectionFilter,
  order: photoOrder,
  descending: z.boolean().exactOptional(),
  columns: list(askedColumn, MOST_COLUMNS).exactOptional(),
  limit: z.int().min(1).max(500),
  after: z.string().max(2000).exactOptional(),
  index: z.int().min(0).exactOptional(),
});

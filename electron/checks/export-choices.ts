/* What a table and an archive are asked for with, and what a collection says of itself, checked. Runs in main and on the command line. */
import { z } from 'zod';
import { STATUSES } from '../contract/collection.ts';
import { CSV_COLUMNS } from '../contract/exports.ts';
import { GRIDS } from '../domain/darwin-core/coarse-place.ts';
import { MEDIA_ENDS, MOST_CREATORS, OPEN_LICENCE_NAMES, readMediaBase } from '../domain/darwin-core/description.ts';
import { readOrcid } from '../domain/people.ts';
import { collectionFilter } from './collection-filter.ts';
import { id, list, name, text } from './shapes.ts';

export const csvChoice = z.strictObject({
  preset: z.enum(['plain', 'excel']),
  rows: z.enum(['specimen', 'photo']),
  columns: list(z.enum(CSV_COLUMNS), CSV_COLUMNS.length),
  statuses: list(z.enum(STATUSES)),
  taxonIds: list(id, 100_000),
  separator: z.enum([',', ';', '\t']),
  filter: collectionFilter.exactOptional(),
});

export const archiveChoice = z.strictObject({
  statuses: list(z.enum(STATUSES), STATUSES.length),
  taxonIds: list(id, 100_000),
  machine: z.boolean(),
  grid: z.literal(GRIDS),
});

const party = z.strictObject({
  givenName: name,
  surname: name,
  organisation: name,
  email: name,
  orcid: z.string().refine((value) => value === '' || readOrcid(value) === value, 'must be an ORCID'),
});

export const description = z.strictObject({
  title: text,
  abstract: z.string().max(20_000),
  creators: list(party, MOST_CREATORS),
  contact: party,
  licence: z.enum(OPEN_LICENCE_NAMES).nullable(),
  pubDate: z.union([z.literal(''), z.iso.date()]),
  institutionCode: name,
  collectionCode: name,
  mediaBase: z
    .string()
    .max(2000)
    .refine((value) => value === '' || readMediaBase(value) !== null, 'must be public'),
  mediaEnds: z.enum(MEDIA_ENDS),
});

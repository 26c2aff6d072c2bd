/* What the collection says of itself where it is published. Runs where the catalogue is open. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  type Description,
  type KeptDescription,
  MEDIA_ENDS,
  NO_DESCRIPTION,
  OPEN_LICENCE_NAMES,
} from '../../domain/darwin-core/description.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';

const text = z.string().catch('');
const Party = z.object({ givenName: text, surname: text, organisation: text, email: text, orcid: text });
const nobody = NO_DESCRIPTION.contact;

/** A file may come from anybody: what is not as it is written here counts as not said. */
const Said = z.object({
  title: text,
  abstract: text,
  creators: z.array(Party).catch([]),
  contact: Party.catch(nobody),
  licence: z.enum(OPEN_LICENCE_NAMES).nullable().catch(null),
  pubDate: text,
  institutionCode: text,
  collectionCode: text,
  mediaBase: text,
  mediaEnds: z.enum(MEDIA_ENDS).catch('path'),
});

export function keptDescription(db: ReadHandle): KeptDescription {
  const row = db.get<{ packageId: string; said: string }>(
    'SELECT package_id AS packageId, said FROM description WHERE one = 1',
  );
  if (!row) return { ...NO_DESCRIPTION, packageId: null };
  const said = Said.safeParse(JSON.parse(row.said));
  return { ...(said.success ? said.data : NO_DESCRIPTION), packageId: row.packageId };
}

/** The identifier is given with the first one and stays. */
export function keepDescription(db: WriteHandle, description: Description, utc: string): void {
  db.runOne(
    `INSERT INTO description (one, package_id, said, changed_utc) VALUES (1, :packageId, :said, :utc)
     ON CONFLICT (one) DO UPDATE SET said = :said, changed_utc = :utc`,
    { packageId: randomUUID(), said: JSON.stringify(description), utc },
  );
}

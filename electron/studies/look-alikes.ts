/*
 * Specimens that people named and that look like another one, as evidence for its name; and the best specimens of a name.
 * Found by sketches, put in order by the embeddings themselves. Runs in the catalogue thread.
 */
import { setTimeout } from 'node:timers/promises';
import { takeTurns } from '../calls/turns.ts';
import type { ReadHandle } from '../catalogue/database/database.ts';
import type { Listing } from '../catalogue/listing/listing.ts';
import { taxon } from '../catalogue/naming/taxa.ts';
import type { Catalogue } from '../catalogue/opening/catalogue.ts';
import { STATUSES } from '../contract/collection.ts';
import type { LookAlikeRequests, LookAlikes, NamedSpecimen, Worked } from '../contract/look-alikes.ts';
import type { RequestInput } from '../contract/requests.ts';
import { Best, productWith, SKETCH, sketchProduct } from '../domain/statistics/likeness.ts';

/** A sketch is a little wrong about likeness, and several photos are of one specimen: so many more than asked for are looked at. */
const CANDIDATES = 96;
const PHOTOS_A_LOOK = 2_048;
/** Whoever asks while work is under way hears within this time how far it is. */
const PATIENCE_MS = 250;

const VERIFIED = STATUSES.indexOf('verified');

type Asked<Name extends keyof LookAlikeRequests> = RequestInput<Name>;

/** The photo that a specimen is known by: the readable dorsal view, else the first that is no label; 0: none was looked at. */
export function faceOf({ columns, sketches }: Listing, specimenId: number): number {
  let face = 0;
  for (let photo = columns.firstPhoto[specimenId] ?? 0; photo !== 0; photo = columns.nextPhoto[photo] ?? 0) {
    const view = columns.views.list[columns.view[photo] as number];
    if (view === 'label' || columns.readable[photo] === 0 || !sketches.has(photo)) continue;
    if (view === 'dorsal') return photo;
    face ||= photo;
  }
  return face;
}

/** Whether this ends within what a person waits for without being told. */
export async function endsSoon(work: Promise<unknown>): Promise<boolean> {
  const late = setTimeout(PATIENCE_MS, false);
  return await Promise.race([work.then(() => true), late]);
}

export async function lookAlikes(
  { read, listing }: Catalogue,
  { specimenId, limit }: Asked<'review.look-alikes'>,
): Promise<Worked<LookAlikes>> {
  await listing.ready();
  const { sketches } = listing;
  if (!(await endsSoon(sketches.ready()))) return { share: sketches.share };
  const { projection } = sketches;
  if (!projection) return { nothing: 'no-embeddings' };
  const face = faceOf(listing, specimenId);
  if (face === 0) return { nothing: 'not-looked' };
  const candidates = await nearestNamed(listing, specimenId, face);
  const vectors = sketches.embeddings([face, ...candidates]);
  const own = vectors.get(face);
  const likeness = new Map(
    candidates.map((photo, place) => {
      const vector = vectors.get(photo);
      return [photo, own && vector ? projection.likeness(own, vector) : -place];
    }),
  );
  candidates.sort((a, b) => likeness.get(b)! - likeness.get(a)!);
  const copies = new Set(read.ids(COPIES, [specimenId]));
  const found = named(
    read,
    candidates.filter((photo) => !copies.has(photo)),
    limit,
  );
  return found.length > 0 ? { found } : { nothing: 'nothing-named' };
}

/** The specimen's own photos, and those whose files are the same. */
const COPIES = `
  SELECT copy.id FROM photo AS own JOIN photo AS copy ON copy.sha256 = own.sha256 WHERE own.specimen_id = ?`;

/** Photos of other specimens that people named, likely the nearest ones. */
async function nearestNamed({ columns, sketches }: Listing, specimenId: number, face: number): Promise<number[]> {
  const turn = takeTurns();
  const nearest = new Best(CANDIDATES);
  for (let photo = 1; photo <= columns.photos; photo++) {
    if (photo % PHOTOS_A_LOOK === 0) await turn();
    const specimen = columns.specimenOf[photo] as number;
    if (specimen === specimenId || columns.status[specimen] !== VERIFIED || !sketches.has(photo)) continue;
    if (columns.views.list[columns.view[photo] as number] === 'label') continue;
    nearest.offer(photo, sketchProduct(sketches.rows, face, photo));
  }
  return nearest.ids;
}

export async function bestOf(
  { read, listing }: Catalogue,
  { taxonId, besides, limit }: Asked<'review.best-of'>,
): Promise<NamedSpecimen[]> {
  await listing.ready();
  const { columns, sketches, tree } = listing;
  await endsSoon(sketches.ready());
  const isMeant = tree.withNarrower([taxonId]);
  const turn = takeTurns();
  const photos: number[] = [];
  const unseen: number[] = [];
  const middle = new Float32Array(SKETCH);
  for (let specimen = 1; specimen <= columns.specimens; specimen++) {
    if (specimen % PHOTOS_A_LOOK === 0) await turn();
    if (columns.status[specimen] !== VERIFIED || isMeant[columns.taxon[specimen] as number] !== 1) continue;
    if (specimen === besides || columns.firstPhoto[specimen] === 0) continue;
    const face = faceOf(listing, specimen);
    if (face === 0) {
      if (unseen.length < limit) unseen.push(columns.firstPhoto[specimen] as number);
      continue;
    }
    photos.push(face);
    for (let at = 0; at < SKETCH; at++) middle[at] = middle[at]! + sketches.rows[face * SKETCH + at]!;
  }
  const best = new Best(limit);
  for (const photo of photos) best.offer(photo, productWith(sketches.rows, photo, middle));
  return named(read, [...best.ids, ...unseen], limit);
}

/** The specimens of these photos, each once, at most `limit`. */
function named(db: ReadHandle, photoIds: readonly number[], limit: number): NamedSpecimen[] {
  const found = new Map<number, NamedSpecimen>();
  for (const photoId of photoIds) {
    if (found.size === limit) break;
    const row = db.get<Omit<NamedSpecimen, 'taxon'> & { taxonId: number }>(
      `SELECT specimen.id AS specimenId, photo.id AS photoId, file_name AS fileName, catalog_number AS catalogNumber,
         shown_taxon_id AS taxonId, ifnull(identified_by, '') AS identifiedBy,
         ifnull(identified_utc, '') AS dateIdentifiedUtc
       FROM photo JOIN specimen ON specimen.id = photo.specimen_id
       LEFT JOIN determination ON determination.id = shown_determination_id
       WHERE photo.id = ? AND shown_status = 'verified' AND shown_taxon_id IS NOT NULL`,
      [photoId],
    );
    if (!row || found.has(row.specimenId)) continue;
    const { taxonId, ...specimen } = row;
    found.set(row.specimenId, { ...specimen, taxon: taxon(db, taxonId) });
  }
  return [...found.values()];
}

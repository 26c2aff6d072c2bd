/*
 * What would teach a model most: the most doubtful of those that wait, each predicted name in turn. Runs in the catalogue
 * thread.
 */
import { byTurns } from '../../domain/statistics/by-turns.ts';
import type { ReadHandle } from '../database/database.ts';
import type { Catalogue } from '../opening/catalogue.ts';
import type { Listing } from '../listing/listing.ts';

/** Of the most doubtful so many are spread over names; after that doubt alone decides. */
const MOST_SPREAD = 4_000;

const ENTROPIES_SQL = `SELECT -by_entropy AS entropy FROM json_each(?) AS wanted JOIN specimen ON specimen.id = wanted.value
  ORDER BY wanted.key`;

/** As it was last made: the pages of a queue are cut from one, whatever is decided meanwhile. */
const made = new WeakMap<Listing, Uint32Array>();

/** All specimens: the most doubtful that wait, spread over names, then the others by their doubt. */
export async function specimensToTeach(
  { read, listing }: Pick<Catalogue, 'read' | 'listing'>,
  waits: (specimenId: number) => boolean,
  anew: boolean,
): Promise<Uint32Array> {
  const known = made.get(listing);
  if (known && !anew) return known;
  const ids = await listing.specimens('entropy');
  const { length: told } = await listing.specimensTold('entropy');
  const first: number[] = [];
  for (let at = 0; at < told && first.length < MOST_SPREAD; at++) if (waits(ids[at] ?? 0)) first.push(ids[at] ?? 0);
  const spread = byTurns(entropiesOf(read, first), (place) => listing.columns.taxon[first[place] ?? 0] ?? 0);
  const isFirst = new Set(first);
  const rest = ids.filter((id) => !isFirst.has(id));
  const all = new Uint32Array(ids.length);
  all.set(spread.map((place) => first[place] ?? 0));
  all.set(rest, first.length);
  made.set(listing, all);
  return all;
}

function entropiesOf(db: ReadHandle, specimenIds: readonly number[]): number[] {
  return db.all<{ entropy: number }>(ENTROPIES_SQL, [JSON.stringify(specimenIds)]).map(({ entropy }) => entropy);
}

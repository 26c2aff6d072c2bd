/*
 * What waits for a person, in groups that look alike and one after the other by looks. Worked out once for each choice, in
 * turns, and kept while its pages are read. Runs in the catalogue thread.
 */
import { takeTurns } from '../calls/turns.ts';
import { taxon } from '../catalogue/naming/taxa.ts';
import type { Catalogue } from '../catalogue/opening/catalogue.ts';
import { type Status, STATUSES } from '../contract/collection.ts';
import type { LookAlikeGroup, LookAlikeGroups, Worked } from '../contract/look-alikes.ts';
import type { ReviewQueueRequest } from '../contract/review.ts';
import { groupAlike } from '../domain/statistics/likeness.ts';
import { isItalicRank } from '../domain/taxonomy.ts';
import { endsSoon, faceOf } from './look-alikes.ts';

/** The most doubtful of those that wait; the others come when these are decided. */
const MOST_GROUPED = 200_000;
const SPECIMENS_A_LOOK = 2_048;

interface Arrangement {
  readonly statuses: string;
  share: number;
  /** Specimens in their order; those that were not looked at come last, and are in no group. */
  readonly done: Promise<{ readonly ids: Uint32Array; readonly groups: LookAlikeGroups }>;
}

/** The newest of each catalogue that is open. */
const newest = new WeakMap<Catalogue, Arrangement>();
/** Those whose groups were handed over: whoever asks again wants them as they are by then. */
const given = new WeakSet<Arrangement>();

export async function lookAlikeGroups(
  catalogue: Catalogue,
  { statuses }: { readonly statuses: readonly Status[] },
): Promise<Worked<LookAlikeGroups>> {
  const known = newest.get(catalogue);
  const isSame = known && known.statuses === statuses.join() && !given.has(known);
  const arrangement = isSame ? known : arrange(catalogue, statuses);
  if (!(await endsSoon(arrangement.done))) {
    const { share } = catalogue.listing.sketches;
    return { share: (share + arrangement.share) / 2 };
  }
  given.add(arrangement);
  return (await arrangement.done).groups;
}

/** All of the first page's moment, so that the pages after it go on in the same order. */
export async function specimensByLooks(
  catalogue: Catalogue,
  { statuses, after }: Pick<ReviewQueueRequest, 'statuses' | 'after'>,
): Promise<Uint32Array> {
  const known = newest.get(catalogue);
  const isSame = after !== undefined && known?.statuses === statuses.join();
  return (await (isSame ? known : arrange(catalogue, statuses)).done).ids;
}

function arrange(catalogue: Catalogue, statuses: readonly Status[]): Arrangement {
  const turn = takeTurns();
  const arrangement: Arrangement = {
    statuses: statuses.join(),
    share: 0,
    done: Promise.resolve().then(() =>
      work(catalogue, statuses, turn, (share) => {
        arrangement.share = share;
      }),
    ),
  };
  newest.set(catalogue, arrangement);
  // Whoever waits for it is told; the next to ask tries again.
  arrangement.done.catch(() => newest.delete(catalogue));
  return arrangement;
}

async function work(
  catalogue: Catalogue,
  statuses: readonly Status[],
  turn: () => Promise<void> | undefined,
  told: (share: number) => void,
): ReturnType<() => Arrangement['done']> {
  const { listing } = catalogue;
  const { columns, sketches } = listing;
  const byDoubt = await listing.specimens('certainty');
  await sketches.ready();
  const isMeant = STATUSES.map((status) => statuses.length === 0 || statuses.includes(status));
  const place = new Uint32Array(columns.specimens + 1);
  const faces: number[] = [];
  const others: number[] = [];
  for (const [at, specimen] of byDoubt.entries()) {
    if (at % SPECIMENS_A_LOOK === 0) await turn();
    place[specimen] = at;
    if (!isMeant[columns.status[specimen] as number] || columns.firstPhoto[specimen] === 0) continue;
    const face = faces.length < MOST_GROUPED ? faceOf(listing, specimen) : 0;
    if (face === 0) others.push(specimen);
    else faces.push(face);
  }
  const ids = Uint32Array.from(faces);
  const ends = await groupAlike(sketches.rows, ids, turn, (done) => told(done / ids.length));
  const specimens = ids.map((photo) => columns.specimenOf[photo] as number);
  const doubt = new Map<LookAlikeGroup, number>();
  let left = others.length;
  for (const [index, end] of ends.entries()) {
    const own = specimens.subarray(ends[index - 1] ?? 0, end);
    if (own.length === 1) {
      left += 1;
      continue;
    }
    const group = groupOf(catalogue, own);
    doubt.set(group, own.reduce((sum, id) => sum + (place[id] as number), 0) / own.length);
    await turn();
  }
  const groups = [...doubt.keys()].sort((a, b) => doubt.get(a)! - doubt.get(b)!);
  const all = new Uint32Array(specimens.length + others.length);
  all.set(specimens);
  all.set(others, specimens.length);
  return { ids: all, groups: { groups, left, compared: sketches.projection !== null } };
}

function groupOf({ read, listing }: Catalogue, specimens: Uint32Array): LookAlikeGroup {
  const counts = new Map<number, number>();
  for (const id of specimens) {
    const shown = listing.columns.taxon[id] as number;
    if (shown !== 0) counts.set(shown, (counts.get(shown) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  const named = most && taxon(read, most[0]);
  return {
    specimenIds: [...specimens],
    photoId: faceOf(listing, specimens[specimens.length >>> 1] as number),
    name: named ? { scientificName: named.scientificName, italic: isItalicRank(named.taxonRank) } : null,
    agree: most?.[1] ?? 0,
  };
}

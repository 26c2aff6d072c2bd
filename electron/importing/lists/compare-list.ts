/*
 * A joined checklist against the names of the catalogue: which of them it means, and what it would change. A known name is
 * never guessed among several. Runs in the catalogue thread; writes nothing.
 */
import { takeTurns } from '../../calls/turns.ts';
import type { ReadHandle } from '../../catalogue/database/database.ts';
import { addTo } from '../../domain/lists.ts';
import { maySameAuthors } from '../../domain/names/same-authors.ts';
import { RANKS, type Rank } from '../../domain/taxonomy.ts';
import { type Entry, keyOf } from './join-list.ts';
import type { ListInFile } from './read-list.ts';

export interface Known {
  readonly id: number;
  readonly scientificName: string;
  readonly authorship: string | null;
  readonly rank: Rank;
  readonly parentId: number | null;
  readonly acceptedId: number | null;
}

export interface Compared {
  readonly entry: Entry;
  /** null: it is new. */
  readonly known: Known | null;
  readonly authorship: boolean;
  readonly parent: boolean;
  readonly status: boolean;
  /** Vernacular names that are not there yet. */
  readonly vernacular: Entry['vernacular'];
}

export interface Difference {
  readonly compared: readonly Compared[];
  /** In the version before, and not in this one. */
  readonly gone: readonly Known[];
  readonly before: { readonly version: string | null; readonly addedUtc: string; readonly checklistId: number } | null;
  nameOf(id: number | null): string | null;
}

/** Several names of the catalogue may be meant, or it is there already by another row of the list: told, not written. */
type Meant = Known | 'new' | 'several' | 'twice';

export async function compareList(db: ReadHandle, list: ListInFile, entries: readonly Entry[]): Promise<Difference> {
  const known = new Map<number, Known>();
  const byName = new Map<string, Known[]>();
  for (const one of namesOf(db)) {
    known.set(one.id, one);
    addTo(byName, keyOf(one.rank, one.scientificName), one);
  }
  const before = versionBefore(db, list.title);
  const inBefore = new Set(
    before ? db.ids('SELECT taxon_id FROM checklist_name WHERE checklist_id = ?', [before.checklistId]) : [],
  );
  const matching = new Matching(known, byName, inBefore);
  const turn = takeTurns();
  const meant = new Map<Entry, Known | null>();
  for (const entry of entries) {
    await turn();
    const found = matching.meant(entry);
    if (found === 'several') list.told.add('several-taxa', entry.scientificName);
    else if (found === 'twice') list.told.add('named-twice', entry.scientificName);
    else meant.set(entry, found === 'new' ? null : found);
  }
  for (const entry of meant.keys()) {
    if (entry.accepted && !meant.has(entry.accepted)) {
      list.told.add('no-accepted', entry.scientificName);
      entry.isAdrift = true;
    }
    // It would stand as an accepted name.
    if (entry.isAdrift && meant.get(entry) === null) meant.delete(entry);
  }
  const vernacular = vernacularOf(db);
  const compared: Compared[] = [];
  for (const [entry, one] of meant) {
    await turn();
    compared.push(difference(entry, one, meant, list.tellsStatus, vernacular));
  }
  const used = new Set([...meant.values()].flatMap((one) => one?.id ?? []));
  const gone = [...inBefore].flatMap((id) => (used.has(id) ? [] : (known.get(id) ?? [])));
  return { compared, gone, before, nameOf: (id) => (id === null ? null : (known.get(id)?.scientificName ?? null)) };
}

function namesOf(db: ReadHandle): Known[] {
  const rows = db.raw<[number, string, string | null, Rank, number | null, number | null]>(
    `SELECT id, scientific_name, authorship, rank, parent_id, accepted_id FROM taxon WHERE taken_out = 0 AND rank <> 'label'`,
  );
  return rows.map(([id, scientificName, authorship, rank, parentId, acceptedId]) => ({
    id,
    scientificName,
    authorship,
    rank,
    parentId,
    acceptedId,
  }));
}

function vernacularOf(db: ReadHandle): ReadonlyMap<number, ReadonlySet<string>> {
  const names = new Map<number, Set<string>>();
  for (const [id, name] of db.raw<[number, string]>('SELECT taxon_id, name FROM vernacular_name'))
    names.set(id, (names.get(id) ?? new Set()).add(name));
  return names;
}

/** The newest that stands. */
function versionBefore(db: ReadHandle, title: string): Difference['before'] {
  const found = db.get<NonNullable<Difference['before']>>(
    `SELECT checklist.id AS checklistId, version, made_utc AS addedUtc FROM checklist JOIN action ON action.id = action_id
     WHERE title = ? AND undone_by IS NULL ORDER BY checklist.id DESC LIMIT 1`,
    [title],
  );
  return found ?? null;
}

class Matching {
  readonly #known: ReadonlyMap<number, Known>;
  readonly #byName: ReadonlyMap<string, readonly Known[]>;
  readonly #inBefore: ReadonlySet<number>;
  readonly #used = new Set<number>();
  /** What new names were taken for: the same name twice in a list is one. */
  readonly #new = new Set<string>();

  constructor(
    known: ReadonlyMap<number, Known>,
    byName: ReadonlyMap<string, readonly Known[]>,
    inBefore: ReadonlySet<number>,
  ) {
    this.#known = known;
    this.#byName = byName;
    this.#inBefore = inBefore;
  }

  meant(entry: Entry): Meant {
    const all = this.#byName.get(keyOf(entry.rank, entry.scientificName)) ?? [];
    const found = this.#among(all, entry);
    if (found === 'several') return found;
    if (found === 'new') {
      const key = JSON.stringify([entry.rank, entry.scientificName, entry.authorship, lineOf(entry)]);
      if (this.#new.has(key)) return 'twice';
      this.#new.add(key);
      return found;
    }
    if (this.#used.has(found.id)) return 'twice';
    this.#used.add(found.id);
    return found;
  }

  #among(all: readonly Known[], entry: Entry): Known | 'new' | 'several' {
    const { authorship } = entry;
    const exact = all.filter((one) => authorship !== null && one.authorship === authorship);
    if (exact.length === 1 && exact[0]) return exact[0];
    const line = lineOf(entry);
    const inLine = (exact.length > 1 ? exact : all).filter((one) => this.#fits(one, line));
    const sameAuthor = inLine.filter(
      (one) => one.authorship === null || authorship === null || maySameAuthors(one.authorship, authorship),
    );
    if (sameAuthor.length === 1 && sameAuthor[0]) return sameAuthor[0];
    if (sameAuthor.length > 1) return 'several';
    // Its author was corrected, or it was moved, since the version before.
    const [only, other] = all.filter(({ id }) => this.#inBefore.has(id) && !this.#used.has(id));
    return only && !other ? only : 'new';
  }

  #fits(one: Known, line: ReadonlyMap<Rank, string>): boolean {
    const seen = new Set<number>();
    for (let at = this.#above(one); at && !seen.has(at.id); at = this.#above(at)) {
      seen.add(at.id);
      const listed = line.get(at.rank);
      if (listed !== undefined && listed !== at.scientificName) return false;
    }
    return true;
  }

  #above({ parentId }: Known): Known | undefined {
    return parentId === null ? undefined : this.#known.get(parentId);
  }
}

/** From family up: a species that came into another genus has another name. */
function lineOf(entry: Entry): Map<Rank, string> {
  const line = new Map<Rank, string>();
  for (let at = entry.parent; at; at = at.parent)
    if (RANKS.indexOf(at.rank) <= RANKS.indexOf('family')) line.set(at.rank, at.scientificName);
  return line;
}

function difference(
  entry: Entry,
  known: Known | null,
  meant: ReadonlyMap<Entry, Known | null>,
  tellsStatus: boolean,
  vernacular: ReadonlyMap<number, ReadonlySet<string>>,
): Compared {
  const has = known ? (vernacular.get(known.id) ?? new Set<string>()) : new Set<string>();
  const added = entry.vernacular.filter(({ name }) => !has.has(name));
  const once = [...new Map(added.toReversed().map((one) => [one.name, one])).values()].toReversed();
  if (!known) return { entry, known, authorship: false, parent: false, status: false, vernacular: once };
  const authorship = entry.authorship !== null && entry.authorship !== known.authorship;
  const isOther = (other: Entry | null, id: number | null) => {
    const target = other ? meant.get(other) : undefined;
    return target === null || (target !== undefined && target.id !== id);
  };
  const parent = entry.accepted === null && isOther(entry.parent, known.parentId);
  const becomesAccepted =
    tellsStatus && !entry.isImplied && !entry.isAdrift && entry.accepted === null && known.acceptedId !== null;
  const status = becomesAccepted || isOther(entry.accepted, known.acceptedId);
  return { entry, known, authorship, parent, status, vernacular: once };
}

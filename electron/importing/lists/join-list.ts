/*
 * The names of a checklist joined by what it says of each other: its wider taxon, its accepted name. Identifiers that stand
 * twice, that lead nowhere or in circles are told, and the link is left out. Pure.
 */
import { takeTurns } from '../../calls/turns.ts';
import { addTo } from '../../domain/lists.ts';
import { parseName } from '../../domain/names/parse-name.ts';
import { genusOf, speciesOf } from '../../domain/names/wider-names.ts';
import { isBelowSpecies, type Rank, RANKS } from '../../domain/taxonomy.ts';
import type { ListedRecord, ReadList, Told } from './listed.ts';

export interface Entry {
  readonly scientificName: string;
  readonly rank: Rank;
  authorship: string | null;
  vernacular: ListedRecord['vernacular'];
  parent: Entry | null;
  accepted: Entry | null;
  /** A synonym of which it cannot be told what name is accepted. */
  isAdrift: boolean;
  /** Named by others only: as their genus, their family. */
  readonly isImplied: boolean;
}

export const placeOf = (rank: Rank): number => RANKS.indexOf(rank);

interface Named extends ListedRecord {
  readonly name: NonNullable<ListedRecord['name']>;
}

/** Widest ranks first, so that each comes after what it stands below. */
export async function joinList({ records }: Pick<ReadList, 'records'>, told: Told): Promise<Entry[]> {
  return await new Joining(records, told).all();
}

class Joining {
  readonly #told: Told;
  readonly #records: readonly ListedRecord[];
  readonly #byId = new Map<string, ListedRecord>();
  readonly #entries = new Map<ListedRecord, Entry>();
  readonly #byName = new Map<string, Entry[]>();
  readonly #implied = new Map<string, Entry>();

  constructor(records: readonly ListedRecord[], told: Told) {
    this.#told = told;
    const kept: ListedRecord[] = [];
    for (const record of records) {
      if (record.id !== null && this.#byId.has(record.id)) {
        told.add('doubled-id', record.name ? `${record.name.scientificName} (${record.id})` : record.id);
        continue;
      }
      if (record.id !== null) this.#byId.set(record.id, record);
      kept.push(record);
    }
    this.#records = kept;
  }

  async all(): Promise<Entry[]> {
    const turn = takeTurns();
    const named = this.#records.filter((record): record is Named => record.name !== null);
    for (const record of named) this.#addEntry(record);
    for (const record of named) {
      await turn();
      const entry = this.#entries.get(record)!;
      entry.accepted = this.#acceptedOf(record, entry);
      entry.isAdrift = entry.accepted === null && this.#isSynonym(record);
      entry.parent ??= this.#parentOf(record, entry);
    }
    const all = [...new Set(this.#entries.values()), ...this.#implied.values()];
    return all.sort((a, b) => placeOf(a.rank) - placeOf(b.rank));
  }

  /** The same name, author and rank twice is one name, unless it stands below different taxa. */
  #addEntry(record: Named): void {
    const { scientificName, authorship, rank } = record.name;
    const entry: Entry = {
      scientificName,
      authorship,
      rank,
      vernacular: record.vernacular,
      parent: null,
      accepted: null,
      isAdrift: false,
      isImplied: false,
    };
    this.#entries.set(record, entry);
    addTo(this.#byName, keyOf(rank, scientificName), entry);
  }

  /** Through ranks that are not kept, to the first that is wider. */
  #parentOf(record: Named, entry: Entry): Entry | null {
    const seen = new Set([record.id]);
    let at: ListedRecord = record;
    while (at.parentId !== null) {
      if (seen.has(at.parentId)) {
        this.#told.add('circle', entry.scientificName);
        break;
      }
      seen.add(at.parentId);
      const parent = this.#byId.get(at.parentId);
      if (!parent) {
        this.#told.add('no-parent', entry.scientificName);
        break;
      }
      const above = this.#entries.get(parent);
      if (above && parent.acceptedId === null && placeOf(above.rank) < placeOf(entry.rank)) return above;
      at = parent;
    }
    return this.#parentInColumns(record, entry);
  }

  /** A synonym brings no wider taxa that nothing else is of. */
  #parentInColumns({ wider, acceptedId, acceptedName }: Named, entry: Entry): Entry | null {
    const isSynonym = acceptedId !== null || acceptedName !== null;
    const { scientificName, rank } = entry;
    const genus = rank === 'species' || isBelowSpecies(rank) ? genusOf(scientificName) : null;
    const line: Partial<Record<Rank, string>> = { ...wider };
    if (genus !== null) line.genus = genus;
    if (isBelowSpecies(rank)) line.species = speciesOf(scientificName);
    let above: Entry | null = null;
    const key: string[] = [];
    for (const one of RANKS.slice(0, placeOf(rank))) {
      const name = line[one];
      if (name === undefined) continue;
      key.push(keyOf(one, name));
      above = this.#widerEntry(one, name, key.join('\n'), above, isSynonym) ?? above;
    }
    return above;
  }

  /** Its own row where the list has one of the name; several are told apart by what they stand below. */
  #widerEntry(rank: Rank, scientificName: string, key: string, above: Entry | null, onlyThere: boolean): Entry | null {
    const own = (this.#byName.get(keyOf(rank, scientificName)) ?? []).filter(({ accepted }) => accepted === null);
    if (own.length === 1 && own[0]) {
      own[0].parent ??= above && placeOf(above.rank) < placeOf(rank) ? above : null;
      return own[0];
    }
    const known = this.#implied.get(key);
    if (known || onlyThere) return known ?? null;
    const entry: Entry = {
      scientificName,
      rank,
      authorship: null,
      vernacular: [],
      parent: above,
      accepted: null,
      isAdrift: false,
      isImplied: true,
    };
    this.#implied.set(key, entry);
    return entry;
  }

  #isSynonym({ acceptedId, acceptedName, name }: Named): boolean {
    return acceptedId !== null || (acceptedName !== null && bareOf(acceptedName) !== name.scientificName);
  }

  /** The name at the end of the chain of synonyms. */
  #acceptedOf(record: Named, entry: Entry): Entry | null {
    if (record.acceptedId === null) return record.acceptedName === null ? null : this.#acceptedInWords(record, entry);
    const seen = new Set<ListedRecord>([record]);
    let at: ListedRecord = record;
    while (at.acceptedId !== null) {
      const next = this.#byId.get(at.acceptedId);
      if (!next || !next.name) {
        this.#told.add('no-accepted', entry.scientificName);
        return null;
      }
      if (seen.has(next)) {
        this.#told.add('circle', entry.scientificName);
        return null;
      }
      seen.add(next);
      at = next;
    }
    return this.#entries.get(at) ?? null;
  }

  #acceptedInWords({ acceptedName }: Named, entry: Entry): Entry | null {
    const name = bareOf(acceptedName ?? '');
    if (name === entry.scientificName) return null;
    const ranks = [entry.rank, ...RANKS.toReversed()];
    for (const rank of ranks) {
      const found = this.#byName.get(keyOf(rank, name)) ?? [];
      const [only, other] = found.filter((one) => one !== entry);
      if (only && !other) return only;
      if (other) break;
    }
    this.#told.add('no-accepted', entry.scientificName);
    return null;
  }
}

function bareOf(written: string): string {
  const parsed = parseName(written, { isName: true });
  return 'why' in parsed ? written : parsed.scientificName;
}

export const keyOf = (rank: Rank, scientificName: string): string => `${rank} ${scientificName}`;

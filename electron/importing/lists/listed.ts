/*
 * What a checklist says, whatever its form: a record for each name, with the identifiers that join them, and what in it is
 * told instead of taken. Pure.
 */
import type { ListTold, ListTrouble } from '../../contract/lists.ts';
import type { VernacularName } from '../../contract/names.ts';
import type { Rank } from '../../domain/taxonomy.ts';
import type { GivenName } from '../tables/given-name.ts';

export interface ListedRecord {
  /** In what part and line it stands. */
  readonly line: number;
  readonly id: string | null;
  /** null: a rank that the catalogue does not keep; others may be joined through it. */
  readonly name: Omit<GivenName, 'qualifier'> | null;
  readonly parentId: string | null;
  /** Of the accepted name, where this is a synonym by the identifiers. */
  readonly acceptedId: string | null;
  /** The accepted name in words. */
  readonly acceptedName: string | null;
  /** Wider taxa in columns. */
  readonly wider: Readonly<Partial<Record<Rank, string>>>;
  readonly vernacular: readonly VernacularName[];
}

export interface ReadList {
  readonly title: string;
  readonly version: string | null;
  readonly records: readonly ListedRecord[];
  /** Whether it says which names are accepted and which are synonyms. */
  readonly tellsStatus: boolean;
}

/** Each kind of trouble counted, with the first places. */
export class Told {
  readonly #found = new Map<ListTrouble, { count: number; first: string[] }>();

  add(trouble: ListTrouble, place: string): void {
    const found = this.#found.get(trouble) ?? { count: 0, first: [] };
    found.count += 1;
    if (found.first.length < 5) found.first.push(place);
    this.#found.set(trouble, found);
  }

  copy(): Told {
    const copied = new Told();
    for (const [trouble, { count, first }] of this.#found) copied.#found.set(trouble, { count, first: [...first] });
    return copied;
  }

  get all(): ListTold[] {
    return [...this.#found].map(([trouble, found]) => ({ trouble, ...found }));
  }
}

/* What a checklist would change, as it is shown before anything is written. Runs in the catalogue thread; writes nothing. */
import type { ReadHandle } from '../../catalogue/database/database.ts';
import { LIST_CHANGES, type ListChange, type ListedChange, type ListPlan, MOST_LISTED } from '../../contract/lists.ts';
import type { PathText } from '../../domain/path-text.ts';
import type { Reader } from '../../reader/calls.ts';
import { type Compared, compareList, type Difference, type Known } from './compare-list.ts';
import { type ListInFile, readJoined } from './read-list.ts';

/** Throws ProblemError 'csv-unreadable'. */
export async function readAndCompare(
  db: ReadHandle,
  path: PathText,
  reader?: Reader,
): Promise<{ list: ListInFile; difference: Difference }> {
  const { list, entries } = await readJoined(path, reader);
  return { list, difference: await compareList(db, list, entries) };
}

/** Throws as `readAndCompare` does. */
export async function planList(db: ReadHandle, path: PathText, reader?: Reader): Promise<ListPlan> {
  const { list, difference } = await readAndCompare(db, path, reader);
  const { compared, gone, before, nameOf } = difference;
  const rows: Record<ListChange, ListedChange[]> = {
    new: [],
    authorship: [],
    parent: [],
    status: [],
    vernacular: [],
    gone: gone.map((one) => rowOf(one, null, null)),
  };
  let same = 0;
  for (const one of compared) {
    const kinds = kindsOf(one);
    if (kinds.length === 0) same += 1;
    for (const kind of kinds) rows[kind].push(changeOf(one, kind, nameOf));
  }
  return {
    title: list.title,
    version: list.version,
    before: before && { version: before.version, addedUtc: before.addedUtc },
    names: compared.length,
    same,
    changes: Object.fromEntries(LIST_CHANGES.map((kind) => [kind, firstOf(rows[kind])])) as ListPlan['changes'],
    told: list.told.all,
  };
}

function firstOf(rows: readonly ListedChange[]): ListPlan['changes'][ListChange] {
  const inOrder = rows.toSorted((a, b) => (a.scientificName < b.scientificName ? -1 : 1));
  return { count: rows.length, first: inOrder.slice(0, MOST_LISTED) };
}

export function kindsOf({ known, authorship, parent, status, vernacular }: Compared): Exclude<ListChange, 'gone'>[] {
  if (!known) return ['new'];
  return [
    ...(authorship ? (['authorship'] as const) : []),
    ...(parent ? (['parent'] as const) : []),
    ...(status ? (['status'] as const) : []),
    ...(vernacular.length > 0 ? (['vernacular'] as const) : []),
  ];
}

function changeOf(
  { entry, known, vernacular }: Compared,
  kind: ListChange,
  nameOf: Difference['nameOf'],
): ListedChange {
  const row = known ?? { ...entry, parentId: null, acceptedId: null };
  switch (kind) {
    case 'new':
      return rowOf(row, null, entry.accepted?.scientificName ?? null);
    case 'authorship':
      return rowOf(row, known?.authorship ?? null, entry.authorship);
    case 'parent':
      return rowOf(row, nameOf(row.parentId), entry.parent?.scientificName ?? null);
    case 'status':
      return rowOf(row, nameOf(row.acceptedId), entry.accepted?.scientificName ?? null);
    default:
      return rowOf(row, null, vernacular.map(({ name }) => name).join(', '));
  }
}

function rowOf(
  { scientificName, authorship, rank }: Pick<Known, 'scientificName' | 'authorship' | 'rank'>,
  from: string | null,
  to: string | null,
): ListedChange {
  return { scientificName, authorship, taxonRank: rank, from, to };
}

/* What a plan of an import says as a whole. Pure. */
import type { ImportPlan, NameRow } from '../../electron/contract/import.ts';
import { qualified } from '../../electron/domain/names/qualifier.ts';

type Names = Pick<ImportPlan, 'names' | 'moreNames'>;

/** Photos that are left out are not read. */
export function photosToRead({ photos, names }: Pick<ImportPlan, 'photos' | 'names'>): number {
  return names.reduce((left, row) => left - (row.out ? row.photos : 0), photos);
}

/** Whether a name is taken from any folder, so that somebody must vouch for it. */
export function givesNames({ names, moreNames }: Names): boolean {
  return moreNames > 0 || names.some(({ said, out }) => said !== null && !out);
}

/** How many names the folders give; two folders may give the same. */
export function namesGiven({ names }: Names): number {
  return new Set(names.flatMap((row) => (row.out ? [] : (saidText(row) ?? [])))).size;
}

/** As one would type it; null: it says nothing. */
export function saidText({ said }: NameRow): string | null {
  if (!said) return null;
  return said.kind === 'label' ? said.text : qualified(said.scientificName, said.qualifier);
}

/** Folders in this one that say nothing themselves: what is chosen for this one holds for them too. */
export function silentFoldersIn({ folder }: NameRow, names: readonly NameRow[]): number {
  const inside = (other: string) => other !== folder && (folder === '' || other.startsWith(`${folder}/`));
  return names.filter((row) => row.said === null && !row.chosen && inside(row.folder)).length;
}

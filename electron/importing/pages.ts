/* Which photos an import makes of files of several pages. Catalogue thread. */
import { takeTurns } from '../calls/turns.ts';
import type { ImportPlan, ImportRequest } from '../contract/import.ts';
import { fileOf, pathOfPage } from '../domain/path-text.ts';
import type { FoundPhoto } from '../photos/scan.ts';
import type { KnownAt } from './known-places.ts';
import type { Namings } from './name-all.ts';
import type { Apart } from './tell-apart.ts';

/**
 * Each page that is asked for as a photo, behind the first of its file. Pages that the catalogue has are asked for whatever a
 * person chose: photos leave it by being taken out alone.
 */
export async function photosOf(
  files: readonly FoundPhoto[],
  asked: ImportRequest['pages'],
  knownAt: KnownAt,
): Promise<FoundPhoto[]> {
  const turn = takeTurns();
  const photos: FoundPhoto[] = [];
  for (const file of files) {
    photos.push(file);
    for (let page = 2; page <= (file.pages ?? 1); page++) {
      await turn();
      const relativePath = pathOfPage(file.relativePath, page);
      if (asked === 'all' || knownAt(relativePath)) photos.push({ ...file, relativePath });
    }
  }
  return photos;
}

export function isFile({ relativePath }: FoundPhoto): boolean {
  return fileOf(relativePath) === relativePath;
}

/** Of files that hold more than one of `photos`, which have the first page of each. */
export function photosByFile(photos: readonly FoundPhoto[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const photo of photos) {
    if (isFile(photo)) continue;
    const file = fileOf(photo.relativePath);
    counts.set(file, (counts.get(file) ?? 1) + 1);
  }
  return counts;
}

/** What is said of files, to be asked of their pages too. `viewOf`: what a row says of a page. */
export function saidOfPages<Said extends { readonly apart: Apart } & Namings>(
  said: Said,
  viewOf: (page: string) => string | null,
): Said {
  const { apart, naming, namingByRow, severalTaxa, rowOf } = said;
  const toldOf = (path: string, view: string | null) => {
    const told = apart.told(fileOf(path));
    return view === null ? told : { ...told, view };
  };
  return {
    ...said,
    apart: { ...apart, told: (path) => toldOf(path, viewOf(path)) },
    naming: (path) => naming(fileOf(path)),
    namingByRow: (path, row) => namingByRow(fileOf(path), row),
    severalTaxa: (path) => severalTaxa(fileOf(path)),
    rowOf: (path) => rowOf(fileOf(path)),
  };
}

export function plannedPages(photos: readonly FoundPhoto[]): ImportPlan['pages'] {
  const several = photos.filter((photo) => isFile(photo) && photo.pages !== undefined);
  const pages = several.reduce((sum, photo) => sum + (photo.pages ?? 1), 0);
  return several.length === 0 ? null : { files: several.length, pages };
}

/* A folder against what the catalogue knows of it: what is new, changed, taken out before, and there no more. Catalogue thread. */
import type { ReadHandle } from '../catalogue/database/database.ts';
import { knownIn, sourceAt, takenOutAt } from '../catalogue/specimens/photos.ts';
import { takeTurns } from '../calls/turns.ts';
import type { PlanChanges } from '../contract/import.ts';
import { evenly } from '../domain/lists.ts';
import { shownPath } from '../domain/path-text.ts';
import type { Scan } from '../photos/scan.ts';

const EXAMPLES = 20;

/** `again`: photos that were taken out are new ones. */
export async function changesOf(
  db: ReadHandle,
  folder: string,
  scan: Scan,
  again: boolean,
): Promise<Omit<PlanChanges, 'numbered'>> {
  const all = knownIn(db, folder);
  const known = new Map(all.map((photo) => [photo.relativePath, photo]));
  const source = again ? null : sourceAt(db, folder);
  const turn = takeTurns();
  const counts = { added: 0, known: 0, changed: 0, takenOut: 0 };
  for (const photo of scan.photos) {
    await turn();
    const before = known.get(photo.relativePath);
    if (!before) {
      counts[source !== null && takenOutAt(db, source, photo) ? 'takenOut' : 'added'] += 1;
      continue;
    }
    counts.known += 1;
    if (before.bytes !== photo.bytes || before.modifiedMs !== photo.modifiedMs) counts.changed += 1;
  }
  return { ...counts, ...vanishedAmong(all, scan) };
}

/** Photos of the catalogue that the folder does not have any more; of what could not be looked into nobody knows. */
export function vanishedFrom(db: ReadHandle, folder: string, scan: Scan): Vanished {
  return vanishedAmong(knownIn(db, folder), scan);
}

type Vanished = Pick<PlanChanges, 'vanished' | 'vanishedExamples'>;

function vanishedAmong(known: ReturnType<typeof knownIn>, { photos, unreadable }: Scan): Vanished {
  if (known.length === 0) return { vanished: 0, vanishedExamples: [] };
  const there = new Set(photos.map(({ relativePath }) => relativePath));
  const unseen = new Set(unreadable.map(({ relativePath }) => relativePath));
  const isUnseen = (path: string): boolean => {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (unseen.has(path.slice(0, end))) return true;
    }
    return false;
  };
  const gone = known.filter(({ relativePath }) => !there.has(relativePath) && !isUnseen(relativePath));
  return {
    vanished: gone.length,
    vanishedExamples: evenly(gone, EXAMPLES).map(({ relativePath }) => shownPath(relativePath)),
  };
}

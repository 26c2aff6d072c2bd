/* Which photo of the catalogue a file of a folder is, by its place. Runs where the catalogue is open. */
import type { ReadHandle } from '../catalogue/database/database.ts';
import { type KnownPhoto, photoAt, sources } from '../catalogue/specimens/photos.ts';

export type KnownAt = (relativePath: string) => KnownPhoto | undefined;

/** Sources that lie inside this folder or around it hold the same files, not copies. */
export function knownPlaces(db: ReadHandle, folder: string): KnownAt {
  const all = sources(db);
  const own = all.filter((one) => one.folder === folder);
  const inOrAround = all.filter((one) => one.folder.startsWith(`${folder}/`) || folder.startsWith(`${one.folder}/`));
  return (relativePath) => {
    const path = `${folder}/${relativePath}`;
    for (const { id, folder: other } of [...own, ...inOrAround]) {
      const known = path.startsWith(`${other}/`) ? photoAt(db, id, path.slice(other.length + 1)) : undefined;
      if (known) return known;
    }
    return undefined;
  };
}

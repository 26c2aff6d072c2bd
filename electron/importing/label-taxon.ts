/* The taxon that a folder's name means: a known one, else a new one with its parents. Runs in the catalogue thread. */
import type { WriteHandle } from '../catalogue/database/database.ts';
import { addTaxon, taxaNamed } from '../catalogue/naming/taxa.ts';
import type { FolderLabel } from './folder-label.ts';

export function labelTaxon(db: WriteHandle, label: FolderLabel): number {
  const { scientificName, rank, authorship } = label;
  const known = taxaNamed(db, scientificName, rank);
  const same = known.find((taxon) => authorship !== null && taxon.scientificNameAuthorship === authorship) ?? known[0];
  if (same) return same.id;
  return addTaxon(db, {
    scientificName,
    authorship,
    rank,
    parentId: parentOf(db, scientificName),
    acceptedId: null,
  });
}

/** The genus of a binomial, the species of a trinomial; made where it is not there yet. */
export function parentOf(db: WriteHandle, scientificName: string): number | null {
  const words = scientificName.split(' ');
  if (words.length < 2) return null;
  const name = words.slice(0, -1).join(' ');
  const rank = words.length === 2 ? 'genus' : 'species';
  const [known] = taxaNamed(db, name, rank);
  if (known) return known.id;
  return addTaxon(db, { scientificName: name, authorship: null, rank, parentId: parentOf(db, name), acceptedId: null });
}

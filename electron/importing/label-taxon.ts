/* The taxon that a folder's name means: a known one, else a new one with its parents. Runs in the catalogue thread. */
import type { WriteHandle } from '../catalogue/database/database.ts';
import { addTaxon, taxaNamed, widerTaxa } from '../catalogue/naming/taxa.ts';
import { genusOf, speciesOf } from '../domain/names/wider-names.ts';
import type { Rank } from '../domain/taxonomy.ts';
import type { FolderLabel } from './folder-label.ts';

export function labelTaxon(db: WriteHandle, { scientificName, rank, authorship, above = [] }: FolderLabel): number {
  const known = taxonWithin(db, { scientificName, rank, authorship }, above);
  if (known !== null) return known;
  return addTaxon(db, {
    scientificName,
    authorship,
    rank,
    parentId: parentOf(db, scientificName, rank, above),
    acceptedId: null,
  });
}

/**
 * The genus of a species, the species of what is below it; made where it is not there yet. The hybrid of two genera has
 * none.
 */
export function parentOf(
  db: WriteHandle,
  scientificName: string,
  rank: Rank,
  above: readonly string[] = [],
): number | null {
  const name = rank === 'subspecies' ? speciesOf(scientificName) : genusOf(scientificName);
  if (name === null) return null;
  const wider = rank === 'subspecies' ? 'species' : 'genus';
  const known = taxonWithin(db, { scientificName: name, rank: wider, authorship: null }, above);
  if (known !== null) return known;
  const parentId = parentOf(db, name, wider, above);
  return addTaxon(db, { scientificName: name, authorship: null, rank: wider, parentId, acceptedId: null });
}

/** Of several taxa with one name, the one that stands below a taxon in `above`, then the one with these authors. */
function taxonWithin(
  db: WriteHandle,
  { scientificName, rank, authorship }: Pick<FolderLabel, 'scientificName' | 'rank' | 'authorship'>,
  above: readonly string[],
): number | null {
  const known = taxaNamed(db, scientificName, rank);
  if (known.length < 2) return known[0]?.id ?? null;
  const within = known.filter(({ id }) => widerTaxa(db, id).some((taxon) => above.includes(taxon.scientificName)));
  const meant = within.length > 0 ? within : known;
  const same = meant.find((taxon) => authorship !== null && taxon.scientificNameAuthorship === authorship);
  return (same ?? meant[0])?.id ?? null;
}

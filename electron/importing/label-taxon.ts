/* The taxon that a folder's name means: a known one, else a new one with its parents. Runs in the catalogue thread. */
import type { ReadHandle, WriteHandle } from '../catalogue/database/database.ts';
import { addTaxon, labelId, taxaNamed } from '../catalogue/naming/taxa.ts';
import { LABEL } from '../domain/taxonomy.ts';
import type { SaidName } from '../contract/import.ts';

/** null: the catalogue has none yet. */
export function knownTaxonSaid(db: ReadHandle, said: SaidName): number | null {
  if (said.kind === 'label') return taxaNamed(db, said.text, LABEL)[0]?.id ?? null;
  const { scientificName, rank, authorship } = said;
  const known = taxaNamed(db, scientificName, rank);
  const same = known.find((taxon) => authorship !== null && taxon.scientificNameAuthorship === authorship) ?? known[0];
  return same?.id ?? null;
}

export function taxonSaid(db: WriteHandle, said: SaidName): number {
  const known = knownTaxonSaid(db, said);
  if (known !== null) return known;
  if (said.kind === 'label') return labelId(db, said.text);
  const { scientificName, rank, authorship } = said;
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

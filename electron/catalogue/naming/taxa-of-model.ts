/*
 * The names of a model from elsewhere as taxa of this catalogue: by name, author and rank, added with their wider taxa
 * where they are missing. Runs where the catalogue is written.
 */
import type { TrainerStore, ClassTaxon } from '../../contract/threads.ts';
import type { WiderName } from '../../contract/model-file.ts';
import { LABEL, NAME_RANKS } from '../../domain/taxonomy.ts';
import type { WriteHandle } from '../database/database.ts';
import { addTaxon, taxaNamed } from './taxa.ts';

type Names = Parameters<TrainerStore['models.taxa']>[0]['names'];

export function taxaOfModel(db: WriteHandle, names: Names): { taxa: ClassTaxon[]; added: number } {
  let added = 0;
  const idOf = (name: WiderName, parentId: number | null): number => {
    const known = sameTaxon(db, name);
    if (known !== null) return known;
    added += 1;
    return addTaxon(db, {
      scientificName: name.scientificName,
      authorship: name.taxonRank === LABEL ? null : name.scientificNameAuthorship,
      rank: name.taxonRank,
      parentId,
      acceptedId: null,
    });
  };
  const taxa = db.transaction(() =>
    names.map(({ classification, ...name }): ClassTaxon => {
      const known = sameTaxon(db, name);
      // A name that is here has its place here; the tree of another collection does not move it.
      const id = known ?? idOf(name, parentOf(classification, name, idOf));
      const { scientificName, scientificNameAuthorship, taxonRank } = name;
      return { id, scientificName, scientificNameAuthorship, taxonRank };
    }),
  );
  return { taxa, added };
}

function parentOf(
  classification: readonly WiderName[],
  { taxonRank }: WiderName,
  idOf: (name: WiderName, parentId: number | null) => number,
): number | null {
  if (taxonRank === LABEL) return null;
  const own = NAME_RANKS.indexOf(taxonRank);
  let parentId: number | null = null;
  let widest = -1;
  for (const name of classification) {
    const rank = NAME_RANKS.indexOf(name.taxonRank);
    // Each must be narrower than the one before it and wider than the taxon itself, so that no loop can come of it.
    if (rank <= widest || rank >= own) continue;
    parentId = idOf(name, parentId);
    widest = rank;
  }
  return parentId;
}

/**
 * The taxon of this name and rank whose author is the same; where one of the two names no author, the one that there is.
 * Another author makes a homonym, which is another taxon.
 */
function sameTaxon(db: WriteHandle, { scientificName, scientificNameAuthorship, taxonRank }: WiderName): number | null {
  const named = taxaNamed(db, scientificName, taxonRank);
  const exact = named.find((taxon) => taxon.scientificNameAuthorship === scientificNameAuthorship);
  if (exact) return exact.id;
  const open = named.find((taxon) => taxon.scientificNameAuthorship === null || scientificNameAuthorship === null);
  return open?.id ?? null;
}

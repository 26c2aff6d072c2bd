/* The taxon that a folder's name means: a known one, else a new one with its parents. Runs in the catalogue thread. */
import type { ReadHandle, WriteHandle } from '../catalogue/database/database.ts';
import {
  acceptedTaxonId,
  addTaxon,
  completeTaxon,
  labelId,
  taxaNamed,
  taxon,
  widerTaxa,
} from '../catalogue/naming/taxa.ts';
import { parseName } from '../domain/names/parse-name.ts';
import { genusOf, speciesOf } from '../domain/names/wider-names.ts';
import { knownTaxa, type NameMeant, taxaMeant } from './taxa-meant.ts';
import type { SaidName } from '../contract/import.ts';
import { isBelowSpecies, LABEL, type Rank, RANKS } from '../domain/taxonomy.ts';

/** 'new': the catalogue has none yet; 'several': it has more than one, and nothing says which is meant. */
export type TaxonMeant = number | 'new' | 'several';

export function knownTaxonSaid(db: ReadHandle, said: SaidName): TaxonMeant {
  if (said.kind === 'label') return taxaNamed(db, said.text, LABEL)[0]?.id ?? 'new';
  return taxonWithin(db, said);
}

/** Whether the catalogue knows both as names of one taxon. */
export function isOneTaxon(db: ReadHandle, ...said: readonly SaidName[]): boolean {
  const [one, other] = said.map((name) => {
    const id = knownTaxonSaid(db, name);
    return typeof id === 'number' ? acceptedTaxonId(db, id) : null;
  });
  return one !== null && one === other;
}

/** null: there are several of this name, and nothing says which is meant. */
export function taxonSaid(db: WriteHandle, said: SaidName): number | null {
  const known = knownTaxonSaid(db, said);
  if (known === 'several') return null;
  if (known !== 'new') {
    // A taxon whose authors nobody has told yet gets those that are told now.
    if (said.kind === 'taxon' && said.authorship !== null) completeTaxon(db, known, { authorship: said.authorship });
    return known;
  }
  if (said.kind === 'label') return labelId(db, said.text);
  const { scientificName, rank, authorship, above = [], wider = {} } = said;
  const parentId = parentOf(db, scientificName, rank, above);
  const id = addTaxon(db, { scientificName, authorship, rank, parentId, acceptedId: null });
  putBelow(db, id, wider);
  return id;
}

/** Puts the widest of a new taxon's line below the wider ones that were named with it, where it stands below none. */
function putBelow(db: WriteHandle, id: number, wider: Readonly<Partial<Record<Rank, string>>>): void {
  const widest = widerTaxa(db, id).at(-1) ?? taxon(db, id);
  if (widest.taxonRank === LABEL) return;
  // The genus is the name's own.
  const { genus: _, ...above } = wider;
  const innermost = innermostOf(above, widest.taxonRank, (scientificName, rank, parentId) => {
    const [known] = taxaNamed(db, scientificName, rank);
    if (known && parentId !== null) completeTaxon(db, known.id, { parentId });
    return known?.id ?? addTaxon(db, { scientificName, authorship: null, rank, parentId, acceptedId: null });
  });
  if (innermost !== null) completeTaxon(db, widest.id, { parentId: innermost });
}

/**
 * The innermost of these wider taxa, as they are written, that is wider than `rank`; `taxonOf` finds or makes each below the
 * one before it, or gives null where it takes none. null: there is none.
 */
export function innermostOf(
  wider: Readonly<Partial<Record<Rank, string | undefined>>>,
  rank: Rank,
  taxonOf: (scientificName: string, rank: Rank, parentId: number | null) => number | null,
): number | null {
  let parentId: number | null = null;
  for (const one of RANKS.slice(0, RANKS.indexOf(rank))) {
    const written = wider[one];
    if (written !== undefined) parentId = taxonOf(bareName(written), one, parentId) ?? parentId;
  }
  return parentId;
}

/** A wider name without its authors; as it is written where it is no name. */
export function bareName(written: string): string {
  const parsed = parseName(written, { isName: true });
  return 'why' in parsed ? written.normalize('NFC') : parsed.scientificName;
}

/**
 * The genus of a species, the species of what is below it; made where it is not there yet. The hybrid of two genera has
 * none, and none is taken where nothing says which of several is meant.
 */
export function parentOf(
  db: WriteHandle,
  scientificName: string,
  rank: Rank,
  above: readonly string[] = [],
): number | null {
  const name = isBelowSpecies(rank) ? speciesOf(scientificName) : genusOf(scientificName);
  if (name === null) return null;
  const wider = isBelowSpecies(rank) ? 'species' : 'genus';
  const known = taxonWithin(db, { scientificName: name, rank: wider, authorship: null, above });
  if (known !== 'new') return known === 'several' ? null : known;
  const parentId = parentOf(db, name, wider, above);
  return addTaxon(db, { scientificName: name, authorship: null, rank: wider, parentId, acceptedId: null });
}

function taxonWithin(db: ReadHandle, name: NameMeant): TaxonMeant {
  const [meant, other] = taxaMeant(knownTaxa(db, name), name);
  if (other) return 'several';
  return meant?.id ?? 'new';
}

/*
 * Which taxon a name means where several bear it: an author that is given must agree, then the wider taxa around it count.
 * Runs in the catalogue thread; writes nothing.
 */
import type { ReadHandle } from '../catalogue/database/database.ts';
import { type BareTaxon, taxaAmong, taxaNamed, widerTaxa } from '../catalogue/naming/taxa.ts';
import type { SaidName } from '../contract/import.ts';
import { maySameAuthors } from '../domain/names/same-authors.ts';
import { addTo } from '../domain/lists.ts';
import { LABEL, type Rank, RANKS } from '../domain/taxonomy.ts';

export interface NameMeant {
  readonly scientificName: string;
  readonly rank: Rank;
  readonly authorship: string | null;
  readonly above?: readonly string[];
  /** Its wider taxa by their ranks, where these are known: a taxon below others is another one. */
  readonly line?: Line;
}

export type Line = Readonly<Partial<Record<Rank, string>>>;

export interface TaxonOfName {
  readonly authorship: string | null;
  readonly wider: Line;
}

export interface SeveralTaxa {
  readonly name: string;
  /** With their authors, where they are known. */
  readonly taxa: readonly string[];
}

/** Of taxa with this name, those that may be meant: none, where it is another taxon; several, where nothing says which. */
export function taxaMeant<T extends TaxonOfName>(
  known: readonly T[],
  { authorship, above = [], line = {} }: NameMeant,
): readonly T[] {
  const inLine = known.filter(({ wider }) => fitLines(wider, line));
  const agreeing = inLine.filter(
    (one) => authorship === null || (one.authorship !== null && maySameAuthors(one.authorship, authorship)),
  );
  const meant = agreeing.length > 0 ? agreeing : inLine.filter((one) => one.authorship === null);
  const within = meant.filter(({ wider }) => Object.values(wider).some((name) => above.includes(name)));
  const left = within.length > 0 ? within : meant;
  const exact = left.filter((one) => authorship !== null && one.authorship === authorship);
  return exact.length === 1 ? exact : left;
}

export function knownTaxa(db: ReadHandle, { scientificName, rank }: NameMeant): (TaxonOfName & { id: number })[] {
  return taxaNamed(db, scientificName, rank).map(({ id, scientificNameAuthorship: authorship }) => ({
    id,
    authorship,
    wider: lineAbove(db, id),
  }));
}

function lineAbove(db: ReadHandle, id: number): Line {
  const line = widerTaxa(db, id).filter(({ taxonRank }) => taxonRank !== LABEL);
  return Object.fromEntries(line.map((one) => [one.taxonRank, one.scientificName]));
}

/** As `knownTaxa`, of names that are asked for together. */
export function knownAmong(db: ReadHandle, names: readonly string[]): (name: NameMeant) => readonly TaxonOfName[] {
  const byName = new Map<string, BareTaxon[]>();
  for (const taxon of taxaAmong(db, names)) addTo(byName, `${taxon.taxonRank} ${taxon.scientificName}`, taxon);
  const lines = new Map<number | null, Line>();
  return ({ scientificName, rank }) =>
    (byName.get(`${rank} ${scientificName}`) ?? []).map(({ id, parentId, scientificNameAuthorship: authorship }) => {
      const wider = lines.get(parentId) ?? lineAbove(db, id);
      lines.set(parentId, wider);
      return { authorship, wider };
    });
}

/**
 * The taxa that a name may mean in the catalogue with those that a list adds, as they are written with their authors; empty where it
 * means one, or none yet.
 */
export function homonymsOf(
  db: ReadHandle,
  listedAs: (name: NameMeant) => readonly TaxonOfName[],
): (said: SaidName | NameMeant) => readonly string[] {
  const found = new Map<string, readonly string[]>();
  return (said) => {
    if ('kind' in said && said.kind === 'label') return [];
    const meantBy: NameMeant = said;
    const { scientificName, rank, authorship, above = [], line = {} } = meantBy;
    const key = JSON.stringify([scientificName, rank, authorship, above, line]);
    const before = found.get(key);
    if (before) return before;
    const names = severalMeant(meantBy, knownTaxa(db, meantBy), listedAs(meantBy));
    found.set(key, names);
    return names;
  };
}

/** The same of one name, by the taxa of that name in the catalogue and in the list. */
export function severalMeant(
  meantBy: NameMeant,
  known: readonly TaxonOfName[],
  listed: readonly TaxonOfName[],
): readonly string[] {
  const all = [...known];
  for (const other of listed) if (!all.some((one) => isSame(one, other))) all.push(other);
  // Nearly every name of a list is one taxon's: its authors need not be read.
  const meant = all.length < 2 ? all : taxaMeant(all, meantBy);
  return meant.length > 1 ? meant.map((one) => textOf(meantBy.scientificName, one)) : [];
}

function isSame(known: TaxonOfName, listed: TaxonOfName): boolean {
  const areOne = known.authorship === null || listed.authorship === null || known.authorship === listed.authorship;
  return areOne && fitLines(known.wider, listed.wider);
}

function fitLines(one: Line, other: Line): boolean {
  return RANKS.every((rank) => one[rank] === undefined || other[rank] === undefined || one[rank] === other[rank]);
}

/** Without an author, what it stands below tells it apart. */
function textOf(scientificName: string, { authorship, wider }: TaxonOfName): string {
  if (authorship !== null) return `${scientificName} ${authorship}`;
  const [widest] = Object.values(wider).toReversed();
  return widest === undefined ? scientificName : `${scientificName} (${widest})`;
}

/*
 * What each photo of an import is called: by its folder, or by its row in the records. Where the two say different names,
 * or photos of one specimen do, that is a contradiction, and nothing is taken for its name. A label ("rat") beside a taxon
 * (Rattus rattus) is none, since it claims no taxon: the taxon is the name. Pure.
 */
import { basename } from 'node:path';
import type { Contradiction, SaidName } from '../contract/import.ts';
import { numberIdentity } from '../domain/intake/number-identity.ts';
import { maySameAuthors } from '../domain/names/same-authors.ts';
import { genusOf, speciesOf } from '../domain/names/wider-names.ts';
import { qualified } from '../domain/names/qualifier.ts';
import { shownPath } from '../domain/path-text.ts';
import { takeTurns } from '../calls/turns.ts';
import type { FolderMeaning } from './folder-meaning.ts';
import { saidInRow } from './tables/given-name.ts';
import type { MatchedRow } from './tables/match.ts';
import type { MatchedRecords, OfPhoto } from './tables/records.ts';
import type { IsSynonym } from './synonyms.ts';
import type { SeveralTaxa } from './taxa-meant.ts';
import type { Apart } from './tell-apart.ts';

interface ToName {
  readonly paths: readonly string[];
  readonly apart: Apart;
  readonly meaning: (relativePath: string) => FolderMeaning;
  readonly records: MatchedRecords | null;
  readonly rowsOfPhotos: ReadonlyMap<string, OfPhoto>;
  /** The number of the specimen that a person gave a known photo to, whatever its file says; undefined: nobody decided. */
  readonly decidedNumber: (relativePath: string) => string | null | undefined;
  /** See `homonymsOf`. */
  readonly homonyms: (said: SaidName) => readonly string[];
  /** See `synonymsOf`. */
  readonly isSynonym: IsSynonym;
}

export interface Naming {
  readonly said: SaidName;
  /** The row that says it; null: the folder. */
  readonly row: MatchedRow | null;
}

/** The two names of a contradiction, where it is known which row or folder says them. */
export interface BothSaid {
  readonly stands?: Naming | null;
  readonly says?: Naming | null;
}

export interface Dispute {
  readonly told: Contradiction;
  readonly by?: BothSaid;
}

export interface NamingByRow {
  readonly naming: Naming | null;
  /** What folder and row say, where the two contradict each other. */
  readonly dispute?: Texts & { readonly by: BothSaid };
  /** Of the name that the row says. */
  readonly several?: SeveralTaxa;
}

export interface Namings {
  /** What a photo is called; null: nothing, or what is said contradicts itself. */
  readonly naming: (relativePath: string) => Naming | null;
  /** The same, of a photo whose row nobody knew before its code was read. */
  readonly namingByRow: (relativePath: string, row: MatchedRow) => NamingByRow;
  /** Why a photo has no name, where several taxa have the one that is said. */
  readonly severalTaxa: (relativePath: string) => SeveralTaxa | null;
  /** The row of the records that is about a photo, unless the two say different numbers. */
  readonly rowOf: (relativePath: string) => MatchedRow | undefined;
  /** By path: what the records say against folders and file names. */
  readonly disputes: ReadonlyMap<string, Dispute>;
  /** By Told.group: groups whose photos are given two names. */
  readonly twoNames: ReadonlyMap<string, Dispute>;
}

export async function nameAll(all: ToName): Promise<Namings> {
  const { paths, apart, meaning, rowsOfPhotos } = all;
  const turn = takeTurns();
  const disputes = new Map<string, Dispute>();
  /** Photos whose row is about a specimen of another number. */
  const numberedOtherwise = new Set<string>();
  const saidIn = new Map<number, SaidName | null>();
  const sayingOf = (row: MatchedRow): SaidName | null => {
    let said = saidIn.get(row.line);
    if (said === undefined) {
      const { name } = row.content;
      said = name && saidInRow(name);
      saidIn.set(row.line, said);
    }
    return said;
  };
  const namingByRow = (path: string, row: MatchedRow): NamingByRow => {
    const { said } = meaning(path);
    const own = sayingOf(row);
    if (!own) return { naming: said && { said, row: null } };
    const taxa = all.homonyms(own);
    if (own.kind === 'taxon' && taxa.length > 0) return { naming: null, several: { name: own.scientificName, taxa } };
    if (said && said.kind === own.kind && !isWithin(own, said) && !all.isSynonym(own, said))
      return { naming: null, dispute: { ...bothTexts(said, own), by: { says: { said: own, row } } } };
    return { naming: own.kind === 'taxon' || said?.kind !== 'taxon' ? { said: own, row } : { said, row: null } };
  };
  const namings = new Map<string, Naming | null>();
  const several = new Map<string, SeveralTaxa>();
  for (const path of all.records ? paths : []) {
    await turn();
    const row = rowOf(all, path);
    if (!row) continue;
    const told = apart.told(path);
    const at = { specimen: told.catalogNumber ?? shownPath(basename(path)), path: shownPath(path) };
    const number = rowsOfPhotos.get(path)?.catalogNumber ?? null;
    if (isOtherNumber(number, told.catalogNumber) && all.decidedNumber(path) === undefined) {
      disputes.set(path, disputeOf({ stands: told.catalogNumber ?? '', says: number ?? '' }, at));
      numberedOtherwise.add(path);
      namings.set(path, null);
      continue;
    }
    const byRow = namingByRow(path, row);
    namings.set(path, byRow.naming);
    if (byRow.several) several.set(path, byRow.several);
    if (byRow.dispute) disputes.set(path, disputeOf(byRow.dispute, at));
  }
  // Of a specimen in dispute, no photo tells the name.
  const inDispute = new Set([...disputes.keys()].map((path) => apart.told(path).group));
  inDispute.delete(null);
  const naming = (path: string): Naming | null => {
    if (inDispute.size > 0 && inDispute.has(apart.told(path).group)) return null;
    const known = namings.get(path);
    if (known !== undefined) return known;
    const { said } = meaning(path);
    return said && { said, row: null };
  };
  return {
    naming,
    namingByRow,
    severalTaxa: (path) => several.get(path) ?? (naming(path) ? null : meaning(path).several),
    rowOf: (path) => (numberedOtherwise.has(path) ? undefined : rowOf(all, path)),
    disputes,
    twoNames: await twoNamesOf(all, naming),
  };
}

/** What a row of a table says against a folder or a file's name. */
export function disputeOf(
  { by, ...texts }: Texts & Pick<Dispute, 'by'>,
  at: Pick<Contradiction, 'specimen' | 'path'>,
): Dispute {
  return { told: { kind: 'table', ...at, ...texts }, ...(by && { by }) };
}

function isOtherNumber(number: string | null, told: string | null): boolean {
  return number !== null && told !== null && numberIdentity(number) !== numberIdentity(told);
}

/** Of a photo's own file before that of its number. */
function rowOf({ apart, records, rowsOfPhotos, decidedNumber }: ToName, path: string): MatchedRow | undefined {
  if (!records) return undefined;
  const decided = decidedNumber(path);
  const number = decided === undefined ? apart.told(path).catalogNumber : decided;
  const ofNumber = () => (number === null ? undefined : records.ofNumber(number));
  const given = rowsOfPhotos.get(path)?.catalogNumber ?? null;
  // Where a person decided otherwise, the row is about another specimen.
  return decided !== undefined && isOtherNumber(given, number) ? ofNumber() : (records.ofPhoto(path) ?? ofNumber());
}

/** The same name, or a narrower one: a folder "Carabus" says nothing against "Carabus auratus". */
function isWithin(narrow: SaidName, wide: SaidName): boolean {
  if (isSameName(narrow, wide)) return true;
  if (narrow.kind !== 'taxon' || wide.kind !== 'taxon') return false;
  const { scientificName: name, wider = {} } = narrow;
  if (name === wide.scientificName) return agreeAuthors(narrow, wide);
  return [genusOf(name), speciesOf(name), ...Object.values(wider)].includes(wide.scientificName);
}

/** As far as their authors are known. */
function isSameName(one: SaidName, other: SaidName): boolean {
  return nameText(one) === nameText(other) && agreeAuthors(one, other);
}

function agreeAuthors(one: SaidName, other: SaidName): boolean {
  if (one.kind !== 'taxon' || other.kind !== 'taxon' || one.authorship === null || other.authorship === null)
    return true;
  return maySameAuthors(one.authorship, other.authorship);
}

async function twoNamesOf({ apart, isSynonym }: ToName, naming: Namings['naming']): Promise<Map<string, Dispute>> {
  const found = new Map<string, Dispute>();
  const turn = takeTurns();
  for (const [group, paths] of apart.groups) {
    await turn();
    const [first, other] = differingNames(paths, naming, isSynonym);
    if (!first || !other) continue;
    const specimen = apart.told(first.path).catalogNumber ?? shownPath(basename(first.path));
    const path = shownPath(other.path);
    const told = { kind: 'two-names', specimen, ...bothTexts(first.said, other.said), path } as const;
    found.set(group, { told, by: { stands: first, says: other } });
  }
  return found;
}

type SaidAt = Naming & { readonly path: string };

/** The first two names that contradict each other. */
function differingNames(paths: readonly string[], naming: Namings['naming'], isSynonym: IsSynonym): SaidAt[] {
  const different = new Map<string, SaidAt>();
  let before: Naming | null = null;
  for (const path of paths) {
    const found = naming(path);
    // Photos of one folder are called by the same.
    if (!found || (found.said === before?.said && found.row === before.row)) continue;
    before = found;
    const key = `${found.row ? 'row' : 'folder'} ${found.said.kind} ${fullText(found.said)}`;
    if (!different.has(key)) different.set(key, { ...found, path });
  }
  const all = [...different.values()];
  for (const [index, first] of all.entries()) {
    const other = all.slice(index + 1).find((one) => isContradicting(first, one) && !isSynonym(first.said, one.said));
    if (other) return [first, other];
  }
  return [];
}

/** Two folders are two classes whatever they are called; beside a row, a label is no claim. */
function isContradicting(one: Naming, other: Naming): boolean {
  if (one.said.kind !== other.said.kind && (one.row || other.row)) return false;
  return !isSameName(one.said, other.said);
}

type Texts = Pick<Contradiction, 'stands' | 'says'>;

/** Two that contradict each other, with their authors where nothing else tells them apart. */
function bothTexts(one: SaidName, other: SaidName): Texts {
  const text = nameText(one) === nameText(other) ? fullText : nameText;
  return { stands: text(one), says: text(other) };
}

/** With its authors. */
export function fullText(said: SaidName): string {
  const author = said.kind === 'taxon' ? said.authorship : null;
  return author === null ? nameText(said) : `${nameText(said)} ${author}`;
}

/** As it is shown: "Carabus cf. auronitens". */
export function nameText(said: SaidName): string {
  return said.kind === 'label' ? said.text : qualified(said.scientificName, said.qualifier);
}

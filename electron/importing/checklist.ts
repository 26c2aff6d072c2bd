/*
 * A checklist (CSV, Darwin Core headers) becomes taxa: wider taxa from columns or parentNameUsageID, authors, synonyms,
 * vernacular names. Reading it again adds only what is missing. Runs in the catalogue thread.
 */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ReadHandle, WriteHandle } from '../catalogue/database/database.ts';
import { refreshNamesOfTaxa } from '../catalogue/naming/current-name.ts';
import { addTaxon, addVernacularName, completeTaxon, taxaNamed } from '../catalogue/naming/taxa.ts';
import { takeTurns } from '../calls/turns.ts';
import type { PathText } from '../domain/path-text.ts';
import { addTo } from '../domain/lists.ts';
import { maySameAuthors } from '../domain/names/same-authors.ts';
import { genusOf, speciesOf } from '../domain/names/wider-names.ts';
import { isBelowSpecies, RANKS, type Rank } from '../domain/taxonomy.ts';
import { textOf } from '../files/path-text.ts';
import type { Reader } from '../reader/calls.ts';
import { readerOfThread } from '../reader/of-thread.ts';
import { EPITHET, nameInRow, refuseLongNames } from './tables/checklist-rows.ts';
import { givenName } from './tables/given-name.ts';
import { bareName, innermostOf } from './label-taxon.ts';
import {
  homonymsOf,
  knownAmong,
  knownTaxa,
  type Line,
  type NameMeant,
  severalMeant,
  type SeveralTaxa,
  taxaMeant,
  type TaxonOfName,
} from './taxa-meant.ts';
import { bytesOf, cellOf, tableOf, type TableRow } from './tables/read-table.ts';

export interface Checklist {
  isGenus(name: string): boolean;
  /** What it lists under this name, also as a wider taxon of others. */
  taxaNamed(name: NameMeant): readonly TaxonOfName[];
  /** The accepted name that it gives for this one; null: none, or several. */
  acceptedFor(name: NameMeant): NameMeant | null;
  /** Of its own names, wider taxa and accepted names those that several taxa have: none of these is taken. */
  homonyms(db: ReadHandle): Promise<readonly SeveralTaxa[]>;
  /**
   * Writes in small transactions; a kill in between loses nothing that reading again would not add. Gives the specimens that show
   * another name since, because theirs is a synonym now.
   */
  apply(db: WriteHandle): Promise<readonly number[]>;
}

type Homonyms = ReturnType<typeof homonymsOf>;

const ROWS_A_TRANSACTION = 20;

interface ListedName {
  readonly scientificName: string;
  readonly authorship: string | null;
  readonly rank: Rank;
  readonly row: TableRow;
}

/** A plan is made again with each choice in it, mostly beside the same list. */
let lastRead: { readonly sha256: string; readonly checklist: Checklist } | null = null;

/** Throws ProblemError 'csv-unreadable'. */
export async function readChecklist(path: PathText, reader: Reader = readerOfThread): Promise<Checklist> {
  const bytes = await bytesOf(path, reader);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (lastRead?.sha256 === sha256) return lastRead.checklist;
  lastRead = null;
  const checklist = await checklistIn(basename(textOf(path)), bytes);
  lastRead = { sha256, checklist };
  return checklist;
}

async function checklistIn(file: string, bytes: Buffer): Promise<Checklist> {
  const table = await tableOf(file, bytes, ['scientificName', EPITHET]);
  const { rows } = table;
  for (const row of rows) refuseLongNames(table, row);
  const listed = rows.flatMap((row) => {
    const name = listedName(row);
    return name ? [name] : [];
  });
  const genera = new Set(
    listed.flatMap(({ rank, scientificName }) => {
      if (rank === 'genus') return [scientificName];
      return rank === 'species' || isBelowSpecies(rank) ? [genusOf(scientificName) ?? ''] : [];
    }),
  );
  const list = linked(listed);
  const taxaNamed = taxaListed(list);
  const asked = await namesIn(list);
  return {
    isGenus: (name) => genera.has(name),
    taxaNamed,
    acceptedFor: acceptedListed(list),
    homonyms: (db) => homonymsAmong(asked, taxaNamed, db),
    apply: (db) => applyNames(db, list, homonymsOf(db, taxaNamed)),
  };
}

/** The names of a list with what its rows say of each other. */
interface List {
  readonly names: readonly ListedName[];
  /** The row of its wider taxon; a parent of no wider rank is none, so that lines come to an end. */
  parentOf(name: ListedName): ListedName | undefined;
  acceptedIn(name: ListedName): ListedName | undefined;
  /** Its wider taxa, by columns, by rows of parents, and by the name itself; one object for all that have the same. */
  lineOf(name: ListedName): Line;
  /** The taxa that a line of `lineOf` names, each with those above it. */
  taxaInLine(line: Line): readonly NameInLine[];
}

type NameInLine = NameMeant & { readonly line: Line };

function linked(names: readonly ListedName[]): List {
  const byId = new Map(
    names.flatMap((name) => {
      const id = cellOf(name.row, 'taxonID');
      return id === undefined ? [] : [[id, name] as const];
    }),
  );
  const parentOf = ({ row, rank }: ListedName) => {
    const parent = byId.get(cellOf(row, 'parentNameUsageID') ?? '');
    return parent && RANKS.indexOf(parent.rank) < RANKS.indexOf(rank) ? parent : undefined;
  };
  const lines = new Map<ListedName, Line>();
  const different = new Map<string, Line>();
  // Thousands of rows name the same family.
  const read = new Map<string, string>();
  const bare = (written: string) => {
    const name = read.get(written) ?? bareName(written);
    read.set(written, name);
    return name;
  };
  const lineOf = (name: ListedName): Line => {
    const known = lines.get(name);
    if (known) return known;
    const parent = parentOf(name);
    const line = {
      ...lineInColumns(name, bare),
      ...(parent && { ...lineOf(parent), [parent.rank]: parent.scientificName }),
    };
    const key = JSON.stringify(line);
    const same = different.get(key) ?? line;
    different.set(key, same);
    lines.set(name, same);
    return same;
  };
  const inLines = new Map<Line, readonly NameInLine[]>();
  const taxaInLine = (line: Line) => {
    const taxa = inLines.get(line) ?? taxaOfLine(line);
    inLines.set(line, taxa);
    return taxa;
  };
  const acceptedIn = ({ row }: ListedName) => byId.get(cellOf(row, 'acceptedNameUsageID') ?? '');
  return { names, parentOf, acceptedIn, lineOf, taxaInLine };
}

/** From the columns kingdom … genus; genus and species also come from the name itself. */
function lineInColumns({ rank, row, scientificName }: ListedName, bare: (written: string) => string): Line {
  const line: Partial<Record<Rank, string>> = {};
  const genus = rank === 'species' || isBelowSpecies(rank) ? genusOf(scientificName) : null;
  if (genus !== null) line.genus = genus;
  if (isBelowSpecies(rank)) line.species = speciesOf(scientificName);
  for (const one of WIDER_COLUMNS.slice(0, RANKS.indexOf(rank))) {
    const written = cellOf(row, one);
    if (written !== undefined) line[one] = bare(written);
  }
  return line;
}

const WIDER_COLUMNS = RANKS.filter((rank) => rank !== 'species' && !isBelowSpecies(rank));

function taxaOfLine(line: Line): NameInLine[] {
  return RANKS.flatMap((rank, index) => {
    const scientificName = line[rank];
    if (scientificName === undefined) return [];
    const above = RANKS.slice(0, index).flatMap((one) => (line[one] === undefined ? [] : [[one, line[one]] as const]));
    return [{ scientificName, rank, authorship: null, line: Object.fromEntries(above) as Line }];
  });
}

function taxaListed(list: List): Checklist['taxaNamed'] {
  const byName = new Map<string, Map<string, TaxonOfName>>();
  const add = ({ scientificName, rank, authorship, line }: NameInLine) => {
    const key = `${rank} ${scientificName}`;
    const taxa = byName.get(key) ?? new Map<string, TaxonOfName>();
    byName.set(key, taxa.set(JSON.stringify([authorship, line]), { authorship, wider: line }));
  };
  const added = new Set<Line>();
  for (const name of list.names) {
    const line = list.lineOf(name);
    add({ ...name, line });
    if (list.parentOf(name) || added.has(line)) continue;
    added.add(line);
    for (const wider of list.taxaInLine(line)) add(wider);
  }
  const told = ({ authorship, wider }: TaxonOfName) => Object.keys(wider).length + (authorship === null ? 0 : 1);
  // Those of which more is said come first: what is said with less may be one of them.
  return ({ scientificName, rank }) =>
    [...(byName.get(`${rank} ${scientificName}`)?.values() ?? [])].toSorted((a, b) => told(b) - told(a));
}

function acceptedListed(list: List): Checklist['acceptedFor'] {
  const byName = new Map<string, ListedName[]>();
  for (const name of list.names) addTo(byName, `${name.rank} ${name.scientificName}`, name);
  return ({ scientificName, rank, authorship }) => {
    const meant = (byName.get(`${rank} ${scientificName}`) ?? []).filter(
      (one) => authorship === null || one.authorship === null || maySameAuthors(one.authorship, authorship),
    );
    const accepted = meant.map((one) => list.acceptedIn(one) ?? acceptedName(one, list.lineOf(one)));
    const [only = null, ...others] = new Set(accepted.map((one) => one && `${one.rank} ${one.scientificName}`));
    const isOther = only !== null && only !== `${rank} ${scientificName}`;
    return isOther && others.length === 0 ? (accepted[0] ?? null) : null;
  };
}

/** Its own names, wider taxa and accepted names. */
async function namesIn(list: List): Promise<NameMeant[]> {
  const turn = takeTurns();
  const names: NameMeant[] = [];
  const asLast = new Map<string, NameMeant>();
  for (const name of list.names) {
    await turn();
    const line = list.lineOf(name);
    const accepted = list.acceptedIn(name) ? null : acceptedName(name, line);
    const wider = list.parentOf(name) ? [] : list.taxaInLine(line);
    for (const one of [{ ...name, line }, ...wider, ...(accepted ? [accepted] : [])]) {
      // Thousands of names lie in one family.
      if (asLast.get(one.scientificName) === one) continue;
      asLast.set(one.scientificName, one);
      names.push(one);
    }
  }
  return names;
}

/** The catalogue is asked for all names together. */
async function homonymsAmong(
  names: readonly NameMeant[],
  listedAs: Checklist['taxaNamed'],
  db: ReadHandle,
): Promise<SeveralTaxa[]> {
  const known = knownAmong(db, [...new Set(names.map(({ scientificName }) => scientificName))]);
  const turn = takeTurns();
  const found = new Map<string, SeveralTaxa>();
  for (const one of names) {
    await turn();
    const taxa = severalMeant(one, known(one), listedAs(one));
    if (taxa.length > 0) found.set(one.scientificName, { name: one.scientificName, taxa });
  }
  return [...found.values()];
}

/** Null where the catalogue has no place for the name: another rank, or words that are no name. */
function listedName(row: TableRow): ListedName | null {
  const written = nameInRow(row);
  if (written === undefined) return null;
  const authorship = cellOf(row, 'scientificNameAuthorship') ?? null;
  const given = givenName({ written, authorship, rank: cellOf(row, 'taxonRank') ?? null }, true, true);
  return given && { ...given, row };
}

async function applyNames(db: WriteHandle, list: List, several: Homonyms): Promise<number[]> {
  const concerned: number[] = [];
  const { names, parentOf, acceptedIn, lineOf } = list;
  const turn = takeTurns();
  const ids = new Map<ListedName, number | null>();
  const idOf = (name: ListedName): number | null => {
    const known = ids.get(name);
    if (known !== undefined) return known;
    const parent = parentOf(name);
    const line = lineOf(name);
    const inList = parent ? idOf(parent) : null;
    const id = taxonOf(db, { ...name, line }, inList ?? parentFromLine(db, list, name, several), several);
    ids.set(name, id);
    return id;
  };
  for (const part of parts(names, ROWS_A_TRANSACTION)) {
    db.transaction(() => {
      for (const name of part) {
        const id = idOf(name);
        for (const vernacular of cellOf(name.row, 'vernacularName')?.split(/\s*[|;]\s*/) ?? []) {
          if (id !== null && vernacular.trim() !== '')
            addVernacularName(db, id, vernacular.trim(), cellOf(name.row, 'language') ?? null);
        }
      }
    });
    await turn();
  }
  for (const part of parts(names, ROWS_A_TRANSACTION)) {
    db.transaction(() => {
      for (const name of part) {
        const inList = acceptedIn(name);
        const accepted = inList ? idOf(inList) : acceptedOf(db, name, lineOf(name), several);
        const id = idOf(name);
        if (id === null || accepted === null || accepted === id) continue;
        if (completeTaxon(db, id, { acceptedId: accepted })) concerned.push(...refreshNamesOfTaxa(db, [id]));
      }
    });
    await turn();
  }
  return concerned;
}

function* parts<T>(list: readonly T[], length: number): Generator<T[]> {
  for (let from = 0; from < list.length; from += length) yield list.slice(from, from + length);
}

/** The innermost of a name's wider taxa, all made as needed. */
function parentFromLine(db: WriteHandle, list: List, name: ListedName, several: Homonyms): number | null {
  const line = list.lineOf(name);
  const taxa = list.taxaInLine(line);
  return innermostOf(line, name.rank, (scientificName, one, parentId) =>
    taxonOf(
      db,
      taxa.find((wider) => wider.rank === one) ?? { scientificName, rank: one, authorship: null },
      parentId,
      several,
    ),
  );
}

/**
 * The taxon of this name: a known one that does not contradict (another author or another parent makes a homonym), filled
 * up with what it lacks, else a new one. null: several have the name, and nothing says which is meant.
 */
function taxonOf(db: WriteHandle, name: NameMeant, parentId: number | null, several: Homonyms): number | null {
  if (several(name).length > 0) return null;
  const { scientificName, authorship, rank } = name;
  const fits = <T>(known: T | null, given: T | null) => known === null || given === null || known === given;
  const known = taxaNamed(db, scientificName, rank).find(
    (taxon) => fits(taxon.scientificNameAuthorship, authorship) && fits(taxon.parentId, parentId),
  );
  if (!known) return addTaxon(db, { scientificName, authorship, rank, parentId, acceptedId: null });
  completeTaxon(db, known.id, { authorship, parentId });
  return known.id;
}

/** The accepted name as a row writes it. */
function acceptedName({ row, rank }: ListedName, line: Line): NameMeant | null {
  const written = cellOf(row, 'acceptedNameUsage');
  if (written === undefined) return null;
  const given = givenName({ written, authorship: null, rank: null }, true, true);
  const above = RANKS.toReversed().flatMap((one) => line[one] ?? []);
  const { scientificName, authorship } = given ?? { scientificName: written.normalize('NFC'), authorship: null };
  return { scientificName, authorship, rank, above };
}

function acceptedOf(db: WriteHandle, name: ListedName, line: Line, several: Homonyms): number | null {
  const accepted = acceptedName(name, line);
  if (!accepted || several(accepted).length > 0) return null;
  const ofRank = knownTaxa(db, accepted);
  const [meant] = taxaMeant(ofRank, accepted);
  if (meant) return meant.id;
  const any = ofRank.length > 0 ? ofRank : taxaNamed(db, accepted.scientificName);
  return any.length === 1 ? (any[0]?.id ?? null) : null;
}

/*
 * A checklist (CSV, Darwin Core headers) becomes taxa: wider taxa from columns or parentNameUsageID, authors, synonyms,
 * vernacular names. Reading it again adds only what is missing. Runs in the catalogue thread.
 */
import type { WriteHandle } from '../catalogue/database/database.ts';
import { addTaxon, addVernacularName, completeTaxon, taxaNamed } from '../catalogue/naming/taxa.ts';
import { HEADING, readTerms, termRow } from '../domain/darwin-core/terms.ts';
import { takeTurns } from '../calls/turns.ts';
import { addTo } from '../domain/lists.ts';
import type { PathText } from '../domain/path-text.ts';
import { genusOf, speciesOf } from '../domain/names/wider-names.ts';
import { RANKS, type Rank } from '../domain/taxonomy.ts';
import type { Reader } from '../reader/calls.ts';
import { readerOfThread } from '../reader/of-thread.ts';
import { givenName } from './given-name.ts';
import { bareName, innermostOf } from './label-taxon.ts';
import type { NameMeant, TaxonOfName } from './taxa-meant.ts';
import { cellOf, readTable, refuseLong, type TableRow } from './tables/read-table.ts';

export interface Checklist {
  isGenus(name: string): boolean;
  /** What it lists under this name. */
  taxaNamed(name: NameMeant): readonly TaxonOfName[];
  /** Writes in small transactions; a kill in between loses nothing that reading again would not add. */
  apply(db: WriteHandle): Promise<void>;
}

const ROWS_A_TRANSACTION = 20;

/** The longest valid names with subgenus and authors have less than half of it. */
const LONGEST_NAME = 500;
const NAMES = readTerms('checklist').filter((term) => termRow(term).type === 'name');

interface ListedName {
  readonly scientificName: string;
  readonly authorship: string | null;
  readonly rank: Rank;
  readonly row: TableRow;
}

/** Throws ProblemError 'csv-unreadable'. */
export async function readChecklist(path: PathText, reader: Reader = readerOfThread): Promise<Checklist> {
  const table = await readTable(path, ['scientificName'], reader);
  const { rows } = table;
  for (const row of rows) for (const term of NAMES) refuseLong(table, row, HEADING[term], LONGEST_NAME);
  const listed = rows.flatMap((row) => {
    const name = listedName(row);
    return name ? [name] : [];
  });
  const genera = new Set(
    listed.flatMap(({ rank, scientificName }) => {
      if (rank === 'genus') return [scientificName];
      return rank === 'species' || rank === 'subspecies' ? [genusOf(scientificName) ?? ''] : [];
    }),
  );
  return {
    isGenus: (name) => genera.has(name),
    taxaNamed: taxaListed(listed),
    apply: (db) => applyNames(db, listed),
  };
}

function taxaListed(listed: readonly ListedName[]): Checklist['taxaNamed'] {
  const byName = new Map<string, ListedName[]>();
  for (const name of listed) addTo(byName, `${name.rank} ${name.scientificName}`, name);
  return ({ scientificName, rank }) =>
    (byName.get(`${rank} ${scientificName}`) ?? []).map(({ authorship, row }) => ({
      authorship,
      wider: Object.fromEntries(
        WIDER_COLUMNS.slice(0, RANKS.indexOf(rank)).flatMap((one) => {
          const written = cellOf(row, one);
          return written === undefined ? [] : [[one, bareName(written)]];
        }),
      ),
    }));
}

/** Null where the catalogue has no place for the name: another rank, or words that are no name. */
function listedName(row: TableRow): ListedName | null {
  const written = cellOf(row, 'scientificName');
  if (written === undefined) return null;
  const authorship = cellOf(row, 'scientificNameAuthorship') ?? null;
  const given = givenName({ written, authorship, rank: cellOf(row, 'taxonRank') ?? null }, true);
  return given && { ...given, row };
}

async function applyNames(db: WriteHandle, listed: readonly ListedName[]): Promise<void> {
  const turn = takeTurns();
  const byId = new Map(
    listed.flatMap((name) => {
      const id = cellOf(name.row, 'taxonID');
      return id === undefined ? [] : [[id, name] as const];
    }),
  );
  const ids = new Map<ListedName, number>();
  const idOf = (name: ListedName): number => {
    const known = ids.get(name);
    if (known !== undefined) return known;
    // A parent counts only where its rank is wider, so a list whose names are each other's parents comes to an end.
    const parentRow = byId.get(cellOf(name.row, 'parentNameUsageID') ?? '');
    const inList =
      parentRow && parentRow !== name && RANKS.indexOf(parentRow.rank) < RANKS.indexOf(name.rank)
        ? idOf(parentRow)
        : null;
    const id = taxonOf(db, name, inList ?? parentFromColumns(db, name));
    ids.set(name, id);
    return id;
  };
  for (const part of parts(listed, ROWS_A_TRANSACTION)) {
    db.transaction(() => {
      for (const name of part) {
        const id = idOf(name);
        for (const vernacular of cellOf(name.row, 'vernacularName')?.split(/\s*[|;]\s*/) ?? []) {
          if (vernacular.trim() !== '')
            addVernacularName(db, id, vernacular.trim(), cellOf(name.row, 'language') ?? null);
        }
      }
    });
    await turn();
  }
  for (const part of parts(listed, ROWS_A_TRANSACTION)) {
    db.transaction(() => {
      for (const name of part) {
        const accepted = acceptedOf(db, name, byId, idOf);
        const id = idOf(name);
        if (accepted !== null && accepted !== id) completeTaxon(db, id, { acceptedId: accepted });
      }
    });
    await turn();
  }
}

function* parts<T>(list: readonly T[], length: number): Generator<T[]> {
  for (let from = 0; from < list.length; from += length) yield list.slice(from, from + length);
}

/** The innermost of the columns kingdom … genus, all made as needed; genus and species also come from the name itself. */
function parentFromColumns(db: WriteHandle, { rank, row, scientificName }: ListedName): number | null {
  const isOfGenus = rank === 'species' || rank === 'subspecies';
  const wider: Partial<Record<Rank, string | undefined>> = {
    genus: isOfGenus ? (genusOf(scientificName) ?? undefined) : undefined,
    species: rank === 'subspecies' ? speciesOf(scientificName) : undefined,
  };
  for (const one of WIDER_COLUMNS) wider[one] = cellOf(row, one) ?? wider[one];
  return innermostOf(wider, rank, (name, one, parentId) =>
    taxonOf(db, { scientificName: name, authorship: null, rank: one }, parentId),
  );
}

const WIDER_COLUMNS = RANKS.filter((rank) => rank !== 'species' && rank !== 'subspecies');

/**
 * The taxon of this name: a known one that does not contradict (another author or another parent makes a homonym), filled
 * up with what it lacks, else a new one.
 */
function taxonOf(
  db: WriteHandle,
  { scientificName, authorship, rank }: Pick<ListedName, 'scientificName' | 'authorship' | 'rank'>,
  parentId: number | null,
): number {
  const fits = <T>(known: T | null, given: T | null) => known === null || given === null || known === given;
  const known = taxaNamed(db, scientificName, rank).find(
    (taxon) => fits(taxon.scientificNameAuthorship, authorship) && fits(taxon.parentId, parentId),
  );
  if (!known) return addTaxon(db, { scientificName, authorship, rank, parentId, acceptedId: null });
  completeTaxon(db, known.id, { authorship, parentId });
  return known.id;
}

function acceptedOf(
  db: WriteHandle,
  { row, rank }: ListedName,
  byId: ReadonlyMap<string, ListedName>,
  idOf: (name: ListedName) => number,
): number | null {
  const inList = byId.get(cellOf(row, 'acceptedNameUsageID') ?? '');
  if (inList) return idOf(inList);
  const written = cellOf(row, 'acceptedNameUsage');
  if (written === undefined) return null;
  const bare = bareName(written);
  const [found] = [...taxaNamed(db, written, rank), ...taxaNamed(db, bare, rank), ...taxaNamed(db, bare)];
  return found?.id ?? null;
}

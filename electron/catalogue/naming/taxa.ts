/* Names: the ranked tree, synonyms, vernacular names, and the search by a few letters. Runs where the catalogue is open. */
import { LABEL, type NameRank, type Taxon, type TaxonHit } from '../../domain/taxonomy.ts';
import { because, ProblemError } from '../../domain/problems.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { prefixQuery, wordsOf } from '../database/search-words.ts';

/** For SELECT … FROM taxon: the columns of the contract's Taxon. */
const TAXON_COLUMNS = `taxon.id, taxon.scientific_name AS scientificName, taxon.authorship AS scientificNameAuthorship,
  taxon.rank AS taxonRank, taxon.parent_id AS parentId, taxon.accepted_id AS acceptedId,
  (SELECT name FROM vernacular_name WHERE taxon_id = taxon.id ORDER BY vernacular_name.id LIMIT 1) AS vernacularName`;

export function taxon(db: ReadHandle, id: number): Taxon {
  const found = db.get<Taxon>(`SELECT ${TAXON_COLUMNS} FROM taxon WHERE id = ?`, [id]);
  if (!found) throw new ProblemError('name-unknown', { name: because('number', { id }) });
  return found;
}

/** Taxa of this name, accepted ones first. Without `rank`, of any. */
export function taxaNamed(db: ReadHandle, scientificName: string, rank: NameRank | null = null): Taxon[] {
  const taxa = db.all<Taxon>(
    `SELECT ${TAXON_COLUMNS} FROM taxon WHERE scientific_name = ? AND ifnull(rank = ?, 1) AND taken_out = 0`,
    [scientificName, rank],
  );
  // Most names are asked for and not there: SQLite would lay out a sorter for each.
  return taxa.toSorted(acceptedFirst);
}

export type BareTaxon = Omit<Taxon, 'vernacularName'>;

/** Taxa of these names, accepted ones first. */
export function taxaAmong(db: ReadHandle, scientificNames: readonly string[]): BareTaxon[] {
  const taxa = db.all<BareTaxon>(
    `SELECT id, scientific_name AS scientificName, authorship AS scientificNameAuthorship, rank AS taxonRank,
       parent_id AS parentId, accepted_id AS acceptedId
     FROM taxon WHERE scientific_name IN (SELECT value FROM json_each(?)) AND taken_out = 0`,
    [JSON.stringify(scientificNames)],
  );
  return taxa.toSorted(acceptedFirst);
}

function acceptedFirst(a: BareTaxon, b: BareTaxon): number {
  return Number(a.acceptedId !== null) - Number(b.acceptedId !== null) || a.id - b.id;
}

export interface NewTaxon {
  readonly scientificName: string;
  readonly authorship: string | null;
  readonly rank: NameRank;
  readonly parentId: number | null;
  readonly acceptedId: number | null;
}

export function addTaxon(db: WriteHandle, taxon: NewTaxon): number {
  return db.runOne(
    `INSERT INTO taxon (scientific_name, authorship, rank, parent_id, accepted_id)
     VALUES (:scientificName, :authorship, :rank, :parentId, :acceptedId)`,
    { ...taxon },
  ).id;
}

/** The label of this text, new or known. Letters may be composed or not: folders come from all systems. */
export function labelId(db: WriteHandle, name: string): number {
  const scientificName = name.normalize('NFC');
  const [known] = taxaNamed(db, scientificName, LABEL);
  return known?.id ?? addTaxon(db, { scientificName, authorship: null, rank: LABEL, parentId: null, acceptedId: null });
}

export function addVernacularName(db: WriteHandle, taxonId: number, name: string, language: string | null): void {
  const values = [taxonId, name, language];
  db.run('INSERT OR IGNORE INTO vernacular_name (taxon_id, name, language) VALUES (?, ?, ?)', values);
}

/** The taxon itself where it is accepted, else the accepted one at the end of its chain. Throws ProblemError 'name-unknown'. */
export function acceptedTaxonId(db: ReadHandle, id: number): number {
  const found = db.get<{ id: number }>(
    `WITH RECURSIVE chain (id, accepted_id, step) AS (
       SELECT id, accepted_id, 0 FROM taxon WHERE id = ?
       UNION ALL
       SELECT taxon.id, taxon.accepted_id, step + 1 FROM chain JOIN taxon ON taxon.id = chain.accepted_id WHERE step < 10
     ) SELECT id FROM chain ORDER BY step DESC LIMIT 1`,
    [id],
  );
  if (!found) throw new ProblemError('name-unknown', { name: because('number', { id }) });
  return found.id;
}

/** The same for many, each looked up once. */
export function acceptedTaxa(db: ReadHandle): (id: number) => number {
  const accepted = new Map<number, number>();
  return (id) => {
    const known = accepted.get(id) ?? acceptedTaxonId(db, id);
    accepted.set(id, known);
    return known;
  };
}

/** The taxon's wider taxa, nearest first. */
export function widerTaxa(db: ReadHandle, id: number): Taxon[] {
  return db.all<Taxon>(
    `WITH RECURSIVE line (id, parent_id, step) AS (
       SELECT id, parent_id, 0 FROM taxon WHERE id = ?
       UNION ALL
       SELECT taxon.id, taxon.parent_id, step + 1 FROM line JOIN taxon ON taxon.id = line.parent_id WHERE step < 40
     ) SELECT ${TAXON_COLUMNS} FROM line JOIN taxon ON taxon.id = line.id WHERE step > 0 ORDER BY step`,
    [id],
  );
}

/**
 * Names by the beginnings of their words, so that `ory sat` finds Oryza sativa. Best first: the exact name, then names
 * whose words come in the order typed, accepted names before synonyms, wider before narrower, shorter before longer.
 */
export function searchNames(db: ReadHandle, text: string, limit: number): TaxonHit[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const inOrder = words.map((word) => `${word.replace(/[%_\\]/g, '\\$&')}%`).join(' ');
  return namesMatching(db, { query: prefixQuery(words), text, inOrder, limit });
}

interface Matching {
  /** Of the search index. */
  readonly query: string;
  readonly text: string;
  /** Names like this come first. */
  readonly inOrder: string;
  readonly limit: number;
}

/** For SELECT … FROM taxon LEFT JOIN taxon AS accepted. */
const HIT_COLUMNS = `${TAXON_COLUMNS}, accepted.scientific_name AS acceptedName,
  (WITH RECURSIVE line (parent_id, rank, name, step) AS (
     SELECT parent_id, rank, scientific_name, 1 FROM taxon AS wider WHERE wider.id = taxon.parent_id
     UNION ALL
     SELECT wider.parent_id, wider.rank, wider.scientific_name, step + 1
     FROM line JOIN taxon AS wider ON wider.id = line.parent_id
     WHERE line.rank IN ('genus', 'species') AND step < 40
   ) SELECT name FROM line WHERE rank NOT IN ('genus', 'species')
     UNION ALL SELECT name FROM line LIMIT 1) AS within`;

export function namesMatching(db: ReadHandle, { query, text, inOrder, limit }: Matching): TaxonHit[] {
  return db.all<TaxonHit>(
    `SELECT ${HIT_COLUMNS}
     FROM (
       SELECT taxon.id FROM taxon_search JOIN taxon ON taxon.id = taxon_search.rowid
       WHERE taxon_search MATCH :query AND taken_out = 0
       ORDER BY lower(scientific_name) = :text DESC, scientific_name LIKE :inOrder ESCAPE '\\' DESC,
         accepted_id IS NOT NULL, length(scientific_name), scientific_name, taxon.id
       LIMIT :limit
     ) AS hit
     JOIN taxon ON taxon.id = hit.id
     LEFT JOIN taxon AS accepted ON accepted.id = taxon.accepted_id
     ORDER BY lower(taxon.scientific_name) = :text DESC, taxon.scientific_name LIKE :inOrder ESCAPE '\\' DESC,
       taxon.accepted_id IS NOT NULL, length(taxon.scientific_name), taxon.scientific_name, taxon.id`,
    { query, text: text.trim().toLowerCase(), inOrder, limit },
  );
}

/** Of these taxa, in their order. */
export function namesOfIds(db: ReadHandle, ids: readonly number[]): TaxonHit[] {
  return db.all<TaxonHit>(
    `SELECT ${HIT_COLUMNS} FROM json_each(?) AS wanted JOIN taxon ON taxon.id = wanted.value
     LEFT JOIN taxon AS accepted ON accepted.id = taxon.accepted_id ORDER BY wanted.key`,
    [JSON.stringify(ids)],
  );
}

/** Fills in what a taxon lacks; what it has stays. Gives whether anything was. */
export function completeTaxon(
  db: WriteHandle,
  id: number,
  {
    authorship = null,
    parentId = null,
    acceptedId = null,
  }: Partial<Pick<NewTaxon, 'authorship' | 'parentId' | 'acceptedId'>>,
): boolean {
  const { changes } = db.run(
    `UPDATE taxon SET authorship = ifnull(authorship, :authorship), parent_id = ifnull(parent_id, :parentId),
       accepted_id = ifnull(accepted_id, :acceptedId)
     WHERE id = :id AND (
       (authorship IS NULL AND :authorship IS NOT NULL) OR
       (parent_id IS NULL AND :parentId IS NOT NULL) OR
       (accepted_id IS NULL AND :acceptedId IS NOT NULL))`,
    { id, authorship, parentId, acceptedId },
  );
  return changes > 0;
}

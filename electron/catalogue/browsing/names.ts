/* The names as a ranked tree, level by level, and one name with all that is known of it. Runs in the catalogue thread. */
import { STATUSES } from '../../contract/collection.ts';
import type { KnowingModel, NameDetail, NameRow, NamesPage, NamesPageRequest } from '../../contract/names.ts';
import { addTo } from '../../domain/lists.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { Value } from '../database/database.ts';
import type { Listing } from '../listing/listing.ts';
import type { TaxonTree } from '../listing/taxon-tree.ts';
import { taxon } from '../naming/taxa.ts';
import type { Catalogue } from '../opening/catalogue.ts';

const MOST_ROWS = 500;

/** For SELECT … FROM taxon LEFT JOIN taxon AS accepted. A name's place in the tree is below its accepted name, else its parent. */
const COLUMNS = `taxon.id, taxon.scientific_name AS scientificName, taxon.authorship AS scientificNameAuthorship,
  taxon.rank AS taxonRank, taxon.parent_id AS parentId, taxon.accepted_id AS acceptedId,
  accepted.scientific_name AS acceptedName,
  EXISTS (SELECT 1 FROM taxon AS below WHERE ifnull(below.accepted_id, below.parent_id) = +taxon.id
    AND below.taken_out = 0 AND below.rank <> 'label') AS hasBelow`;
const FROM = 'FROM taxon LEFT JOIN taxon AS accepted ON accepted.id = taxon.accepted_id';

type Row = Omit<NameRow, 'vernacularNames' | 'verified' | 'proposed' | 'hasBelow'> & { readonly hasBelow: number };

export async function namesPage(catalogue: Catalogue, request: NamesPageRequest): Promise<NamesPage> {
  const limit = Math.min(Math.max(1, request.limit), MOST_ROWS);
  const [name, id] = request.after === undefined ? ['', 0] : placeOf(request.after);
  // One more than asked for tells whether there is a next page.
  const rows = catalogue.read.all<Row>(
    `SELECT ${COLUMNS} ${FROM}
     WHERE ifnull(taxon.accepted_id, taxon.parent_id) IS :under AND taxon.taken_out = 0 AND taxon.rank <> 'label'
       AND (taxon.scientific_name, taxon.id) > (:name, :id)
     ORDER BY taxon.scientific_name, taxon.id LIMIT :limit`,
    { under: request.under, name, id, limit: limit + 1 },
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: await complete(catalogue, shown),
    next: rows.length > limit && last ? JSON.stringify([last.scientificName, last.id]) : null,
  };
}

/** Throws ProblemError 'bad-request' for anything that no page ended with. */
function placeOf(after: string): [string, number] {
  try {
    const [name, id] = JSON.parse(after) as unknown[];
    if (typeof name === 'string' && typeof id === 'number') return [name, id];
  } catch {
    // Told below.
  }
  throw new ProblemError('bad-request', {}, { detail: 'unknown place in the names' });
}

/** The line that leads to a name in the tree, widest first, with itself. */
const PLACES_SQL = `
  WITH RECURSIVE line (id, above, step) AS (
    SELECT id, ifnull(accepted_id, parent_id), 0 FROM taxon WHERE id = ?
    UNION ALL
    SELECT taxon.id, ifnull(taxon.accepted_id, taxon.parent_id), step + 1
    FROM line JOIN taxon ON taxon.id = line.above WHERE step < 40
  ) SELECT id FROM line ORDER BY step DESC`;

/** Throws ProblemError 'name-unknown'. */
export async function nameDetail(catalogue: Catalogue, taxonId: number): Promise<NameDetail> {
  const { read } = catalogue;
  const { scientificName } = taxon(read, taxonId);
  // The act that added it was undone.
  if (read.value<number>('SELECT taken_out FROM taxon WHERE id = ?', [taxonId]) !== 0)
    throw new ProblemError('name-unknown', { name: scientificName });
  const line = [...read.ids(PLACES_SQL, [taxonId])];
  const synonyms = read.ids('SELECT id FROM taxon WHERE accepted_id = ? AND taken_out = 0', [taxonId]);
  const ids = [...line, ...synonyms];
  const found = new Map((await rowsOf(catalogue, ids)).map((row) => [row.id, row]));
  const rows = (wanted: readonly number[]) => wanted.flatMap((id) => found.get(id) ?? []);
  const [name] = rows([taxonId]);
  if (!name) throw new Error(`no taxon ${taxonId}`);
  const pinned = read.get<{ place: number }>('SELECT place FROM pinned_name WHERE taxon_id = ?', [taxonId]);
  return {
    name,
    wider: rows(line.slice(0, -1)),
    synonyms: rows([...synonyms]).toSorted((a, b) => (a.scientificName < b.scientificName ? -1 : 1)),
    models: knowingModels(catalogue, name, [taxonId, ...synonyms]),
    pinned: pinned?.place ?? null,
  };
}

async function rowsOf(catalogue: Catalogue, ids: readonly number[]): Promise<NameRow[]> {
  const rows = catalogue.read.all<Row>(`SELECT ${COLUMNS} ${FROM} WHERE taxon.id IN (SELECT value FROM json_each(?))`, [
    JSON.stringify(ids),
  ]);
  return complete(catalogue, rows);
}

/** With the vernacular names and the numbers of specimens. */
async function complete(catalogue: Catalogue, rows: readonly Row[]): Promise<NameRow[]> {
  const counts = await specimensBelow(catalogue.listing);
  const vernacular = new Map<number, { name: string; language: string | null }[]>();
  const names = catalogue.read.raw<[number, string, string | null]>(
    `SELECT taxon_id, name, language FROM json_each(?) AS wanted JOIN vernacular_name ON taxon_id = wanted.value
     ORDER BY vernacular_name.id`,
    [JSON.stringify(rows.map(({ id }) => id))],
  );
  for (const [id, name, language] of names) addTo(vernacular, id, { name, language });
  return rows.map((row) => ({
    ...row,
    hasBelow: row.hasBelow === 1,
    vernacularNames: vernacular.get(row.id) ?? [],
    ...(counts.get(row.id) ?? { verified: 0, proposed: 0 }),
  }));
}

interface Below {
  verified: number;
  proposed: number;
}

/** Specimens by what they show, added up into every name above; worked out once for each state of the catalogue. */
async function specimensBelow(listing: Listing): Promise<ReadonlyMap<number, Readonly<Below>>> {
  await listing.ready();
  return await listing.remember('names', async () => addedUp(listing));
}

function addedUp({ columns, tree }: Listing): Map<number, Below> {
  const [verified, doubtful, proposed] = [
    STATUSES.indexOf('verified'),
    STATUSES.indexOf('doubtful'),
    STATUSES.indexOf('proposed'),
  ];
  const own = new Map<number, Below>();
  for (let specimen = 1; specimen <= columns.specimens; specimen++) {
    const at = columns.taxon[specimen] ?? 0;
    const status = columns.status[specimen];
    if (at === 0 || (status !== verified && status !== proposed && status !== doubtful)) continue;
    let count = own.get(at);
    if (!count) own.set(at, (count = { verified: 0, proposed: 0 }));
    if (status === verified) count.verified += 1;
    else if (status === proposed) count.proposed += 1;
  }
  const sums = new Map<number, Below>();
  for (const [id, count] of own) {
    for (const above of placesAbove(tree, id)) {
      const sum = sums.get(above) ?? { verified: 0, proposed: 0 };
      sums.set(above, { verified: sum.verified + count.verified, proposed: sum.proposed + count.proposed });
    }
  }
  return sums;
}

/** Itself and all it stands below, as the tree is shown. */
function placesAbove(tree: TaxonTree, id: number): Set<number> {
  const above = new Set<number>();
  for (let at = tree.get(id); at && !above.has(at.id);) {
    above.add(at.id);
    const next: Value = at.acceptedId ?? at.parentId;
    at = next === null ? undefined : tree.get(next);
  }
  return above;
}

function knowingModels(
  { read }: Catalogue,
  { scientificName, acceptedName }: NameRow,
  ids: readonly number[],
): KnowingModel[] {
  const now = acceptedName ?? scientificName;
  return read
    .all<Omit<KnowingModel, 'isOldName'>>(
      `SELECT model.id, model.name, model_class.scientific_name AS learnedAs
       FROM model_class JOIN model ON model.id = model_id WHERE taxon_id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(ids)],
    )
    .toSorted((a, b) => b.id - a.id)
    .map((model) => ({ ...model, isOldName: model.learnedAs !== now }));
}

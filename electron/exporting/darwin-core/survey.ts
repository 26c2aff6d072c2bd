/*
 * An archive before it is written: all its rows are made once and looked at, so that it is known which columns hold anything, what
 * the description is to say of places, dates and taxa, and what GBIF would make of it. Runs in the catalogue thread; memory does
 * not grow with the collection, but for identifiers that were met.
 */
import { checkEml } from '../../archives/eml.ts';
import { checkMeta } from '../../archives/check-meta.ts';
import { KnownIds } from '../../archives/known-ids.ts';
import { readMeta } from '../../archives/meta.ts';
import type { CallContext } from '../../calls/call.ts';
import { startPace } from '../../calls/pace.ts';
import type { Catalogue } from '../../catalogue/opening/catalogue.ts';
import { keptDescription } from '../../catalogue/describing/description.ts';
import type { ArchiveChoice } from '../../contract/archives.ts';
import {
  ALWAYS,
  type ArchiveColumn,
  IDENTIFICATION_COLUMNS,
  MEDIA_COLUMNS,
  OCCURRENCE_COLUMNS,
  ROW_TYPES,
} from '../../domain/darwin-core/archive-tables.ts';
import { checkerOf } from '../../domain/darwin-core/verdict/check-rows.ts';
import { Gathered } from '../../domain/darwin-core/verdict/gather.ts';
import type { Verdict } from '../../domain/darwin-core/verdict-rules.ts';
import { ARCHIVE, PHASES } from '../../domain/language/language.ts';
import { csvSource, type CsvSource } from '../csv/csv-rows.ts';
import { Covered, type Coverage } from './coverage.ts';
import { emlXml } from './eml-xml.ts';
import { cellsOf, identifications } from './identifications.ts';
import { mediaRows } from './media.ts';
import { metaXml } from './meta-xml.ts';
import { type ModelSaid, modelsSaid } from './models-said.ts';
import { nameUuid } from './name-uuid.ts';
import { occurrence, type Cells, occurrenceCells, TAKEN_OVER } from './occurrences.ts';

/** Some milliseconds of work; between batches other calls have their turns. */
export const SPECIMENS_A_BATCH = 200;

export const FILES = {
  occurrence: 'occurrence.txt',
  identification: 'identification.txt',
  media: 'multimedia.txt',
} as const;
export const EML_FILE = 'eml.xml';
type TableName = keyof typeof FILES;

/** Rows of one table for a batch of specimens, with all its columns. */
export type RowsOf = (specimenIds: readonly number[]) => string[][];

export interface SurveyedTable {
  readonly name: string;
  readonly rowType: string;
  readonly isCore: boolean;
  /** Those that are written. */
  readonly columns: readonly ArchiveColumn[];
  /** Places of the written cells in a row, the record's identifier among them. */
  readonly taken: readonly number[];
  readonly total: number;
  readonly rows: RowsOf;
}

export interface Survey {
  readonly specimens: readonly number[];
  readonly unreadable: number;
  readonly sensitive: number;
  readonly tables: readonly SurveyedTable[];
  readonly meta: string;
  readonly eml: string;
  readonly verdict: Verdict;
  /** YYYY-MM-DD: of the publication. */
  readonly date: string;
}

interface Making {
  readonly source: CsvSource;
  readonly occurrences: (specimenIds: readonly number[]) => Cells[];
  readonly rows: Readonly<Record<TableName, RowsOf | null>>;
  readonly models: ReadonlyMap<number, ModelSaid>;
}

async function making(catalogue: Catalogue, choice: ArchiveChoice): Promise<Making> {
  const { read: db } = catalogue;
  const description = keptDescription(db);
  const source = await csvSource(catalogue, {
    preset: 'plain',
    rows: 'specimen',
    columns: TAKEN_OVER,
    statuses: choice.statuses,
    taxonIds: choice.taxonIds,
    separator: ',',
  });
  const models = choice.machine ? await modelsSaid(catalogue) : new Map<number, ModelSaid>();
  const byPersons = identifications(db, new Map());
  const said = identifications(db, models);
  const occurrences = (ids: readonly number[]) => {
    const of = byPersons(ids);
    return source
      .rows(ids)
      .map((row, index) => occurrence(row, of(ids[index] ?? 0).acceptedId, description, choice.grid));
  };
  const idsOf = (ids: readonly number[]) =>
    db.raw<[string]>(
      'SELECT occurrence_id FROM json_each(?) AS wanted JOIN specimen ON specimen.id = wanted.value ORDER BY wanted.key',
      [JSON.stringify(ids)],
    );
  return {
    source,
    occurrences,
    models,
    rows: {
      occurrence: (ids) => occurrences(ids).map(occurrenceCells),
      identification: (ids) => {
        const [of, records] = [said(ids), idsOf(ids)];
        return ids.flatMap((id, index) => of(id).rows.map((one) => [records[index]?.[0] ?? '', ...cellsOf(one)]));
      },
      media: mediaRows(db, description),
    },
  };
}

/** A table while its rows are counted. */
interface Counted {
  readonly name: TableName;
  readonly columns: readonly ArchiveColumn[];
  readonly rows: RowsOf;
  readonly used: boolean[];
  readonly check: (row: { readonly cells: readonly string[]; readonly line: number | null }) => void;
  total: number;
}

const COLUMNS = {
  occurrence: OCCURRENCE_COLUMNS,
  identification: IDENTIFICATION_COLUMNS,
  media: MEDIA_COLUMNS,
} as const satisfies Readonly<Record<TableName, readonly ArchiveColumn[]>>;
const KEPT_IN_EXTENSIONS = new Set([
  'identificationID',
  'identifiedBy',
  'dateIdentified',
  'scientificName',
  'identifier',
  'accessURI',
]);

/** `today`: YYYY-MM-DD. */
export async function survey(
  catalogue: Catalogue,
  choice: ArchiveChoice,
  { today, gate, report }: Pick<CallContext, 'gate' | 'report'> & { readonly today: string },
): Promise<Survey> {
  const made = await making(catalogue, choice);
  const { specimens, unreadable, sensitive } = made.source;
  const gathered = new Gathered();
  const known = { core: new KnownIds(), media: new KnownIds() };
  const counted = (Object.keys(FILES) as TableName[]).flatMap((name): Counted[] => {
    const rows = made.rows[name];
    if (!rows) return [];
    const isCore = name === 'occurrence';
    const first = isCore ? 0 : 1;
    const terms = new Map(COLUMNS[name].map(({ term }, index) => [term, { column: index + first }]));
    const file = { name: FILES[name], rowType: ROW_TYPES[name], isCore, idColumn: 0, terms };
    const check = checkerOf(file, known, gathered, today);
    return [{ name, columns: COLUMNS[name], rows, used: [], check, total: 0 }];
  });
  const covered = new Covered();
  const pace = startPace(PHASES.checkingArchive, specimens.length);
  for (let from = 0; from < specimens.length; from += SPECIMENS_A_BATCH) {
    await gate();
    const ids = specimens.slice(from, from + SPECIMENS_A_BATCH);
    const cells = made.occurrences(ids);
    for (const one of cells) covered.add(one);
    for (const table of counted)
      look(table, table.name === 'occurrence' ? cells.map(occurrenceCells) : table.rows(ids));
    report(pace(Math.min(from + SPECIMENS_A_BATCH, specimens.length)));
  }
  await gate();
  const tables = counted.map(surveyed);
  const coverage = covered.coverage();
  const { meta, eml, date } = await describe(catalogue, {
    choice,
    today,
    tables,
    coverage,
    models: made.models,
    sensitive,
    gathered,
  });
  return { specimens, unreadable, sensitive, tables, meta, eml, verdict: gathered.verdict(), date };
}

function look(table: Counted, rows: readonly string[][]): void {
  for (const cells of rows) {
    table.total += 1;
    // In a file the heading is line 1.
    table.check({ cells, line: table.total + 1 });
    for (const [index, cell] of cells.entries()) if (cell !== '') table.used[index] = true;
  }
}

function surveyed({ name, columns, rows, used, total }: Counted): SurveyedTable {
  const isCore = name === 'occurrence';
  const first = isCore ? 0 : 1;
  const always = isCore ? ALWAYS : KEPT_IN_EXTENSIONS;
  const places = columns.flatMap((one, index) => (used[index + first] || always.has(one.name) ? [index] : []));
  return {
    name: FILES[name],
    rowType: ROW_TYPES[name],
    isCore,
    columns: places.flatMap((index) => columns[index] ?? []),
    taken: [...(isCore ? [] : [0]), ...places.map((index) => index + first)],
    total,
    rows,
  };
}

interface Described {
  readonly choice: ArchiveChoice;
  readonly today: string;
  readonly tables: readonly SurveyedTable[];
  readonly coverage: Coverage;
  readonly models: ReadonlyMap<number, ModelSaid>;
  readonly sensitive: number;
  readonly gathered: Gathered;
}

/** meta.xml and the description, checked as those of a stranger are. */
async function describe(
  { read: db, places }: Catalogue,
  { choice, today, tables, coverage, models, sensitive, gathered }: Described,
): Promise<{ readonly meta: string; readonly eml: string; readonly date: string }> {
  const description = keptDescription(db);
  const meta = metaXml(tables, EML_FILE);
  const words = ARCHIVE.methods;
  const methods = [
    words.photos,
    words.people,
    ...(models.size === 0 ? [] : [words.machine, ...[...models.values()].map((model) => words.model(model))]),
    ...(sensitive === 0 ? [] : [words.coarse(sensitive, choice.grid)]),
  ];
  const packageId = description.packageId ?? nameUuid('catalogue', places.folder);
  const eml = emlXml({ description, packageId, today, coverage, methods });
  checkMeta(await readMeta(Buffer.from(meta)), gathered);
  await checkEml(Buffer.from(eml), EML_FILE, gathered);
  for (const { name, total, isCore } of tables) {
    gathered.counted(name, total);
    if (isCore && total === 0) gathered.add('no-rows', { file: name });
  }
  if (!tables.some(({ name }) => name === FILES.media)) gathered.skip('media');
  return { meta, eml, date: description.pubDate === '' ? today : description.pubDate };
}

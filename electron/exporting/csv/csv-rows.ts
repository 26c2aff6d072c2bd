/*
 * The rows of a CSV export, in the order of the catalogue numbers. A machine's names stand in the predicted columns
 * alone; identifiedBy and what goes with it come from persons alone. Runs in the catalogue thread.
 */
import { basename } from 'node:path';
import { addTo } from '../../domain/lists.ts';
import { STATUSES } from '../../contract/collection.ts';
import type { CsvChoice, CsvColumn } from '../../contract/exports.ts';
import { shownPath } from '../../domain/path-text.ts';
import { type TermFrom, termRow } from '../../domain/darwin-core/terms.ts';
import type { PhotoBox } from '../../domain/photo-box.ts';
import { orcidAddress } from '../../domain/people.ts';
import { LABEL } from '../../domain/taxonomy.ts';
import { assertNever } from '../../domain/problems.ts';
import type { Catalogue } from '../../catalogue/opening/catalogue.ts';
import type { ReadHandle, Value } from '../../catalogue/database/database.ts';
import type { Passing } from '../../catalogue/listing/selection.ts';
import { walkRows } from '../../catalogue/database/walk-rows.ts';
import { MARKED_BOX_COLUMN, boxOf } from '../../catalogue/specimens/photo-boxes.ts';
import { sources } from '../../catalogue/specimens/photos.ts';
import { newestAnswers, type PooledAnswer } from '../../catalogue/naming/predictions.ts';
import { taxon, widerTaxa } from '../../catalogue/naming/taxa.ts';

/** Between several values in one cell, as Darwin Core recommends. */
const SEPARATOR = ' | ';

export interface CsvSource {
  /** Ids of the specimens to write, in order. */
  readonly specimens: readonly number[];
  readonly total: number;
  /** Specimens that are left out: none of their photos can be read, and nobody has named them. */
  readonly unreadable: number;
  /** Those of them whose place is marked as sensitive. */
  readonly sensitive: number;
  /** The rows of these specimens: one each, or one for each of their photos. */
  rows(specimenIds: readonly number[]): string[][];
}

export async function csvSource({ read: db, listing }: Catalogue, choice: CsvChoice): Promise<CsvSource> {
  const namesFiles = choice.columns.some((column) => column === 'fileName' || column === 'fileNames');
  const called = namesFiles ? await listing.remember('photos called', () => photosCalled(db)) : 'name';
  const ids = await listing.specimens('catalogue-number');
  const { columns, tree } = listing;
  const statuses = choice.statuses.map((status) => STATUSES.indexOf(status));
  const taxa = choice.taxonIds.length === 0 ? null : tree.withNarrower(choice.taxonIds);
  const found = choice.filter ? await listing.passing(choice.filter) : null;
  const specimens: number[] = [];
  let [total, unreadable] = [0, 0];
  for (const id of ids) {
    const photos = (found ? found.ofSpecimen[id] : columns.viewCount[id]) ?? 0;
    if (photos === 0 || (statuses.length > 0 && !statuses.includes(columns.status[id] ?? 255))) continue;
    if (taxa && taxa[columns.taxon[id] ?? 0] !== 1) continue;
    if (columns.readableCount[id] === 0 && columns.taxon[id] === 0) {
      unreadable += 1;
      continue;
    }
    specimens.push(id);
    total += choice.rows === 'photo' ? photos : 1;
  }
  const sensitive = specimens.length === 0 ? 0 : sensitiveAmong(db, specimens);
  return { specimens, total, unreadable, sensitive, rows: rowReader(db, choice, called, found) };
}

function sensitiveAmong(db: ReadHandle, specimens: readonly number[]): number {
  const marked = new Set(db.ids('SELECT id FROM specimen WHERE sensitive_place IS NOT NULL'));
  return marked.size === 0 ? 0 : specimens.reduce((sum, id) => sum + (marked.has(id) ? 1 : 0), 0);
}

/** Kept cells with a column of their own. */
const VERBATIM = ['verbatimEventDate', 'verbatimLatitude', 'verbatimLongitude'] as const;
const keptCell = (term: (typeof VERBATIM)[number]) => `json_extract(other_terms, '$.${term}')`;

/** Columns that are worked out by SQL. */
const WORKED_OUT: Readonly<Record<TermFrom<'sql'>, string>> = {
  dateIdentified: 'substr(identified_utc, 1, 10)',
  identifiedByID: `(SELECT '${orcidAddress('')}' || orcid FROM person WHERE person.name = determination.identified_by)`,
  verbatimEventDate: keptCell('verbatimEventDate'),
  verbatimLatitude: keptCell('verbatimLatitude'),
  verbatimLongitude: keptCell('verbatimLongitude'),
  dynamicProperties: `nullif(json_remove(other_terms, ${VERBATIM.map((term) => `'$.${term}'`).join(', ')}), '{}')`,
  verbatimIdentification: `ifnull(determination.verbatim, (SELECT scientific_name FROM taxon AS label
    WHERE label.id = determination.taxon_id AND label.rank = '${LABEL}'))`,
  // What was said of a whole folder or table at once, or of all that a label stood on, nobody verified one by one.
  identificationVerificationStatus: `CASE shown_status WHEN 'verified' THEN iif(
      (SELECT kind FROM action WHERE action.id = determination.action_id) = 'import'
      OR EXISTS (SELECT 1 FROM label_tie WHERE label_tie.action_id = determination.action_id),
      'Unverified', 'ValidatedByHuman')
    WHEN 'proposed' THEN 'PredictedByMachine' WHEN 'doubtful' THEN 'Doubtful' END`,
};

/**
 * Columns that are SQL over specimen and the determination that its name stands on: a person's, since the join leaves
 * machines out.
 */
function sqlOf(column: CsvColumn): string | null {
  const { from = '' } = termRow(column);
  return from === 'sql' ? WORKED_OUT[column as TermFrom<'sql'>] : from.includes('.') ? from : null;
}

/** The statement of one batch of specimens, given as a JSON list; for tests of its plan as well. */
export function specimenSql(columns: readonly CsvColumn[]): string {
  const own = columns.flatMap((column) => sqlOf(column) ?? []).map((sql) => `, ${sql}`);
  return `SELECT specimen.id, determination.taxon_id${own.join('')}
    FROM json_each(?) AS wanted JOIN specimen ON specimen.id = wanted.value
      LEFT JOIN determination ON determination.id = shown_determination_id AND by_model_id IS NULL
      LEFT JOIN taxon ON taxon.id = determination.taxon_id AND taxon.rank <> '${LABEL}'
    ORDER BY wanted.key`;
}

/** What tables call photos: where two in the catalogue have one name, by the folders below the imported one as well, and where several were imported, by that too. */
export type PhotosCalled = 'name' | 'path' | 'folder-and-path';

const PHOTO_NAMES = 'SELECT id, file_name AS name FROM photo WHERE id > :after ORDER BY id LIMIT :page';

async function photosCalled(db: ReadHandle): Promise<PhotosCalled> {
  const names = new Set<string>();
  for await (const page of walkRows<{ id: number; name: string }>(db, PHOTO_NAMES, ({ id }) => id)) {
    for (const { name } of page) {
      if (names.has(name)) return sources(db).length > 1 ? 'folder-and-path' : 'path';
      names.add(name);
    }
  }
  return 'name';
}

/** The photos of a batch of specimens, with no more than these columns are made of. */
export function photosSql(columns: readonly CsvColumn[], called: PhotosCalled): string {
  const sha256 = columns.includes('sha256') ? 'lower(hex(sha256))' : 'NULL';
  const isFolderAsked = columns.includes('sourceFolder') || called === 'folder-and-path';
  const folder = isFolderAsked ? '(SELECT folder FROM source WHERE id = source_id)' : 'NULL';
  const box = columns.some((column) => column in SIDES) ? MARKED_BOX_COLUMN : 'NULL AS box';
  return `SELECT specimen_id, ${called === 'name' ? 'file_name' : 'relative_path'}, view, ${sha256}, ${folder}, ${box}, photo.id
    FROM json_each(?) AS wanted JOIN photo ON specimen_id = wanted.value
    ORDER BY wanted.key, photo.id`;
}

type PhotoRow = [
  specimen: number,
  fileName: string,
  view: string | null,
  sha256: string | null,
  folder: string | null,
  box: string | null,
  id: number,
];

/** What the columns of a box hold of it. */
const SIDES = { xFrac: 'x', yFrac: 'y', widthFrac: 'width', heightFrac: 'height' } as const;

/** More digits than of any pixel. */
const DIGITS_OF_FRACTION = 6;

type SpecimenRow = [id: number, taxon: number | null, ...columns: Value[]];

/** Everything that the cells of a row are made of. */
interface Subject {
  readonly values: SpecimenRow;
  /** The taxon of the person's name. */
  readonly taxonId: number | null;
  readonly photos: readonly PhotoRow[];
  /** The photos that this row is about: all of them, or one. */
  readonly own: readonly PhotoRow[];
  readonly answer: PooledAnswer | undefined;
}

/** `found`: of a table of photos, those that have a row; null: all. */
function rowReader(
  db: ReadHandle,
  { columns, rows }: Pick<CsvChoice, 'columns' | 'rows'>,
  called: PhotosCalled,
  found: Passing | null,
): CsvSource['rows'] {
  const wantsPhotos = rows === 'photo' || columns.some((column) => termRow(column).from === 'photos');
  const subjects = subjectReader(db, columns, wantsPhotos ? called : null);
  return (specimenIds) => {
    const written: string[][] = [];
    for (const { cellsOf, photos } of subjects(specimenIds)) {
      const alone = found ? photos.filter(([, , , , , , photo]) => found.missed[photo] === 0) : photos;
      for (const own of rows === 'photo' ? alone.map((photo) => [photo]) : [photos]) written.push(cellsOf(own));
    }
    return written;
  };
}

/** The same cells of single photos, by photo; of all photos of these specimens. */
export function cellsOfPhotos(
  db: ReadHandle,
  columns: readonly CsvColumn[],
  specimenIds: readonly number[],
): Map<number, string[]> {
  const cells = new Map<number, string[]>();
  for (const { cellsOf, photos } of subjectReader(db, columns, 'name')(specimenIds)) {
    for (const photo of photos) cells.set(photo[6], cellsOf([photo]));
  }
  return cells;
}

interface Read {
  readonly photos: readonly PhotoRow[];
  /** `own`: the photos that the row is about. */
  cellsOf(own: readonly PhotoRow[]): string[];
}

/** `called`: null where no photo is asked for. */
function subjectReader(
  db: ReadHandle,
  columns: readonly CsvColumn[],
  called: PhotosCalled | null,
): (specimenIds: readonly number[]) => Generator<Read> {
  const sql = specimenSql(columns);
  const cells = cellReaders(columns, nameCells(db));
  const wantsAnswers = columns.some((column) => termRow(column).from === 'predictions');
  return function* (specimenIds) {
    const wanted = JSON.stringify(specimenIds);
    const photos = called
      ? bySpecimen(db.raw<PhotoRow>(photosSql(columns, called), [wanted]), called)
      : new Map<number, PhotoRow[]>();
    const answers = wantsAnswers ? newestAnswers(db, specimenIds) : new Map<number, PooledAnswer>();
    for (const values of db.raw<SpecimenRow>(sql, [wanted])) {
      const [id, taxonId] = values;
      const all = photos.get(id) ?? NONE;
      const answer = answers.get(id);
      yield {
        photos: all,
        cellsOf: (own) => cells.map((cell) => cell({ values, taxonId, photos: all, own, answer })),
      };
    }
  };
}

const NONE: readonly PhotoRow[] = [];

/** One function a column, chosen once and not anew in each of a million cells. */
function cellReaders(columns: readonly CsvColumn[], names: NameCells): ((subject: Subject) => string)[] {
  // The specimen's id and its taxon come before the columns.
  let next = 2;
  return columns.map((column) => {
    if (termRow(column).from === 'names')
      return ({ taxonId }) => (taxonId === null ? '' : (names.parts(taxonId)[column] ?? ''));
    if (sqlOf(column) === null) return (subject) => otherCell(column as OtherColumn, subject, names);
    const at = next++;
    return ({ values }) => text(values[at] ?? null);
  });
}

function bySpecimen(rows: readonly PhotoRow[], called: PhotosCalled): Map<number, PhotoRow[]> {
  const photos = new Map<number, PhotoRow[]>();
  for (const row of rows) {
    const [specimen, path, ...others] = row;
    const [, , folder] = others;
    const isWithFolder = called === 'folder-and-path' && folder !== null;
    addTo(photos, specimen, isWithFolder ? [specimen, `${basename(folder)}/${path}`, ...others] : row);
  }
  return photos;
}

type OtherColumn = TermFrom<'predictions' | 'photos'>;

function otherCell(column: OtherColumn, { photos, own, answer }: Subject, names: NameCells): string {
  switch (column) {
    case 'predictedName':
      return nameAt(answer, 0, names);
    case 'predictedSecondName':
      return nameAt(answer, 1, names);
    case 'predictedCertainty':
      return answer?.top[0]?.probability.toFixed(4) ?? '';
    case 'predictedSecondCertainty':
      return answer?.top[1]?.probability.toFixed(4) ?? '';
    case 'modelName':
      return answer ? names.model(answer.modelId) : '';
    case 'fileNames':
      return list(photos.map(([, fileName]) => shownPath(fileName)));
    case 'fileName':
      return list(own.map(([, fileName]) => shownPath(fileName)));
    case 'view':
      return list(own.map(([, , view]) => view));
    case 'xFrac':
    case 'yFrac':
    case 'widthFrac':
    case 'heightFrac':
      return list(own.map(([, , , , , box]) => sideOf(box, SIDES[column])));
    case 'sha256':
      return list(own.map(([, , , sha256]) => sha256));
    case 'sourceFolder':
      return shownPath(list([...new Set(own.map(([, , , , folder]) => folder))]));
    default:
      return assertNever(column);
  }
}

function sideOf(box: string | null, side: keyof PhotoBox): string | null {
  const fraction = boxOf({ box })?.[side];
  return fraction === undefined ? null : String(Number(fraction.toFixed(DIGITS_OF_FRACTION)));
}

function nameAt(answer: PooledAnswer | undefined, place: number, names: NameCells): string {
  const found = answer?.top[place];
  return found ? (names.parts(found.taxonId)['scientificName'] ?? '') : '';
}

interface NameCells {
  /** Name, vernacular name and the names of the wider taxa by rank. */
  parts(taxonId: number): Readonly<Record<string, string>>;
  model(modelId: number): string;
}

/** Names as they stand in cells, looked up once each. */
function nameCells(db: ReadHandle): NameCells {
  const taxa = new Map<number, Readonly<Record<string, string>>>();
  const models = new Map<number, string>();
  return {
    parts: (id) => {
      const known = taxa.get(id);
      if (known) return known;
      const { scientificName, taxonRank, vernacularName } = taxon(db, id);
      const parts: Record<string, string> = { scientificName, vernacularName: vernacularName ?? '' };
      parts[taxonRank] = scientificName;
      for (const wider of widerTaxa(db, id)) parts[wider.taxonRank] ??= wider.scientificName;
      taxa.set(id, parts);
      return parts;
    },
    model: (id) => {
      const known = models.get(id) ?? db.value<string>('SELECT name FROM model WHERE id = ?', [id]);
      models.set(id, known);
      return known;
    },
  };
}

function text(value: Value): string {
  return value === null ? '' : String(value);
}

function list(values: readonly (string | null)[]): string {
  return values.length === 1 ? (values[0] ?? '') : values.filter((value) => value !== null).join(SEPARATOR);
}

/* Choosing what a table holds, as pure changes of the choice. */
import { type Status, STATUSES } from '../../electron/contract/collection.ts';
import { CSV_COLUMNS, type CsvChoice, type CsvColumn, type CsvPreset } from '../../electron/contract/exports.ts';

/** The columns by what they are about; all of CSV_COLUMNS, each once. */
export const COLUMN_GROUPS: readonly { readonly title: string; readonly columns: readonly CsvColumn[] }[] = [
  { title: 'Specimen', columns: ['occurrenceID', 'catalogNumber', 'typeStatus', 'basisOfRecord'] },
  {
    title: 'Name',
    columns: [
      'scientificName',
      'scientificNameAuthorship',
      'taxonRank',
      'identificationQualifier',
      'vernacularName',
      'kingdom',
      'phylum',
      'class',
      'order',
      'family',
      'genus',
    ],
  },
  {
    title: 'Who and when',
    columns: ['identifiedBy', 'dateIdentified', 'identificationVerificationStatus', 'identificationRemarks', 'status'],
  },
  {
    title: 'What the model says',
    columns: ['predictedName', 'predictedCertainty', 'predictedSecondName', 'predictedSecondCertainty', 'modelName'],
  },
  {
    title: 'Place and date',
    columns: [
      'country',
      'stateProvince',
      'locality',
      'decimalLatitude',
      'decimalLongitude',
      'coordinateUncertaintyInMeters',
      'eventDate',
      'recordedBy',
    ],
  },
  { title: 'Photos', columns: ['fileNames', 'fileName', 'view', 'sha256', 'sourceFolder'] },
];

/** Ours, because Darwin Core has no term for it, with what it holds. */
export const COLUMN_HELP: Readonly<Partial<Record<CsvColumn, string>>> = {
  status: 'verified, proposed, doubtful or unnamed',
  predictedName: 'the newest model’s first name',
  predictedCertainty: 'its certainty, 0 to 1',
  predictedSecondName: 'the runner-up',
  predictedSecondCertainty: 'its certainty, 0 to 1',
  modelName: 'which model said so',
  fileNames: 'all photos of the specimen; letters of an old encoding as in web addresses, K%E4fer.jpg',
  fileName: 'the photo of this row; letters of an old encoding as in web addresses, K%E4fer.jpg',
  view: 'dorsal, ventral, label …',
  sha256: 'fingerprint of the photo’s content',
  sourceFolder: 'where the photo was read; letters of an old encoding as in web addresses',
};

export function withPreset(choice: CsvChoice, preset: CsvPreset, listSeparator: ',' | ';'): CsvChoice {
  return { ...choice, preset, separator: preset === 'excel' ? listSeparator : ',' };
}

/** Between the columns that only make sense for the one or the other, the table changes as the rows do. */
export function withRows(choice: CsvChoice, rows: CsvChoice['rows']): CsvChoice {
  if (rows === choice.rows) return choice;
  const [gone, come]: [readonly CsvColumn[], readonly CsvColumn[]] =
    rows === 'photo' ? [['fileNames'], ['fileName', 'view']] : [['fileName', 'view'], ['fileNames']];
  const hadFiles = gone.some((column) => choice.columns.includes(column));
  const columns = new Set(choice.columns.filter((column) => !gone.includes(column)));
  if (hadFiles) for (const column of come) columns.add(column);
  return { ...choice, rows, columns: inOrder(columns) };
}

export function withColumn(choice: CsvChoice, column: CsvColumn, on: boolean): CsvChoice {
  const columns = new Set(choice.columns);
  if (on) columns.add(column);
  else columns.delete(column);
  return { ...choice, columns: inOrder(columns) };
}

/** In the order of the contract's list, which is the order in the file. */
export function inOrder(columns: ReadonlySet<CsvColumn>): CsvColumn[] {
  return CSV_COLUMNS.filter((column) => columns.has(column));
}

/** An empty list means all of them; on screen each has its own tick. */
export function includesStatus({ statuses }: CsvChoice, status: Status): boolean {
  return statuses.length === 0 || statuses.includes(status);
}

/** The last tick cannot be taken away: a table of nothing is not offered. */
export function withStatus(choice: CsvChoice, status: Status, on: boolean): CsvChoice {
  const ticked = STATUSES.filter((each) => (each === status ? on : includesStatus(choice, each)));
  if (ticked.length === 0) return choice;
  return { ...choice, statuses: ticked.length === STATUSES.length ? [] : ticked };
}

/** What Excel expects between cells where the decimal sign is a comma. */
export function listSeparatorOf(locale?: string): ',' | ';' {
  return (1.5).toLocaleString(locale).includes(',') ? ';' : ',';
}

/** A file name out of a catalogue's name: what file systems refuse is left out. */
export function csvFileName(catalogueName: string, rows: CsvChoice['rows']): string {
  const base = catalogueName
    .trim()
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/\s+/g, '-')
    .toLowerCase();
  return `${base === '' ? 'catalogue' : base}-${rows === 'specimen' ? 'specimens' : 'photos'}.csv`;
}

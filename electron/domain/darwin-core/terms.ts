/*
 * What tables hold, in one place: Darwin Core's terms, and columns of our own where it has none. Columns of an export and
 * their choice on screen, headings that an import reads, and what the help lists are derived from here; a new column is a
 * new row. Pure; runs everywhere.
 */

const DWC = 'http://rs.tdwg.org/dwc/terms/';
const DCTERMS = 'http://purl.org/dc/terms/';

/** What columns are about, in the order in which they are offered. */
export const GROUPS = ['Specimen', 'Name', 'Who and when', 'What the model says', 'Place and date', 'Photos'] as const;

export interface TermRow {
  readonly term: string;
  /** The vocabulary that the term is of, Darwin Core where nothing is said; null: ours. */
  readonly of?: typeof DCTERMS | null;
  /** Text where nothing is said. Identifiers and names are short. */
  readonly type?: 'identifier' | 'name' | 'number';
  /** Of a number: the least and the greatest that can be meant. */
  readonly within?: readonly [number, number];
  /** Words, as normal headings are written, and signs by which lists say that there is nothing to say. */
  readonly none?: readonly string[];
  /** Where its value is: a column of the catalogue, or what it is worked out of. Needed where it is written or kept. */
  readonly from?: `${'specimen' | 'taxon' | 'determination'}.${string}` | 'sql' | 'names' | 'predictions' | 'photos';
  /** Written: what it is offered under. Rows are in the order of the file's columns. */
  readonly group?: (typeof GROUPS)[number];
  /** In a table whose columns nobody chose. */
  readonly usual?: true;
  /** The rows that it is meant for, where it is not for both. */
  readonly rows?: 'specimen' | 'photo';
  /** The tables in which it is read, by its name or address in any spelling: specimen records, or a checklist of names. */
  readonly read?: 'records' | 'checklist';
  /** A name that is set in italics. */
  readonly italic?: true;
  /** What it holds, where the standard does not say so. */
  readonly help?: string;
}

export const TERMS = [
  {
    term: 'occurrenceID',
    type: 'identifier',
    from: 'specimen.occurrence_id',
    group: 'Specimen',
    usual: true,
    read: 'records',
  },
  {
    term: 'catalogNumber',
    type: 'identifier',
    from: 'specimen.catalog_number',
    group: 'Specimen',
    usual: true,
    read: 'records',
  },
  {
    term: 'scientificName',
    type: 'name',
    italic: true,
    from: 'taxon.scientific_name',
    group: 'Name',
    usual: true,
    read: 'checklist',
  },
  {
    term: 'scientificNameAuthorship',
    type: 'name',
    from: 'taxon.authorship',
    group: 'Name',
    usual: true,
    read: 'checklist',
  },
  { term: 'taxonRank', from: 'taxon.rank', group: 'Name', usual: true, read: 'checklist' },
  { term: 'identificationQualifier', from: 'determination.qualifier', group: 'Name', usual: true },
  { term: 'identifiedBy', from: 'determination.identified_by', group: 'Who and when', usual: true },
  { term: 'dateIdentified', from: 'sql', group: 'Who and when', usual: true },
  { term: 'identificationVerificationStatus', from: 'sql', group: 'Who and when', usual: true },
  { term: 'identificationRemarks', from: 'determination.remarks', group: 'Who and when' },
  { term: 'kingdom', type: 'name', from: 'names', group: 'Name', read: 'checklist' },
  { term: 'phylum', type: 'name', from: 'names', group: 'Name', read: 'checklist' },
  { term: 'class', type: 'name', from: 'names', group: 'Name', read: 'checklist' },
  { term: 'order', type: 'name', from: 'names', group: 'Name', read: 'checklist' },
  { term: 'family', type: 'name', from: 'names', group: 'Name', read: 'checklist' },
  { term: 'genus', type: 'name', italic: true, from: 'names', group: 'Name', read: 'checklist' },
  { term: 'vernacularName', from: 'names', group: 'Name', read: 'checklist' },
  {
    term: 'typeStatus',
    none: ['no', 'none', 'not', 'nottype', 'notatype', 'nontype', 'false', '0', 'n', '-', '–', '—'],
    from: 'specimen.type_status',
    group: 'Specimen',
    read: 'records',
  },
  { term: 'country', from: 'specimen.country', group: 'Place and date', read: 'records' },
  { term: 'stateProvince', from: 'specimen.state_province', group: 'Place and date', read: 'records' },
  { term: 'locality', from: 'specimen.locality', group: 'Place and date', read: 'records' },
  {
    term: 'decimalLatitude',
    type: 'number',
    within: [-90, 90],
    from: 'specimen.decimal_latitude',
    group: 'Place and date',
    read: 'records',
  },
  {
    term: 'decimalLongitude',
    type: 'number',
    within: [-180, 180],
    from: 'specimen.decimal_longitude',
    group: 'Place and date',
    read: 'records',
  },
  {
    term: 'coordinateUncertaintyInMeters',
    type: 'number',
    // Zero metres is never meant: Darwin Core asks for a value above 0, and lists write 0 for "not told".
    within: [0.001, 40_000_000],
    from: 'specimen.coordinate_uncertainty_m',
    group: 'Place and date',
    read: 'records',
  },
  { term: 'eventDate', from: 'specimen.event_date', group: 'Place and date', read: 'records' },
  { term: 'recordedBy', from: 'specimen.recorded_by', group: 'Place and date', read: 'records' },
  { term: 'basisOfRecord', from: 'specimen.basis_of_record', group: 'Specimen', read: 'records' },
  {
    term: 'status',
    of: null,
    from: 'specimen.shown_status',
    group: 'Who and when',
    usual: true,
    help: 'verified, proposed, doubtful or unnamed',
  },
  {
    term: 'predictedName',
    of: null,
    italic: true,
    from: 'predictions',
    group: 'What the model says',
    usual: true,
    help: 'the newest model’s first name',
  },
  {
    term: 'predictedCertainty',
    of: null,
    from: 'predictions',
    group: 'What the model says',
    usual: true,
    help: 'its certainty, 0 to 1',
  },
  {
    term: 'predictedSecondName',
    of: null,
    italic: true,
    from: 'predictions',
    group: 'What the model says',
    help: 'the runner-up',
  },
  {
    term: 'predictedSecondCertainty',
    of: null,
    from: 'predictions',
    group: 'What the model says',
    help: 'its certainty, 0 to 1',
  },
  {
    term: 'modelName',
    of: null,
    from: 'predictions',
    group: 'What the model says',
    usual: true,
    help: 'which model said so',
  },
  {
    term: 'fileNames',
    of: null,
    from: 'photos',
    group: 'Photos',
    usual: true,
    rows: 'specimen',
    help: 'all photos of the specimen; letters of an old encoding as in web addresses, K%E4fer.jpg',
  },
  {
    term: 'fileName',
    of: null,
    from: 'photos',
    group: 'Photos',
    rows: 'photo',
    help: 'the photo of this row; letters of an old encoding as in web addresses, K%E4fer.jpg',
  },
  { term: 'view', of: null, from: 'photos', group: 'Photos', rows: 'photo', help: 'dorsal, ventral, label …' },
  { term: 'sha256', of: null, from: 'photos', group: 'Photos', help: 'fingerprint of the photo’s content' },
  {
    term: 'sourceFolder',
    of: null,
    from: 'photos',
    group: 'Photos',
    help: 'where the photo was read; letters of an old encoding as in web addresses',
  },
  { term: 'taxonID', read: 'checklist' },
  { term: 'parentNameUsageID', read: 'checklist' },
  { term: 'acceptedNameUsageID', read: 'checklist' },
  { term: 'acceptedNameUsage', type: 'name', read: 'checklist' },
  { term: 'language', of: DCTERMS, read: 'checklist' },
] as const satisfies readonly TermRow[];

type Row = (typeof TERMS)[number];
export type TermName = Row['term'];
export type TermFrom<From extends NonNullable<TermRow['from']>> = Extract<Row, { readonly from: From }>['term'];
export type WrittenTerm = Extract<Row, { readonly group: string }>['term'];
export type ReadTerm<Table extends NonNullable<TermRow['read']> = NonNullable<TermRow['read']>> = Extract<
  Row,
  { readonly read: Table }
>['term'];

const ROW_OF: ReadonlyMap<string, TermRow> = new Map(TERMS.map((row) => [row.term, row]));

export function termRow(term: TermName): TermRow {
  return ROW_OF.get(term)!;
}

/** The address by which the standard names it; null for ours. */
export function addressOf(term: TermName): string | null {
  const { of = DWC } = termRow(term);
  return of === null ? null : of + term;
}

/** In the order of the file. */
export const WRITTEN_TERMS: readonly WrittenTerm[] = TERMS.filter((row) => 'group' in row).map(({ term }) => term);

export const USUAL_TERMS: readonly WrittenTerm[] = WRITTEN_TERMS.filter((term) => termRow(term).usual === true);

/** What an import reads in such a table. */
export function readTerms<Table extends NonNullable<TermRow['read']>>(table: Table): readonly ReadTerm<Table>[] {
  return TERMS.filter((row) => 'read' in row && row.read === table).map(({ term }) => term as ReadTerm<Table>);
}

/** "dwc:catalogNumber", "Catalog Number" and the term's address are one heading. */
export function headingKey(heading: string): string {
  const name = heading.trim().split(/[:/#]/).at(-1) ?? '';
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The normal headings of the terms. */
export const HEADING = Object.fromEntries(TERMS.map(({ term }) => [term, headingKey(term)])) as Readonly<
  Record<TermName, string>
>;

type KeptRow = Exclude<Extract<Row, { readonly read: 'records' }>, { readonly type: 'identifier' }>;

/** What records say of a specimen beside its numbers, by the column that keeps it. */
export type SpecimenValues = {
  readonly [Kept in KeptRow as Kept['from'] extends `specimen.${infer Column}` ? Column : never]: Kept extends {
    readonly type: 'number';
  }
    ? number | null
    : string | null;
};
export type SpecimenColumn = keyof SpecimenValues;

export const SPECIMEN_TERMS: readonly (TermRow & { readonly column: SpecimenColumn })[] = readTerms('records')
  .map(termRow)
  .filter(({ type }) => type !== 'identifier')
  .map((row) => ({ ...row, column: row.from!.slice('specimen.'.length) as SpecimenColumn }));

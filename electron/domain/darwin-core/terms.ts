/*
 * What tables hold, in one place: Darwin Core's terms, and columns of our own where it has none. Columns of an export and
 * their choice on screen, headings that an import reads, and what the help lists are derived from here; a new column is a
 * new row. What one of ours holds is said in the language's folder. Pure; runs everywhere.
 */

const DWC = 'http://rs.tdwg.org/dwc/terms/';
const DCTERMS = 'http://purl.org/dc/terms/';
/** Audiovisual Core, which was Audubon Core. */
const AC = 'http://rs.tdwg.org/ac/terms/';

/** What columns are about, in the order in which they are offered. */
export const GROUPS = ['specimen', 'name', 'determination', 'prediction', 'place', 'photos'] as const;

export interface TermRow {
  /** The vocabulary that the term is of, Darwin Core where nothing is said; null: ours. */
  readonly of?: typeof DCTERMS | typeof AC | null;
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
}

/** What many rows have in common. */
const PLACE = { group: 'place', read: 'records' } as const;
const SAID = { of: null, from: 'predictions', group: 'prediction' } as const;
const PHOTO = { of: null, from: 'photos', group: 'photos' } as const;
const BOX = { ...PHOTO, of: AC } as const;

export const TERMS = {
  occurrenceID: { type: 'identifier', from: 'specimen.occurrence_id', group: 'specimen', usual: true, read: 'records' },
  catalogNumber: {
    type: 'identifier',
    from: 'specimen.catalog_number',
    group: 'specimen',
    usual: true,
    read: 'records',
  },
  scientificName: {
    type: 'name',
    italic: true,
    from: 'taxon.scientific_name',
    group: 'name',
    usual: true,
    read: 'checklist',
  },
  scientificNameAuthorship: { type: 'name', from: 'taxon.authorship', group: 'name', usual: true, read: 'checklist' },
  taxonRank: { from: 'taxon.rank', group: 'name', usual: true, read: 'checklist' },
  identificationQualifier: { from: 'determination.qualifier', group: 'name', usual: true },
  // As a table, a folder or a label says it; a label is no scientific name.
  verbatimIdentification: { type: 'name', from: 'sql', group: 'name', usual: true },
  identifiedBy: { from: 'determination.identified_by', group: 'determination', usual: true },
  // The ORCID that the catalogue knows of whoever has exactly this name.
  identifiedByID: { from: 'sql', group: 'determination', usual: true },
  dateIdentified: { from: 'sql', group: 'determination', usual: true },
  identificationVerificationStatus: { from: 'sql', group: 'determination', usual: true },
  identificationRemarks: { from: 'determination.remarks', group: 'determination' },
  kingdom: { type: 'name', from: 'names', group: 'name', read: 'checklist' },
  phylum: { type: 'name', from: 'names', group: 'name', read: 'checklist' },
  class: { type: 'name', from: 'names', group: 'name', read: 'checklist' },
  order: { type: 'name', from: 'names', group: 'name', read: 'checklist' },
  family: { type: 'name', from: 'names', group: 'name', read: 'checklist' },
  genus: { type: 'name', italic: true, from: 'names', group: 'name', read: 'checklist' },
  vernacularName: { from: 'names', group: 'name', read: 'checklist' },
  typeStatus: {
    none: ['no', 'none', 'not', 'nottype', 'notatype', 'nontype', 'false', '0', 'n', '-', '–', '—'],
    from: 'specimen.type_status',
    group: 'specimen',
    read: 'records',
  },
  country: { ...PLACE, from: 'specimen.country' },
  stateProvince: { ...PLACE, from: 'specimen.state_province' },
  locality: { ...PLACE, from: 'specimen.locality' },
  decimalLatitude: { ...PLACE, type: 'number', within: [-90, 90], from: 'specimen.decimal_latitude' },
  decimalLongitude: { ...PLACE, type: 'number', within: [-180, 180], from: 'specimen.decimal_longitude' },
  // Zero metres is never meant: Darwin Core asks for a value above 0, and lists write 0 for "not told".
  coordinateUncertaintyInMeters: {
    ...PLACE,
    type: 'number',
    within: [0.001, 40_000_000],
    from: 'specimen.coordinate_uncertainty_m',
  },
  eventDate: { ...PLACE, from: 'specimen.event_date' },
  recordedBy: { ...PLACE, from: 'specimen.recorded_by' },
  // Any text but these says that the place is to be kept back.
  sensitivePlace: {
    ...PLACE,
    of: null,
    none: ['no', 'none', 'not', 'notsensitive', 'false', '0', 'n', '-', '–', '—'],
    from: 'specimen.sensitive_place',
  },
  // Cells that their columns could not take, as they were written; all that a table says beside these is in the last.
  verbatimEventDate: { from: 'sql', group: 'place' },
  verbatimLatitude: { from: 'sql', group: 'place' },
  verbatimLongitude: { from: 'sql', group: 'place' },
  basisOfRecord: { from: 'specimen.basis_of_record', group: 'specimen', read: 'records' },
  dynamicProperties: { from: 'sql', group: 'specimen' },
  status: { of: null, from: 'specimen.shown_status', group: 'determination', usual: true },
  predictedName: { ...SAID, italic: true, usual: true },
  predictedCertainty: { ...SAID, usual: true },
  predictedSecondName: { ...SAID, italic: true },
  predictedSecondCertainty: SAID,
  modelName: { ...SAID, usual: true },
  fileNames: { ...PHOTO, usual: true, rows: 'specimen' },
  fileName: { ...PHOTO, rows: 'photo' },
  view: { ...PHOTO, rows: 'photo' },
  // The box that networks look at, of the upright photo: its left and upper edge, width and height as fractions.
  xFrac: BOX,
  yFrac: BOX,
  widthFrac: BOX,
  heightFrac: BOX,
  sha256: PHOTO,
  sourceFolder: PHOTO,
  taxonID: { read: 'checklist' },
  parentNameUsageID: { read: 'checklist' },
  acceptedNameUsageID: { read: 'checklist' },
  acceptedNameUsage: { type: 'name', read: 'checklist' },
  language: { of: DCTERMS, read: 'checklist' },
} as const satisfies Readonly<Record<string, TermRow>>;

type Table = typeof TERMS;
export type TermName = keyof Table;
type TermsOf<Row> = { [Term in TermName]: Table[Term] extends Row ? Term : never }[TermName];
export type TermFrom<From extends NonNullable<TermRow['from']>> = TermsOf<{ readonly from: From }>;
export type WrittenTerm = TermsOf<{ readonly group: string }>;
type ReadIn = NonNullable<TermRow['read']>;
export type ReadTerm<In extends ReadIn = ReadIn> = TermsOf<{ readonly read: In }>;

const TERM_NAMES = Object.keys(TERMS) as readonly TermName[];

export function termRow(term: TermName): TermRow {
  return TERMS[term];
}

/** The address by which the standard names it; null for ours. */
export function addressOf(term: TermName): string | null {
  const { of = DWC } = termRow(term);
  return of === null ? null : of + term;
}

/** In the order of the file. */
export const WRITTEN_TERMS = TERM_NAMES.filter((term) => termRow(term).group) as readonly WrittenTerm[];

export const USUAL_TERMS = WRITTEN_TERMS.filter((term) => termRow(term).usual);

/** What an import reads in such a table. */
export function readTerms<In extends ReadIn>(table: In): readonly ReadTerm<In>[] {
  return TERM_NAMES.filter((term): term is ReadTerm<In> => termRow(term).read === table);
}

/** "dwc:catalogNumber", "Catalog Number" and the term's address are one heading. */
export function headingKey(heading: string): string {
  const name = heading.trim().split(/[:/#]/).at(-1) ?? '';
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The normal headings of the terms. */
export const HEADING = Object.fromEntries(TERM_NAMES.map((term) => [term, headingKey(term)])) as Readonly<
  Record<TermName, string>
>;

/** What records say of a specimen beside its numbers. */
export type KeptTerm = Exclude<ReadTerm<'records'>, TermsOf<{ readonly type: 'identifier' }>>;

/** What records say of a specimen beside its numbers, by the column that keeps it. */
export type SpecimenValues = {
  readonly [
    Term in KeptTerm as Table[Term]['from'] extends `specimen.${infer Column}` ? Column : never
  ]: Term extends TermsOf<{ readonly type: 'number' }> ? number | null : string | null;
};
export type SpecimenColumn = keyof SpecimenValues;

export const SPECIMEN_TERMS = readTerms('records')
  .map((term) => ({ term, ...termRow(term) }))
  .filter(({ type }) => type !== 'identifier')
  .map((row) => ({ ...row, column: row.from!.slice('specimen.'.length) as SpecimenColumn }));

/* What a row says of a specimen: its terms, and who named it when. Pure. */
import type { ColumnUse } from '../../contract/tables.ts';
import {
  HEADING,
  headingKey,
  SPECIMEN_TERMS,
  type SpecimenColumn,
  type TermName,
} from '../../domain/darwin-core/terms.ts';
import { RANKS, type Rank } from '../../domain/taxonomy.ts';
import type { SpecimenTerms } from '../../catalogue/specimens/specimens.ts';
import type { Layout } from './columns.ts';
import type { TableRow } from './table-in-reading.ts';
import { isoDate } from './written-date.ts';

/**
 * The name in a row, as it is written: it may be a scientific name or a plain label such as "rat". A determination is written
 * of it, by the row's determiner where it has one.
 */
export interface RowName {
  /** With author, doubt and all, unless these have columns of their own. Of genus and epithet put together. */
  readonly text: string;
  /** Whether it stands where scientific names alone do: a word such as "Rat" is then a genus. */
  readonly isScientific: boolean;
  /** null where nothing is said: the name itself tells. */
  readonly rank: string | null;
  readonly authorship: string | null;
  readonly qualifier: string | null;
  /** Wider taxa that have columns, such as the family. */
  readonly wider: Readonly<Partial<Record<Rank, string>>>;
  readonly vernacularName: string | null;
  readonly identifiedBy: string | null;
  /** By ISO 8601, as exact as it was written: year, month or day; null where none is said or its order is open. */
  readonly dateIdentified: string | null;
  /** The date as it stands in the row. */
  readonly dateWritten: string | null;
  readonly verbatim: string | null;
  readonly remarks: string | null;
}

export interface RowContent {
  readonly catalogNumber: string | null;
  readonly occurrenceId: string | null;
  readonly terms: Partial<SpecimenTerms>;
  readonly view: string | null;
  readonly name: RowName | null;
}

export function contentOf(row: TableRow, layout: Layout): RowContent {
  const said = (use: ColumnUse) => row.cell(layout.keys.get(use) ?? '') ?? null;
  return {
    catalogNumber: said('catalogue-number'),
    occurrenceId: said('occurrenceID'),
    terms: termsOf(row, layout),
    view: said('view'),
    name: nameOf(said, layout),
  };
}

/** A cell that its column cannot take is kept among the other terms, as it is written. */
export function termsOf(row: TableRow, { keys, custom }: Layout): Partial<SpecimenTerms> {
  const terms: Partial<Record<SpecimenColumn, string | number>> = {};
  const others: Record<string, string> = {};
  for (const { term, column, none, within: limits } of SPECIMEN_TERMS) {
    const text = row.cell(keys.get(term) ?? '');
    if (text === undefined || none?.some((nothing) => nothing === text || nothing === headingKey(text))) continue;
    const value = limits ? within(text, ...limits) : text;
    if (value === undefined) others[term] = text;
    else terms[column] = value;
  }
  for (const { key, heading } of custom) {
    const text = row.cell(key);
    if (text !== undefined) others[heading] = text;
  }
  const other_terms = Object.keys(others).length === 0 ? {} : { other_terms: JSON.stringify(others) };
  return { ...(terms as Partial<SpecimenTerms>), ...other_terms };
}

/** A number between these limits, with a decimal point or comma. */
function within(text: string, low: number, high: number): number | undefined {
  const value = /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  return value >= low && value <= high ? value : undefined;
}

const WIDER = RANKS.slice(0, RANKS.indexOf('species')) as readonly Extract<Rank, TermName>[];

function nameOf(said: (use: ColumnUse) => string | null, { keys }: Layout): RowName | null {
  const wider = Object.fromEntries(WIDER.flatMap((rank) => (said(rank) === null ? [] : [[rank, said(rank) ?? '']])));
  const narrowest = WIDER.findLast((rank) => wider[rank] !== undefined);
  const parts = ['genus', 'specificEpithet', 'infraspecificEpithet'] as const;
  const whole = said('specificEpithet') === null ? null : parts.flatMap((part) => said(part) ?? []).join(' ');
  // An epithet without its genus is no name.
  const composed = said('genus') === null ? null : whole;
  const verbatim = said('verbatimIdentification');
  const own = said('name') ?? composed ?? verbatim;
  const text = own ?? (narrowest === undefined ? null : (wider[narrowest] ?? null));
  if (text === null) return null;
  const dateWritten = said('date-identified');
  const isScientific = said('name') === null ? composed !== null : keys.get('name') === HEADING.scientificName;
  return {
    text,
    isScientific,
    rank: said('taxonRank') ?? (own === null ? (narrowest ?? null) : null),
    authorship: said('scientificNameAuthorship'),
    qualifier: said('identificationQualifier'),
    wider,
    vernacularName: said('vernacularName'),
    identifiedBy: said('determiner'),
    dateIdentified: dateWritten === null ? null : isoDate(dateWritten),
    dateWritten,
    verbatim,
    remarks: said('identificationRemarks'),
  };
}

/** Of a name and its determination; remarks and verbatim text, which may be long, are beside them. */
export const NAME_USES = [
  'name',
  'determiner',
  'date-identified',
  'scientificNameAuthorship',
  'taxonRank',
  'identificationQualifier',
  'specificEpithet',
  'infraspecificEpithet',
  'vernacularName',
  ...WIDER,
] as const satisfies readonly ColumnUse[];

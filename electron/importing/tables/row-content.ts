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
import { isIso, isoDate } from './written-date.ts';

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
    terms: readTerms(row, layout).terms,
    view: said('view'),
    name: nameOf(said, layout),
  };
}

interface ReadTerms {
  readonly terms: Partial<SpecimenTerms>;
  /** Columns of dates and coordinates whose cell is none that can be read. */
  readonly unread: readonly { readonly key: string; readonly why: 'no-date' | 'no-coordinate' }[];
}

/** A cell that its column cannot take is kept among the other terms, as it is written. */
export function readTerms(row: TableRow, layout: Layout): ReadTerms {
  const { keys, custom } = layout;
  const terms: Partial<Record<SpecimenColumn, string | number>> = {};
  const others: Record<string, string> = {};
  const unread: { key: string; why: 'no-date' | 'no-coordinate' }[] = [];
  for (const { term, column, none, within: limits } of SPECIMEN_TERMS) {
    const text = row.cell(keys.get(term) ?? '');
    if (text === undefined || none?.some((nothing) => nothing === text || nothing === headingKey(text))) continue;
    const key = keys.get(term) ?? '';
    const value = limits ? within(text, ...limits) : term === 'eventDate' ? eventDate(text, key, layout) : text;
    const verbatim = VERBATIM[term];
    if (value === undefined) {
      // A number beyond the limits, or a word, is no coordinate in another writing.
      const isOdd = limits && (isNumber(text) || !/\d/.test(text));
      others[isOdd ? term : (verbatim ?? term)] = text;
      if (verbatim !== undefined) unread.push({ key, why: limits ? 'no-coordinate' : 'no-date' });
    } else {
      terms[column] = value;
      if (verbatim !== undefined && !limits && isLonger(text, value)) others[verbatim] = text;
    }
  }
  for (const { key, heading } of custom) {
    const text = row.cell(key);
    if (text !== undefined) others[heading] = text;
  }
  const other_terms = Object.keys(others).length === 0 ? {} : { other_terms: JSON.stringify(others) };
  return { terms: { ...(terms as Partial<SpecimenTerms>), ...other_terms }, unread };
}

/** Darwin Core's terms for what is kept as it is written. */
const VERBATIM: Readonly<Partial<Record<TermName, string>>> = {
  eventDate: 'verbatimEventDate',
  decimalLatitude: 'verbatimLatitude',
  decimalLongitude: 'verbatimLongitude',
};

function eventDate(text: string, key: string, { order }: Layout): string | undefined {
  return isIso(text) ? text : (isoDate(text) ?? isoDate(text, order(key)) ?? undefined);
}

/** A time of day that the date has lost. */
function isLonger(text: string, value: string | number): boolean {
  return text !== value && /\d:\d{2}/.test(text);
}

function isNumber(text: string): boolean {
  return /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i.test(text);
}

/** A number between these limits, with a decimal point or comma. */
function within(text: string, low: number, high: number): number | undefined {
  const value = isNumber(text) ? Number(text.replace(',', '.')) : Number.NaN;
  return value >= low && value <= high ? value : undefined;
}

const WIDER = RANKS.slice(0, RANKS.indexOf('species')) as readonly Extract<Rank, TermName>[];

function nameOf(said: (use: ColumnUse) => string | null, { keys, order }: Layout): RowName | null {
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
    dateIdentified:
      dateWritten === null
        ? null
        : (isoDate(dateWritten) ?? isoDate(dateWritten, order(keys.get('date-identified') ?? ''))),
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

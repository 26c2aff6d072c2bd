/* What a row says of a specimen: its terms, and who named it when. Pure. */
import type { ColumnUse } from '../../contract/tables.ts';
import { headingKey, SPECIMEN_TERMS, type SpecimenColumn, type TermName } from '../../domain/darwin-core/terms.ts';
import { isNothing } from '../../domain/names/says-nothing.ts';
import type { ColumnOfNames } from '../../domain/names/column-of-names.ts';
import { RANKS, type Rank } from '../../domain/taxonomy.ts';
import type { SpecimenTerms } from '../../catalogue/specimens/specimens.ts';
import type { Layout } from './columns.ts';
import type { TableRow } from './table-in-reading.ts';
import { isoDate, isoEvent } from '../../domain/intake/written-date.ts';

/**
 * The name in a row, as it is written: it may be a scientific name or a plain label such as "rat". A determination is written
 * of it, by the row's determiner where it has one.
 */
export interface RowName {
  /** With author, doubt and all, unless these have columns of their own. Of genus and epithet put together. */
  readonly text: string;
  /** Whether it stands where scientific names alone do: a word such as "Rat" is then a genus. */
  readonly isScientific: boolean;
  /** What the other names of its column are. */
  readonly among: ColumnOfNames;
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
  readonly unread: readonly Unread[];
}

interface Unread {
  readonly key: string;
  readonly why: 'no-date' | 'no-coordinate' | 'half-coordinate';
}

/** A cell that its column cannot take is kept among the other terms, as it is written. */
export function readTerms(row: TableRow, layout: Layout): ReadTerms {
  const { keys, custom } = layout;
  const terms: Kept = {};
  const others: Record<string, string> = {};
  const unread: Unread[] = [];
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
  unread.push(...leaveNoHalf(row, layout, terms, others), ...dateInParts(row, layout, terms));
  const identified = keys.get('date-identified') ?? '';
  const day = row.cell(identified);
  if (day !== undefined && dayOf(day, identified, layout) === null) unread.push({ key: identified, why: 'no-date' });
  for (const { key, heading } of custom) {
    const text = row.cell(key);
    if (text !== undefined) Object.assign(others, toldApart(heading, text));
  }
  const other_terms = Object.keys(others).length === 0 ? {} : { other_terms: JSON.stringify(others) };
  return { terms: { ...(terms as Partial<SpecimenTerms>), ...other_terms }, unread };
}

/** Darwin Core's dynamicProperties lists several in one cell, as JSON; other programs write other things there. */
function toldApart(heading: string, text: string): Readonly<Record<string, string>> {
  const whole = { [heading]: text };
  if (headingKey(heading) !== 'dynamicproperties') return whole;
  try {
    const listed: unknown = JSON.parse(text);
    const entries = typeof listed === 'object' && listed !== null ? Object.entries(listed) : [];
    const isFlat =
      entries.length > 0 && !Array.isArray(listed) && entries.every(([, value]) => Object(value) !== value);
    return isFlat ? Object.fromEntries(entries.map(([key, value]) => [key, String(value)])) : whole;
  } catch {
    return whole;
  }
}

/** Darwin Core's terms for what is kept as it is written. */
const VERBATIM: Readonly<Partial<Record<TermName, string>>> = {
  eventDate: 'verbatimEventDate',
  decimalLatitude: 'verbatimLatitude',
  decimalLongitude: 'verbatimLongitude',
};

type Kept = Partial<Record<SpecimenColumn, string | number>>;

/** Of two columns of one coordinate, what is left where the other says none: no place. */
function leaveNoHalf(row: TableRow, { keys }: Layout, terms: Kept, others: Record<string, string>): Unread[] {
  const halves = ['decimalLatitude', 'decimalLongitude'] as const;
  const columns = { decimalLatitude: 'decimal_latitude', decimalLongitude: 'decimal_longitude' } as const;
  const [left, another] = halves.filter((term) => terms[columns[term]] !== undefined);
  const key = keys.get(left ?? 'eventDate');
  if (!left || another || key === undefined || !halves.every((term) => keys.has(term))) return [];
  delete terms[columns[left]];
  others[VERBATIM[left] ?? left] = row.cell(key) ?? '';
  return [{ key, why: 'half-coordinate' }];
}

/** Columns "year", "month" and "day" tell the date of collecting where it has no column, or nothing stands in that. */
function dateInParts(row: TableRow, { keys, custom }: Layout, terms: Kept): Unread[] {
  if (row.cell(keys.get('eventDate') ?? '') !== undefined) return [];
  const part = (name: string) => (custom.some(({ key }) => key === name) ? (row.cell(name) ?? '') : '');
  const [year, month, day] = [part('year'), part('month'), part('day')];
  if (year === '') return [];
  const inWords = /\p{L}/u.test(month);
  const written = (inWords ? [day, month, year] : [year, month, day]).filter((one) => one !== '');
  const date = month === '' && day !== '' ? null : isoDate(written.join(inWords ? '.' : '-'));
  if (date === null) return [{ key: 'year', why: 'no-date' }];
  terms.event_date = date;
  return [];
}

function eventDate(text: string, key: string, { order }: Layout): string | undefined {
  return isoEvent(text) ?? isoEvent(text, order(key)) ?? undefined;
}

function dayOf(text: string, key: string, { order }: Layout): string | null {
  return isoDate(text) ?? isoDate(text, order(key));
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

/** Headings, as keys, of columns that hold scientific names alone. */
const SCIENTIFIC =
  /scient|cient[ií]f|wissenschaft|wetenschap|latein|latijn|latin|naukow|v[ěe]deck|v[ei]tenskap|videnskab|tieteel/;

const WIDER = RANKS.slice(0, RANKS.indexOf('species')) as readonly Extract<Rank, TermName>[];

function nameOf(said: (use: ColumnUse) => string | null, layout: Layout): RowName | null {
  const { keys } = layout;
  /** Without words such as "unknown" and "?". */
  const known = (use: ColumnUse) => (isNothing(said(use) ?? '') ? null : said(use));
  const wider = Object.fromEntries(WIDER.flatMap((rank) => (known(rank) === null ? [] : [[rank, known(rank) ?? '']])));
  const narrowest = WIDER.findLast((rank) => wider[rank] !== undefined);
  const parts = ['genus', 'specificEpithet', 'infraspecificEpithet'] as const;
  const whole = said('specificEpithet') === null ? null : parts.flatMap((part) => said(part) ?? []).join(' ');
  // An epithet without its genus is no name.
  const composed = known('genus') === null ? null : whole;
  const verbatim = said('verbatimIdentification');
  const called = said('name') ?? said('label');
  const own = called ?? composed ?? verbatim;
  const text = own ?? (narrowest === undefined ? null : (wider[narrowest] ?? null));
  if (text === null) return null;
  const dateWritten = said('date-identified');
  const isScientific = called === null ? composed !== null : SCIENTIFIC.test(keys.get('name') ?? '');
  return {
    text,
    isScientific,
    among: called === null ? 'labels' : layout.names(),
    rank: said('taxonRank') ?? (own === null ? (narrowest ?? null) : null),
    authorship: known('scientificNameAuthorship'),
    qualifier: said('identificationQualifier'),
    wider,
    vernacularName: known('vernacularName'),
    identifiedBy: known('determiner'),
    dateIdentified: dateWritten === null ? null : dayOf(dateWritten, keys.get('date-identified') ?? '', layout),
    dateWritten,
    verbatim,
    remarks: said('identificationRemarks'),
  };
}

/** Of a name and its determination; remarks and verbatim text, which may be long, are beside them. */
export const NAME_USES = [
  'name',
  'label',
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

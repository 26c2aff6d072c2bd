/*
 * What is checked in each row of an archive's file: identifiers, dates, coordinates and what else GBIF reads. Whether an
 * identifier was met before is asked of outside. Pure; runs everywhere.
 */
import { looksLikeEntity, readsAsNothing } from '../archive-cell.ts';
import { ROW_TYPES } from '../archive-tables.ts';
import { isOpenLicence } from './licences.ts';
import { readDate } from './dates.ts';
import type { Gathered } from './gather.ts';
import type { RuleName } from '../verdict-rules.ts';

/** A file as its rows are checked. */
export interface CheckedFile {
  readonly name: string;
  readonly rowType: string;
  readonly isCore: boolean;
  /** Column of the identifier that joins the files; null: there is none. */
  readonly idColumn: number | null;
  /** Addresses of terms by column, and what all rows say without a column. */
  readonly terms: ReadonlyMap<string, { readonly column: number } | { readonly fixed: string }>;
}

/** Identifiers of the core, in small letters, and of media. */
export interface Known {
  /** exact: met before; case: met before but for capital letters. */
  add(id: string): 'new' | 'exact' | 'case';
  has(id: string): boolean;
}

export interface Row {
  readonly cells: readonly string[];
  /** null: not known. */
  readonly line: number | null;
}

type Say = (rule: RuleName, value: string, about?: string) => void;
type CheckRow = (cell: (term: string) => string, say: Say) => void;

const BASES = new Set(
  'preservedspecimen fossilspecimen livingspecimen materialsample materialentity materialcitation humanobservation machineobservation observation occurrence event taxon'.split(
    ' ',
  ),
);

/** Doubts that stand in a name instead of beside it. */
const QUALIFIER = /(?:^|\s)(?:cf|aff|nr)\.?(?:\s|$)|\?/i;

const DWC = 'http://rs.tdwg.org/dwc/terms/';
const DCTERMS = 'http://purl.org/dc/terms/';
const AC = 'http://rs.tdwg.org/ac/terms/';

/** Gives the check of one row of this file. `today`: YYYY-MM-DD. */
export function checkerOf(
  file: CheckedFile,
  { core, media }: { readonly core: Known; readonly media: Known },
  gathered: Gathered,
  today: string,
): (row: Row) => void {
  const { name, rowType, isCore, idColumn, terms } = file;
  const checks = checksOf(rowType, today, media);
  return ({ cells, line }) => {
    const id = idColumn === null ? null : (cells[idColumn] ?? '').trim();
    const say: Say = (rule, value, about = '') =>
      gathered.add(rule, { file: name, about, record: { id: id === '' ? null : id, line, value } });
    if (id !== null) checkId(id, isCore, core, say);
    checkCells(cells, say);
    const cell = (term: string) => {
      const at = terms.get(term);
      if (at === undefined) return '';
      return 'fixed' in at ? at.fixed : (cells[at.column] ?? '').trim();
    };
    for (const check of checks) check(cell, say);
  };
}

function checkId(id: string, isCore: boolean, core: Known, say: Say): void {
  if (id === '') say(isCore ? 'id-empty' : 'coreid-empty', '');
  else if (!isCore && !core.has(id)) say('coreid-dangling', id);
  else if (isCore) {
    const met = core.add(id);
    if (met !== 'new') say(met === 'exact' ? 'id-twice' : 'id-twice-in-case', id);
  }
}

function checkCells(cells: readonly string[], say: Say): void {
  for (const cell of cells) {
    if (cell === '') continue;
    if (readsAsNothing(cell)) say('null-written', cell);
    else if (looksLikeEntity(cell)) say('entity-written', cell);
    if (cell.includes('\uFFFD')) say('letters-lost', cell);
  }
}

function checksOf(rowType: string, today: string, media: Known): readonly CheckRow[] {
  switch (rowType) {
    case ROW_TYPES.occurrence:
      return [
        basis,
        nameOf,
        placeOf,
        uncertainty,
        statusOf,
        licenceOf,
        dateOf('eventDate', today, true),
        identified(today),
      ];
    case ROW_TYPES.identification:
      return [qualifierOf, identified(today)];
    case ROW_TYPES.media:
      return [addressOf(media, `${AC}accessURI`)];
    case 'http://rs.gbif.org/terms/1.0/Multimedia':
    case 'http://rs.gbif.org/terms/1.0/Image':
      return [addressOf(media, `${DCTERMS}identifier`)];
    default:
      return [];
  }
}

const basis: CheckRow = (cell, say) => {
  const text = cell(`${DWC}basisOfRecord`);
  if (text === '') say('basis-missing', '');
  else if (!BASES.has(text.toLowerCase().replace(/[\s_-]/g, ''))) say('basis-unknown', text);
};

const nameOf: CheckRow = (cell, say) => {
  const hasName = ['scientificName', 'scientificNameID', 'taxonID', 'taxonConceptID', 'genus', 'kingdom'].some(
    (term) => cell(DWC + term) !== '',
  );
  if (!hasName) say('name-missing', cell(`${DWC}verbatimIdentification`));
  else qualifierOf(cell, say);
};

const qualifierOf: CheckRow = (cell, say) => {
  const text = cell(`${DWC}scientificName`);
  if (QUALIFIER.test(text)) say('name-with-qualifier', text);
};

const statusOf: CheckRow = (cell, say) => {
  const text = cell(`${DWC}occurrenceStatus`).toLowerCase();
  if (text !== '' && text !== 'present' && text !== 'absent') say('status-unknown', text);
};

const licenceOf: CheckRow = (cell, say) => {
  const text = cell(`${DCTERMS}license`);
  if (text !== '' && !isOpenLicence(text)) say('licence-of-record', text);
};

function dateOf(term: string, today: string, isNeeded = false): CheckRow {
  return (cell, say) => {
    const text = cell(DWC + term);
    if (text === '') {
      if (isNeeded && cell(`${DWC}year`) === '') say('date-missing', cell(`${DWC}verbatimEventDate`));
      return;
    }
    const date = readDate(text);
    if (date === null) say('date-unreadable', text, term);
    else if (date.from > today) say('date-to-come', text, term);
    else if (date.from < '1500') say('date-too-early', text, term);
  };
}

function identified(today: string): CheckRow {
  return dateOf('dateIdentified', today);
}

const placeOf: CheckRow = (cell, say) => {
  const [north, east] = [cell(`${DWC}decimalLatitude`), cell(`${DWC}decimalLongitude`)];
  if (north === '' && east === '') return;
  const both = `${north}, ${east}`;
  if (north === '' || east === '') return say('coordinate-alone', both);
  const [latitude, longitude] = [Number(north), Number(east)];
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return say('coordinate-no-number', both);
  if (latitude === 0 && longitude === 0) return say('coordinate-zero', both);
  const [isNorth, isEast] = [Math.abs(latitude) <= 90, Math.abs(longitude) <= 180];
  if (isNorth && isEast) return;
  const turned = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180;
  say(turned ? 'coordinate-swapped' : 'coordinate-out', both);
};

const uncertainty: CheckRow = (cell, say) => {
  const text = cell(`${DWC}coordinateUncertaintyInMeters`);
  const hasPlace = cell(`${DWC}decimalLatitude`) !== '' && cell(`${DWC}decimalLongitude`) !== '';
  if (text === '') {
    if (hasPlace) say('uncertainty-missing', '');
  } else if (!(Number(text) > 0)) say('uncertainty-wrong', text);
};

function addressOf(media: Known, term: string): CheckRow {
  return (cell, say) => {
    // A part of another picture needs no address of its own.
    if (cell(`${AC}isROIOf`) !== '') return;
    const address = cell(term);
    if (address === '') say('media-missing', cell(`${DCTERMS}identifier`));
    else if (!/^https?:\/\/[^/\s]+\.[^/\s]+\/\S*$/i.test(address)) say('media-address', address);
    else if (media.add(address) === 'exact') say('media-twice', address);
  };
}

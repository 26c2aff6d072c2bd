/*
 * Specimens as rows of the Occurrence core: what a table of specimens says, with constants of the collection, and with places
 * that are to be kept back given by a cell of a grid alone. Runs in the catalogue thread.
 */
import { archiveCell } from '../../domain/darwin-core/archive-cell.ts';
import {
  KEPT_TERMS,
  NO_PLACE,
  OCCURRENCE_COLUMNS,
  type OccurrenceTerm,
} from '../../domain/darwin-core/archive-tables.ts';
import { coarsePlace, type Grid } from '../../domain/darwin-core/coarse-place.ts';
import { type Description, OPEN_LICENCES } from '../../domain/darwin-core/description.ts';
import { headingKey } from '../../domain/darwin-core/terms.ts';
import type { CsvColumn } from '../../contract/exports.ts';
import { ARCHIVE } from '../../domain/language/language.ts';

/** What the core takes over from a table of specimens. */
export const TAKEN_OVER = [
  'occurrenceID',
  'catalogNumber',
  'scientificName',
  'scientificNameAuthorship',
  'taxonRank',
  'identificationQualifier',
  'verbatimIdentification',
  'identifiedBy',
  'identifiedByID',
  'dateIdentified',
  'identificationVerificationStatus',
  'identificationRemarks',
  'kingdom',
  'phylum',
  'class',
  'order',
  'family',
  'genus',
  'vernacularName',
  'typeStatus',
  'country',
  'stateProvince',
  'locality',
  'decimalLatitude',
  'decimalLongitude',
  'coordinateUncertaintyInMeters',
  'eventDate',
  'recordedBy',
  'sensitivePlace',
  'verbatimEventDate',
  'verbatimLatitude',
  'verbatimLongitude',
  'basisOfRecord',
  'dynamicProperties',
] as const satisfies readonly CsvColumn[];

export type Cells = Partial<Record<OccurrenceTerm, string>>;

const OF_KEY: ReadonlyMap<string, OccurrenceTerm> = new Map(KEPT_TERMS.map((term) => [headingKey(term), term]));

/** `row`: cells of TAKEN_OVER. Gives the terms of the core. */
export function occurrence(row: readonly string[], acceptedId: string, description: Description, grid: Grid): Cells {
  const table = Object.fromEntries(TAKEN_OVER.map((column, index) => [column, row[index] ?? ''])) as Record<
    (typeof TAKEN_OVER)[number],
    string
  >;
  const { sensitivePlace, ...own } = table;
  const { licence, institutionCode, collectionCode, title } = description;
  const cells: Cells = {
    ...own,
    ...otherTerms(own.dynamicProperties),
    license: licence === null ? '' : OPEN_LICENCES[licence].address,
    institutionCode,
    collectionCode,
    datasetName: title,
    occurrenceStatus: 'present',
    identificationID: acceptedId,
    // Without a person's name there is no determination to speak of.
    identificationVerificationStatus: own.identifiedBy === '' ? '' : own.identificationVerificationStatus,
  };
  return sensitivePlace === '' ? cells : keptBack(cells, grid);
}

export function occurrenceCells(cells: Cells): string[] {
  return OCCURRENCE_COLUMNS.map(({ name }) => archiveCell(cells[name as OccurrenceTerm] ?? ''));
}

/** Columns of tables that are Darwin Core's get their own place; the rest stays together. */
function otherTerms(json: string): Cells {
  if (json === '') return {};
  const cells: Cells = {};
  const rest: Record<string, unknown> = {};
  for (const [heading, value] of Object.entries(JSON.parse(json) as Record<string, unknown>)) {
    const term = OF_KEY.get(headingKey(heading));
    if (term !== undefined && cells[term] === undefined && typeof value === 'string') cells[term] = value;
    else rest[heading] = value;
  }
  return { ...cells, dynamicProperties: Object.keys(rest).length === 0 ? '' : JSON.stringify(rest) };
}

const PLACE_TERMS: readonly OccurrenceTerm[] = [
  'locality',
  'verbatimLatitude',
  'verbatimLongitude',
  'identificationRemarks',
  'verbatimIdentification',
  'dynamicProperties',
  ...KEPT_TERMS.filter((term) => !NO_PLACE.has(term)),
];

/** Country and state stay; whatever else might tell the place goes, texts that nobody can look through among them. */
function keptBack(cells: Cells, grid: Grid): Cells {
  const {
    decimalLatitude: north = '',
    decimalLongitude: east = '',
    coordinateUncertaintyInMeters: around = '',
  } = cells;
  const has = north !== '' && east !== '';
  const uncertainty = around === '' ? null : Number(around);
  const place = has ? coarsePlace({ latitude: Number(north), longitude: Number(east), uncertainty }, grid) : null;
  return {
    ...cells,
    ...Object.fromEntries(PLACE_TERMS.map((term) => [term, ''])),
    decimalLatitude: place ? String(place.latitude) : '',
    decimalLongitude: place ? String(place.longitude) : '',
    coordinateUncertaintyInMeters: place ? String(place.uncertainty) : '',
    dataGeneralizations: place ? ARCHIVE.generalised(grid) : '',
    informationWithheld: ARCHIVE.withheld(place !== null),
  };
}

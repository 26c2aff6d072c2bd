/* What is written and read under which name, as other programs and people's own tables rely on it. */
import { expect, test } from 'vitest';
import { exportCommand } from '../../../electron/command-line/export.ts';
import { importCommand } from '../../../electron/command-line/import.ts';
import { CSV_COLUMNS, DEFAULT_CSV } from '../../../electron/contract/exports.ts';
import {
  addressOf,
  headingKey,
  readTerms,
  SPECIMEN_TERMS,
  TERMS,
  termRow,
} from '../../../electron/domain/darwin-core/terms.ts';
import { EXPORT } from '../../../electron/domain/language/window.ts';
import { COLUMN_GROUPS } from '../../../renderer/state/csv-choice.ts';

const WRITTEN = [
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
  'status',
  'predictedName',
  'predictedCertainty',
  'predictedSecondName',
  'predictedSecondCertainty',
  'modelName',
  'fileNames',
  'fileName',
  'view',
  'xFrac',
  'yFrac',
  'widthFrac',
  'heightFrac',
  'sha256',
  'sourceFolder',
];
const USUAL = [
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
  'status',
  'predictedName',
  'predictedCertainty',
  'modelName',
  'fileNames',
];
const RECORDS = [
  'occurrenceID',
  'catalogNumber',
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
  'basisOfRecord',
];
const CHECKLIST = [
  'scientificName',
  'scientificNameAuthorship',
  'taxonRank',
  'kingdom',
  'phylum',
  'class',
  'order',
  'family',
  'genus',
  'vernacularName',
  'taxonID',
  'parentNameUsageID',
  'acceptedNameUsageID',
  'acceptedNameUsage',
  'language',
];

test('a file has these columns, in this order', () => {
  expect(CSV_COLUMNS).toEqual(WRITTEN);
  expect(DEFAULT_CSV.columns).toEqual(USUAL);
});

test('an import reads these headings', () => {
  expect(readTerms('records')).toEqual(RECORDS);
  expect(readTerms('checklist')).toEqual(CHECKLIST);
});

test('a specimen keeps these terms in columns of its own', () => {
  expect(Object.fromEntries(SPECIMEN_TERMS.map(({ term, column }) => [term, column]))).toEqual({
    typeStatus: 'type_status',
    country: 'country',
    stateProvince: 'state_province',
    locality: 'locality',
    decimalLatitude: 'decimal_latitude',
    decimalLongitude: 'decimal_longitude',
    coordinateUncertaintyInMeters: 'coordinate_uncertainty_m',
    eventDate: 'event_date',
    recordedBy: 'recorded_by',
    sensitivePlace: 'sensitive_place',
    basisOfRecord: 'basis_of_record',
  });
});

test('each term stands once, and is known by its address and by other spellings', () => {
  const names = Object.keys(TERMS) as (keyof typeof TERMS)[];
  expect(new Set(names.map(headingKey)).size).toBe(names.length);
  expect(addressOf('catalogNumber')).toBe('http://rs.tdwg.org/dwc/terms/catalogNumber');
  expect(addressOf('language')).toBe('http://purl.org/dc/terms/language');
  expect(addressOf('widthFrac')).toBe('http://rs.tdwg.org/ac/terms/widthFrac');
  expect(addressOf('predictedName')).toBeNull();
  for (const term of names) {
    for (const spelling of [addressOf(term) ?? term, `dwc:${term}`, term.replace(/(?=[A-Z])/g, ' ').toUpperCase()])
      expect(headingKey(spelling), spelling).toBe(headingKey(term));
  }
});

test('each written column is offered once; ours say what they hold, and the one term that no curator would guess', () => {
  const holds: Readonly<Partial<Record<string, string>>> = EXPORT.columns.holds;
  expect(COLUMN_GROUPS.flatMap(({ columns }) => columns).sort()).toEqual([...CSV_COLUMNS].sort());
  for (const column of CSV_COLUMNS) {
    expect(termRow(column).from, column).toBeDefined();
    expect(Boolean(holds[column]), column).toBe(addressOf(column) === null || column === 'dynamicProperties');
  }
});

test('the help lists every column that is written or read', () => {
  const csv = exportCommand.commands.find((each) => each.name() === 'csv');
  const words = (help: string | undefined) => new Set(help?.match(/\w+/g));
  const written = words(csv?.helpInformation());
  for (const column of WRITTEN) expect(written, column).toContain(column);
  const read = words(importCommand.helpInformation());
  for (const heading of [...RECORDS, ...CHECKLIST]) expect(read, heading).toContain(heading);
});

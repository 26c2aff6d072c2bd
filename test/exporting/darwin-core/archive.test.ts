/* A Darwin Core Archive of a small collection, as it is written and as another parser reads it. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkArchive } from '../../../electron/archives/check-archive.ts';
import type { Catalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { keepDescription } from '../../../electron/catalogue/describing/description.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import { keepPerson } from '../../../electron/catalogue/naming/people.ts';
import { type ArchiveChoice, DEFAULT_ARCHIVE } from '../../../electron/contract/archives.ts';
import { exportArchive, lookAtArchive } from '../../../electron/exporting/darwin-core/archive-job.ts';
import {
  context,
  decision,
  genusAndSpecies,
  newCatalogue,
  newModel,
  newSpecimen,
  predict,
  putBox,
  temporaryFolder,
  UTC,
} from '../../helpers/a-catalogue.ts';
import { DESCRIPTION } from '../../helpers/a-description.ts';
import { type ReadArchive, readArchiveByPython } from '../../helpers/read-archive-by-python.ts';

const TODAY = '2026-11-30';
const checking = { today: TODAY, gate: async () => {}, onRows: () => {} };

interface Beetles {
  readonly catalogue: Catalogue;
  readonly ids: readonly number[];
}

/** Four specimens: agreed with a model, of a label's words, with a place to be kept back, and without a name. */
function beetles(): Beetles {
  const catalogue = newCatalogue();
  const [auratus = 0, nitens = 0] = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus nitens');
  const place = { decimal_latitude: 47.12345, decimal_longitude: 8.54321, coordinate_uncertainty_m: 30 };
  const first = newSpecimen(catalogue, {
    number: '000123',
    views: ['dorsal', 'label'],
    terms: {
      ...place,
      country: 'Switzerland',
      event_date: '1981-09-28',
      locality: 'wood\tedge\nnorth &lt;5 m&gt;',
      recorded_by: 'Null',
      other_terms: JSON.stringify({ Habitat: 'wood', drawer: '7', sex: 'male' }),
    },
  });
  const second = newSpecimen(catalogue, { number: '000124', terms: { event_date: '1901' } });
  const third = newSpecimen(catalogue, {
    number: '000125',
    terms: {
      ...place,
      sensitive_place: 'nest',
      locality: 'Secret Valley',
      event_date: '1990-05',
      other_terms: JSON.stringify({ verbatimLatitude: '47 7 24', verbatimLocality: 'Secret Valley', sex: 'female' }),
    },
  });
  const fourth = newSpecimen(catalogue, { number: '000126' });
  const model = newModel(catalogue, 'beetles 1');
  predict(catalogue, model, first.photos[0] ?? 0, [auratus, 0.89], [nitens, 0.07]);
  predict(catalogue, model, fourth.photos[0] ?? 0, [nitens, 0.61], [auratus, 0.37]);
  putBox(catalogue, first.photos[0] ?? 0, { x: 0.1, y: 0.2, width: 0.5, height: 0.25 });
  const say = (...request: Parameters<typeof decision>) => decide(catalogue.write, decision(...request), UTC);
  say([first.id], { taxonId: nitens, identifiedBy: 'Otto Perrin' });
  say([first.id], { taxonId: auratus, identifiedBy: 'Edith Moser', qualifier: 'cf.', remarks: 'seen\nagain' });
  say([second.id], { taxonId: nitens, identifiedBy: 'Edith Moser' });
  say([third.id], { taxonId: nitens, identifiedBy: 'Edith Moser', remarks: 'by the Secret Valley brook' });
  keepPerson(catalogue.write, { name: 'Edith Moser', orcid: '0000-0002-1825-0097', replace: false });
  keepDescription(catalogue.write, DESCRIPTION, UTC);
  return { catalogue, ids: [first.id, second.id, third.id, fourth.id] };
}

async function written({ catalogue }: Beetles, choice: Partial<ArchiveChoice> = {}) {
  const path = join(temporaryFolder(), 'beetles.zip');
  const request = { choice: { ...DEFAULT_ARCHIVE, ...choice }, path, replace: false };
  const result = await exportArchive(catalogue, request, context(), TODAY);
  return { path, result, read: readArchiveByPython(path) };
}

const rowsOf = (read: ReadArchive, file: string) => read.files[file]?.rows ?? [];
const byNumber = (read: ReadArchive, number: string) =>
  rowsOf(read, 'occurrence.txt').find(({ catalogNumber }) => catalogNumber === number) ?? {};

test('the core repeats the name that a person gave last, never a machine’s, and says what the record is', async () => {
  const { read } = await written(beetles());
  expect(read.names).toEqual(['meta.xml', 'eml.xml', 'occurrence.txt', 'identification.txt', 'multimedia.txt']);
  expect(byNumber(read, '000123')).toMatchObject({
    basisOfRecord: 'PreservedSpecimen',
    occurrenceStatus: 'present',
    scientificName: 'Carabus auratus',
    identificationQualifier: 'cf.',
    taxonRank: 'species',
    genus: 'Carabus',
    identifiedBy: 'Edith Moser',
    identifiedByID: 'https://orcid.org/0000-0002-1825-0097',
    dateIdentified: '2026-03-01',
    identificationVerificationStatus: 'ValidatedByHuman',
    license: 'http://creativecommons.org/licenses/by/4.0/legalcode',
    institutionCode: 'MB',
    collectionCode: 'COL',
    eventDate: '1981-09-28',
    decimalLatitude: '47.12345',
    habitat: 'wood',
    sex: 'male',
    dynamicProperties: '{"drawer":"7"}',
  });
  expect(byNumber(read, '000126')).toMatchObject({
    scientificName: '',
    identifiedBy: '',
    identificationVerificationStatus: '',
  });
});

test('every determination is a row with an identifier of its own, a machine’s as a machine’s, and the core names the accepted one', async () => {
  const made = beetles();
  const { read } = await written(made);
  const id = byNumber(read, '000123')['occurrenceID'];
  const said = rowsOf(read, 'identification.txt').filter((row) => row['id'] === id);
  expect(
    said.map((row) => [row['identifiedBy'], row['scientificName'], row['identificationVerificationStatus']]),
  ).toEqual([
    ['Otto Perrin', 'Carabus nitens', 'ValidatedByHuman'],
    ['Edith Moser', 'Carabus auratus', 'ValidatedByHuman'],
    ['Vasculum model beetles 1, version 2026-03-01', 'Carabus auratus', 'PredictedByMachine'],
  ]);
  expect(said[2]).toMatchObject({
    dateIdentified: '2026-03-01T12:00:00Z',
    identificationRemarks: 'classified by a machine with 89% certainty; next Carabus nitens 7%',
  });
  expect(byNumber(read, '000123')['identificationID']).toBe(said[1]?.['identificationID']);
  const all = rowsOf(read, 'identification.txt').map((row) => row['identificationID']);
  expect(new Set(all).size).toBe(all.length);
  const again = await written(made);
  expect(rowsOf(again.read, 'identification.txt')).toEqual(rowsOf(read, 'identification.txt'));
  const { read: without } = await written(made, { machine: false });
  expect(rowsOf(without, 'identification.txt').map((row) => row['identificationVerificationStatus'])).not.toContain(
    'PredictedByMachine',
  );
});

test('an exact place that is to be kept back stands in no file of the archive', async () => {
  const made = beetles();
  const { read, path } = await written(made);
  const kept = byNumber(read, '000125');
  expect(kept).toMatchObject({
    decimalLatitude: '47.15',
    decimalLongitude: '8.55',
    locality: '',
    sex: 'female',
    dataGeneralizations:
      'Coordinates are the centre of a grid cell of 0.1 degrees, with the uncertainty of the whole cell',
  });
  expect(Number(kept['coordinateUncertaintyInMeters'])).toBeGreaterThan(6_700);
  expect(kept['informationWithheld']).toContain('locality, remarks and photos are withheld');
  expect(JSON.stringify(readArchiveByPython(path))).not.toContain('Secret');
  expect(rowsOf(read, 'multimedia.txt').some((row) => row['id'] === kept['occurrenceID'])).toBe(false);
  const { read: none } = await written(made, { grid: 0 });
  expect(byNumber(none, '000125')).toMatchObject({ decimalLatitude: '', decimalLongitude: '' });
});

test('a photo goes out under its public address with its side, and its box as a region of it', async () => {
  const { read } = await written(beetles());
  const [whole, region, label] = rowsOf(read, 'multimedia.txt');
  expect(whole).toMatchObject({
    accessURI: expect.stringMatching(/^https:\/\/media\.beetles\.example\.org\/photos\/VC_000123_dorsal\d+\.jpg$/),
    type: 'StillImage',
    format: 'image/jpeg',
    subjectOrientationLiteral: 'dorsal',
    hashFunction: 'SHA-256',
    hasROI: region?.['identifier'],
  });
  expect(region).toMatchObject({
    isROIOf: whole?.['identifier'],
    accessURI: '',
    xFrac: '0.1',
    yFrac: '0.2',
    widthFrac: '0.5',
    heightFrac: '0.25',
  });
  expect(label).toMatchObject({ subjectPartLiteral: 'label', subjectOrientationLiteral: '' });
});

test('cells hold no line break, nothing that is read as nothing, and nothing like an entity', async () => {
  const { read } = await written(beetles());
  expect(byNumber(read, '000123')).toMatchObject({ locality: 'wood edge north <5 m>' });
  expect(rowsOf(read, 'occurrence.txt').map((row) => row['recordedBy'] ?? '')).not.toContain('Null');
  expect(byNumber(read, '000123')['identificationRemarks']).toBe('seen again');
});

test('meta.xml states every attribute and every column, and GBIF would index the whole', async () => {
  const { read, path, result } = await written(beetles());
  for (const { attributes, fields } of Object.values(read.files)) {
    expect(attributes).toMatchObject({
      encoding: 'UTF-8',
      fieldsTerminatedBy: '\\t',
      linesTerminatedBy: '\\n',
      fieldsEnclosedBy: '',
      ignoreHeaderLines: '1',
    });
    expect(fields.every(({ index, default: fixed }) => index !== null && fixed === null)).toBe(true);
  }
  const verdict = await checkArchive(path, checking);
  expect(verdict.findings.filter(({ weight }) => weight === 'refuse')).toEqual([]);
  expect(verdict).toEqual({ ...result.verdict, passed: verdict.passed });
  expect(verdict.findings.map(({ rule, count }) => [rule, count])).toEqual([
    ['name-missing', 1],
    ['date-missing', 1],
  ]);
});

test('what is shown beforehand is what is written, cell by cell', async () => {
  const made = beetles();
  const look = await lookAtArchive(made.catalogue, DEFAULT_ARCHIVE, TODAY);
  const { read } = await written(made);
  for (const { name, header, rows, total } of look.tables) {
    expect(total).toBe(rowsOf(read, name).length);
    expect(rows.map((row) => Object.fromEntries(header.map((term, at) => [term, row[at]])))).toEqual(
      rowsOf(read, name),
    );
  }
  expect(look.texts).toEqual([
    { name: 'eml.xml', text: read.texts['eml.xml'] },
    { name: 'meta.xml', text: read.texts['meta.xml'] },
  ]);
  expect(look.identifications.map((rows) => rows.length)).toEqual([3, 1, 1, 1]);
  const [finding] = look.verdict.findings;
  expect(look.records[finding?.records[0]?.id ?? '']).toEqual({ specimenId: made.ids[3], catalogNumber: '000126' });
  expect(look.missing).toEqual([]);
});

test('the same catalogue gives the same bytes', async () => {
  const made = beetles();
  const [one, other] = [await written(made), await written(made)];
  expect(one.read.sha256).toBe(other.read.sha256);
});

test('nothing half-written stays when it is stopped, and a file that is there is not replaced unasked', async () => {
  const { catalogue } = beetles();
  const folder = temporaryFolder();
  const path = join(folder, 'a.zip');
  const stopped = context();
  const request = { choice: DEFAULT_ARCHIVE, path, replace: false };
  const stopping = { ...stopped, report: () => stopped.abort.abort() };
  await expect(exportArchive(catalogue, request, stopping, TODAY)).rejects.toThrow(/abort/i);
  expect(readdirSync(folder)).toEqual([]);
  writeFileSync(path, 'mine');
  await expect(exportArchive(catalogue, request, context(), TODAY)).rejects.toMatchObject({ code: 'file-exists' });
});

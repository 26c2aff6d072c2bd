/* CSV files, read back by other people's parsers. */
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { type CsvChoice, CSV_COLUMNS, DEFAULT_CSV } from '../../electron/contract/exports.ts';
import { writeBox } from '../../electron/catalogue/specimens/photo-boxes.ts';
import { toProblem } from '../../electron/domain/problems.ts';
import { exportCsv, previewCsv } from '../../electron/exporting/csv/csv-job.ts';
import {
  context,
  decision,
  genusAndSpecies,
  namedTaxon,
  newCatalogue,
  newModel,
  newSpecimen,
  predict,
  temporaryFolder,
  UTC,
} from '../helpers/a-catalogue.ts';
import { readByPython } from '../helpers/read-by-python.ts';

test('a link that lies where the table goes is never written through', async () => {
  const { catalogue } = collection();
  const folder = temporaryFolder();
  const guard = join(folder, 'guard.txt');
  writeFileSync(guard, 'kept');
  const path = join(folder, 'out.csv');
  symlinkSync(guard, path);
  const request = { choice: DEFAULT_CSV, path, replace: false };
  await expect(exportCsv(catalogue, request, context())).rejects.toMatchObject({ code: 'file-exists' });
  await exportCsv(catalogue, { ...request, replace: true }, context());
  expect(readFileSync(guard, 'utf8')).toBe('kept');
  expect(lstatSync(path).isFile()).toBe(true);
  // A link that leads nowhere is a name that is taken, too.
  const dangling = join(folder, 'dangling.csv');
  symlinkSync(join(folder, 'none'), dangling);
  await expect(exportCsv(catalogue, { ...request, path: dangling }, context())).rejects.toMatchObject({
    code: 'file-exists',
  });
  expect(existsSync(join(folder, 'none'))).toBe(false);
});

function collection() {
  const catalogue = newCatalogue();
  const family = namedTaxon(catalogue, 'Carabidae', 'family', namedTaxon(catalogue, 'Coleoptera', 'order'));
  namedTaxon(catalogue, 'Carabus', 'genus', family);
  const [auratus = 0, auronitens = 0] = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus auronitens');
  const model = newModel(catalogue, 'Ground beetles');
  const verified = newSpecimen(catalogue, {
    number: '000010',
    views: ['dorsal', 'ventral'],
    terms: { locality: '=HYPERLINK("x")', decimal_longitude: -13.25, country: 'Österreich, "Steiermark"' },
  });
  const proposed = newSpecimen(catalogue, { number: '9', views: ['dorsal'] });
  const doubtful = newSpecimen(catalogue, { number: '11' });
  const unnamed = newSpecimen(catalogue);
  for (const photo of [...verified.photos, ...proposed.photos])
    predict(catalogue, model, photo, [auronitens, 0.75], [auratus, 0.2]);
  decide(catalogue.write, decision([verified.id], { taxonId: auratus, qualifier: 'cf.', remarks: 'by the legs' }), UTC);
  decide(catalogue.write, decision([doubtful.id], { taxonId: auratus }), UTC);
  decide(catalogue.write, decision([doubtful.id]), UTC);
  return { catalogue, verified, proposed, doubtful, unnamed, auratus, auronitens };
}

async function exported(
  catalogue: Catalogue,
  choice: Partial<CsvChoice>,
): Promise<{ rows: Record<string, string>[]; raw: Buffer; result: Awaited<ReturnType<typeof exportCsv>> }> {
  const path = join(temporaryFolder(), 'out.csv');
  const whole = { ...DEFAULT_CSV, columns: CSV_COLUMNS, ...choice };
  const result = await exportCsv(catalogue, { choice: whole, path, replace: false }, context());
  const raw = readFileSync(path);
  const [header = [], ...rows] = readByPython(path, whole.separator, whole.preset === 'excel' ? 'utf-8-sig' : 'utf-8');
  expect(header).toEqual(whole.columns);
  expect(result).toEqual({ path, unreadable: 0, sensitive: 0, rows: rows.length, bytes: raw.length });
  return {
    rows: rows.map((row) => Object.fromEntries(row.map((cell, index) => [header[index] ?? '', cell]))),
    raw,
    result,
  };
}

test('one row a specimen, by number, every column', async () => {
  const { catalogue } = collection();
  const { rows } = await exported(catalogue, {});
  expect(rows.map(({ catalogNumber, status }) => [catalogNumber, status])).toEqual([
    ['9', 'proposed'],
    ['000010', 'verified'],
    ['11', 'doubtful'],
    ['', 'unnamed'],
  ]);
  expect(rows[1]).toMatchObject({
    scientificName: 'Carabus auratus',
    identificationQualifier: 'cf.',
    identifiedBy: 'Edith Example',
    dateIdentified: '2026-03-01',
    identificationVerificationStatus: 'ValidatedByHuman',
    identificationRemarks: 'by the legs',
    taxonRank: 'species',
    genus: 'Carabus',
    family: 'Carabidae',
    order: 'Coleoptera',
    kingdom: '',
    predictedName: 'Carabus auronitens',
    predictedCertainty: '0.7500',
    predictedSecondName: 'Carabus auratus',
    predictedSecondCertainty: '0.2000',
    modelName: 'Ground beetles',
    locality: '=HYPERLINK("x")',
    decimalLongitude: '-13.25',
    decimalLatitude: '',
    country: 'Österreich, "Steiermark"',
    basisOfRecord: 'PreservedSpecimen',
    view: 'dorsal | ventral',
    sourceFolder: '/photos',
  });
  expect(rows[1]?.['fileNames']?.split(' | ')).toHaveLength(2);
});

test('the box of a photo stands in terms of Audiovisual Core where it is asked for', async () => {
  const { catalogue } = collection();
  const [photoId = 0] = catalogue.read.ids(`SELECT photo.id FROM photo JOIN specimen ON specimen.id = specimen_id
    WHERE catalog_number = '000010' AND view = 'ventral'`);
  writeBox(catalogue.write, photoId, { x: 0, y: 1 / 3, width: 0.5, height: 0.25 });
  const columns = ['catalogNumber', 'view', 'xFrac', 'yFrac', 'widthFrac', 'heightFrac'] as const;
  const { rows } = await exported(catalogue, { rows: 'photo', columns });
  const ofTen = rows
    .filter(({ catalogNumber }) => catalogNumber === '000010')
    .map((row) => Object.values(row).slice(1));
  expect(ofTen).toEqual([
    ['dorsal', '', '', '', ''],
    ['ventral', '0', '0.333333', '0.5', '0.25'],
  ]);
});

test('a machine’s name stands in no column that a person’s name stands in', async () => {
  const { catalogue } = collection();
  const { rows } = await exported(catalogue, {});
  const persons = [
    'scientificName',
    'scientificNameAuthorship',
    'taxonRank',
    'identificationQualifier',
    'identifiedBy',
    'identifiedByID',
    'dateIdentified',
    'identificationRemarks',
    'kingdom',
    'phylum',
    'class',
    'order',
    'family',
    'genus',
    'vernacularName',
  ];
  const proposed = rows.find(({ status }) => status === 'proposed');
  for (const column of persons) expect(proposed?.[column], column).toBe('');
  expect(proposed).toMatchObject({
    predictedName: 'Carabus auronitens',
    identificationVerificationStatus: 'PredictedByMachine',
  });
  expect(rows.find(({ status }) => status === 'doubtful')).toMatchObject({
    scientificName: 'Carabus auratus',
    identificationVerificationStatus: 'Doubtful',
  });
  const unnamed = rows.find(({ status }) => status === 'unnamed');
  for (const column of [...persons, 'predictedName', 'modelName', 'identificationVerificationStatus'])
    expect(unnamed?.[column], column).toBe('');
});

test('an exported table has one row a photo', async () => {
  const { catalogue, verified } = collection();
  const { rows } = await exported(catalogue, { rows: 'photo' });
  expect(rows).toHaveLength(5);
  const own = rows.filter(({ catalogNumber }) => catalogNumber === '000010');
  expect(own.map(({ view }) => view)).toEqual(['dorsal', 'ventral']);
  expect(new Set(own.map(({ occurrenceID }) => occurrenceID)).size).toBe(1);
  expect(own[0]?.['fileNames']).toContain(own[0]?.['fileName']);
  expect(own.map(({ sha256 }) => sha256)).toEqual(
    catalogue.read
      .all<{ s: string }>('SELECT lower(hex(sha256)) AS s FROM photo WHERE specimen_id = ? ORDER BY id', [verified.id])
      .map(({ s }) => s),
  );
});

test('for Excel: a mark, CRLF, the separator given, and no formulas', async () => {
  const { catalogue } = collection();
  const { raw, rows } = await exported(catalogue, { preset: 'excel', separator: ';' });
  expect(raw.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(raw.toString('utf8').split('\r\n')).toHaveLength(6);
  const verified = rows.find(({ status }) => status === 'verified');
  expect(verified).toMatchObject({ locality: `'=HYPERLINK("x")`, decimalLongitude: '-13.25', catalogNumber: '000010' });
  for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+@\t\r]/);
});

test('the preview is the file’s first ten rows', async () => {
  const { catalogue } = collection();
  for (let index = 0; index < 15; index++)
    newSpecimen(catalogue, { number: `B${index}`, views: ['dorsal', 'ventral'] });
  for (const rows of ['specimen', 'photo'] as const) {
    const choice = {
      ...DEFAULT_CSV,
      rows,
      preset: 'excel' as const,
      columns: ['catalogNumber', 'locality', 'fileName'] as const,
    };
    const preview = await previewCsv(catalogue, choice);
    const { rows: written, result } = await exported(catalogue, choice);
    expect(preview.header).toEqual(choice.columns);
    expect(preview.rows).toEqual(written.slice(0, 10).map((row) => Object.values(row)));
    expect(preview.total).toBe(result.rows);
  }
});

test('only what was chosen goes out; nothing chosen, nothing written', async () => {
  const { catalogue, auratus } = collection();
  const statuses = async (choice: Partial<CsvChoice>) =>
    (await exported(catalogue, choice)).rows.map(({ status }) => status);
  expect(await statuses({ statuses: ['verified', 'unnamed'] })).toEqual(['verified', 'unnamed']);
  expect(await statuses({ taxonIds: [auratus] })).toEqual(['verified', 'doubtful']);
  expect(await statuses({ taxonIds: [namedTaxon(catalogue, 'Carabidae', 'family')] })).toEqual([
    'proposed',
    'verified',
    'doubtful',
  ]);
  const path = join(temporaryFolder(), 'none.csv');
  const nothing = { ...DEFAULT_CSV, statuses: ['verified' as const], taxonIds: [999] };
  await expect(exportCsv(catalogue, { choice: nothing, path, replace: true }, context())).rejects.toMatchObject({
    code: 'nothing-to-export',
  });
  expect(existsSync(path)).toBe(false);
});

test('a file that is there is replaced only when asked, and stopping leaves nothing', async () => {
  const { catalogue } = collection();
  const folder = temporaryFolder();
  const path = join(folder, 'out.csv');
  writeFileSync(path, 'precious');
  await expect(exportCsv(catalogue, { choice: DEFAULT_CSV, path, replace: false }, context())).rejects.toMatchObject({
    code: 'file-exists',
  });
  const call = context();
  call.abort.abort();
  expect(await exportCsv(catalogue, { choice: DEFAULT_CSV, path, replace: true }, call).catch(toProblem)).toMatchObject(
    { code: 'cancelled' },
  );
  expect(readFileSync(path, 'utf8')).toBe('precious');
  expect(readdirSync(folder)).toEqual(['out.csv']);
  await exportCsv(catalogue, { choice: DEFAULT_CSV, path, replace: true }, context());
  expect(readFileSync(path, 'utf8')).toContain('occurrenceID');
  expect(readdirSync(folder)).toEqual(['out.csv']);
});

test('a folder that is gone, or is in the way, is told by its path', async () => {
  const { catalogue } = collection();
  const folder = temporaryFolder();
  const failure = await exportCsv(
    catalogue,
    { choice: DEFAULT_CSV, path: join(folder, 'gone', 'x.csv'), replace: false },
    context(),
  ).catch(toProblem);
  const words = `The folder ${join(folder, 'gone')} is not there. Is its drive connected?`;
  expect(failure).toMatchObject({ code: 'folder-missing', message: words });
  mkdirSync(join(folder, 'x.csv'));
  await expect(
    exportCsv(catalogue, { choice: DEFAULT_CSV, path: join(folder, 'x.csv'), replace: false }, context()),
  ).rejects.toMatchObject({ code: 'file-exists' });
  await expect(
    exportCsv(catalogue, { choice: DEFAULT_CSV, path: 'relative.csv', replace: false }, context()),
  ).rejects.toMatchObject({ code: 'bad-request' });
});

test('the catalogue’s file is read by Python’s sqlite3', () => {
  const { catalogue } = collection();
  catalogue.close();
  const script = `
import json, sqlite3, sys
db = sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True)
rows = db.execute('''SELECT catalog_number, shown_status, scientific_name, identified_by FROM specimen
  LEFT JOIN taxon ON taxon.id = shown_taxon_id LEFT JOIN determination ON determination.id = shown_determination_id
  ORDER BY specimen.id''').fetchall()
json.dump([rows, db.execute('PRAGMA integrity_check').fetchone()[0]], sys.stdout)`;
  const [rows, integrity] = JSON.parse(
    execFileSync('python3', ['-c', script, catalogue.places.file], { encoding: 'utf8' }),
  ) as [unknown[], string];
  expect(rows).toEqual([
    ['000010', 'verified', 'Carabus auratus', 'Edith Example'],
    ['9', 'proposed', 'Carabus auronitens', null],
    ['11', 'doubtful', 'Carabus auratus', 'Edith Example'],
    [null, 'unnamed', null, null],
  ]);
  expect(integrity).toBe('ok');
});

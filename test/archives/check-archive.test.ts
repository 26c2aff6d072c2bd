/* The verdict on archives of others: good ones, and ones with a single fault each. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AdmZip from 'adm-zip';
import { expect, test } from 'vitest';
import { checkArchive } from '../../electron/archives/check-archive.ts';
import { programFolder } from '../../electron/files/program-folder.ts';
import { temporaryFolder } from '../helpers/a-catalogue.ts';

const checking = { today: '2026-11-30', gate: async () => {}, onRows: () => {} };
const DWC = 'http://rs.tdwg.org/dwc/terms/';
const COLUMNS = [
  'occurrenceID',
  'basisOfRecord',
  'scientificName',
  'eventDate',
  'decimalLatitude',
  'decimalLongitude',
  'coordinateUncertaintyInMeters',
];
const ROWS = [
  ['a', 'PreservedSpecimen', 'Carabus auratus', '1901-05-02', '47.1', '8.5', '30'],
  ['b', 'PreservedSpecimen', 'Carabus nitens', '1901', '', '', ''],
];
const EML = `<?xml version="1.0" encoding="UTF-8"?><eml:eml xmlns:eml="https://eml.ecoinformatics.org/eml-2.2.0"><dataset>
  <title>Beetles</title><creator><organizationName>Museum</organizationName></creator><pubDate>2026-05-26</pubDate>
  <abstract><para>Pinned.</para></abstract><intellectualRights><para><ulink url="http://creativecommons.org/licenses/by/4.0/legalcode"/></para></intellectualRights>
  <contact><positionName>Curator</positionName></contact></dataset></eml:eml>`;

interface Made {
  readonly columns?: readonly string[];
  readonly rows?: readonly (readonly string[])[];
  readonly said?: readonly (readonly string[])[];
  readonly attributes?: string;
  readonly fields?: string;
  readonly eml?: string | null;
  readonly meta?: string | null;
  readonly folder?: string;
  readonly first?: string;
}

function archive({
  columns = COLUMNS,
  rows = ROWS,
  said = [['a', 'Edith']],
  folder = '',
  first = '',
  ...parts
}: Made): string {
  const attributes = parts.attributes ?? 'encoding="UTF-8" ignoreHeaderLines="1"';
  const table = 'fieldsTerminatedBy="\\t" linesTerminatedBy="\\n" fieldsEnclosedBy=""';
  const fields =
    parts.fields ?? columns.map((name, index) => `<field index="${index}" term="${DWC}${name}"/>`).join('');
  const meta = `<archive xmlns="http://rs.tdwg.org/dwc/text/" metadata="eml.xml">
    <core ${attributes} ${table} rowType="${DWC}Occurrence"><files><location>o.txt</location></files><id index="0"/>${fields}</core>
    <extension ${attributes} ${table} rowType="${DWC}Identification"><files><location>i.txt</location></files><coreid index="0"/><field index="1" term="${DWC}identifiedBy"/></extension></archive>`;
  const text = (lines: readonly (readonly string[])[]) => `${lines.map((cells) => cells.join('\t')).join('\n')}\n`;
  const zip = new AdmZip();
  const add = (name: string, content: string | null) =>
    content !== null && zip.addFile(folder + name, Buffer.from(content));
  add('meta.xml', parts.meta === undefined ? meta : parts.meta);
  add('eml.xml', parts.eml === undefined ? EML : parts.eml);
  add('o.txt', first + text([columns, ...rows]));
  add('i.txt', text([['id', 'identifiedBy'], ...said]));
  const path = join(temporaryFolder(), 'archive.zip');
  writeFileSync(path, zip.toBuffer());
  return path;
}

const found = async (made: Made) => (await checkArchive(archive(made), checking)).findings.map(({ rule }) => rule);
/** The first row with other values. */
const row = (changed: Readonly<Record<string, string>>) => [
  COLUMNS.map((name, at) => changed[name] ?? ROWS[0]?.[at] ?? ''),
];

test('a good archive passes every check and its rows are counted', async () => {
  const verdict = await checkArchive(archive({}), checking);
  expect(verdict).toMatchObject({ wouldIndex: true, findings: [], rows: { 'o.txt': 2, 'i.txt': 1 } });
  expect(verdict.passed).not.toContain('media');
  expect(verdict.passed).toHaveLength(15);
});

test.each<[title: string, made: Made, rule: string]>([
  ['no meta.xml', { meta: null }, 'meta-missing'],
  ['a meta.xml that is no XML', { meta: '<archive' }, 'meta-unreadable'],
  ['a meta.xml with entities of its own', { meta: '<!DOCTYPE a [<!ENTITY b "c">]><archive/>' }, 'meta-unreadable'],
  ['no core', { meta: '<archive/>' }, 'core-missing'],
  ['files in a folder', { folder: 'dwca/' }, 'in-a-folder'],
  ['no rows', { rows: [], said: [] }, 'no-rows'],
  ['a term that is none', { columns: [...COLUMNS.slice(0, 6), 'uncertainty'] }, 'term-unknown'],
  ['a term on two columns', { columns: [...COLUMNS.slice(0, 6), 'eventDate'] }, 'term-twice'],
  ['a row of too few cells', { rows: [['a', 'PreservedSpecimen']] }, 'columns-wrong'],
  ['a heading that is read as a row', { attributes: 'encoding="UTF-8"' }, 'heading-as-row'],
  ['no encoding', { attributes: 'ignoreHeaderLines="1"' }, 'encoding-missing'],
  ['a mark', { first: '\uFEFF' }, 'mark-first'],
  ['a record without an identifier', { rows: row({ occurrenceID: '' }), said: [] }, 'id-empty'],
  ['an identifier that stands twice', { rows: [...ROWS, ...row({})] }, 'id-twice'],
  [
    'identifiers that differ in capital letters',
    { rows: [...ROWS, ...row({ occurrenceID: 'A' })] },
    'id-twice-in-case',
  ],
  ['a determination of no record', { said: [['c', 'Edith']] }, 'coreid-dangling'],
  ['NULL', { rows: row({ scientificName: 'NULL' }) }, 'null-written'],
  ['\\N', { rows: row({ eventDate: '\\N' }) }, 'null-written'],
  ['an entity', { rows: row({ scientificName: 'Carabus &amp; others' }) }, 'entity-written'],
  ['another evidence', { rows: row({ basisOfRecord: 'beetle' }) }, 'basis-unknown'],
  ['no name', { rows: row({ scientificName: '' }) }, 'name-missing'],
  ['a doubt in the name', { rows: row({ scientificName: 'Carabus cf. auratus' }) }, 'name-with-qualifier'],
  ['a date of another form', { rows: row({ eventDate: '2.5.1901' }) }, 'date-unreadable'],
  ['a day that is none', { rows: row({ eventDate: '1901-02-29' }) }, 'date-unreadable'],
  ['a date to come', { rows: row({ eventDate: '2026-12-01' }) }, 'date-to-come'],
  ['a latitude alone', { rows: row({ decimalLongitude: '' }) }, 'coordinate-alone'],
  ['degrees and minutes', { rows: row({ decimalLatitude: '47°' }) }, 'coordinate-no-number'],
  ['a place off the globe', { rows: row({ decimalLongitude: '190' }) }, 'coordinate-out'],
  ['coordinates in each other’s column', { rows: row({ decimalLatitude: '147.1' }) }, 'coordinate-swapped'],
  ['a place at 0, 0', { rows: row({ decimalLatitude: '0', decimalLongitude: '0.0' }) }, 'coordinate-zero'],
  ['no uncertainty', { rows: row({ coordinateUncertaintyInMeters: '' }) }, 'uncertainty-missing'],
  ['an uncertainty of 0', { rows: row({ coordinateUncertaintyInMeters: '0' }) }, 'uncertainty-wrong'],
  ['no description', { eml: null }, 'eml-missing'],
  ['a description without a title', { eml: EML.replace('Beetles', ' ') }, 'title-missing'],
  ['a description without an abstract', { eml: EML.replace('Pinned.', '') }, 'abstract-missing'],
  ['a description without people', { eml: EML.replace('Museum', '') }, 'creator-missing'],
  ['a description without a contact', { eml: EML.replace('Curator', '') }, 'contact-missing'],
  ['a date of publication that is none', { eml: EML.replace('2026-05-26', 'May') }, 'pubdate-wrong'],
  [
    'a licence that GBIF does not take',
    { eml: EML.replace('licenses/by/4.0', 'licenses/by-nd/4.0') },
    'licence-unknown',
  ],
])('%s is found, and little else', async (_, made, rule) => {
  const rules = await found(made);
  expect(rules).toContain(rule);
  // What follows from it is found as well: of a row that is too short, or a heading that is read, most.
  expect(rules.length).toBeLessThanOrEqual(['core-missing', 'columns-wrong', 'heading-as-row'].includes(rule) ? 6 : 2);
});

test('what is no zip, and an archive made by another program, are told and not thrown', async () => {
  const path = join(temporaryFolder(), 'a.zip');
  writeFileSync(path, 'no zip at all');
  expect((await checkArchive(path, checking)).findings.map(({ rule }) => rule)).toEqual(['not-a-zip']);
  const verdict = await checkArchive(join(programFolder, 'test/fixtures/peers/archive.zip'), checking);
  expect(Object.keys(verdict.rows).length).toBeGreaterThan(0);
});

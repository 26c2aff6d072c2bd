/* Excel workbooks: of two libraries, and put together by hand for what these never write. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import yazl from 'yazl';
import { pathOfPlain } from '../../../electron/files/path-text.ts';
import { formatOfCode, shownNumber } from '../../../electron/importing/tables/cell-format.ts';
import { readTable } from '../../helpers/a-table-in-a-file.ts';
import { temporaryFolder } from '../../helpers/a-catalogue.ts';

const fixture = (name: string) => new URL(`../../fixtures/tables/${name}`, import.meta.url);

async function read(content: Buffer | string, name = 'catalogue.csv') {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, content);
  const { rows, headers, reading } = await readTable(pathOfPlain(file), []);
  return { rows: rows.map(({ cells, line }) => ({ line, ...Object.fromEntries(cells) })), headers, reading };
}

test('a workbook of openpyxl, whatever its name says: the sheet with headings, cells as they are seen', async () => {
  const { rows, headers, reading } = await read(readFileSync(fixture('openpyxl.xlsx')));
  expect([...headers.values()]).toEqual([
    'Cat. No.',
    'Art',
    'det.',
    'Datum',
    'Fundort',
    'Breitengrad',
    'Type?',
    'Sum',
    'Broken',
    'Box',
  ]);
  expect(rows).toEqual([
    {
      line: 4,
      catno: 'LEP000233',
      art: 'Carabus auratus',
      det: 'Müller',
      datum: '1998-05-03',
      fundort: 'Kärnten – Gail',
      breitengrad: '46.62',
      type: 'TRUE',
      box: 'A1',
    },
    {
      line: 5,
      catno: 'LEP000001',
      art: 'Łódź ♀',
      datum: '1998-05-03T14:30:00',
      fundort: 'a & b <c>',
      breitengrad: '-0.1',
      type: 'FALSE',
      box: '1e+21',
    },
    { line: 6, catno: '2.5', breitengrad: '0.333333333333333' },
  ]);
  expect(reading).toEqual({
    encoding: null,
    delimiter: null,
    sheet: 'Käfer',
    otherSheets: ['Read me', 'Old'],
    headingLine: 3,
    withoutHeading: 1,
    oddCells: {
      count: 2,
      first: [
        { line: 4, heading: 'Sum', text: '=1+1', why: 'not-worked-out' },
        { line: 4, heading: 'Broken', text: '#N/A', why: 'error' },
      ],
    },
  });
});

test.each(['xlsxwriter.xlsx', 'since-1904.xlsx'])('dates, formulas and odd texts of %s', async (name) => {
  const { rows, reading } = await read(readFileSync(fixture(name)), name);
  const early = name === 'xlsxwriter.xlsx';
  expect(rows).toEqual([
    {
      line: 2,
      catalognumber: '000233',
      file: 'slide_x0041_y0042.tif',
      day: '1998-05-03',
      moment: '1998-05-03T23:59:59',
      clock: '06:07:08',
      month: '1998-05',
      year: '1932',
      numberas1e05: '1.00E+05',
      result: 'VC 1',
    },
    { line: 3, catalognumber: '000234', file: 'two\nlines\r.jpg', day: early ? '1900-01-15' : '1904-01-16' },
  ]);
  const error = { line: 2, heading: 'error', text: '#DIV/0!', why: 'error' };
  const day = { line: 3, heading: 'day', text: '1900-01-15', why: 'early-date' };
  expect(reading.oddCells.first).toEqual(early ? [error, day] : [error]);
});

test.each([
  ['0.1', 'General', '0.1'],
  ['46.619999999999997', 'General', '46.62'],
  ['233', '000000', '000233'],
  ['1234567', '000000', '1234567'],
  ['7', '"VC "0000', 'VC 0007'],
  ['0.5', '0%', '0.5'],
  ['600', '0E+0', '6E+02'],
  ['36526', 'dd\\.mm\\.yyyy;@', '2000-01-01'],
  ['36526', '[$-407]d. mmmm yyyy', '2000-01-01'],
  ['36526.25', 'yyyy-mm-dd', '2000-01-01T06:00:00'],
  ['0.25', '[h]:mm', '06:00:00'],
  ['5', '0 "days"', '5'],
  ['5', '[Red]0', '5'],
  ['-1', 'yyyy', '-1'],
  ['x', 'yyyy', 'x'],
])('%s in the format %s is seen as %s', (value, code, seen) => {
  expect(shownNumber(value, formatOfCode(code), false).text).toBe(seen);
});

const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of one sheet; `parts` are added or take the place of its own. */
async function workbook(sheet: string, parts: Readonly<Record<string, string | Buffer>> = {}): Promise<Buffer> {
  const all = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="a" Type="${RELS}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${RELS}"><sheets><sheet name="S" sheetId="1" r:id="s1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="s1" Type="${RELS}/worksheet" Target="worksheets/one.xml"/><Relationship Id="s2" Type="${RELS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/one.xml': sheet,
    ...parts,
  };
  const zip = new yazl.ZipFile();
  for (const [name, text] of Object.entries(all)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return await buffer(zip.outputStream);
}

const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const rows = (...all: string[]) => `<worksheet><sheetData>${all.join('')}</sheetData></worksheet>`;
const row = (...cells: string[]) => `<row>${cells.join('')}</row>`;
const HEADING = row(text('catalogNumber'), text('locality'));

test('prefixes, cells without a place, inline and phonetic text, ISO dates, control signs', async () => {
  const strings =
    '<sst><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><r><t>a_x000A_</t></r><r><t>b_x005F_x0041_</t></r></si></sst>';
  const sheet = `<x:worksheet xmlns:x="m"><x:sheetData>
    <x:row><x:c t="inlineStr"><x:is><x:t>catalogNumber</x:t></x:is></x:c><x:c r="C1" t="s"><x:v>0</x:v></x:c><x:c t="str"><x:v>eventDate</x:v></x:c></x:row>
    <x:row r="9"><x:c r="A9"><x:v>7</x:v></x:c><x:c r="C9" t="s"><x:v>1</x:v></x:c><x:c t="d"><x:v>1998-05-03T00:00:00</x:v></x:c></x:row>
  </x:sheetData></x:worksheet>`;
  const read1 = await read(await workbook(sheet, { 'xl/sharedStrings.xml': strings }));
  expect(read1.rows).toEqual([{ line: 9, catalognumber: '7', 東京: 'a\nb_x0041_', eventdate: '1998-05-03' }]);
});

test('a part in UTF-16 is read', async () => {
  const sheet = Buffer.from(
    `\uFEFF<?xml version="1.0" encoding="UTF-16"?>${rows(HEADING, row(text('7'), text('Köln')))}`,
    'utf16le',
  );
  const { rows: found } = await read(await workbook('', { 'xl/worksheets/one.xml': sheet }));
  expect(found).toEqual([{ line: 2, catalognumber: '7', locality: 'Köln' }]);
});

const ods = { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' };
const zipOf = async (parts: Readonly<Record<string, string>>) => {
  const zip = new yazl.ZipFile();
  for (const [name, value] of Object.entries(parts)) zip.addBuffer(Buffer.from(value), name);
  zip.end();
  return await buffer(zip.outputStream);
};
const whole = () => workbook(rows(HEADING, row(text('7'), text('here'))));
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

test.each<[string, () => Promise<Buffer | string> | Buffer | string, RegExp]>([
  ['cut short', async () => (await whole()).subarray(0, 700), /cut short or damaged/],
  ['the beginning alone', () => 'PK\x03\x04\x14\x00\x06\x00', /cut short or damaged/],
  ['XML that is not whole', () => workbook('<worksheet><sheetData><row>'), /cut short or damaged/],
  [
    'entities of its own',
    () => workbook(`<!DOCTYPE a [<!ENTITY b "${'x'.repeat(1000)}"><!ENTITY c "&b;&b;&b;">]>${rows(row(text('&c;')))}`),
    /cut short or damaged/,
  ],
  ['an unknown entity', () => workbook(rows(row(text('&b;')))), /cut short or damaged/],
  ['a bomb', () => workbook(rows(row(text(' '.repeat(20_000_000))))), /larger than a table/],
  [
    'a text without end',
    () => workbook(rows(row(`<c t="str"><v>${'ab'.repeat(700_000)}${Math.random()}</v></c>`))),
    /damaged|larger/,
  ],
  ['nothing in it', () => workbook(rows()), /without a sheet that holds anything/],
  ['too many columns', () => workbook(rows(row('<c r="XFD1" t="str"><v>a</v></c>'))), /more than 1,?000 columns/],
  [
    'a cell without end',
    () => workbook(rows(HEADING, row(text('a'.repeat(50_001))))),
    /line 2 has a cell of more than/,
  ],
  ['OpenDocument', () => zipOf(ods), /\.ods.*Excel workbook \(\.xlsx\) or as CSV/],
  ['Numbers', () => zipOf({ 'Index/Document.iwa': 'x', 'Metadata/a': 'b' }), /Apple Numbers; export it/],
  ['a binary workbook', () => zipOf({ '[Content_Types].xml': 'a', 'xl/workbook.bin': 'x' }), /\.xlsb/],
  ['Word', () => zipOf({ '[Content_Types].xml': 'a', 'word/document.xml': 'x' }), /text document/],
  ['another zip', () => zipOf({ 'catalogue.csv': 'a' }), /zip file that holds no table; unpack it/],
  ['Excel 97', () => Buffer.concat([OLE, Buffer.alloc(600)]), /Excel 97 to 2003 \(\.xls\)/],
  ['a password', () => Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le')]), /with a password/],
  ['PDF', () => '%PDF-1.7\n', /PDF/],
  ['a page', () => '<html><table><tr><td>catalogNumber</table>', /web page/],
  ['a picture', () => Buffer.from('ffd8ffe000104a464946', 'hex'), /a picture/],
])('told for what it is: %s', async (_what, content, words) => {
  await expect(read(await content())).rejects.toMatchObject({
    code: 'csv-unreadable',
    message: expect.stringMatching(words),
  });
});

test('a workbook whose checksum does not fit its content is refused', async () => {
  const bytes = await whole();
  const name = 'xl/worksheets/one.xml';
  const directory = bytes.lastIndexOf(name) - 46;
  bytes.writeUInt32LE((bytes.readUInt32LE(directory + 16) ^ 1) >>> 0, directory + 16);
  await expect(read(bytes)).rejects.toMatchObject({ message: expect.stringContaining('damaged') });
});

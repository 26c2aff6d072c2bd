/* Tables as people have them, and what checklists and records make of them. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { searchNames, taxaNamed, widerTaxa } from '../../../electron/catalogue/naming/taxa.ts';
import { csvText } from '../../../electron/exporting/csv/csv.ts';
import { readChecklist } from '../../../electron/importing/checklist.ts';
import { pathOfPlain } from '../../../electron/files/path-text.ts';
import { sniffDelimiter } from '../../../electron/importing/tables/delimited.ts';
import { decideEncoding, decoded } from '../../../electron/importing/tables/encoding.ts';
import { readTable } from '../../helpers/a-table-in-a-file.ts';
import { headingKey } from '../../../electron/domain/darwin-core/terms.ts';
import { recordsOf } from '../../../electron/importing/tables/records.ts';
import { namedTaxon, newCatalogue, temporaryFolder } from '../../helpers/a-catalogue.ts';

function table(content: string | Buffer): string {
  const file = join(temporaryFolder(), 'table.csv');
  writeFileSync(file, content);
  return file;
}

const read = async (content: string | Buffer) =>
  (await readTable(pathOfPlain(table(content)), ['catalogNumber'])).rows.map(({ cells }) => Object.fromEntries(cells));

const expected = [{ catalognumber: '007', locality: 'Köln, "Dom"' }];

test.each([
  ['commas', 'catalogNumber,locality\n007,"Köln, ""Dom"""\n'],
  ['CRLF and no last line end', 'catalogNumber,locality\r\n007,"Köln, ""Dom"""'],
  ['semicolons', 'catalogNumber;locality\n007;"Köln, ""Dom"""\n'],
  ['tabs', 'catalogNumber\tlocality\n007\t"Köln, ""Dom"""\n'],
  ['a mark', '\uFEFFcatalogNumber,locality\n007,"Köln, ""Dom"""\n'],
  ['empty lines and blanks', '\ncatalogNumber , locality\n\n 007 , "Köln, ""Dom"""\n\n'],
  ['other spellings of headers', 'dwc:Catalog Number,http://rs.tdwg.org/dwc/terms/locality\n007,"Köln, ""Dom"""\n'],
  ['short rows', 'catalogNumber,locality,country\n007,"Köln, ""Dom"""\n'],
  ['UTF-16, little-endian, marked', Buffer.from('\uFEFFcatalogNumber,locality\r\n007,"Köln, ""Dom"""\r\n', 'utf16le')],
  ['UTF-16, little-endian, unmarked', Buffer.from('catalogNumber,locality\r\n007,"Köln, ""Dom"""\r\n', 'utf16le')],
  ['UTF-16, big-endian', Buffer.from('\uFEFFcatalogNumber,locality\r\n007,"Köln, ""Dom"""\r\n', 'utf16le').swap16()],
  ['Windows-1252', Buffer.from('catalogNumber,locality\r\n007,"Köln, ""Dom"""\r\n', 'latin1')],
])('%s', async (_kind, content) => {
  expect(await read(content)).toEqual(expected);
});

test('Windows-1252 has its own signs between 80 and 9F', async () => {
  const bytes = Buffer.from([0x93, 0x4b, 0x94, 0x20, 0x80]);
  expect([...decoded(bytes, await decideEncoding(bytes))].join('')).toBe('“K” €');
});

test('the separator of a table is guessed outside its quotes, and headings are known however they are written', () => {
  expect(sniffDelimiter('"a;b;c",d\n1;2;3')).toBe(',');
  expect(sniffDelimiter('one')).toBe(',');
  expect(headingKey(' dwc:decimal-Latitude ')).toBe('decimallatitude');
});

test.each([
  ['a cell too many', 'catalogNumber,locality\n1,a\n2,b,c,d\n', /line 3 has more cells/],
  ['an open quote', 'catalogNumber,locality\n1,"a\n2,b\n', /quotation mark/],
  ['no such column', 'number,locality\n1,a\n', /line 1 has no column catalogNumber/],
  ['a column twice', 'catalogNumber,catalog number\n1,a\n', /line 1 has the column/],
  ['nothing', '  \n', /empty/],
  ['no text', Buffer.from([0x89, 0x50, 0, 0, 1, 0, 7, 0, 0, 0]), /no text/],
])('unreadable: %s', async (_what, content, words) => {
  await expect(read(content)).rejects.toMatchObject({ code: 'csv-unreadable', message: expect.stringMatching(words) });
  await expect(read(content)).rejects.toMatchObject({ message: expect.stringContaining('table.csv') });
});

test('a table that is not there is told as unreadable', async () => {
  await expect(readTable(pathOfPlain('/nowhere/x.csv'), [])).rejects.toMatchObject({ code: 'csv-unreadable' });
});

async function listed(content: string, before?: (catalogue: ReturnType<typeof newCatalogue>) => void) {
  const catalogue = newCatalogue();
  before?.(catalogue);
  await (await readChecklist(pathOfPlain(table(content)))).apply(catalogue.write);
  return catalogue;
}

const line = ({ read: db }: ReturnType<typeof newCatalogue>, name: string) => {
  const [found] = taxaNamed(db, name);
  return found ? widerTaxa(db, found.id).map(({ scientificName }) => scientificName) : null;
};

test('a checklist with columns makes the tree, authors, vernacular names, synonyms', async () => {
  const catalogue = await listed(
    `scientificName,scientificNameAuthorship,taxonRank,kingdom,class,family,genus,vernacularName,taxonomicStatus,acceptedNameUsage
Aglais io,"(Linnaeus, 1758)",species,Animalia,Insecta,Nymphalidae,Aglais,peacock|Tagpfauenauge,accepted,
Inachis io,"(Linnaeus, 1758)",species,Animalia,Insecta,Nymphalidae,Inachis,,synonym,Aglais io
Carabus,,genus,Animalia,Insecta,Carabidae,,,,
Carabini,,tribe,Animalia,Insecta,Carabidae,,,,`,
  );
  expect(line(catalogue, 'Aglais io')).toEqual(['Aglais', 'Nymphalidae', 'Insecta', 'Animalia']);
  expect(line(catalogue, 'Carabus')).toEqual(['Carabidae', 'Insecta', 'Animalia']);
  expect(taxaNamed(catalogue.read, 'Carabini')).toEqual([]);
  expect(searchNames(catalogue.read, 'inachis io', 1)[0]).toMatchObject({
    acceptedName: 'Aglais io',
    scientificNameAuthorship: '(Linnaeus, 1758)',
  });
  expect(searchNames(catalogue.read, 'tagpf', 1)[0]?.scientificName).toBe('Aglais io');
  expect(taxaNamed(catalogue.read, 'Animalia')).toHaveLength(1);
});

test('a checklist with ids links parents and accepted names wherever they stand', async () => {
  const catalogue = await listed(
    `taxonID,scientificName,taxonRank,parentNameUsageID,acceptedNameUsageID
3,Oryza sativa L.,species,2,
4,Oryza montana Lour.,species,,3
2,Oryza,genus,1,
1,Poaceae,family,,
5,Aus,genus,6,
6,Bus,genus,5,`,
  );
  expect(line(catalogue, 'Oryza sativa')).toEqual(['Oryza', 'Poaceae']);
  expect(taxaNamed(catalogue.read, 'Oryza sativa')[0]?.scientificNameAuthorship).toBe('L.');
  expect(searchNames(catalogue.read, 'oryza mont', 1)[0]?.acceptedName).toBe('Oryza sativa');
});

test('names without ranks are understood by their words, known taxa are filled up, homonyms kept apart', async () => {
  const content = `scientificName;family
Carabus auratus Linnaeus, 1761;Carabidae
Carabus;Carabidae
Poa annua;Poaceae
Oenanthe;Apiaceae`;
  const catalogue = await listed(content, (fresh) => {
    namedTaxon(fresh, 'Carabus auratus', 'species', namedTaxon(fresh, 'Carabus', 'genus'));
    namedTaxon(fresh, 'Oenanthe', 'genus', namedTaxon(fresh, 'Muscicapidae', 'family'));
  });
  expect(taxaNamed(catalogue.read, 'Carabus auratus')).toEqual([
    expect.objectContaining({ scientificNameAuthorship: 'Linnaeus, 1761' }),
  ]);
  expect(line(catalogue, 'Carabus')).toEqual(['Carabidae']);
  expect(taxaNamed(catalogue.read, 'Oenanthe')).toHaveLength(2);
  const before = catalogue.read.value('SELECT count(*) FROM taxon');
  await (await readChecklist(pathOfPlain(table(content)))).apply(catalogue.write);
  expect(catalogue.read.value('SELECT count(*) FROM taxon')).toBe(before);
});

const SMALL = { bytes: 1000, columns: 3, rows: 4, cells: 10, cellLength: 20, rowLength: 50 };

test.each([
  ['bytes', `catalogNumber\n${'1\n'.repeat(500)}`, 'it is larger than 1 kB'],
  ['columns', 'catalogNumber,a,b,c\n1,,,\n', 'line 1 has more than 3 columns'],
  ['rows', `catalogNumber\n${'1\n'.repeat(5)}`, 'it has more than 4 rows'],
  ['filled cells', `catalogNumber,a,b\n${'1,2,3\n'.repeat(4)}`, 'it has more than 10 filled cells'],
  ['a cell', `catalogNumber\n1\n${'1'.repeat(21)}\n`, 'line 3 has a cell of more than 20 characters'],
  ['a row', `catalogNumber\n"1\n${'1\n'.repeat(30)}`, 'has more than 50 characters; does a quotation mark'],
])('refused in words: too much of %s', async (_what, content, words) => {
  await expect(readTable(pathOfPlain(table(content)), ['catalogNumber'], SMALL)).rejects.toMatchObject({
    code: 'csv-unreadable',
    message: expect.stringContaining(words),
  });
});

test('a table at its bounds is read', async () => {
  const content = `catalogNumber,a,b\n${'1'.repeat(20)},2,3\n1,2,3\n1,2,3\n1,,\n`;
  expect((await readTable(pathOfPlain(table(content)), ['catalogNumber'], SMALL)).rows).toHaveLength(4);
});

test('what is not a file is refused unopened', async () => {
  const folder = temporaryFolder();
  await expect(readTable(pathOfPlain(folder), [])).rejects.toMatchObject({
    message: expect.stringMatching(/it is a (folder|pipe), not a file/),
  });
  if (process.platform === 'win32') return;
  const pipe = join(folder, 'names.csv');
  execFileSync('mkfifo', [pipe]);
  await expect(readTable(pathOfPlain(pipe), [])).rejects.toMatchObject({
    message: expect.stringMatching(/it is a (folder|pipe), not a file/),
  });
});

test('names and numbers longer than any are refused in words', async () => {
  const long = 'a'.repeat(501);
  await expect(
    readChecklist(pathOfPlain(table(`scientificName,family\nCarabus auratus,${long}\n`))),
  ).rejects.toMatchObject({
    message: expect.stringContaining('line 2 has a cell of more than 500 characters in the column family'),
  });
  await expect(
    readTable(pathOfPlain(table(`catalogNumber,locality\n1,${long}\n${long},here\n`)), []).then((records) =>
      recordsOf(records, []).match({ numbers: [] }, () => null),
    ),
  ).rejects.toMatchObject({
    message: expect.stringContaining('line 3 has a cell of more than 500 characters in the column catalogNumber'),
  });
});

test('a cell that was guarded for a spreadsheet comes back as it was', async () => {
  const cells = ['=1+1', ' @x', '＝y', "'=z", '-5', '- 5', "'s-Gravenhage", "'"];
  const text = csvText([['catalogNumber'], ...cells.map((cell) => [cell])], {
    separator: ',',
    mark: true,
    guard: true,
  });
  expect((await read(text)).map(({ catalognumber }) => catalognumber)).toEqual(cells.map((cell) => cell));
});

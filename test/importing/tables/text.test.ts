/* Tables of text as spreadsheets and people write them: encodings, delimiters, quotation marks, titles. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { pathOfPlain } from '../../../electron/files/path-text.ts';
import { decideEncoding, decoded } from '../../../electron/importing/tables/encoding.ts';
import { readTable } from '../../helpers/a-table-in-a-file.ts';
import { temporaryFolder } from '../../helpers/a-catalogue.ts';

async function read(content: Buffer | string) {
  const file = join(temporaryFolder(), 'catalogue.csv');
  writeFileSync(file, content);
  const { rows, headers, reading } = await readTable(pathOfPlain(file), ['catalogNumber']);
  return { rows: rows.map(({ cells }) => [...cells.values()]), headings: [...headers.values()], reading };
}

const TEXTS = {
  German: 'catalogNumber;locality;recordedBy\r\n000101;Kärnten – Gail;Müller\r\n000102;Öland;Å. Berg\r\n',
  'one German letter': 'Fundort\r\nKöln\r\n',
  French: 'localité;récolteur\r\nForêt de Fontainebleau;François Lévêque\r\nsitué à 5 km de Besançon;Noël\r\n',
  Spanish: 'localidad;colector\r\nCáceres;Muñoz\r\nLeón;Íñiguez\r\n',
  Portuguese: 'localidade\r\nSão Paulo\r\nIlhéus, Conceição\r\n',
  Danish: 'lokalitet\r\nSjælland, Ørsted\r\nÅrhus\r\n',
  Swedish: 'lokal\r\nÖland\r\nSmåland\r\n',
  Polish: 'miejsce\r\nŁódź\r\nBiałystok, Gdańsk\r\n',
  Czech: 'lokalita\r\nPříbram\r\nŽďár nad Sázavou, České Budějovice\r\n',
  degrees: 'place\r\n46° 37 N\r\n5 µm\r\n',
};

const ENCODED = Object.entries(TEXTS).flatMap(([what, text]) =>
  (['windows-1252', 'macintosh', 'cp850', 'windows-1250', 'utf-8', 'utf-16le', 'utf-16be'] as const)
    .filter((name) => iconv.decode(iconv.encode(text, name), name) === text)
    .map((name) => [what, name, text] as const),
);

test('the texts are written in each encoding that has their letters', () => {
  expect(ENCODED.length).toBeGreaterThan(50);
});

test.each(ENCODED)('%s in %s is read as it was written', async (_what, name, text) => {
  const bytes = iconv.encode(text, name);
  const decided = await decideEncoding(bytes);
  expect([...decoded(bytes, decided)].join('')).toBe(text);
  if (name.startsWith('utf')) expect(decided).toMatchObject({ name, sure: true });
});

test('where another encoding fits nearly as well, words show what was decided', async () => {
  const { reading } = await read(iconv.encode('catalogNumber;locality\n1;Köln\n2;Köln\n', 'cp850'));
  expect(reading.encoding).toEqual({ name: 'cp850', sure: false, words: ['Köln'] });
  const { reading: sure } = await read(iconv.encode(TEXTS.German, 'macintosh'));
  expect(sure.encoding).toEqual({ name: 'macintosh', sure: true, words: [] });
});

test.each([
  ['with a mark', '\ufeff'],
  ['without one', ''],
])('one byte that is no UTF-8 spoils its own cell alone, %s', async (_what, mark) => {
  const text = iconv.encode(`${mark}catalogNumber;locality\n1;K~rnten\n2;Öland ♀\n3;Gail#\n`, 'utf8');
  const bytes = Buffer.from(text.map((byte) => (byte === 0x7e ? 0xe4 : byte === 0x23 ? 0xc3 : byte)));
  const { rows, reading } = await read(bytes);
  expect(rows).toEqual([
    ['1', 'Kärnten'],
    ['2', 'Öland ♀'],
    ['3', 'Gail\ufffd'],
  ]);
  expect(reading.encoding).toMatchObject({ name: 'utf-8', sure: false });
  expect(reading.oddCells).toEqual({
    count: 2,
    first: [
      { line: 2, heading: 'locality', text: 'Kärnten', why: 'bad-byte' },
      { line: 4, heading: 'locality', text: 'Gail\ufffd', why: 'bad-byte' },
    ],
  });
});

test('letters that another program lost or encoded twice are told', async () => {
  const twice = Buffer.from('Kärnten', 'utf8').toString('latin1');
  const { reading } = await read(`catalogNumber,locality\n1,K?rnten\n2,${twice}\n3,http://a.b/c?d=e\n4,Âge?\n`);
  expect(reading.oddCells.first.map(({ line, why }) => [line, why])).toEqual([
    [2, 'lost-letter'],
    [3, 'encoded-twice'],
  ]);
});

test.each<[string, string, string[][]]>([
  ['a line that says the delimiter', 'sep=;\r\ncatalogNumber;locality\r\n1;a, b\r\n', [['1', 'a, b']]],
  ['a title', 'My table, exported 2024\r\n\r\ncatalogNumber;locality\r\n1;a\r\n', [['1', 'a']]],
  ['a title with separators', 'Datum: 1.1.2024;;\ncatalogNumber;locality;x\n1;a;\n', [['1', 'a']]],
  ['titles that look like headings', 'Collector;Smith;\ncatalogNumber;collector;locality\n1;a;b\n', [['1', 'a', 'b']]],
  [
    'an inch mark',
    'catalogNumber;locality\n1;Tray 5" deep\n2;b\n',
    [
      ['1', 'Tray 5" deep'],
      ['2', 'b'],
    ],
  ],
  [
    'quotation marks inside a cell',
    'catalogNumber;locality\n1;"Wald" bei Graz\n2;b\n',
    [
      ['1', '"Wald" bei Graz'],
      ['2', 'b'],
    ],
  ],
  ['doubled ones', 'catalogNumber,locality\n1,"a ""b"", c"\n', [['1', 'a "b", c']]],
  [
    'tabs, marks around a word',
    'catalogNumber\tlocality\n1\t"Wald" bei Graz\n2\tb\n',
    [
      ['1', '"Wald" bei Graz'],
      ['2', 'b'],
    ],
  ],
  [
    'tabs, a mark that never closes',
    'catalogNumber\tlocality\tcountry\n1\t"Wald\tA\n2\tb\t5"\n',
    [
      ['1', '"Wald', 'A'],
      ['2', 'b', '5"'],
    ],
  ],
  [
    'tabs, such a mark in the last cell',
    'catalogNumber\tlocality\n1\t"Wald\n2\tb "c"\n3\t"d\n',
    [
      ['1', '"Wald'],
      ['2', 'b "c"'],
      ['3', '"d'],
    ],
  ],
  [
    'tabs, a cell of two lines',
    'catalogNumber\tlocality\tcountry\n1\t"a\nb"\tA\n2\t"c"\tB\n',
    [
      ['1', 'a\nb', 'A'],
      ['2', 'c', 'B'],
    ],
  ],
  [
    'tabs, a last cell of two lines',
    'catalogNumber\tlocality\n1\t"a\nb"\n2\tc\n',
    [
      ['1', 'a\nb'],
      ['2', 'c'],
    ],
  ],
  [
    'line ends in a cell',
    'catalogNumber;locality\r\n1;"a\r\nb\r\n\r\nc"\r\n2;d\r\n',
    [
      ['1', 'a\nb\n\nc'],
      ['2', 'd'],
    ],
  ],
  ['each line quoted as a whole', '"catalogNumber;""locality"""\r\n"1;""a; b"""\r\n', [['1', 'a; b']]],
  ['a heading with commas', 'catalogNumber;locality, verbatim, and more\n1;a\n', [['1', 'a']]],
  [
    'decimal commas',
    'catalogNumber;decimalLatitude;decimalLongitude\n1;46,6;13,1\n2;46,7;13,2\n',
    [
      ['1', '46,6', '13,1'],
      ['2', '46,7', '13,2'],
    ],
  ],
  ['separators at the ends', 'catalogNumber;locality;;\n1;a;;\n;;;\n', [['1', 'a']]],
  [
    'CR alone',
    'catalogNumber;locality\r1;a\r2;b\r',
    [
      ['1', 'a'],
      ['2', 'b'],
    ],
  ],
  [
    'line ends of all kinds',
    'catalogNumber;locality\r1;a\n2;b\r\n3;c',
    [
      ['1', 'a'],
      ['2', 'b'],
      ['3', 'c'],
    ],
  ],
  ['blanks that do not break', 'catalogNumber;locality\n\u00a01\u00a0; "a" \n', [['1', 'a']]],
  ['bars', 'catalogNumber|locality\n1|a\n', [['1', 'a']]],
  ['a heading twice that is no term', 'catalogNumber;notes;notes\n1;a;b\n', [['1', 'a', 'b']]],
])('%s', async (_what, text, rows) => {
  expect((await read(text)).rows).toEqual(rows);
});

test('every cut of a text into pieces gives the same rows', async () => {
  const { RowCutter } = await import('../../../electron/importing/tables/delimited.ts');
  const text = 'a;b\r\n1;"x\r\n""y"" "\r\n2;"z" w\r3;5" v\n\n4;\r\n';
  const cut = (pieces: readonly string[]) => {
    const cutter = new RowCutter({ delimiter: ';', longest: 1000 });
    return [...pieces.flatMap((piece) => [...cutter.cut(piece)]), ...cutter.end()].map(({ cells }) => cells);
  };
  const whole = cut([text]);
  expect(whole).toEqual([['a', 'b'], ['1', 'x\n"y" '], ['2', '"z" w'], ['3', '5" v'], [''], ['4', '']]);
  for (let at = 1; at < text.length; at += 1) expect(cut([text.slice(0, at), text.slice(at)])).toEqual(whole);
  expect(cut([...text])).toEqual(whole);
});

test('what stands above the headings, and cells under no heading, are told', async () => {
  const { headings, reading } = await read('Title\n\ncatalogNumber;;locality\n1;x;a\n2;;b\n');
  expect(headings).toEqual(['catalogNumber', 'locality']);
  expect(reading).toMatchObject({ headingLine: 3, withoutHeading: 1, delimiter: ';', sheet: null });
});

/* Cells of CSV files: read back by other people's parsers, and guarded against spreadsheets. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { guarded, unguarded } from '../../electron/domain/formula-guard.ts';
import { csvText } from '../../electron/exporting/csv/csv.ts';
import { tableText } from '../../electron/exporting/figures/figure.ts';
import { csvText as windowCsv } from '../../renderer/state/csv.ts';
import { temporaryFolder } from '../helpers/a-catalogue.ts';
import { readByPython } from '../helpers/read-by-python.ts';

const HARD = [
  'plain',
  'a,b;c\td',
  '"quoted" and \'quoted\'',
  'two\nlines',
  'two\r\nlines',
  ' spaces ',
  '',
  'Käfer 🦋 Жук',
  '=SUM(A1)',
  '+1',
  '-1,5',
  '-x',
  '@cmd',
  '\ttab',
  '000123',
];

test.each([',', ';', '\t'] as const)('every cell comes back as it was, parted by %j', (separator) => {
  const file = join(temporaryFolder(), 'a.csv');
  const rows = [HARD, [...HARD].reverse()];
  writeFileSync(file, csvText(rows, { separator, mark: false, guard: false }));
  expect(readByPython(file, separator, 'utf-8')).toEqual(rows);
});

test('plain lines end as RFC 4180 says, with no mark', () => {
  const text = csvText(
    [
      ['a', 'b'],
      ['1', '2'],
    ],
    { separator: ',', mark: false, guard: false },
  );
  expect(text).toBe('a,b\r\n1,2\r\n');
});

test.each([
  ['=SUM(A1)', `'=SUM(A1)`],
  ['+43 1', `'+43 1`],
  ['@cmd', `'@cmd`],
  ['-cmd', `'-cmd`],
  ['\tx', `'\tx`],
  ['\rx', `'\rx`],
  ['-13.25', '-13.25'],
  ['-13,25', '-13,25'],
  ['-7', '-7'],
  ['-', `'-`],
  ['-1+2', `'-1+2`],
  ['-1e5', `'-1e5`],
  ['1-2', '1-2'],
  ['', ''],
  [' =x', `' =x`],
  ['\nx', `'\nx`],
  ['\n =x', `'\n =x`],
  ['\u00a0=x', `'\u00a0=x`],
  ['\u3000+x', `'\u3000+x`],
  ['\u200b\ufeff@x', `'\u200b\ufeff@x`],
  ['\0=x', `'\0=x`],
  ['＝x', `'＝x`],
  ['＋x', `'＋x`],
  ['－x', `'－x`],
  ['＠x', `'＠x`],
  ['﹦x', `'﹦x`],
  [`'=x`, `''=x`],
  [' -7', `' -7`],
  [`'s-Gravenhage`, `'s-Gravenhage`],
  [' plain', ' plain'],
  ['×Festulolium', '×Festulolium'],
  ['− 7 °C', '− 7 °C'],
])('guard: %j', (cell, expected) => {
  expect(guarded(cell)).toBe(expected);
  expect(unguarded(expected)).toBe(cell);
});

test('tables of figures are guarded in every text and header, and in no number', () => {
  const head = ['=name', 'difference'];
  expect(
    tableText({
      name: 'a',
      head,
      rows: [
        ['＝x', -1e-7],
        [null, true],
      ],
    }),
  ).toBe(`'=name,difference\r\n'＝x,-1e-7\r\n,true\r\n`);
  expect(
    windowCsv(head, [
      ['＝x', -1e-7],
      [null, true],
    ]),
  ).toBe(`'=name,difference\r\n'＝x,-1e-7\r\n,true\r\n`);
});

test('guarded cells are whole in another program, and as they were without the apostrophe', () => {
  const file = join(temporaryFolder(), 'a.csv');
  const cells = ['=1+1', ' =1+1', '\n=1+1', '＝1+1', '@x', '+1', '-x'];
  writeFileSync(
    file,
    csvText(
      cells.map((cell) => [cell]),
      { separator: ',', mark: false, guard: true },
    ),
  );
  expect(readByPython(file, ',', 'utf-8').map(([cell = '']) => unguarded(cell))).toEqual(cells);
});

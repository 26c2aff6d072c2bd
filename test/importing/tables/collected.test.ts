/* What a table says of when and where something was collected: dates and coordinates, and what is told of others. */
import { expect, test } from 'vitest';
import { matchRows } from '../../../electron/importing/tables/match.ts';
import { isoDate } from '../../../electron/domain/intake/written-date.ts';
import { writtenTable } from '../../helpers/a-written-table.ts';

/** What rows with these dates of collecting say, and the cells that are told. */
async function collected(cells: readonly string[], heading = 'eventDate') {
  const numbers = cells.map((_, index) => String(index + 1));
  const lines = cells.map((cell, index) => `${index + 1};${cell}`);
  const content = `catalogNumber;${heading}\n${lines.join('\n')}\n`;
  const { rows, report } = await matchRows(
    await writtenTable(content),
    { photos: [], numbers },
    { columns: null, agreeSpoilt: false },
  );
  return {
    terms: rows.map(({ content: { terms } }) => terms),
    told: report.reading.oddCells.first.map(({ line, why }) => [line, why]),
  };
}

test('dates of collecting with one meaning are days, others are kept as they are written and told', async () => {
  const iso = ['2023-05-12', '2023-05', '2023-05-12T10:30:00+02:00', '2023-05-12/2023-05-14'];
  const { terms, told } = await collected([
    ...iso,
    '12.05.2023',
    'May 2023',
    '12.V.2023',
    '12.05.2023 10:30',
    '5/12/2023',
    'summer 2023',
  ]);
  expect(terms).toEqual([
    ...iso.map((event_date) => ({ event_date })),
    { event_date: '2023-05-12' },
    { event_date: '2023-05' },
    { event_date: '2023-05-12' },
    { event_date: '2023-05-12', other_terms: '{"verbatimEventDate":"12.05.2023 10:30"}' },
    { other_terms: '{"verbatimEventDate":"5/12/2023"}' },
    { other_terms: '{"verbatimEventDate":"summer 2023"}' },
  ]);
  expect(told).toEqual([
    [10, 'no-date'],
    [11, 'no-date'],
  ]);
});

test('dates that never were are kept as they are written and told', async () => {
  const never =
    `2003-02-30 2003-13-45 1998-00-00 0000-00-00 2003-02-27/2003-02-30 2003-05-12/2001-01-01 2003-05-12T25:00
    2003-06-31T10:00:00Z 2003-05-12/11 30.02.1999 31.VI.1998`.split(/\s+/);
  expect(await collected(never)).toEqual({
    terms: never.map((text) => ({ other_terms: JSON.stringify({ verbatimEventDate: text }) })),
    told: never.map((_, index) => [index + 2, 'no-date']),
  });
  const spans = [
    '2007-11-13/15',
    '2003-02/03',
    '1900/1909',
    '2007-03-01T13:00/15:30',
    '2007-03-01T13:00:00Z/2008-05-11',
  ];
  expect(await collected([...spans, '1999-05-00'])).toEqual({
    terms: [...spans, '1999-05'].map((event_date) => ({ event_date })),
    told: [],
  });
});

test('a date of a determination that is none is told', async () => {
  const content = 'catalogNumber;Art;det. Datum\n1;Carabus auratus;2003-02-30\n2;Carabus auratus;1932\n';
  const { rows, report } = await matchRows(
    await writtenTable(content),
    { photos: [], numbers: ['1', '2'] },
    { columns: null, agreeSpoilt: false },
  );
  expect(rows.map(({ content: { name } }) => name?.dateIdentified)).toEqual([null, '1932']);
  expect(report.reading.oddCells).toEqual({
    count: 1,
    first: [{ line: 2, heading: 'det. Datum', text: '2003-02-30', why: 'no-date' }],
  });
});

test('year, month and day in columns of their own are the date where there is no other', async () => {
  const { terms, told } = await collected(
    [';1999;5;3', ';1999;V;', ';1999;5;0', '2001-01-01;1999;5;3', ';1999;2;30', ';;5;3'],
    'eventDate;year;month;day',
  );
  expect(terms.map(({ event_date }) => event_date)).toEqual([
    '1999-05-03',
    '1999-05',
    '1999-05',
    '2001-01-01',
    undefined,
    undefined,
  ]);
  expect(told).toEqual([[6, 'no-date']]);
});

test('half a coordinate is no place', async () => {
  const heading = 'decimalLatitude;decimalLongitude';
  expect(await collected(['48.2;16.4', '91.0;16.4', ';16.4'], heading)).toEqual({
    terms: [
      { decimal_latitude: 48.2, decimal_longitude: 16.4 },
      { other_terms: '{"decimalLatitude":"91.0","verbatimLongitude":"16.4"}' },
      { other_terms: '{"verbatimLongitude":"16.4"}' },
    ],
    told: [
      [3, 'no-coordinate'],
      [3, 'half-coordinate'],
      [4, 'half-coordinate'],
    ],
  });
});

test('the other dates of a column tell whether day or month is first', async () => {
  const days = async (cells: readonly string[]) =>
    (await collected(cells)).terms.map(({ event_date }) => event_date ?? null);
  expect(await days(['5/12/2023', '25/12/2023'])).toEqual(['2023-12-05', '2023-12-25']);
  expect(await days(['5/12/2023', '12/25/2023'])).toEqual(['2023-05-12', '2023-12-25']);
  expect(await days(['5/12/2023', '12/25/2023', '25/12/2023'])).toEqual([null, '2023-12-25', '2023-12-25']);
});

test('a coordinate that is no number of degrees is kept as it is written and told', async () => {
  expect(await collected(['48°12′N', '48.2'], 'decimalLatitude')).toEqual({
    terms: [{ other_terms: '{"verbatimLatitude":"48°12′N"}' }, { decimal_latitude: 48.2 }],
    told: [[2, 'no-coordinate']],
  });
});

test.each([
  ['1998', '1998'],
  ['1998-05', '1998-05'],
  ['1998-5-3', '1998-05-03'],
  ['1998/05/03', '1998-05-03'],
  ['1998-05-03T10:11:12Z', '1998-05-03'],
  ['3.5.1998', '1998-05-03'],
  ['13/5/1998', '1998-05-13'],
  ['5/13/1998', '1998-05-13'],
  ['5/5/1998', '1998-05-05'],
  ['3/5/1998', null],
  ['3.V.1998', '1998-05-03'],
  ['3-xii-1998', '1998-12-03'],
  ['V.1998', '1998-05'],
  ['3 May 1998', '1998-05-03'],
  ['May 3, 1998', '1998-05-03'],
  ['3. Mai 1998', '1998-05-03'],
  ['3. März 1998', '1998-03-03'],
  ['3 août 1998', '1998-08-03'],
  ['3 de mayo de 1998', '1998-05-03'],
  ['diciembre 1998', '1998-12'],
  ['30.2.1998', null],
  ['1998-13', null],
  ['1998-05-00', '1998-05'],
  ['1998-05-03T25:10', null],
  ['0000', null],
  ['0003-05-12', null],
  ['3003-01-01', null],
  ['summer 1998', null],
  ['3.5.98', null],
  ['1998-1999', null],
])('%s is the day %s', (written, iso) => {
  expect(isoDate(written)).toBe(iso);
});

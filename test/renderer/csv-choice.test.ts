import { describe, expect, it } from 'vitest';
import { CSV_COLUMNS, DEFAULT_CSV } from '../../electron/contract/exports.ts';
import {
  COLUMN_GROUPS,
  csvFileName,
  includesStatus,
  listSeparatorOf,
  withColumn,
  withPreset,
  withRows,
  withStatus,
} from '../../renderer/state/csv-choice.ts';

it('the choice of columns offers each once', () => {
  const offered = COLUMN_GROUPS.flatMap(({ columns }) => columns);
  expect([...offered].sort()).toEqual([...CSV_COLUMNS].sort());
});

describe('rows', () => {
  it('bring their own photo columns and take those of the others away', () => {
    const photos = withRows(DEFAULT_CSV, 'photo');
    expect(photos.columns).toContain('fileName');
    expect(photos.columns).toContain('view');
    expect(photos.columns).not.toContain('fileNames');
    expect(withRows(photos, 'specimen').columns).toEqual(DEFAULT_CSV.columns);
  });

  it('bring none where none was wanted', () => {
    const without = withColumn(DEFAULT_CSV, 'fileNames', false);
    expect(withRows(without, 'photo').columns).toEqual(without.columns);
  });
});

it('the choice of columns keeps them in the order of the file', () => {
  const choice = withColumn(withColumn(DEFAULT_CSV, 'family', true), 'occurrenceID', true);
  expect(choice.columns).toEqual(CSV_COLUMNS.filter((column) => choice.columns.includes(column)));
});

describe('statuses', () => {
  it('are all of them while none is taken away', () => {
    expect(includesStatus(DEFAULT_CSV, 'unnamed')).toBe(true);
    const some = withStatus(DEFAULT_CSV, 'unnamed', false);
    expect(some.statuses).toEqual(['verified', 'proposed', 'doubtful']);
    expect(withStatus(some, 'unnamed', true).statuses).toEqual([]);
  });

  it('cannot all be taken away', () => {
    const only = { ...DEFAULT_CSV, statuses: ['verified' as const] };
    expect(withStatus(only, 'verified', false)).toBe(only);
  });
});

it('the choice of a separator gives Excel the separator of the country', () => {
  expect(listSeparatorOf('de-DE')).toBe(';');
  expect(listSeparatorOf('en-GB')).toBe(',');
  expect(withPreset(DEFAULT_CSV, 'excel', ';').separator).toBe(';');
  expect(withPreset({ ...DEFAULT_CSV, separator: ';' }, 'plain', ';').separator).toBe(',');
});

it('an export proposes a file name that every system takes', () => {
  expect(csvFileName('Teaching collection 2026', 'specimen')).toBe('teaching-collection-2026-specimens.csv');
  expect(csvFileName('a/b\\c:d*', 'photo')).toBe('a-b-c-d-photos.csv');
  expect(csvFileName(' ', 'specimen')).toBe('catalogue-specimens.csv');
  expect(csvFileName('Käfer Tirols', 'specimen')).toBe('käfer-tirols-specimens.csv');
});

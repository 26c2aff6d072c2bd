import { describe, expect, it } from 'vitest';
import { counted } from '../../electron/domain/language/en/words.ts';
import { duration, percent, shortPace } from '../../electron/domain/words.ts';
import { quoted, shardOf, wholeNumber } from '../../electron/command-line/commands.ts';
import { table } from '../../electron/command-line/words.ts';

describe('words', () => {
  it.each([
    [0.123, '0.12 s'],
    [4.26, '4.3 s'],
    [9.97, '10 s'],
    [59.6, '1 min'],
    [130, '2 min 10 s'],
    [3599.9, '1 h'],
    [13_200, '3 h 40 min'],
  ])('%d seconds: %s', (seconds, words) => expect(duration(seconds)).toBe(words));

  it('say counts, shares and rates', () => {
    expect(counted(1, 'taxon', 'taxa')).toBe('1 taxon');
    expect(counted(7096, 'photo')).toBe('7,096 photos');
    expect(percent(0.9345)).toBe('93.5 %');
    expect([shortPace(0), shortPace(12.34), shortPace(1234.5)]).toEqual(['', '12.3/s', '1,235/s']);
  });

  it('stand in columns, numbers to the right', () => {
    const lines = table(
      [{ title: 'ID' }, { title: 'Sure', right: true }],
      [
        ['VC 1', '9 %'],
        ['VC 104 233', '100 %'],
      ],
    );
    expect(lines).toEqual(['  ID           Sure', '  ──────────  ─────', '  VC 1          9 %', '  VC 104 233  100 %']);
  });
});

describe('arguments', () => {
  it('are read, or refused', () => {
    expect(shardOf('0/4')).toEqual([0, 4]);
    for (const wrong of ['4/4', '1', '-1/4', '1/0', 'a/b']) expect(() => shardOf(wrong)).toThrow();
    expect(wholeNumber('12')).toBe(12);
    for (const wrong of ['', '1.5', '-1', '1e3', 'x']) expect(() => wholeNumber(wrong)).toThrow();
  });

  it('are quoted as a shell takes them', () => {
    expect(quoted('/tmp/a-b_c.1')).toBe('/tmp/a-b_c.1');
    expect(quoted("/tmp/Edith's beetles")).toBe(`'/tmp/Edith'\\''s beetles'`);
  });
});

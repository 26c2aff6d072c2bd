/* Every language says all that English says, of the same values; and what was taken up before follows the one that is spoken. */
import { afterEach, describe, expect, test } from 'vitest';
import { because, ProblemError, toProblem } from '../../../electron/domain/problems.ts';
import * as english from '../../../electron/domain/language/en/everywhere.ts';
import * as forPapers from '../../../electron/domain/language/en/papers/for-papers.ts';
import * as inWindow from '../../../electron/domain/language/en/window/in-window.ts';
import { PROBLEMS } from '../../../electron/domain/language/language.ts';
import { CAPTIONS } from '../../../electron/domain/language/papers.ts';
import { LANGUAGES, languageFor, speak, spokenNow } from '../../../electron/domain/language/spoken.ts';
import { FRAME, REVIEW } from '../../../electron/domain/language/window.ts';
import { SETTINGS } from '../../../electron/domain/settings.ts';
import { count, percent, when } from '../../../electron/domain/words.ts';

const OTHERS = LANGUAGES.filter((language) => language !== 'en');
const GROUPS = {
  'everywhere.ts': english,
  'papers/for-papers.ts': forPapers,
  'window/in-window.ts': inWindow,
};

/** Every text and function, by its place: "FRAME.acts.find". */
function sayings(of: unknown, place = ''): [string, unknown][] {
  if (typeof of !== 'object' || of === null) return [[place, of]];
  return Object.entries(of).flatMap(([key, value]) => sayings(value, place === '' ? key : `${place}.${key}`));
}

const partsOf = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

afterEach(() => speak('en'));

describe.each(OTHERS)('in %s', (language) => {
  test.each(Object.entries(GROUPS))('all of %s is said, of the same values', async (file, of) => {
    const other: unknown = await import(`../../../electron/domain/language/${language}/${file}`);
    const said = new Map(sayings(other));
    const there = sayings(of);
    expect(there.length).toBeGreaterThan(90);
    expect([...said.keys()].sort()).toEqual(there.map(([place]) => place).sort());
    const odd = there.filter(([place, text]) => {
      const theirs = said.get(place);
      if (typeof text === 'string' && typeof theirs === 'string') {
        // What stands before or after a name may be nothing elsewhere.
        const isSentence = text.includes(' ') && text.trim() === text;
        return (isSentence && theirs.trim() === '') || partsOf(text).join() !== partsOf(theirs).join();
      }
      return typeof text !== typeof theirs;
    });
    expect(odd.map(([place]) => place)).toEqual([]);
  });

  test('no sentence is left in English', async () => {
    const left: string[] = [];
    for (const [file, of] of Object.entries(GROUPS)) {
      const said = new Map(sayings(await import(`../../../electron/domain/language/${language}/${file}`)));
      for (const [place, text] of sayings(of)) {
        if (typeof text === 'string' && text.includes(' ') && said.get(place) === text) left.push(`${place}: ${text}`);
      }
    }
    expect(left.filter((one) => !SAME_IN_ALL.some((same) => one.startsWith(same)))).toEqual([]);
  });
});

/** Names, marks and examples, which are no language's, and words that are the same in one of them. */
const SAME_IN_ALL: readonly string[] = [
  // Read by people of all countries, with the archive.
  'ARCHIVE.',
  'FILE_KINDS.archive:',
  'PUBLISH.preset.title:',
  'LICENCE_WORDS.',
  'PROBLEMS.wrong-setting:',
  'REASONS.at-file:',
  'MODEL_CARD.titles.taxa:',
  'TRAINING_CHECK.batchNormByChance.title:',
  'EXPORT.columns.holds.view:',
  'FIELDS.examples.',
  'NAMES.acts.namePlaceholder:',
  'NAMES.acts.languagePlaceholder:',
  'TRAIN.advancedForm.batchNorm:',
];

describe('what is spoken', () => {
  test('is followed by what was taken up before', async () => {
    const { acts } = FRAME;
    const { left } = { left: REVIEW.progress };
    expect(acts.undo).toBe('Undo');
    await speak('de');
    expect(spokenNow()).toBe('de');
    expect(acts.undo).toBe('Rückgängig');
    expect(JSON.stringify(left(1871, 0, null))).toContain('1.871');
    await speak('es');
    expect(acts.undo).toBe('Deshacer');
  });

  test('is what settings are called, papers are captioned and problems are told in', async () => {
    const [name, caption] = [SETTINGS.batchSize.name, JSON.stringify(Object.keys(CAPTIONS))];
    await speak('es');
    expect(SETTINGS.batchSize.name).not.toBe(name);
    expect(SETTINGS.batchSize.low).toBe(2);
    expect(JSON.stringify(Object.keys(CAPTIONS))).toBe(caption);
    const told = toProblem(new ProblemError('backup-failed', { reason: because('another-program') }));
    expect(told.message).not.toContain('backup copy');
    expect(Object.keys(PROBLEMS)).toEqual(Object.keys(english.PROBLEMS));
  });

  test('writes numbers and dates as people there do', async () => {
    const now = new Date('2026-11-30T12:00:00Z');
    const said = async (language: (typeof LANGUAGES)[number]) => {
      await speak(language);
      return [count(1_234_567), percent(0.9345), when('1998-05-03', now)];
    };
    expect(await said('en')).toEqual(['1,234,567', '93.5 %', '3 May 1998']);
    expect(await said('de')).toEqual(['1.234.567', '93,5 %', '3. Mai 1998']);
    expect(await said('es')).toEqual(['1.234.567', '93,5 %', '3 may 1998']);
  });

  test.each([
    [['de-AT', 'en-US'], 'de'],
    [['fr-FR', 'es-MX'], 'es'],
    [['fr'], 'en'],
    [[], 'en'],
  ] as const)('for somebody who wishes %j', (wished, spoken) => expect(languageFor(wished)).toBe(spoken));
});

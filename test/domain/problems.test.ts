import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import {
  because,
  type Problem,
  ProblemError,
  problemMessage,
  reasonWords,
  severalReasons,
  toProblem,
  toReason,
} from '../../electron/domain/problems.ts';
import { PHOTO_TROUBLES, PROBLEMS, REASONS } from '../../electron/domain/language/language.ts';

test('what the system refuses is told in a curator’s words, with its path; the rest says that it was not expected', async () => {
  const gone = join(tmpdir(), 'vasculum-was-never-here.jpg');
  expect(toProblem(await readFile(gone).catch((error: unknown) => error))).toMatchObject({
    code: 'file-missing',
    message: `${gone} is not there any more. Is its drive connected?`,
    detail: expect.stringContaining('ENOENT'),
  });
  expect(toProblem(await writeFile('/dev/full', 'x').catch((error: unknown) => error))).toMatchObject({
    code: 'disk-full',
  });
  expect(toProblem(Object.assign(new Error('EACCES'), { code: 'EACCES', path: '/locked' }))).toMatchObject({
    code: 'not-allowed',
    message: '/locked may not be read or written with this account.',
  });
  expect(toProblem(Object.assign(new Error('EROFS'), { code: 'EROFS', path: '/disc/a.csv' }))).toMatchObject({
    code: 'place-read-only',
    message: '/disc/a.csv cannot be written: it lies where nothing can be written.',
  });
  expect(toProblem(new DOMException('stop', 'AbortError'))).toMatchObject({ code: 'cancelled' });
  expect(toProblem(new TypeError('x is undefined'))).toMatchObject({
    code: 'unexpected',
    message: expect.stringContaining('x is undefined'),
  });
});

describe('the sentence of a problem', () => {
  it('is made of its code and its values, here as on the other side of a border', () => {
    const thrown = new ProblemError('disk-full', { path: '/stick/a.csv' }, { detail: 'ENOSPC' });
    const across = JSON.parse(JSON.stringify(toProblem(thrown))) as Problem;
    expect(across).toEqual({
      code: 'disk-full',
      values: { path: '/stick/a.csv' },
      message:
        'The disk is full: /stick/a.csv could not be written. What was finished before is kept; free some space and go on.',
      detail: 'ENOSPC',
    });
    expect(toProblem(ProblemError.fromProblem(across))).toEqual(across);
    expect(problemMessage(across.code, across.values)).toBe(across.message);
  });

  it('holds a reason in words, with a capital where it begins', () => {
    const short = new ProblemError('system-short', { reason: because('short-of-memory') });
    expect(short.message).toMatch(/^The machine is short of memory\. Close/);
    const away = because('fault-away', { code: 'EIO' });
    const nested = new ProblemError('photos-away', {
      folder: '/stick',
      reason: because('at-file', { file: 'a.jpg', reason: away }),
    });
    expect(nested.message).toMatch(/reached: a\.jpg: its drive is gone, or answers with errors \(EIO\)\. Nothing/);
  });

  it('holds the first of many reasons, and how many there are, small enough for any border', () => {
    const wrong = Array.from({ length: 1010 }, (_, layer) => because('tensor-missing', { name: `layer${layer}` }));
    const { message, values } = new ProblemError('weights-mismatch', { reason: severalReasons(wrong) });
    expect(message).toMatch(/network: layer0 is missing; layer1 is missing;.* layer7 is missing and 1,002 more\.$/);
    expect(JSON.stringify(values).length).toBeLessThan(1000);
    const { message: two } = new ProblemError('weights-mismatch', { reason: severalReasons(wrong.slice(0, 2)) });
    expect(two).toBe('These weights do not fit the network: layer0 is missing; layer1 is missing.');
  });

  it('holds another problem as its reason, without a second full stop', () => {
    const reason = toReason(new ProblemError('nothing-to-undo'));
    const { message } = new ProblemError('backup-unusable', { name: 'daily', reason });
    expect(message).toBe(
      'The backup daily cannot be used: There is nothing to undo. Nothing was changed; choose another one.',
    );
  });

  it('shows that a part is missing rather than leaving it out unseen', () => {
    expect(problemMessage('disk-full', {})).toContain('The disk is full: ? could');
  });

  it('cannot be thrown without the parts that it names, nor with others: the compiler refuses it', () => {
    // @ts-expect-error a sentence with a part
    expect(new ProblemError('disk-full').message).toContain('?');
    // @ts-expect-error another name than the sentence has
    expect(new ProblemError('disk-full', { file: '/a' }).message).toContain('?');
    // @ts-expect-error one of two
    expect(new ProblemError('wrong-setting', { setting: 'Seed' }).message).toContain('?');
    // @ts-expect-error a reason with a part
    expect(reasonWords(because('fault-away'))).toContain('?');
    // @ts-expect-error no code of the list
    expect(() => new ProblemError('moths', {})).toThrow(TypeError);
  });
});

test.each([
  ['problems', PROBLEMS, /[.?)}]$/],
  ['reasons', REASONS, /[^.:;]$/],
  ['what is wrong with photos', PHOTO_TROUBLES, /[.?]$/],
])('the words for %s end as they should, and every brace in them belongs to a part', (_, words, end) => {
  expect(Object.keys(words).length).toBeGreaterThan(5);
  for (const [code, text] of Object.entries(words)) {
    expect(code).toMatch(/^[a-z]+(-[a-z_]+)*$/);
    expect(text.replace(/\{[a-z]+\}/gi, 'part')).not.toMatch(/[{}]|^\s|\s$|\s\s/);
    expect(text).toMatch(end);
  }
});

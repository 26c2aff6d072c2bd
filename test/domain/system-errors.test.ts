/* Codes of the system and of SQLite: what they mean for the work, and the words that reach a person. */
import { expect, test } from 'vitest';
import { toProblem } from '../../electron/domain/problems.ts';
import { systemFault } from '../../electron/domain/system-errors.ts';

test.each([
  ['ENOENT', 'gone'],
  ['EIO', 'away'],
  ['ESTALE', 'away'],
  ['EMFILE', 'short'],
  ['ENOMEM', 'short'],
  ['ENOSPC', 'full'],
  ['EROFS', 'read-only'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_IOERR', 'away'],
  ['SQLITE_IOERR_READ', 'away'],
  ['SQLITE_IOERR_NOMEM', 'short'],
  ['SQLITE_READONLY_DIRECTORY', 'read-only'],
  ['SQLITE_READONLY_DBMOVED', 'away'],
  ['SQLITE_CANTOPEN_ISDIR', 'away'],
  ['SQLITE_IOERR_SHMSIZE', 'full'],
  ['SQLITE_CONSTRAINT', null],
  ['SQLITE_BUSY', null],
  ['SQLITE_IOERRATIC', null],
  ['constructor', null],
  [undefined, null],
  [5, null],
])('%s means %s', (code, fault) => {
  expect(systemFault(code)).toBe(fault);
});

test('a failing drive and a machine that is short of something are told as what they are', () => {
  const failed = (code: string, path?: string) => toProblem(Object.assign(new Error(code), { code, path }));
  expect(failed('EIO', '/stick/a.jpg')).toMatchObject({
    code: 'drive-failed',
    message: expect.stringMatching(/^\/stick\/a\.jpg could not be read or written: its drive is gone.*\(EIO\)/),
  });
  expect(failed('SQLITE_IOERR_WRITE')).toMatchObject({
    code: 'drive-failed',
    message: expect.stringMatching(/^The catalogue file could not be read or written/),
  });
  expect(failed('EMFILE', '/a')).toMatchObject({
    code: 'system-short',
    message: expect.stringMatching(/^The machine has too many files open at once\. Close other programs/),
  });
  expect(failed('SQLITE_NOMEM')).toMatchObject({
    code: 'system-short',
    message: expect.stringMatching(/^The machine is short of memory/),
  });
});

test.each([
  ['SQLITE_BUSY', 'catalogue-in-use', /open in another window or program/],
  ['SQLITE_BUSY_SNAPSHOT', 'catalogue-in-use', /open in another window or program/],
  ['SQLITE_LOCKED', 'catalogue-in-use', /open in another window or program/],
  ['SQLITE_PROTOCOL', 'catalogue-in-use', /open in another window or program/],
  ['SQLITE_CORRUPT_VTAB', 'catalogue-damaged', /parts of it do not fit together\. Restore/],
  ['SQLITE_NOTADB', 'catalogue-damaged', /not an SQLite file\. Restore/],
  ['SQLITE_CANTOPEN', 'drive-failed', /^The catalogue file could not be read/],
  ['SQLITE_TOOBIG', 'wrong-setting', /^A text: it is too long/],
  ['SQLITE_CONSTRAINT_TRIGGER', 'bad-request', /not allowed/],
])('%s reaches nobody as a bare code', (code, problem, words) => {
  const told = toProblem(Object.assign(new Error('driver text'), { code }));
  expect(told).toMatchObject({ code: problem, message: expect.stringMatching(words), detail: expect.any(String) });
  expect(told.message).not.toContain('driver text');
});

test('what SQLite says of a fault of the program itself stays unexpected', () => {
  const told = toProblem(Object.assign(new Error('no such column: x'), { code: 'SQLITE_ERROR' }));
  expect(told).toMatchObject({ code: 'unexpected', message: expect.stringContaining('no such column') });
});

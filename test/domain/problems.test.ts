import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toProblem } from '../../electron/domain/problems.ts';

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
  expect(toProblem(new DOMException('stop', 'AbortError'))).toMatchObject({ code: 'cancelled' });
  expect(toProblem(new TypeError('x is undefined'))).toMatchObject({
    code: 'unexpected',
    message: expect.stringContaining('x is undefined'),
  });
});

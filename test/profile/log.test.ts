// The log: what went wrong stays in it, whatever is asked for wrongly or comes again and again.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ProblemError } from '../../electron/domain/problems.ts';
import { openLog } from '../../electron/profile/log.ts';

let profile: string;
beforeEach(() => (profile = join(mkdtempSync(join(tmpdir(), 'vasculum-test-')), 'profile')));
afterEach(() => rmSync(join(profile, '..'), { recursive: true, force: true }));

const problems = () => readFileSync(join(profile, 'vasculum.log'), 'utf8');
const refusals = () => readFileSync(join(profile, 'refused.log'), 'utf8');
const entries = (text: string) => text.split('\n').filter((line) => /^\d{4}-/.test(line));

it('the log keeps a problem through twenty thousand refusals', () => {
  const log = openLog(profile);
  log.problem('job import', new ProblemError('disk-full', { path: '/photos' }));
  for (let n = 0; n < 20_000; n += 1) {
    const detail = `folder ${n}: ${'x'.repeat(5000)}`;
    log.problem(`request ${n % 2000}`, new ProblemError('bad-request', {}, { detail }));
  }
  log.problem('request runs.start', new ProblemError('wrong-setting', { setting: 'batch', reason: 'too big' }));
  expect(problems()).toContain('The disk is full: /photos');
  expect(problems()).not.toContain('bad-request');
  expect(problems()).not.toContain('wrong-setting');
  expect(refusals()).toContain('bad-request');
  expect(statSync(join(profile, 'refused.log')).size).toBeLessThan(560 * 1024);
});

it('the log keeps a problem through a hundred thousand repeats of others, and says how often they came', () => {
  const log = openLog(profile);
  log.problem('quit', new Error('the drawer jammed'));
  for (let n = 0; n < 50_000; n += 1) {
    log.told('thread', { code: 'unexpected', values: {}, message: 'The same.', detail: 'x'.repeat(10_000) });
    log.told('thread', { code: 'photo-unreadable', values: {}, message: `Photo ${n}.`, detail: 'x'.repeat(10_000) });
  }
  log.close();
  expect(problems()).toContain('the drawer jammed');
  expect(problems()).toContain('Photo 1.');
  expect(problems()).toContain('Photo 32767.');
  // 50,000 less those up to the fifth and at each doubling from 8 to 32,768, the last of which says how many before.
  expect(problems()).toMatch(/The same\.\n {2}and 16383 more like it before\n/);
  expect(problems()).toMatch(/The same\.\n {2}and 17232 more like it\n/);
});

it('the log does not take another problem for one that comes again and again at the same place', () => {
  const log = openLog(profile);
  for (let n = 0; n < 1000; n += 1) log.problem('main', new ProblemError('unexpected', { reason: 'moths' }));
  log.problem('main', new ProblemError('unexpected', { reason: 'beetles' }));
  log.problem('main', new ProblemError('disk-full', { path: '/here' }));
  expect(entries(problems()).filter((line) => line.includes('moths'))).toHaveLength(5 + 7);
  expect(problems()).toContain('beetles');
  expect(problems()).toContain('/here');
});

it('the log tells a repeated problem anew after an hour', () => {
  let time = Date.UTC(2026, 0, 1);
  const log = openLog(profile, () => time);
  const tell = () =>
    log.told('thread', { code: 'unexpected', values: {}, message: 'The same.', detail: 'and all of it' });
  for (let n = 0; n < 7; n += 1) tell();
  expect(problems().match(/and all of it/g)).toHaveLength(2);
  expect(entries(problems())).toHaveLength(5);
  time += 61 * 60_000;
  tell();
  expect(problems().match(/and all of it/g)).toHaveLength(3);
  expect(problems()).toContain('The same.\n  and 2 more like it\n');
});

it('the log shows an entry as one, without what a terminal would obey', () => {
  const log = openLog(profile);
  log.told('thread', {
    code: 'file-missing',
    values: {},
    message: 'a\n2026-01-01T00:00:00.000Z forged\u001b[2J\u009b2J is not there',
  });
  expect(entries(problems())).toHaveLength(1);
  expect(problems()).toContain('\n  2026-01-01T00:00:00.000Z forged\ufffd[2J\ufffd2J is not there\n');
});

it.runIf(process.platform !== 'win32')('the log is for its owner alone', () => {
  const umask = process.umask(0);
  try {
    const log = openLog(profile);
    log.note('words');
    log.problem('request', new ProblemError('bad-request'));
  } finally {
    process.umask(umask);
  }
  expect(statSync(profile).mode & 0o777).toBe(0o700);
  expect(statSync(join(profile, 'vasculum.log')).mode & 0o777).toBe(0o600);
  expect(statSync(join(profile, 'refused.log')).mode & 0o777).toBe(0o600);
});

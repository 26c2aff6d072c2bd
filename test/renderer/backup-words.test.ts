/* What putting a copy back would lose, said before it is done. */
import { expect, test } from 'vitest';
import { formatMoment } from '../../renderer/state/format.ts';
import type { Backup, Held } from '../../electron/contract/backups.ts';
import { newestVerified } from '../../electron/contract/backups.ts';
import { heldWords, restoreWords } from '../../renderer/state/backup-words.ts';

const held: Held = { specimens: 400, photos: 1200, determinations: 133, lastActUtc: '2026-11-28T06:00:00.000Z' };
const backup = (more: Partial<Backup> = {}): Backup => ({
  name: 'catalogue-daily-2026-11-28T07-00-00Z.sqlite',
  kind: 'daily',
  madeUtc: '2026-11-28T07:00:00.000Z',
  bytes: 1,
  verified: true,
  held,
  ...more,
});

test('what is in a copy, and what is not', () => {
  expect(heldWords(held)).toBe('400 specimens, 133 determinations');
  expect(heldWords(null)).toBe('not looked into');
  const since = formatMoment('2026-11-28T06:00:00.000Z');
  const aside = 'The file that is there now is kept among the copies, so this can be undone.';
  expect(restoreWords(backup(), null)).toBe(`What was done after ${since} is not in it. ${aside}`);
  const now = { ...held, photos: 1201, determinations: 140 };
  expect(restoreWords(backup(), now)).toBe(
    `What was done after ${since} is not in it: 1 photo, 7 determinations fewer than now. ${aside}`,
  );
  expect(restoreWords(backup(), held)).toBe(`What was done after ${since} is not in it. ${aside}`);
  expect(restoreWords(backup({ held: { ...held, lastActUtc: null } }), null)).toBe(aside);
  expect(restoreWords(backup({ kind: 'damaged', held: null }), null)).toMatch(/^Puts the file back/);
});

test('the newest copy that was looked through and can be read is offered first', () => {
  const [broken, unread, good] = [backup({ verified: false }), backup({ held: null }), backup({ name: 'good' })];
  expect(newestVerified([broken, unread, good])).toBe(good);
  expect(newestVerified([broken, unread])).toBeNull();
});

/* Copies of a catalogue in words: what each is, what is in it, what putting it back would lose. Pure. */
import type { Backup, BackupKind, Held } from '../../electron/contract/backups.ts';
import { counted, formatMoment } from './format.ts';

const KINDS: Readonly<Record<BackupKind, string>> = {
  daily: 'of the day',
  asked: 'asked for',
  'before-update': 'before an update of Vasculum',
  replaced: 'set aside for a copy',
  damaged: 'set aside, damaged',
};

export function kindWords(kind: BackupKind): string {
  return KINDS[kind];
}

export function heldWords(held: Held | null): string {
  if (!held) return 'not looked into';
  return `${counted(held.specimens, 'specimen')}, ${counted(held.determinations, 'determination')}`;
}

/** What putting this copy back means. `now`: what the catalogue holds, where it can be read. */
export function restoreWords({ kind, held }: Backup, now: Held | null): string {
  const aside = 'The file that is there now is kept among the copies, so this can be undone.';
  if (kind === 'damaged') return `Puts the file back that was set aside as damaged. ${aside}`;
  if (!held) return `This copy could not be looked into. ${aside}`;
  const after = held.lastActUtc === null ? '' : ` What was done after ${formatMoment(held.lastActUtc)} is not in it`;
  const fewer = now ? differences(held, now) : '';
  return `${after}${fewer === '' || after === '' ? '' : `: ${fewer} fewer than now`}${after === '' ? '' : '. '}${aside}`.trim();
}

function differences(held: Held, now: Held): string {
  const parts = [
    [now.specimens - held.specimens, 'specimen'],
    [now.photos - held.photos, 'photo'],
    [now.determinations - held.determinations, 'determination'],
  ] as const;
  return parts
    .filter(([fewer]) => fewer > 0)
    .map(([fewer, one]) => counted(fewer, one))
    .join(', ');
}

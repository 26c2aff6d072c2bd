/* Copies of a catalogue in words: what is in each, what putting it back would lose. Pure. */
import type { Backup, Held } from '../../electron/contract/backups.ts';
import { FRAME } from '../../electron/domain/language/window.ts';

const words = FRAME.backups;

export function heldWords(held: Held | null): string {
  return held ? words.held(held.specimens, held.determinations) : words.heldUnknown;
}

/** What putting this copy back means. `now`: what the catalogue holds, where it can be read. */
export function restoreWords({ kind, held }: Backup, now: Held | null): string {
  if (kind === 'damaged') return words.loses.damaged;
  if (!held) return words.loses.unknown;
  if (held.lastActUtc === null) return words.loses.nothing;
  return words.loses.after(held.lastActUtc, held, now ?? held);
}

/* How many decisions were made in this window today; a small count of the person's own, nothing of a catalogue. */
import { kept } from '../../state/kept.ts';

const store = kept<string>('decided-today', '');

function dayOf(date: Date): string {
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

export function decidedToday(now = new Date()): number {
  const [day, count] = store.get().split(' ');
  return day === dayOf(now) ? Number(count) || 0 : 0;
}

/** Returns the new count. */
export function countDecision(by: number, now = new Date()): number {
  const count = Math.max(0, decidedToday(now) + by);
  store.set(`${dayOf(now)} ${count}`);
  return count;
}

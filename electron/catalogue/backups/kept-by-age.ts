/*
 * Which of the copies that the program made by itself go, now that there is a newer one. Of every day the last seven, then one
 * a week, then one a month; what is dated ahead of the clock, since the clock was set back, is left alone. Pure.
 */
import type { BackupKind } from '../../contract/backups.ts';

interface Dated {
  readonly kind: BackupKind;
  readonly madeUtc: string;
}

/** The newest of each of so many days, weeks, and months in which there were copies; also so many of one day. */
const MOST_DAYS = 7;
const MOST_WEEKS = 5;
const MOST_MONTHS = 12;
const MOST_NEWEST = 3;

/** What a person asked for, and what was set aside, stays until a person deletes it. */
const MOST_BEFORE = 3;

const DAY_MS = 86_400_000;

/** `copies`: newest first. */
export function tooOld<Copy extends Dated>(copies: readonly Copy[], now: Date): Copy[] {
  const dated = copies.filter((copy) => !isAhead(copy, now));
  const of = (kind: BackupKind) => dated.filter((copy) => copy.kind === kind);
  const before = (['before-update', 'before-change'] as const).flatMap((kind) => of(kind).slice(MOST_BEFORE));
  return [...before, ...thinned(of('daily'))];
}

/** Made while the clock was ahead of where it is now, by more than a time zone explains. */
export function isAhead({ madeUtc }: Pick<Dated, 'madeUtc'>, now: Date): boolean {
  return Date.parse(madeUtc) > now.getTime() + DAY_MS;
}

function thinned<Copy extends Dated>(copies: readonly Copy[]): Copy[] {
  const kept = new Set(copies.slice(0, MOST_NEWEST));
  let rest = copies;
  for (const [periodOf, most] of PERIODS) {
    const seen = new Set<string>();
    rest = rest.filter((copy) => {
      const period = periodOf(new Date(copy.madeUtc));
      if (seen.has(period)) return true;
      if (seen.size === most) return true;
      seen.add(period);
      kept.add(copy);
      return false;
    });
    // Others of a day that has its copy are no copies of its week.
    const last = copies.findLast((copy) => kept.has(copy));
    rest = rest.filter((copy) => last !== undefined && copies.indexOf(copy) > copies.indexOf(last));
  }
  return copies.filter((copy) => !kept.has(copy));
}

/** By the person's own clock. */
const PERIODS: readonly (readonly [periodOf: (made: Date) => string, most: number])[] = [
  [(made) => made.toDateString(), MOST_DAYS],
  [weekOf, MOST_WEEKS],
  [(made) => `${made.getFullYear()}-${made.getMonth()}`, MOST_MONTHS],
];

/** The Monday that it began with. */
function weekOf(made: Date): string {
  return new Date(made.getFullYear(), made.getMonth(), made.getDate() - ((made.getDay() + 6) % 7)).toDateString();
}

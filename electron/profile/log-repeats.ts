/*
 * What comes again and again is written in full a few times, then by its first line, then only as often as it has doubled;
 * the rest is counted. After an hour all is news again. Runs wherever a log is kept.
 */

export interface Turn {
  /** How this one is to be written. */
  readonly form: 'whole' | 'line' | 'none';
  /** How many like it were not written since the last one that was. */
  readonly unwritten: number;
}

const NEWS_AFTER_MS = 60 * 60_000;
/** Of the very same line so many are written whole, and so many in all before only each doubling is. */
const WHOLE_OF_SAME = 2;
const SAME = 5;
/** The same for different lines of one family, which is what went wrong at one place with one code. */
const WHOLE_OF_FAMILY = 10;
const DIFFERENT = 50;
/** A family's name may come from outside too; those beyond count as one. */
const MOST_FAMILIES = 500;
/** Kept in memory to know a line again by; a message from outside may be of any length. */
const LONGEST_KEY = 1000;

interface Family {
  readonly began: number;
  /** Line -> how often it came; at most DIFFERENT of them. */
  readonly lines: Map<string, number>;
  different: number;
  unwritten: number;
  last: string;
}

export interface Repeats {
  turn(family: string, line: string): Turn;
  /** Tells what was counted and not written, and counts afresh. */
  flush(): void;
}

export function countRepeats(now: () => number, tell: (line: string, times: number) => void): Repeats {
  const families = new Map<string, Family>();
  const end = (name: string, { last, unwritten }: Family) => {
    families.delete(name);
    if (unwritten > 0) tell(last, unwritten);
  };
  const endOld = () => {
    // They lie in the order in which they began.
    for (const [name, family] of families) {
      if (now() - family.began <= NEWS_AFTER_MS) return;
      end(name, family);
    }
  };
  const familyOf = (wished: string): Family => {
    endOld();
    const name = families.has(wished) || families.size < MOST_FAMILIES ? wished : '';
    const found = families.get(name);
    if (found) return found;
    const fresh = { began: now(), lines: new Map<string, number>(), different: 0, unwritten: 0, last: '' };
    families.set(name, fresh);
    return fresh;
  };
  return {
    turn(name, line) {
      const family = familyOf(name);
      const form = formOf(family, line.slice(0, LONGEST_KEY));
      family.last = line;
      if (form === 'none') {
        family.unwritten += 1;
        return { form, unwritten: 0 };
      }
      const { unwritten } = family;
      family.unwritten = 0;
      return { form, unwritten };
    },
    flush() {
      for (const [name, family] of families) end(name, family);
    },
  };
}

/** Counts the line in. */
function formOf(family: Family, line: string): Turn['form'] {
  const count = (family.lines.get(line) ?? 0) + 1;
  if (count === 1) {
    family.different += 1;
    if (family.different > DIFFERENT) return isPowerOfTwo(family.different) ? 'line' : 'none';
  }
  family.lines.set(line, count);
  if (count > SAME && !isPowerOfTwo(count)) return 'none';
  return count <= WHOLE_OF_SAME && family.different <= WHOLE_OF_FAMILY ? 'whole' : 'line';
}

function isPowerOfTwo(n: number): boolean {
  return Number.isInteger(Math.log2(n));
}

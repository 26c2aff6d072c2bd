/* How much is tried: a short round in `npm test`, all of it in `npm run faults`, which prints what came out. */
import { appendFileSync } from 'node:fs';
import { chanceFrom } from '../hostile/mutate.ts';

export const FULL = process.env['VASCULUM_FAULTS'] === 'full';

const SEED = Number(process.env['VASCULUM_FAULTS_SEED'] ?? 1);

/** `full`: in the full round, where `VASCULUM_FAULTS_TIMES` does not say otherwise. */
export function times(full: number): number {
  return FULL ? Number(process.env['VASCULUM_FAULTS_TIMES'] ?? full) : 1;
}

/** Of a row of things to try, those of this round: the short one takes the first alone. */
export function ofRound<T>(all: readonly T[]): readonly T[] {
  return FULL ? all : all.slice(0, 1);
}

/** Each series has numbers of its own, so that one can be repeated without the others. */
export function chanceOf(series: number): () => number {
  return chanceFrom(SEED * 1000 + series);
}

const WIDTH = 34;

/** A row of the table that `npm run faults` prints at its end. */
export function tell(what: string, tried: number, outcome: string): void {
  const file = process.env['VASCULUM_FAULTS_TABLE'];
  if (file !== undefined) appendFileSync(file, `${what.padEnd(WIDTH)} ${String(tried).padStart(4)}  ${outcome}\n`);
}

/** How often each came, most first: "12 disk-full, 3 done". */
export function tally(outcomes: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const one of outcomes) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([one, count]) => `${count} ${one}`)
    .join(', ');
}

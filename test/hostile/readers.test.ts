/*
 * Mutated files at each reader: each is taken or refused in words, and none ends the process, hangs it, or takes memory
 * without end. `npm run hostile` tries 10,000 at each, `npm test` the first of them.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { READERS, type Reader } from './readers.ts';
import { FULL, tell } from './scale.ts';
import { watch } from './watched.ts';

const MUTANTS = FULL ? 10_000 : 40;
/** Of a whole child: the program's own modules take 0.3 GB of it, two sheets of a large picture the same again, bytes. */
const MOST_MEMORY = 1.5e9;
const OLD_SPACE_MB = 768;

const folder = mkdtempSync(join(tmpdir(), 'vasculum-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly taken: number;
  readonly refused: number;
  readonly memory: number;
  /** What the program had no words for, by the mutant's number. */
  readonly faults: readonly string[];
}

async function outcomeOf(reader: Reader): Promise<Outcome> {
  const own = join(folder, String(READERS.indexOf(reader)));
  const seeds = join(own, 'seeds');
  mkdirSync(seeds, { recursive: true });
  for (const [index, seed] of (await reader.seeds(join(own, 'making'))).entries())
    writeFileSync(join(seeds, String(index)), seed);
  return await read(reader.name, seeds, join(own, 'work'));
}

async function read(name: string, seeds: string, work: string): Promise<Outcome> {
  const script = join(import.meta.dirname, 'child.mjs');
  const faults: string[] = [];
  let number = -1;
  let sums: Omit<Outcome, 'faults'> | null = null;
  const { end, complaints } = await watch(
    [`--max-old-space-size=${OLD_SPACE_MB}`, script, name, seeds, work, '0', String(MUTANTS)],
    (line) => {
      const said = line as { number?: number; fault?: string } & Omit<Outcome, 'faults'>;
      if (said.fault !== undefined) faults.push(`mutant ${said.number}: ${said.fault}`);
      else if (said.number === undefined) sums = said;
      else number = said.number;
    },
  );
  if (!sums) faults.push(`mutant ${number} ended it (${end}): ${complaints}`);
  return { ...(sums ?? { taken: 0, refused: 0, memory: 0 }), faults };
}

test.each(READERS.map((reader) => [reader.name, reader] as const))(
  '%s: taken or refused in words',
  { timeout: 3_600_000 },
  async (name, reader) => {
    const { taken, refused, memory, faults } = await outcomeOf(reader);
    tell(
      `${name}: ${taken + refused} mutants, ${taken} taken, ${refused} refused, at most ${Math.round(memory / 1e6)} MB`,
    );
    expect(faults).toEqual([]);
    expect(taken + refused).toBe(MUTANTS);
    expect(memory).toBeLessThan(MOST_MEMORY);
  },
);

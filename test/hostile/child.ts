/*
 * Reads mutants in a process of its own, which may hang or die of one: says the number of each before it is read, so that
 * whoever started it knows which it was. Arguments: reader, folder of seeds, folder to work in, first and last number.
 */
import { mkdirSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { mutant } from './mutate.ts';
import { READERS } from './readers.ts';

/** Whoever listens may be slower for a moment than what is read here. */
function say(line: object): void {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(1, bytes, written);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

const [name, seedFolder = '', folder = '', from = '0', to = '0'] = process.argv.slice(2);
const reader = READERS.find((one) => one.name === name);
if (!reader) throw new Error(`no reader ${name}`);
const seeds = readdirSync(seedFolder)
  .sort()
  .map((file) => readFileSync(join(seedFolder, file)));

let [taken, refused] = [0, 0];
for (let number = Number(from); number < Number(to); number++) {
  say({ number });
  const seed = seeds[number % seeds.length];
  if (!seed) throw new Error('no seeds');
  const bytes = (await reader.change?.(seed, number)) ?? mutant(seed, number);
  mkdirSync(folder, { recursive: true });
  try {
    if (await reader.read(bytes, folder)) taken += 1;
    else refused += 1;
  } catch (error) {
    say({ number, fault: error instanceof Error ? (error.stack ?? error.message).slice(0, 2000) : String(error) });
  }
}
say({ taken, refused, memory: process.resourceUsage().maxRSS * 1024 });
process.exit(0);

/* A sentence is for people: what it means is in code and values, and no source takes it apart to find out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const WORDS = '(?:message|sentence|phase)';
const LOOKS =
  'includes|startsWith|endsWith|match|matchAll|search|split|replace|replaceAll|indexOf|slice|substring|charAt';
const PARSING = new RegExp(
  [
    String.raw`\b${WORDS}\)?[?!]*\.(?:${LOOKS})\(`,
    String.raw`\.(?:test|exec|match)\([^()]*\b${WORDS}\b`,
    String.raw`\b${WORDS}\s*[!=]==\s*['"\x60]\w`,
  ].join('|'),
);

/** What other people's libraries say only in words. */
const OF_LIBRARIES = [
  "electron/photos/trouble.ts: const lines = message.split('\\n');",
  "electron/photos/trouble.ts: return !saysNothing(message) && message.split('\\n').every((line) => line.trim() === '' || harmless.test(line));",
  'electron/photos/trouble.ts: return /(out of|insufficient|cannot allocate) memory|error creating thread/i.test(message);',
  'electron/photos/trouble.ts: return /^\\s*(unknown error|warning treated as error due to failon setting)?\\s*$/i.test(message);',
  'electron/photos/trouble.ts: return /premature end|bad huffman|bad arithmetic|instead of RST/i.test(message);',
  'electron/trainer/tensorflow/graph-variables.ts: if (!(error instanceof Error) || !/\\bOOM\\b|out of memory|resource exhausted/i.test(error.message)) throw error;',
];

function parsing(source: string): string[] {
  return source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => PARSING.test(line));
}

it.each([
  ['a figure looked for', 'const offered = /Try a batch of (\\d+)/.exec(message)?.[1];'],
  ['a sentence cut in two', 'return { head: sentence.slice(0, end + 1) };'],
  ['a full stop taken away', "throw new Error(bad.sentence.replace(/\\.$/, ''));"],
  ['a problem told by its words', "if (problem.message.includes('disk')) retry();"],
  ['one sentence compared with another', "if (line.sentence === 'Paused.') stop();"],
  ['a job told by its phase', "if (job.progress.phase === 'Reading photos') wait();"],
])('the search for sentences that are read back sees %s', (_, line) =>
  expect(parsing(`const a = 1;\n  ${line}\n`)).toEqual([line]),
);

test('no source does it, but for what libraries say', () => {
  const files = ['electron', 'renderer'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|cts|svelte)$/.test(name))
      .map((name) => join(folder, name)),
  );
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((file) =>
    parsing(readFileSync(join(root, file), 'utf8')).map((line) => `${file.split(sep).join('/')}: ${line}`),
  );
  expect(found.sort()).toEqual(OF_LIBRARIES);
});

/* What the window says stands in the language's folder, so that a second language is one folder more. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sourceFiles } from '../helpers/imports.ts';
import { saidInPlace } from '../helpers/said-in-place.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = sourceFiles(root, ['renderer']);

test('the window says nothing that does not stand in the folder of its language', { timeout: 120_000 }, () => {
  const said = files.flatMap((file) =>
    saidInPlace(file, readFileSync(`${root}${file}`, 'utf8')).map(({ line, text }) => `${file}:${line} ${text}`),
  );
  expect(files.length).toBeGreaterThan(150);
  expect(said).toEqual([]);
});

test.each([
  ['text between tags', '<p>Nothing here yet</p>', 'Nothing here yet'],
  ['one word in small letters between tags', '<b>photos</b>', 'photos'],
  ['a name that is read aloud', '<button aria-label="Close">×</button>', 'Close'],
  ['a text that is worked out', "<p>{open ? 'It is open' : ''}</p>", 'It is open'],
  ['a part of a text with values', '<p>{`${n} photos left out`}</p>', ' photos left out'],
  ['a text in a script', "<script>const title = 'No model yet';</script>", 'No model yet'],
  ['a label that is also the name of a key', "<script>use({ key: 'D', label: 'Delete' });</script>", 'Delete'],
])('the window would be told of %s that stands in a component', (_, source, text) => {
  expect(saidInPlace('a.svelte', source).map((one) => one.text)).toEqual([text]);
});

test.each([
  ['classes and styles', '<p class="quiet small" style:width="{n}px" style:transform="translateY({n}px)"></p>'],
  ['keys', "<script>use({ key: 'Ctrl+Enter', act }); if (key === 'ArrowLeft') back();</script>"],
  ['a word that chooses something', '<Button kind="main" onclick={go} />'],
  ['selectors', "<script>box.querySelectorAll('figure svg');</script>"],
  ['what is for programmers', "<script>throw new Error('No box was given');</script>"],
])('the window may hold %s in a component', (_, source) => {
  expect(saidInPlace('a.svelte', source)).toEqual([]);
});

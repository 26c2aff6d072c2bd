/* What people read stands in the language's folder, so that a second language is one folder more. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sourceFiles } from './helpers/imports.ts';
import { saidInPlace } from './helpers/said-in-place.ts';

/** Files and folders with words that are not the program's own to say, or that nobody reads. */
const NOT_SAID: readonly (readonly [path: string, why: string])[] = [
  ['electron/archives/check-archive.ts', 'names of kinds of rows'],
  ['electron/catalogue/migrations/', 'statements that are locked as they were shipped'],
  ['electron/catalogue/listing/text-search.ts', 'an answer inside the file'],
  ['electron/catalogue/naming/decided-names.ts', 'names of columns'],
  ['electron/catalogue/opening/look-at-rows.ts', 'a key of the schema'],
  ['electron/checks/export-choices.ts', 'the detail of a problem, for whoever maintains the program'],
  ['electron/checks/inputs.ts', 'the detail of a problem, for whoever maintains the program'],
  ['electron/checks/shapes.ts', 'the same'],
  ['electron/command-line/backups.ts', 'an example to type'],
  ['electron/command-line/commands.ts', 'commands to type'],
  ['electron/command-line/licences.ts', 'the name of a licence in --json'],
  ['electron/command-line/specimens.ts', 'examples to type'],
  ['electron/contract/sample.ts', 'names of taxa'],
  ['electron/exporting/darwin-core/identifications.ts', 'words of a column, as in tables'],
  ['electron/exporting/darwin-core/xml-text.ts', 'the beginning of every XML file'],
  ['electron/exporting/figures/look.ts', 'names of fonts'],
  ['electron/exporting/figures/predictions.ts', 'columns of a file, as in the paper'],
  ['electron/exporting/figures/svg.ts', 'SVG'],
  ['electron/files/drive.ts', 'a folder of macOS'],
  ['electron/files/photo-format.ts', 'endings of files'],
  ['electron/importing/file-name.ts', 'words that are known in names of files'],
  ['electron/importing/folder-meaning.ts', 'words that are known in names of folders'],
  ['electron/importing/layouts/', 'words of other programs, and headings made of them'],
  ['electron/importing/said-by-row.ts', 'remarks that are kept with a determination and known again'],
  ['electron/importing/tables/headings.ts', 'headings that are known, in many languages'],
  ['electron/importing/tables/workbook.ts', 'words of the format'],
  ['electron/main/page-protocol.ts', 'headers of answers'],
  ['electron/main/photo-protocol.ts', 'headers of answers'],
  ['electron/main/self-check.ts', 'a script for the page'],
  ['electron/main/utility-reader.ts', 'the name of a process'],
  ['electron/domain/darwin-core/', 'terms and values of standards, names of licences'],
  ['electron/domain/names/', 'words that are known in names, in many languages'],
  ['electron/network/', 'operations of TensorFlow, and what model.json says to programs'],
  ['electron/photos/', 'words of formats and of other programs'],
  ['electron/profile/log.ts', 'the log, for whoever maintains the program'],
  ['electron/reader/handlers.ts', 'a code of the system that is missing'],
  ['electron/sample/', 'what stands in the drawn collection, as in a real one'],
  ['electron/trainer/starting-weights/', 'words of formats'],
];

const root = fileURLToPath(new URL('..', import.meta.url));
const files = sourceFiles(root, ['electron', 'renderer']).filter(
  (file) => !file.startsWith('electron/domain/language/'),
);
const said = files.flatMap((file) =>
  saidInPlace(file, readFileSync(`${root}${file}`, 'utf8')).map(({ line, text }) => `${file}:${line} ${text}`),
);

test('nothing is said to people that does not stand in the folder of its language', () => {
  expect(files.length).toBeGreaterThan(750);
  expect(said.filter((one) => !NOT_SAID.some(([path]) => one.startsWith(path)))).toEqual([]);
});

test('each exception is still one', () => {
  const unused = NOT_SAID.filter(([path]) => !said.some((one) => one.startsWith(path)));
  expect(unused).toEqual([]);
  expect(NOT_SAID.filter(([path]) => path.startsWith('renderer/'))).toEqual([]);
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
  ['a sentence of a command', 'output.say(`  ${photos} photos were read`);', ' photos were read'],
  [
    'the help of an option',
    "option('--model <name>', 'the newest model when left out');",
    'the newest model when left out',
  ],
  ['a reason in a problem', "throw new ProblemError('bad', { reason: 'the file is locked' });", 'the file is locked'],
  ['a label', "const labels = { verified: 'Verified' };", 'Verified'],
  ['a title of a column', "const columns = [['Photos', (one) => one.photos]];", 'Photos'],
])('%s that stands in a script is told', (_, source, text) => {
  expect(saidInPlace('a.ts', source).map((one) => one.text)).toContain(text);
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

test.each([
  ['what is for programmers', 'throw new RangeError(`no row ${row} in it`);'],
  ['the detail of a problem', "throw new ProblemError('bad', {}, { detail: `no specimen ${id}` });"],
  ['statements', "db.all(`SELECT id FROM specimen WHERE name = 'no name'`);"],
  [
    'names of commands and what is typed',
    "command('list', WORDS.list, 'runs list --catalogue ~/beetles'); sit(json, 'runs list', work);",
  ],
  [
    'words of protocols and formats',
    "answer({ 'Content-Type': 'text/css; charset=utf-8', loader: 'VipsForeignLoadPng' });",
  ],
])('%s may stand in a script', (_, source) => {
  expect(saidInPlace('a.ts', source)).toEqual([]);
});

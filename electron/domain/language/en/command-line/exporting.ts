/* What the commands say that write files for others, draw the sample, or tell of the program. Only the command line loads it. */
import { bytesWords, count, counted, duration, percent } from '../words.ts';

export const EXPORTING = {
  about: 'write the catalogue in a form for others',
  csv: 'write a table of specimens or photos',
  csvOut: 'the file to write, or a folder for specimens.csv',
  preset:
    'plain: cells as they are, for programs; not for opening in a spreadsheet, which may take a cell for a formula. excel: with a mark, and such cells made plain text',
  rows: 'one row for each',
  columns: (all: readonly string[]) =>
    `comma-separated; all there are: ${all.join(', ')}. In file names and folders, letters of an old encoding stand as in web addresses: K%E4fer.jpg`,
  status: (all: readonly string[]) => `only these: ${all.join(', ')}`,
  set: 'only the photos of this set, as it was saved in the window',
  separator: 'between cells',
  noneOf: (word: string, known: readonly string[]) => `"${word}" is none of: ${known.join(', ')}.`,
  csvWritten: (one: { rows: number; bytes: number; path: string }, file: string) =>
    `${counted(one.rows, 'row')} (${count(one.bytes)} bytes) in ${file}: ${one.path}`,
  retakes: 'write a table of the photos to take again: blurred, too dark, burnt out, cut off, without a label',
  retakesOut: 'the file to write, or a folder for retakes.csv',
  figures: 'draw the figures and tables of a paper, as SVG, PNG and CSV',
  figuresOut: 'a new or empty folder',
  figuresSample: 'photos drawn from its newest evaluation for Figure 2 and Table 1',
  figuresSet:
    'Figure 2 and Table 1 alone, of the photos of this set that it has answered, as it was saved in the window',
  figuresWritten: (files: number, model: string, folder: string) =>
    `${counted(files, 'file')} about ${model}: ${folder}`,
  missing: 'What is missing, and how to get it:',
  model: 'write a model as one file: graph, weights, taxa, passport, self-test',
  modelOut: (file: string) => `the file to write, or a folder for ${file}`,
  licence: 'under which others may use it',
  credit: 'who made it, as it should be cited',
  pictures: 'for the self-test: small held-out photos of yours, or drawn specimens',
  takesAbout: (model: string, bytes: number) => `${model} takes about ${bytesWords(bytes)}`,
  modelWritten: (one: { modelName: string; pictures: number }) =>
    `${one.modelName} with a self-test of ${counted(one.pictures, 'picture')}`,
  bytes: (bytes: number, path: string) => `${count(bytes)} bytes: ${path}`,
} as const;

interface Drawn {
  readonly photos: number;
  readonly specimens: number;
  readonly taxa: number;
}

export const SAMPLE = {
  about: 'draw the sample collection',
  folder: 'where the photos are written; empty or not there yet',
  photos: 'exact number of readable photos, instead of --specimens',
  drawn: ({ photos, specimens, taxa }: Drawn) =>
    `${counted(photos, 'photo')} of ${counted(specimens, 'specimen')} of ${counted(taxa, 'taxon', 'taxa')}`,
  drawnIn: (drawn: Drawn, folder: string) => `${SAMPLE.drawn(drawn)} in ${folder}`,
  /** Of its model. */
  run: 'Sample 1',
} as const;

export const DEMO = {
  about: 'the whole work once, on the drawn sample collection (some minutes)',
  out: 'where everything is put; demo in the folder of your Vasculum settings when left out',
  epochs: "epochs of the training; the sample's own setting when left out",
  marker: 'Made by `vasculum demo`, which clears this folder when it runs again.\n',
  step: (number: number, title: string) => `${number} of 6  ${title}`,
  drawing: 'A collection is drawn, from a seed',
  importing: 'Its photos are read where they are; folders named like taxa give names',
  training: (one: { depth: number; size: number; epochs: number }, device: string) =>
    `A ResNet-${one.depth} learns them from nothing: ${one.size} px, ${counted(one.epochs, 'epoch')}, on ${device}`,
  measuring: 'How good it is: held-out specimens, a simple random sample',
  predicting: 'It predicts names for the specimens that have none',
  truth: (right: number, compared: number) =>
    `${count(right)} of ${counted(compared, 'specimen')} as they were drawn: ${percent(right / compared)}. The catalogue has not seen these answers.`,
  exporting: 'The catalogue as a table, for others',
  exported: (specimens: number, columns: number) => `${counted(specimens, 'specimen')}, ${counted(columns, 'column')}`,
  done: (seconds: number) => `Done in ${duration(seconds)}.`,
  /** In columns. */
  places: (at: { photos: string; catalogue: string; table: string }) => [
    `photos      ${at.photos}`,
    `catalogue   ${at.catalogue}`,
    `table       ${at.table}`,
  ],
  lookAt: (command: string) => `Look at it:  ${command}`,
  all: (photos: number, judging: string, right: number, within: boolean) =>
    `all ${count(photos)} ${judging} photos: ${percent(right)} right, ${within ? "within the sample's interval" : "outside the sample's interval, as for one sample in twenty"}`,
} as const;

export const LICENCES = {
  about: 'say where the licences of all parts of the program are',
  own: 'Vasculum: Apache License 2.0.',
  parts: (file: string) => `Its parts, with every licence text: ${file}`,
  runsFrom: (folder: string) =>
    `It runs from ${folder}, where each package has its licence in its folder of node_modules.`,
  packaging: 'npm run package puts all of them into one file beside the program.',
} as const;

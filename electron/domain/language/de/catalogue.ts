/*
 * What a catalogue says of itself: in its filters and its history, and where it is not as Vasculum leaves one. Reasons stand
 * inside a sentence. Runs everywhere.
 */
import { counted } from './words.ts';

export const FACETS = {
  statuses: { verified: 'Verified', proposed: 'Predicted', doubtful: 'Doubtful', unnamed: 'Unnamed' },
  viewNotTold: 'View not told',
} as const;

/** Acts, as they stand in the history of a specimen and of the catalogue. */
export const ACTIONS = {
  rejected: (name: string) => `not ${name}`,
  doubtful: 'doubtful',
  noneOfThese: 'none of the predicted names',
  cleared: 'name cleared',
  tied: (label: string, name: string, specimens: number) => `${label}: ${name} (${counted(specimens, 'specimen')})`,
  import: (folder: string) => `Import of ${folder}`,
  recordLost: 'Its record was lost',
} as const;

/** Names that the catalogue gives where a person gave none. */
export const NAMES_GIVEN = {
  lostName: (id: unknown) => `Lost name ${id}`,
  model: 'Model',
  run: (id: number) => `Run ${id}`,
  sample: 'Sample collection',
  none: 'no name',
} as const;

const LIE = {
  folder: 'a folder',
  file: 'a file',
  link: 'a link',
  other: 'a device or a pipe',
} as const;

const DUE = {
  file: 'where a file is due',
  folder: 'where a folder is due',
  any: 'where a file or folder is due',
} as const;

const THINGS = {
  model: 'a model',
  models: 'more than one model',
  photo: 'a photo',
  photos: 'a folder of photos',
  run: 'a run',
  weights: 'starting weights',
} as const;
export type ForeignThing = keyof typeof THINGS;

export const FOREIGN = {
  differs: (first: readonly string[], more: number) =>
    `${first.join(', ')}${more > 0 ? ` and ${more} more like it` : ''}`,
  added: (type: string, name: string) => `the ${type} ${name} was added`,
  changed: (type: string, name: string) => `the ${type} ${name} was changed`,
  missing: (type: string, name: string) => `the ${type} ${name} is missing`,
  lies: (path: string, kind: keyof typeof LIE, due: keyof typeof DUE) => `${path} is ${LIE[kind]}, ${DUE[due]}`,
  lockWithContent: (path: string) => `${path} has content, where an empty file is due`,
  namesAnother: (path: string) => `${path} names a file outside the catalogue`,
  manyFiles: (path: string, most: number) => `${path} holds more than ${most} files`,
  deepFolders: (path: string, deepest: number) => `${path} holds folders more than ${deepest} deep`,
  name: (what: ForeignThing, name: string) => `${THINGS[what]} lies under the name ${name}`,
  runName: (run: number, name: string) => `run ${run} lies under the name ${name}`,
  noFolder: (name: string, what: ForeignThing) => `${name} is no folder, where that of ${THINGS[what]} is due`,
  rowNumber: (table: string, number: number) => `a row of ${table} has the number ${number}`,
  nextNumber: (table: string, number: string) => `the next row of ${table} would follow the number ${number}`,
} as const;

/* The system's own parts of the window: its menu, and the dialogs in which folders and files are chosen. */
import { counted } from './words.ts';

export const MENU = {
  file: 'File',
  open: 'Open a Catalogue…',
  new: 'New Catalogue from a Folder…',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  find: 'Find',
  view: 'View',
  ordinarySize: 'Ordinary Size',
  larger: 'Larger',
  smaller: 'Smaller',
} as const;

export const FOLDER_DIALOGS = {
  'open-catalogue': { title: 'Open a catalogue', buttonLabel: 'Open' },
  'new-catalogue': { title: 'A new or empty folder for the catalogue', buttonLabel: 'Choose' },
  import: { title: 'The folder with the photos', buttonLabel: 'Choose' },
  sample: { title: 'A new or empty folder for the sample collection', buttonLabel: 'Choose' },
  figures: { title: 'A new or empty folder for the figures', buttonLabel: 'Write here' },
} as const;

export const FILE_DIALOGS = {
  openModel: { title: 'Open a model file', buttonLabel: 'Open' },
  openList: { title: 'A checklist of names', buttonLabel: 'Look at it' },
  openTable: { title: 'A table of records', buttonLabel: 'Choose' },
  chooseWeights: { title: 'A file with starting weights', buttonLabel: 'Choose' },
  writeTable: 'Write the table',
  writeArchive: 'Write the archive',
  writeModel: 'Write the model',
  savePlot: 'Save the plot',
  writeText: 'Save the diagnostics file',
} as const;

export const FILE_KINDS = {
  model: 'Vasculum model',
  weights: 'Weights (.pth, .safetensors, .h5)',
  modelWeights: 'A model of Vasculum (model.json)',
  csv: 'CSV',
  archive: 'Darwin Core Archive',
  text: 'Text',
  list: 'Checklists (tables, Darwin Core Archives, ColDP)',
  table: 'Tables and files of other programs',
} as const;

/** How old the Electron is that the program runs in. */
export const ELECTRON_AGE = {
  unknown: 'of unknown age',
  behind: (versions: number, newest: number, isSupported: boolean) =>
    `${counted(versions, 'major version')} behind ${newest}${isSupported ? '' : ', out of support: no security fixes'}`,
} as const;

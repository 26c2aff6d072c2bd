/* What the window says where something is put right. Each text is whole, values and all, so that another language may order it as it must. */
import { ACTS } from '../acts.ts';
import { count, counted } from '../words.ts';

export const REPAIRING = {
  open: 'Put right',
  label: 'Put right what was read in wrongly',
  /** On the buttons, in the palette and in the list of keys. */
  acts: {
    split: 'Split off',
    join: 'Join',
    renumber: 'Renumber…',
    move: 'Move to…',
    view: 'View…',
    'take-out': 'Take out…',
    rename: 'Correct a name…',
  },
  means: {
    split: 'Photos that show another specimen become a new one.',
    join: 'The same specimen twice becomes one.',
    renumber: 'Another catalogue number.',
    move: 'Photos become those of another specimen.',
    view: 'The side that the photos show.',
    'take-out': 'Out of the collection; the files stay.',
    rename: 'A taxon whose name was typed wrong.',
  },
  together: 'One new specimen',
  each: 'A new one for each photo',
  splitInto: 'What the photos become',
  takeWhat: 'What is taken out',
  photos: (photos: number) => counted(photos, 'photo'),
  specimens: (specimens: number) => `Whole ${counted(specimens, 'specimen')}`,
  into: 'Into which specimen? Its number, or a photo of it',
  number: 'New catalogue number',
  newView: 'View, such as dorsal, ventral or label',
  whichName: 'Which name is wrong?',
  newName: (name: string) => `${name} is right as`,
  unknown: (wanted: string) => `No specimen and no photo is called ${wanted}.`,
  found: (number: string | null, name: string | null, photos: number) =>
    [number ?? 'no number', name ?? 'no name', counted(photos, 'photo')].join(', '),
  joinInstead: (number: string) => `Join with ${number} instead`,
  willBe: 'This is what will be done:',
  notPossible: 'This cannot be done',
  carryOut: { one: 'Do it', many: (specimens: number) => `Do it to ${counted(specimens, 'specimen')}` },
  cancel: ACTS.cancel,
  back: 'Other acts',

  imports: {
    title: 'What was imported so far',
    begun: (utc: string) => utc.slice(0, 16).replace('T', ' '),
    brought: (photos: number, specimens: number) => `${counted(photos, 'photo')} of ${counted(specimens, 'specimen')}`,
    onlyNames: 'names of specimens of other imports',
    nothingLeft: 'nothing of it is in the collection',
    takenOut: (photos: number) => `${count(photos)} taken out`,
    unended: 'not ended',
    takeOut: 'Take this import out…',
    takeOutOf: (folder: string, begun: string) => `Take this import out…: ${folder}, ${begun}`,
  },
} as const;

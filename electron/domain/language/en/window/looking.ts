/* What the window says of how the collection is looked at: sets, columns, map, timeline, one photo. */
import { count, counted } from '../words.ts';

/** Of whole years, the years alone. */
function months(from: string, to: string): string {
  const isYears = from.endsWith('-01') && to.endsWith('-12');
  const [first, last] = isYears ? [from.slice(0, 4), to.slice(0, 4)] : [from, to];
  return first === last ? first : `${first} to ${last}`;
}

export const LOOKING = {
  chips: {
    collected: (from: string, to: string) => `Collected ${months(from, to)}`,
    area: (specimens: number | null) =>
      specimens === null ? 'On the map' : `On the map: ${counted(specimens, 'specimen')}`,
  },
  table: {
    choose: (shown: number) => `Columns, ${count(shown)}`,
    title: 'Columns',
    note: 'The table can be ordered by what has an arrow here; the arrow keys move in it, Alt with them moves a column.',
    usual: 'The usual',
    shown: 'Shown, from left to right',
    toLeft: (column: string) => `${column}: one place to the left`,
    toRight: (column: string) => `${column}: one place to the right`,
    takeAway: (column: string) => `${column}: take away`,
    order: (column: string) => `Order by ${column}`,
    width: (column: string) => `Width of ${column}`,
    file: 'File of the photo',
    own: 'Fields of this catalogue',
    columns: {
      catalogNumber: 'Catalogue number',
      scientificName: 'Name',
      status: 'Who says so',
      certainty: 'Certainty',
      view: 'View',
      fileName: 'File',
      path: 'Path',
      format: 'Format',
      pixels: 'Pixels',
      bytes: 'Size',
      taken: 'Photo taken',
      modified: 'File changed (UTC)',
      added: 'Added (UTC)',
    },
  },
  sets: {
    label: 'Sets',
    open: (name: string, photos: number) => `Set ${name}, ${counted(photos, 'photo')}`,
    newer: 'A newer Vasculum saved this set. Update Vasculum to use it.',
    save: 'Save as a set',
    saveWhat: 'Filter, search and order are kept in the catalogue under this name.',
    name: 'Name of the set',
    act: 'Save',
    replace: 'Replace it',
    change: (name: string) => `Change the set ${name}`,
    rename: 'Rename',
    replaceNow: 'Save what is shown now into it',
    remove: 'Remove',
    sure: (name: string) => `Remove the set ${name}? Its photos stay.`,
    removeIt: 'Remove the set',
    keep: 'Keep it',
  },
} as const;

/* What the window says of how the collection is looked at: sets, columns, map, timeline, one photo. */
import { counted } from '../words.ts';

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

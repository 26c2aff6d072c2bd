/* What the window says: the collection. Each text is whole, values and all, so that another language may order it as it must. */
import { ACTS } from '../acts.ts';
import { count, counted } from '../words.ts';

export const COLLECTION = {
  screen: {
    all: 'All photos',
    some: 'Photos',
    of: (shown: number, all: number) => `${count(shown)} of ${count(all)}`,
    order: 'Order',
    orders: {
      'catalogue-number': 'By catalogue number',
      name: 'By name',
      certainty: 'Least certain first',
      'date-collected': 'By date collected',
      newest: 'Newest first',
    },
    look: 'Show as',
    looks: { grid: 'Grid', table: 'Table' },
    size: 'Size of the photos',
    progress: 'Progress',
    open: ACTS.openInReview,
    select: 'Select or unselect',
    selectAll: 'Select all',
  },
  list: {
    label: 'Photos',
    move: 'Move',
    moveAndSelect: 'Move and select',
    noName: 'No name',
    views: (views: number) => `${views} views`,
    type: 'Type',
    reading: 'Being read',
    unreadable: (file: string) => `${file}: cannot be read`,
    columns: {
      catalogNumber: 'Catalogue number',
      name: 'Name',
      status: 'Who says so',
      certainty: 'Certainty',
      view: 'View',
      file: 'File',
    },
  },
  filter: {
    label: 'Filter',
    field: 'Filter this collection',
    status: 'Status',
    taxon: 'Taxon',
    determiner: 'Determiner',
    years: 'Date collected',
    source: 'Source folder',
    view: 'View',
    file: 'File',
    unreadable: 'Cannot be read',
    choice: (what: string, photos: number) => `${what}, ${counted(photos, 'photo')}`,
    partsOf: (taxon: string) => `Parts of ${taxon}`,
    more: (choices: number) => `${count(choices)} more`,
    yearsFrom: (first: number, last: number) => `Photos by year collected, ${first} to ${last}`,
    yearBar: (from: number, to: number, photos: number) =>
      `${from === to ? from : `${from} to ${to}`}: ${counted(photos, 'photo')}`,
    text: (typed: string) => `“${typed}”`,
    takeAway: (choice: string) => `Take away: ${choice}`,
    clear: 'Clear',
  },
  /** "No photo matches. [Clear the filter], or [look in Verified (12)]." */
  nothing: {
    none: 'No photo matches. ',
    clear: 'Clear the filter',
    or: ', or ',
    elsewhere: (status: string, photos: number) => `look in ${status} (${count(photos)})`,
    end: '.',
    reading: 'Reading photos',
    soon: 'The first ones appear here in a moment.',
  },
  selection: {
    label: 'Selection',
    selecting: (done: number, all: number) => `Selecting: ${count(done)} of ${count(all)}`,
    /** "12 photos selected of 3 specimens (1 type is left out, …)" */
    photos: (photos: number) => `${counted(photos, 'photo')} selected`,
    specimens: (specimens: number) => `of ${counted(specimens, 'specimen')}`,
    typesLeftOut: (types: number) =>
      `(${counted(types, 'type is', 'types are')} left out, to be decided one at a time)`,
    name: 'Name',
    nameAll: 'Name the selection',
    nameField: 'Name for the selection',
    doubtful: 'Doubtful',
    clear: 'Clear',
    clearAll: 'Clear the selection',
  },
  tie: {
    offer: 'This is a label: tie it to a taxon…',
    title: (label: string) => `The taxon that “${label}” stands for`,
    what: (label: string) =>
      `All specimens that a person called “${label}” get the taxon’s name, in one act that can be undone.`,
    field: 'Name of the taxon',
  },
  progress: {
    label: 'Progress by taxon',
    verified: 'verified',
    predicted: 'predicted',
    doubtful: 'doubtful',
    of: (verified: number, photos: number) => `${count(verified)} of ${count(photos)}`,
    /** After the count, read aloud. */
    andDoubtful: (photos: number) => `, ${count(photos)} doubtful`,
    none: 'No names yet. Name some photos, or train on those that have one.',
    sum: 'Verified',
  },
} as const;

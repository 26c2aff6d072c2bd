/* What the window says: the import. Each text is whole, values and all, so that another language may order it as it must. */
import { aboutDuration, count, counted } from '../words.ts';

export const IMPORT = {
  steps: [
    { title: 'Photos', note: 'read in place' },
    { title: 'Look over', note: 'nothing written before' },
    { title: 'Read', note: 'work goes on meanwhile' },
  ],
  choosing: {
    title: 'Photos to add',
    below:
      'Folders below it are read too. JPEG, PNG, TIFF, WebP, AVIF, HEIC and the pictures in RAW files; whatever else lies there is left alone.',
  },
  lookOver: {
    mendRule: 'The rule needs mending first.',
    sayWho: 'Say first who vouches for the names.',
    back: 'Back',
    read: (photos: number | null) => (photos === null ? 'Read' : `Read ${counted(photos, 'photo')}`),
    findFolder: 'Find the folder',
    /** Before the folder. */
    looking: 'Looking through ',
    noPhotos: 'No photos in this folder',
    otherFiles: (files: number) =>
      `Photos are JPEG, PNG, TIFF, WebP, AVIF, HEIC or RAW files. ${counted(files, 'other file')} found.`,
    chooseAnother: 'Choose another folder',
    found: 'What is in the folder',
  },
  links: {
    title: 'Links out of the folder',
    leftAlone: (links: number) =>
      links === 1
        ? '1 link leads out of this folder and is left alone:'
        : `${count(links)} links lead out of this folder and are left alone:`,
    /** Between a link and its target. */
    leadsTo: 'leads to',
    more: (links: number) => `and ${count(links)} more`,
    follow: 'Follow links, and read the photos they lead to',
  },
  rule: {
    title: 'File-name rule',
    what: 'Says which part of a file’s name is the catalogue number and which the view.',
    unusable: 'The rule cannot be used yet.',
    none: 'No name matches; each photo becomes a specimen of its own.',
    startFrom: 'Start from:',
    /** "[All 12] names match and give [3 specimens]. …" */
    matching: (matching: number, photos: number) =>
      matching === photos ? `All ${count(photos)}` : `${count(matching)} of ${count(photos)}`,
    give: ' names match and give ',
    specimens: (specimens: number) => counted(specimens, 'specimen'),
    others: (others: number) => {
      if (others === 0) return '.';
      if (others === 1) return '. The other one becomes a specimen of its own.';
      return `. Each of the other ${count(others)} becomes a specimen of its own.`;
    },
    insert: 'Insert',
    parts: { number: 'catalogue number', view: 'view', any: 'anything', ext: 'ending' },
    guessed: 'Guessed from the names',
    guessedRules: 'Rules guessed from the names',
  },
  names: {
    label: 'Names from the folder',
    file: 'File name',
    number: 'Catalogue number',
    view: 'View',
    noMatch: 'no match',
    ofItsOwn: 'a specimen of its own',
    notTold: 'not told',
    drawn: (names: number) => `${counted(names, 'name')}, drawn evenly from the folder.`,
  },
  found: {
    title: 'In the folder',
    photos: 'Photos',
    specimens: 'Specimens',
    names: 'Names from folders',
    otherFiles: 'Other files, left alone',
    checklist: { found: 'Checklist found:', with: ', with ranks and authors.' },
    noChecklist: {
      before: 'No checklist. A ',
      file: 'names.csv',
      after: ' in the folder would bring ranks and authors.',
    },
    records: { found: 'Specimen records found:', joined: ', joined by catalogue number.' },
    noRecords: {
      before: 'No specimen records. A ',
      file: 'catalogue.csv',
      after: ' in the folder would bring places and dates.',
    },
    folderNames: 'Names from folder names',
    noFolderNames: 'No folder is called like a taxon. The photos come in without a name.',
    useNames: (named: number, unnamed: number) => {
      const take =
        named === 1 ? '1 photo takes the name of its folder' : `${count(named)} photos take the name of their folder`;
      return unnamed === 0 ? take : `${take}; ${count(unnamed)} ${unnamed === 1 ? 'stays' : 'stay'} without`;
    },
    who: 'Who vouches for these names',
    whoExample: 'Who vouches for them, such as E. Moser',
    whoMeans: 'They stand in the catalogue as determinations of this person.',
    moreNames: (names: number) => counted(names, 'more name'),
  },
  reading: {
    another: 'Import another folder',
    toCollection: 'Look at the collection',
    /** After "4,812 of 7,096". */
    photos: 'photos',
    saved:
      'What is read is saved as it comes: the first photos are in the collection already, and everything else keeps working. If the computer is switched off, importing the folder again adds only what is missing.',
    failed: 'The folder could not be read to its end',
    again: 'Look at it again',
    stoppedAt: (counts: string) => `Stopped at ${counts} photos`,
    kept: 'What was read before is kept. Importing the folder again adds only what is missing.',
    newest: 'Read last',
  },
  outcome: {
    sentence: ({ found, added, specimensAdded }: { found: number; added: number; specimensAdded: number }) =>
      added === 0
        ? `${counted(found, 'photo')}. Nothing new since the last time.`
        : `${counted(added, 'photo')} added, ${counted(specimensAdded, 'new specimen')}.`,
    took: (work: string, seconds: number) => `${work}, in ${aboutDuration(seconds)}`,
    counts: {
      found: 'Photos found',
      labelled: 'Named from their folder',
      known: 'Known already',
      turned: 'Turned upright',
      exactCopies: 'Exact copies',
      severalPages: 'With several pages, the first read',
      otherFiles: 'Other files, left alone',
      problemCount: 'Cannot be read',
    },
    problems: 'Problems',
    more: (problems: number) => `Show the next ${count(problems)}`,
  },
} as const;

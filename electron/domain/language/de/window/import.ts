/* What the window says: the import. Each text is whole, values and all, so that another language may order it as it must. */
import { aboutDuration, count, counted } from '../words.ts';

export const IMPORT = {
  steps: [
    { title: 'Photos', note: 'read in place' },
    { title: 'Look over', note: 'nothing written before' },
    { title: 'Read', note: 'work goes on meanwhile' },
  ],
  readOnly: 'Nothing can be imported into this catalogue now',
  choosing: {
    title: 'Photos to add',
    below:
      'Folders below it are read too. JPEG, PNG, TIFF, WebP, AVIF, HEIC and the pictures in RAW files; whatever else lies there is left alone.',
  },
  lookOver: {
    hindrances: {
      rule: 'The rule needs mending first.',
      who: 'Say first who vouches for the names.',
      'no-photos': 'Every photo is left out.',
    },
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
    followed: (links: number) =>
      links === 1
        ? '1 link leads out of this folder and is followed:'
        : `${count(links)} links lead out of this folder and are followed:`,
    /** Between a link and its target. */
    leadsTo: 'leads to',
    more: (links: number) => `and ${count(links)} more`,
    follow: 'Follow links, and read the photos they lead to',
  },
  meaning: {
    title: 'What folders mean',
    choices: {
      classes: 'Each folder is a class',
      folders: 'Folders named like a taxon',
      none: 'Take no names',
    },
    means: {
      classes:
        'A folder is a class whatever it is called. One called by a scientific name is that taxon; any other is a label.',
      folders: 'A folder named like a taxon names the photos in it. Any other says nothing.',
      none: 'The photos come in without a name.',
    },
    before: (rule: string | null, table: string | null, choices: number) =>
      [
        'Begun with what was chosen for this folder last time',
        rule === null ? '' : `the rule ${rule}`,
        table === null ? '' : `the table ${table}`,
        choices === 0 ? '' : `${counted(choices, 'choice')} in the plan`,
      ]
        .filter(Boolean)
        .join(', ') + '.',
    beginAnew: 'Begin anew',
    who: 'Who vouches for these names',
    whoExample: 'Who vouches, such as E. Moser',
    whoMeans: 'They stand in the catalogue as determinations of this person.',
  },
  plan: {
    view: 'Parts of the plan',
    views: { names: 'Names', specimens: 'Specimens', table: 'Table', contradictions: 'To decide' },
    busy: 'Working it out …',
    upToDate: 'Nothing is written yet.',
    noContradictions: 'Nothing in the folder contradicts itself.',
    decideInReview: 'The photos are read, but neither name is written. You decide in Review afterwards.',
    more: (rows: number) => `and ${count(rows)} more`,
    moreFolders: (folders: number) => `${counted(folders, 'more folder')} with fewer photos.`,
    how: 'Choose a folder to look at its photos and to say what it means; several with Shift or Ctrl.',
    table: 'Folders and their names',
    columns: { folder: 'Folder', says: 'Says', photos: 'Photos', specimens: 'Specimens', isNew: 'New' },
    itself: 'the folder itself',
    isNew: 'new',
    label: 'label',
    silent: 'no name',
    out: 'left out',
    chosen: 'Chosen in this plan',
    decide: 'What the chosen folders say',
    several: (folders: number) => counted(folders, 'folder'),
    photosIn: (photos: number) => counted(photos, 'photo'),
    photos: 'Some of their photos',
    unreadable: 'Cannot be read',
    name: 'Name for their photos',
    acts: {
      name: 'Use as name',
      label: 'As label',
      none: 'No name',
      out: 'Leave out',
      itself: 'As the folder says',
    },
    holdsForSilent: (folders: number) =>
      `What is chosen holds also for ${counted(folders, 'folder')} in it that ${folders === 1 ? 'says' : 'say'} nothing.`,
    apart: 'How specimens are told apart',
    /** What a picker of one way of naming files decides. */
    wayOf: (pattern: string) => `Specimens of ${pattern}`,
    ways: { told: 'By evidence', number: 'One specimen a number', alone: 'Each photo its own' },
    alone: 'a specimen of its own',
    unnumbered: 'joined, without a number',
  },
  table: {
    none: 'No table of records. It can name specimens by their numbers, or photos by their files.',
    choose: 'Choose a table …',
    usual: 'Without this table',
    agree: 'These numbers stand for the ones that are proposed',
    column: 'Column',
    takenFor: 'Taken for',
    filled: 'Filled rows',
    names: 'Names that it gives',
    photos: 'Photos',
    useOf: (heading: string) => `What ${heading} is taken for`,
    chosen: 'as you chose',
  },
  rule: {
    title: 'Rule of your own',
    what: 'Says which part of a file’s name is the catalogue number and which the view.',
    unusable: 'The rule cannot be used yet.',
    byEvidence: 'No rule: specimens are told apart as above.',
    none: 'No name matches; specimens are told apart as above.',
    startFrom: 'Start from:',
    /** "[All 12] names match and give [3 specimens]. …" */
    matching: (matching: number, photos: number) =>
      matching === photos ? `All ${count(photos)}` : `${count(matching)} of ${count(photos)}`,
    give: ' names match and give ',
    specimens: (specimens: number) => counted(specimens, 'specimen'),
    others: (others: number, specimens: number) => {
      if (others === 0) return '.';
      if (others === 1) return '. The other one becomes a specimen of its own.';
      if (others === specimens) return `. Each of the other ${count(others)} becomes a specimen of its own.`;
      return `. The other ${count(others)} give ${counted(specimens, 'specimen')}, as above.`;
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
    byEvidence: 'as above',
    notTold: 'not told',
    drawn: (names: number) => `${counted(names, 'name')}, drawn evenly from the folder.`,
  },
  found: {
    title: 'In the folder',
    photos: 'Photos',
    specimens: 'Specimens',
    names: 'Names from folders',
    unlabelled: 'Photos without a name',
    leftOut: 'Photos left out',
    otherFiles: 'Other files, left alone',
    vanished: 'What is no longer there',
    again: 'Take in again what was taken out',
    contents: 'Compare contents: read known photos to their ends',
    codes: 'Read barcodes and QR codes, which takes several times as long',
    parts: 'Given parts',
    tables: 'Tables beside the photos',
    checklist: { found: 'Checklist found:', with: ', with ranks and authors.' },
    noChecklist: {
      before: 'No checklist. A ',
      file: 'names.csv',
      after: ' in the folder would bring ranks and authors.',
    },
    records: { found: 'Specimen records found:', joined: ', used as the view Table says.' },
    noRecords: {
      before: 'No specimen records. A ',
      file: 'catalogue.csv',
      after: ' in the folder, or one that you choose under Table, would bring names, places and dates.',
    },
  },
  pages: {
    title: 'Pages of a file',
    what: 'Pages of one file are photos of one specimen.',
    choices: { first: 'The first page', all: 'All pages' },
  },
  boxes: {
    title: 'What networks look at',
    choices: { photo: 'Whole photos', box: 'The boxes alone' },
  },
  reading: {
    another: 'Import another folder',
    toCollection: 'Look at the collection',
    /** After "4,812 of 7,096". */
    photos: 'photos',
    saved:
      'What is read is saved as it comes: the first photos are in the collection already, and everything else keeps working. If the computer is switched off, importing the folder again adds only what is missing.',
    failed: 'The folder could not be read to its end',
    /** Where the folder is not to blame. */
    stopped: 'The import stopped before its end',
    again: 'Look at it again',
    stoppedAt: (counts: string) => `Stopped at ${counts} photos`,
    kept: 'What was read before is kept. Importing the folder again adds only what is missing.',
    newest: 'Read last',
  },
  outcome: {
    sentence: (of: { found: number; added: number; moved: number; specimensAdded: number; isNothingNew: boolean }) => {
      if (of.added > 0) return `${counted(of.added, 'photo')} added, ${counted(of.specimensAdded, 'new specimen')}.`;
      const found = counted(of.found, 'photo');
      if (of.moved > 0) return `${found}, none of them new, ${count(of.moved)} moved.`;
      return of.isNothingNew ? `${found}. Nothing new since the last time.` : `${found}, none of them new.`;
    },
    took: (work: string, seconds: number) => `${work}, in ${aboutDuration(seconds)}`,
    counts: {
      found: 'Photos found',
      labelled: 'Determinations written',
      namedByTable: 'Of these by the table',
      unlabelled: 'Without a name',
      known: 'Known already',
      moved: 'Of these moved',
      changed: 'With another content',
      numbered: 'Known specimens numbered by the table or a code',
      takenOut: 'Taken out before, left out',
      partsChanged: 'In another given part than before',
      vanished: 'No longer there',
      turned: 'Turned upright',
      exactCopies: 'Exact copies',
      codesRead: 'With a barcode or QR code',
      codesAgainst: 'Of these against the number in the file name',
      boxed: 'Learnt by their box',
      severalPages: 'With several pages, the first read',
      otherFiles: 'Other files, left alone',
      problemCount: 'Cannot be read',
    },
    contradictions: 'To decide',
    allDecided: 'All of them are decided.',
    notTaken: 'Names that are not taken',
    unnamedFolders: 'Folders that give no name',
    itself: 'the folder itself',
    inReview: 'Open in Review',
    /** The buttons that take the one or the other. */
    take: {
      number: { disk: 'As on disk', catalogue: 'Keep' },
      view: { disk: 'As on disk', catalogue: 'Keep' },
      barcode: { disk: 'As the code says', catalogue: 'Keep' },
      'against-catalogue': { disk: 'As on disk', catalogue: 'Keep' },
      table: { disk: 'As in the table', catalogue: 'Keep' },
      'two-names': { disk: 'Second name', catalogue: 'First name' },
      copy: { disk: 'Second name', catalogue: 'First name' },
    },
    allOfKind: {
      number: 'All numbers',
      view: 'All views',
      barcode: 'All numbers of codes',
      'against-catalogue': 'All names',
      table: 'All of the table',
      'two-names': 'All in folders of two names',
      copy: 'All pictures under two names',
    },
    problems: 'Problems',
    more: (problems: number) => `Show the next ${count(problems)}`,
  },
} as const;

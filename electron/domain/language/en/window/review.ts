/* What the window says: the review. Each text is whole, values and all, so that another language may order it as it must. */
import { aboutDuration, count, counted, decimal, shortened, when } from '../words.ts';
import { measure, RANKS, type RankSaid } from '../terms.ts';

/** A piece of a sentence, some of them in bold. */
type Piece = string | { readonly strong: string };

export const REVIEW = {
  title: 'Review',
  order: 'Order',
  orders: {
    doubt: 'Most doubtful first',
    margin: 'Two names nearly even first',
    entropy: 'Most names possible first',
    contradiction: 'Named otherwise than predicted',
    teaching: 'What teaches the model most',
    taxon: 'By taxon',
    'catalogue-number': 'By catalogue number',
    'look-alike': 'Look-alikes together',
  },
  /** What an order goes by. */
  ordersMean: {
    doubt: 'The least certain prediction first',
    margin: 'The surest name is least ahead of the next one',
    entropy: 'Certainty is spread over most names',
    contradiction:
      'Species that people named and of which the newest model is surest that they are another; accepted synonyms count alike',
    teaching:
      'The 4,000 in most doubt, each predicted name in turn, so that no name takes all the time; after them by doubt alone',
    taxon: 'Names in order',
    'catalogue-number': 'Numbers in order',
    'look-alike': 'Each beside those that look most like it',
  },
  part: 'Share the work',
  parts: {
    all: 'All specimens',
    one: (part: number, of: number) => `Part ${count(part)} of ${count(of)}`,
    means: 'Each specimen is of one part, the same on every computer: whoever takes another part never meets you',
  },
  filter: 'Filter',
  show: 'Show',
  choices: { 'to-name': 'To be named', doubtful: 'Doubtful', verified: 'Named by people' },
  progress: (left: number, today: number, perMinute: number | null): readonly Piece[] => [
    { strong: count(left) },
    left === 1 ? ' specimen left' : ' specimens left',
    ...(today > 0 ? [', ', { strong: count(today) }, ' decided today'] : []),
    ...(perMinute === null ? [] : [`, ${count(perMinute)} a minute`]),
    ...(perMinute && left > 0 ? [`, ${aboutDuration((60 * left) / perMinute)} to go`] : []),
  ],
  below: (percents: number) => `Below ${percents} %`,
  showAll: 'Show all that wait',
  layout: 'Layout',
  layouts: { single: 'Single', grid: 'Grid', table: 'Light table' },
  notRead: 'The queue could not be read',
  recognising: (done: string) => `Recognising: ${done || '…'}`,
  pinned: { label: 'Pinned names', give: (name: string) => `Give the pinned name ${name}` },

  keys: {
    take: (number: number) => `Take name ${number}`,
    next: 'Next',
    back: 'Back',
    nextWaiting: 'Next that waits',
    backToWaiting: 'Back to one that waits',
    nextView: 'Next view',
    viewBefore: 'View before',
    rankUp: 'One rank up',
    rankDown: 'One rank down',
    undo: 'Undo',
    redo: 'Redo',
  },

  acts: {
    label: 'Decisions',
    /** Around the name. */
    accept: { before: 'Accept ', after: '' },
    acceptKey: 'Accept the name on the button',
    named: 'Named already',
    noName: 'No name is predicted',
    qualifiers: {
      'cf.': 'compare with, not certain',
      'aff.': 'near to, but another',
      'nr.': 'near',
      'sp.': 'a species of this genus',
      '?': 'doubted',
    },
    qualifierKey: (qualifier: string) => `Qualifier ${qualifier}`,
    howSure: 'How sure? It goes into the name on the button.',
    noQualifier: 'No qualifier',
    back: 'Back',
    none: 'None of these',
    reject: 'Reject',
    rejectMeans: 'Not this name; remembered for this specimen',
    doubtful: 'Doubtful',
    otherName: 'Other name',
    qualifier: 'Qualifier',
    copy: 'Copy last',
    nothingToCopy: 'Nothing has been decided yet',
    copies: (last: string) => `As the last one: ${last}`,
    verdicts: {
      identified: 'named',
      doubtful: 'doubtful',
      'none-of-these': 'none of these',
      cleared: 'name cleared',
      rejected: 'rejected',
    },
    majority: 'Majority',
    majorityIs: (people: number, of: number, name: string) => `${count(people)} of ${count(of)} people: ${name}`,
    noMajority: 'Two people or more must have named it, most of them alike',
    clear: 'Clear',
    clearMeans: 'No name any more',
    skip: 'Skip',
  },
  /** Why a decision was not made. */
  refusals: {
    named: 'It has a name already; another is taken by its number.',
    nothingToAccept: 'There is no predicted name to accept.',
    noNumber: (number: number) => `There is no prediction with number ${number}.`,
    nothingToReject: 'There is no predicted name to reject.',
    nothingToCopy: 'Nothing has been decided yet that could be copied.',
    noMajority: 'No name has a majority among the people who looked at this specimen.',
    unreadable: 'This specimen could not be read.',
    notSaved: (reason: string) => `Not saved: ${reason}`,
  },

  measure: {
    button: 'Measure',
    bar: 'Draw a line along the scale bar',
    long: 'The line is',
    unit: 'mm',
    set: 'Set',
    part: 'Draw a line along what is to be measured',
    length: (mm: number) => (mm < 10 ? `${decimal(mm, 2)} mm` : `${decimal(mm, 1)} mm`),
    again: 'Scale anew',
  },
  photo: {
    beside: 'Side by side',
    /** A barcode or the like in the photo: its kind, and what it says. */
    code: (format: string, text: string) => `${format}: ${text}`,
    sameAs: (copies: readonly { readonly path: string; readonly catalogNumber: string | null }[]) =>
      `The same file as ${shortened(copies.map(({ path, catalogNumber }) => (catalogNumber === null ? path : `${path} (${catalogNumber})`)))}`,
    which: (view: string | null, number: number, of: number) => `${view ?? 'photo'}, ${count(number)} of ${count(of)}`,
    boxed: (photo: string) => `${photo}, with the box that networks look at`,
    /** Each around the name. */
    heat: {
      coming: { before: 'Working out what speaks for ', after: '…' },
      nothing: { before: 'No part of this photo alone speaks for ', after: '' },
      shown: { before: 'What speaks for ' },
      /** After the name. */
      fields: (side: number) => `, by a map of ${side} × ${side} fields`,
    },
    heatMap: 'Heat map',
    heatMapMeans: 'What in the photo speaks for the name; a name that is pointed at shows its own',
    zoom: 'Zoom',
    whole: 'Whole photo',
    unreadable: (file: string) => `Cannot be read: ${file}`,
    gone: 'The file is not where it was, or its drive is not connected. It can still be decided, or skipped.',
    views: 'Views of the specimen',
    view: (number: number) => `photo ${count(number)}`,
    unreadableView: 'Cannot be read',
  },

  card: {
    label: 'Specimen',
    type: 'Type',
    views: (photos: number) => `${count(photos)} views`,
    noPlace: 'No place and date in the catalogue',
    identifiedBy: (who: string, utc: string) => `det. ${who} ${utc.slice(0, 4)}`.trimEnd(),
    recordedBy: (who: string) => `leg. ${who}`,
    doubtful: 'Doubtful',
    anotherName: 'Another name',
    nameOfSpecimen: 'Name of this specimen',
    showIt: 'Show it',
  },
  history: {
    title: 'History',
    /** Before the name, where there is one. */
    verdicts: {
      identified: '',
      doubtful: 'doubtful',
      'none-of-these': 'none of the predicted names',
      cleared: 'name cleared',
      rejected: 'not',
    },
    /** Read aloud after the name. */
    withdrawn: ', taken back',
    by: (who: string, utc: string) => (utc === '' ? who : `${who}, ${when(utc)}`),
    at: (utc: string) => when(utc),
  },
  predictions: {
    sureOf: (rank: RankSaid) => `sure of the ${RANKS[rank]} only`,
    sureMeans:
      'On held-out photos at most 5 in 100 names as sure as this were wrong at this rank, but more at the narrower ones',
    title: 'The model predicts',
    model: 'Model',
    newest: 'Newest model',
    modelOf: (name: string, accuracy: number | null) =>
      accuracy === null ? name : `${name}, ${measure(accuracy)} right`,
    allViews: 'all views',
    allViewsTogether: 'all views together',
    label: 'Predicted names',
    take: (name: string, key: number) => `Take ${name}, key ${key}`,
    rejected: 'rejected before',
  },
  rank: {
    label: 'Rank of the name',
    title: 'Rank',
    ranks: RANKS,
  },
  noPredictions: {
    unreadable: {
      lead: 'No model can look at it:',
      rest: 'none of its photos can be read. It can still be named, or skipped.',
    },
    noModel: {
      lead: 'No model yet.',
      rest: 'Train one on the photos that have names, and it predicts names for the others.',
    },
    train: 'Go to Train',
    removed: (model: string) => ({
      lead: 'No model has looked at this specimen,',
      rest: `and the files of ${model} were removed. Choose another model, open a model file, or train one.`,
    }),
    models: 'Go to Models',
    looking: (model: string) => ({
      lead: `${model} is looking.`,
      rest: 'Its predictions are shown here when it has seen this specimen.',
    }),
    notLooked: { lead: 'No model has looked at this specimen.', rest: '' },
    recognise: (photos: number, model: string) =>
      photos > 0 ? `Recognise these ${counted(photos, 'photo')} with ${model}` : `Recognise the rest with ${model}`,
  },

  nothingLeft: {
    noPhotos: 'No photos yet',
    whatImportDoes: 'Photos of a folder are read where they are; nothing is copied or changed.',
    import: 'Import photos',
    title: 'Nothing left in this order.',
    waiting: (doubtful: number, toName: number) =>
      [
        ...(doubtful > 0 ? [`${counted(doubtful, 'photo')} ${doubtful === 1 ? 'is' : 'are'} doubtful.`] : []),
        ...(toName > 0 ? [`${counted(toName, 'photo')} ${toName === 1 ? 'waits' : 'wait'} for a name.`] : []),
      ].join(' ') || 'Every specimen has a name that a person stands for.',
    narrowed: 'Nothing that waits is among what you chose to see.',
    doubtful: 'Look at the doubtful',
    toName: 'Go on naming',
    skipped: 'Look at the skipped again',
    collection: 'Go to the collection',
  },
  queue: {
    label: 'Queue',
    entry: (number: string | null, what: string) => `${number ?? 'Specimen'}, ${what}`,
    /** What became of a specimen since the queue was read. */
    marks: {
      verified: 'done',
      proposed: 'done',
      doubtful: 'doubtful',
      unnamed: 'done',
      'none-of-these': 'none',
      cleared: 'cleared',
      skipped: 'skipped',
    },
    statuses: { verified: 'verified', proposed: 'predicted', doubtful: 'doubtful', unnamed: 'no name' },
  },
} as const;

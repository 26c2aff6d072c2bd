/* What the commands say that look after a catalogue: copies, checks, imports, names, specimens. Only the command line loads it. */
import { NAME_LISTS } from '../names.ts';
import { count, counted } from '../words.ts';
import { COLUMN } from './shared.ts';

interface Held {
  readonly specimens: number;
  readonly photos: number;
  readonly determinations: number;
}

const heldWords = (held: Held | null) =>
  held
    ? `${counted(held.specimens, 'specimen')}, ${counted(held.photos, 'photo')}, ${counted(held.determinations, 'determination')}`
    : 'not looked into';

export const BACKUPS = {
  about: "list the copies of a catalogue's file, make one now, or put one back",
  list: 'the copies of a catalogue, newest first',
  none: 'There is no copy of this catalogue yet.',
  make: 'make a copy now, and look through it',
  made: (name: string, held: Held | null) => `${name}: ${heldWords(held)}, looked through`,
  restore: 'put a copy in the place of the catalogue’s file, which is set aside',
  from: 'a copy’s name; left out, the newest one that was looked through',
  restored: (name: string, held: Held | null) => `${name} is in its place: ${heldWords(held)}`,
  notInIt: (moment: string) => `What was done after ${moment} is not in it.`,
  aside: (name: string) => `The file that was there is kept as backups/${name}.`,
  columns: {
    made: 'Made',
    kind: COLUMN.kind,
    specimens: COLUMN.specimens,
    photos: COLUMN.photos,
    determinations: 'Determinations',
    room: COLUMN.room,
    name: 'Name',
  },
  kinds: {
    daily: 'of the day',
    asked: 'asked for',
    'before-change': 'before a large change',
    'before-update': 'before an update',
    replaced: 'set aside for a copy',
    damaged: 'set aside, damaged',
  },
} as const;

interface Summary {
  readonly photos: number;
  readonly specimens: number;
  readonly taxa: number;
  readonly models: number;
  readonly statuses: Readonly<Record<'verified' | 'proposed' | 'doubtful' | 'unnamed', number>>;
}

export const CHECK = {
  about: 'look a catalogue over',
  contents: 'read every photo to its end and compare it with what was imported',
  repair:
    'make again what follows from something else (thumbnails, names shown, indexes) and remove what belongs to nothing, after a copy was made',
  repaired: (done: number) => (done === 0 ? 'Nothing had to be repaired' : 'Repaired'),
  copy: (name: string) => `made first: backups/${name}`,
  after: 'After the repair',
  save: 'save what can be read of a damaged one into a new catalogue, in a new folder',
  marks: { ok: 'ok ', warn: '!  ', bad: 'BAD' },
  holds: ({ photos, specimens, taxa, models }: Summary) =>
    `${counted(photos, 'photo')} of ${counted(specimens, 'specimen')}, ${counted(taxa, 'taxon', 'taxa')} of all ranks, ${counted(models, 'model')}`,
  statuses: ({ statuses: { verified, proposed, doubtful, unnamed } }: Summary) =>
    `${count(verified)} verified, ${count(proposed)} predicted by a model, ${count(doubtful)} doubtful, ${count(unnamed)} without a name`,
  unfinished: (runs: readonly string[]) => `${counted(runs.length, 'run')} can go on: ${runs.join(', ')}`,
  columns: { table: 'Table', saved: 'Saved', lost: 'Lost', anew: 'Put there anew' },
  saved: (folder: string) => `A sound catalogue is in ${folder}. Thumbnails are made again when they are shown.`,
  modelsNeed: 'Models need their files: copy the folders models and weights of the damaged catalogue beside it.',
} as const;

export const CONTRADICTIONS = {
  about: 'decide between the catalogue and what files and folders are called now',
  kind: 'number, view: what the file is called; barcode: the number that a code in the photo says; against-catalogue: what its folder is called; table: how a table numbers or calls it; two-names, copy: folders of two names, of which take gives the second and keep the first',
  columns: COLUMN,
  list: 'what imports found against the catalogue and nobody has decided on yet',
  none: 'Nothing contradicts the catalogue.',
  take: 'take over what the disk says: numbers (also of codes and tables), views, names of folders and tables; undo takes it back',
  keep: 'keep what the catalogue has, or what file and folder say against a code or table; it is not told again until a file is renamed',
  numbers: 'their numbers, as in the list',
  by: 'the person who decides on names; each becomes a new determination of this person',
  needNumbers: 'give numbers from the list, or --kind for all of a kind',
  needPerson: 'names need --by NAME: a person who stands for the determinations',
} as const;

export const HISTORY = {
  about: 'what was done to a catalogue, newest first; as a table with each specimen before and after',
  by: 'only acts of this person',
  since: 'only acts from this day on, such as 2026-03-01; or from a moment',
  until: 'only acts before this day or moment',
  kind: 'only acts of this kind',
  number: 'only acts that concern the specimen of this number, in any spelling of it, taken out or not',
  most: 'at most so many acts',
  out: 'write all of them into this CSV file instead, with each specimen’s name and fields before and after',
  none: 'Nothing was done that fits.',
  noDate: (text: string) => `${text} is no date; write it as 2026-03-01`,
  columns: { made: 'When', by: 'Who', kind: COLUMN.kind, specimens: COLUMN.specimens, what: 'What' },
  kinds: { decision: 'decision', repair: 'put right', import: 'import', undo: 'undo', redo: 'redo' },
  specimens: (specimens: number, more: boolean) => `${more ? 'over ' : ''}${count(specimens)}`,
  undone: '(undone)',
  written: (acts: number, rows: number) => `${counted(acts, 'act')}, ${counted(rows, 'row')} written`,
} as const;

export const IMPORTS = {
  about: 'list imports, or take out what one brought',
  list: 'the imports of a catalogue, newest first, with what is still there of each',
  none: 'Nothing was imported into this catalogue yet.',
  columns: {
    number: COLUMN.number,
    folder: 'Folder',
    begun: COLUMN.begun,
    photos: COLUMN.photos,
    specimens: COLUMN.specimens,
    takenOut: 'Taken out',
  },
  notEnded: 'not ended',
  takeOut:
    'take out all that an import brought, with the names that it gave; the files stay, and undo puts all of it back',
  number: 'its number, as in the list',
  nothing: 'Nothing was taken out.',
} as const;

export const NAMES = {
  about: 'bring in a checklist, say what a label stands for, put the name of a taxon right',
  addList: 'bring in a checklist, or a newer version of it; one act, which undo takes back',
  list: 'a CSV, TSV or Excel table with Darwin Core headings, a Darwin Core Archive of taxa, a ColDP package, or meta.xml, metadata.yaml or NameUsage.tsv in the folder of one',
  dryRun: 'say what would change and write nothing',
  listed: (title: string, names: number, same: number) =>
    `${title}: ${counted(names, 'name')}, of which ${count(same)} ${same === 1 ? 'is' : 'are'} here as the list has ${same === 1 ? 'it' : 'them'}`,
  before: (version: string | null, utc: string) =>
    `the version before${version === null ? '' : `, ${version},`} was brought in on ${utc.slice(0, 10)}`,
  changes: {
    new: 'new',
    authorship: 'with another author',
    parent: 'below another taxon',
    status: 'accepted, or a synonym, otherwise',
    vernacular: 'with vernacular names that are new here',
    gone: 'gone from the list; they stay',
  },
  change: (names: number, kind: string) => `${count(names)} ${kind}`,
  trouble: (words: string, names: number, first: readonly string[]) =>
    `${words}: ${count(names)} (${first.join(', ')}${names > first.length ? ', …' : ''})`,
  troubles: NAME_LISTS.troubles,
  written: (added: number, changed: number) => `${counted(added, 'name')} added, ${count(changed)} changed`,
  nothing: 'nothing in it is new here',
  tie: 'give all specimens that bear a label the name of a taxon; one act, which undo takes back',
  label: 'the label, exactly as it is written',
  name: 'the scientific name, with its author where there are several; added where it is not there yet',
  identifiedBy: 'the person who vouches for the name',
  noLabel: (label: string) => `there is no label ${label} in this catalogue`,
  severalTaxa: (name: string, taxa: readonly string[]) =>
    `${name} is the name of several taxa; say which: ${taxa.join(', ')}`,
  rename: 'call a taxon otherwise, for all its photos at once',
  now: 'as it is written now',
  right: 'as it is right',
} as const;

export const SPECIMENS = {
  about: 'put right which photos are of one specimen, numbers and views, or take out what does not belong',
  needsPhoto: (wanted: string) => `${wanted} is the number of a specimen; name one of its photos`,
  photo: 'Photo',
  view: 'View',
  show: 'the photos of a specimen, and what was put right in it',
  specimen: 'its number, or one of its photos',
  noNumber: 'no number',
  noName: 'no name',
  noPhoto: 'It has no photo.',
  repaired: (day: string, what: string, undone: boolean) => `${day}: ${what}${undone ? ' (undone)' : ''}`,
  photos: 'file names; as much of the path as tells them from others',
  split: 'make new specimens of photos of one; names go along',
  splitNeeds: 'say which --photos, or --each for all of them',
  otherSpecimen: 'one of the photos is of another specimen',
  splitPhotos: 'these photos; together they become one new specimen',
  splitEach: 'every photo becomes a new specimen of its own; without --photos all but the first',
  join: 'make one specimen of several',
  joinInto: 'the one that stays, with its number',
  joinOthers: 'those whose photos become photos of it',
  joinBy: 'who joins them; needed where their names differ',
  renumber: 'give a specimen another number',
  newNumber: 'its new number; none takes the number away',
  move: 'make photos those of another specimen',
  moveTo: 'the one that they become photos of',
  sayView: 'say which side photos show',
  viewSuchAs: 'such as dorsal, ventral, label; "" takes it away',
  takeOut: 'take specimens or photos out of the collection; the files stay',
  takeOutSpecimens: 'their numbers, or one photo of each',
  takeOutNeeds: 'name specimens, or --photos',
  takeOutPhotos: 'these photos instead of whole specimens',
} as const;

export const SETTING = {
  about: 'set or empty fields of specimens: one act, which undo takes back',
  number: 'these specimens: their numbers, or one photo of each',
  from: 'a range of numbers, in the order of the catalogue: the first',
  to: 'the last, which is of the range as well',
  taxon: 'those that people call by this name, or a narrower one',
  set: (terms: readonly string[]) =>
    `may be repeated. Of Darwin Core: ${terms.join(', ')}; any other is a field of the catalogue’s own`,
  empty: 'take the value of this field away; may be repeated',
  onlyEmpty: 'set only where nothing stands yet',
  needsValue: 'Write field=value; --empty FIELD takes a value away.',
  which: 'say which specimens: --number, or --from and --to, or --taxon',
  bothEnds: 'a range needs --from and --to',
  what: 'say what to change: --set FIELD=VALUE or --empty FIELD',
} as const;

/* What was put right, as the history has it, and what else comes of it. Runs everywhere. */
import { type Contradiction, isOfTwoNames } from '../../intake/plan.ts';
import { count, counted } from './words.ts';

const photosOf = (photos: number) => counted(photos, 'photo');
const specimensOf = (specimens: number) => counted(specimens, 'specimen');

const whichSettled = (settled: readonly Contradiction[]) => {
  const [only] = settled;
  return only && settled.length === 1
    ? `${only.specimen}, ${only.stands} or ${only.says}`
    : counted(settled.length, 'contradiction');
};

const areOfTwoNames = (settled: readonly Contradiction[]) => settled.every(({ kind }) => isOfTwoNames(kind));

const takenAs = (settled: readonly Contradiction[]) => {
  const areAll = (wanted: Contradiction['kind']) => settled.every(({ kind }) => kind === wanted);
  if (areOfTwoNames(settled)) return 'the second name';
  return areAll('barcode') ? 'as the code says' : areAll('table') ? 'as in the table' : 'as on disk';
};

export const REPAIR = {
  /** Acts, as they stand in the history and behind "Undo". */
  split: (of: string, photos: number, into: number) =>
    `${of}: ${photosOf(photos)} split off into ${into === 1 ? 'a new specimen' : `${count(into)} new specimens`}`,
  joined: (others: string, into: string) => `${others} joined into ${into}`,
  renumbered: (from: string, to: string) => `${from} renumbered ${to}`,
  numbered: (specimens: number, table: string) => `${specimensOf(specimens)} numbered as in ${table}`,
  numberedByCodes: 'Specimens numbered by codes in their photos',
  recordedAs: (table: string) => `What is recorded of specimens changed as in ${table}`,
  unnumbered: (from: string) => `${from}: number taken away`,
  moved: (photos: number, from: string, to: string) => `${photosOf(photos)} moved from ${from} to ${to}`,
  view: (which: string, view: string | null) => `${which}: ${view === null ? 'view taken away' : `view ${view}`}`,
  somePhotos: photosOf,
  photosTakenOut: (photos: number, of: string) => `${photosOf(photos)} of ${of} taken out`,
  specimensTakenOut: (which: string) => `${which} taken out`,
  importTakenOut: (folder: string, utc: string, photos: number) =>
    `Import of ${folder} of ${utc.slice(0, 10)} taken out: ${photosOf(photos)}`,
  renamed: (from: string, to: string) => `${from} renamed ${to}`,
  settled: {
    disk: (settled: readonly Contradiction[]) => `${whichSettled(settled)}: ${takenAs(settled)}`,
    catalogue: (settled: readonly Contradiction[]) =>
      `${whichSettled(settled)}: ${areOfTwoNames(settled) ? 'the first name' : 'kept as in the catalogue'}`,
  },

  /** Remarks of determinations. */
  splitFrom: (specimen: string) => `split from ${specimen}`,
  joinedFrom: (specimen: string) => `from ${specimen}, joined`,
  standsAgain: (others: string) => `as before ${others} was joined`,
  doubtRemark: (others: string) => `joined with ${others}, which was named otherwise`,
  takenFromDisk: ({ kind, path }: Contradiction) =>
    `taken over from the ${kind === 'table' ? 'table' : 'folder'} of ${path}`,
  takenOverBy: (person: string) => `taken over by ${person}`,
  keptAgainst: ({ kind, says, path }: Contradiction) =>
    `kept against ${says}, which the ${kind === 'table' ? 'table' : 'folder'} of ${path} says`,

  /** What else comes of it. */
  numberStillChanges: (number: string, path: string) =>
    `${path} is left: the specimen that has the number ${number} gets another number itself. Take this one afterwards.`,
  numberOfAnother: (specimen: string, number: string) =>
    `${specimen} is left: another specimen has the number ${number}. If they are one, join them.`,
  severalNumbers: (path: string) => `${path} is left: it is given several numbers. Take one of them.`,
  severalNames: (specimen: string, names: string) =>
    `${specimen} is left: its folders and tables say several names, ${names}. Name it in Review.`,
  nameNotSettled: (specimen: string, says: string) => `${specimen} is left: it has no name to keep against ${says}.`,
  namesGoAlong: (into: number) =>
    into === 1
      ? 'What people said of it goes along: the new specimen has the same name, from the same person.'
      : 'What people said goes along: the new specimens have the same names, from the same people.',
  termsStay: 'Number, place and date stay with the specimen that they were recorded for.',
  joinedName: (name: string) => `The joined specimen has the name ${name}.`,
  contradiction: (into: string) =>
    `They were not named alike: ${into} is doubtful now, and all that was said stands in its history.`,
  termsDiffer: (terms: string, into: string) => `What is recorded differs (${terms}): that of ${into} stays.`,
  emptied: (which: string) => `No photo is left of ${which}: it is taken out, and its number is free.`,
  emptiedSome: (specimens: number) =>
    `No photo is left of ${specimensOf(specimens)}: they are taken out, and their numbers are free.`,
  originalsStay:
    'The photos on disk stay as they are. Reading their folder again leaves them out unless you ask for them.',
  namesOfImport: (specimens: number) =>
    `Names that this import gave to ${specimensOf(specimens)} of other imports are taken back.`,
  renamedShown: (specimens: number) =>
    `${specimensOf(specimens)} ${specimens === 1 ? 'shows' : 'show'} it. Models that learned it keep its old name.`,
  /** Of an undo that found another state than it left. */
  photosCameAgain: (photos: number) =>
    `${photosOf(photos)} ${photos === 1 ? 'was' : 'were'} read again since, and ${photos === 1 ? 'is' : 'are'} in the collection already.`,
  numberGoneMeanwhile: (numbers: string) => `${numbers} belongs to another specimen by now, so it was not given back.`,
} as const;

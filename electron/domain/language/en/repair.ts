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

export interface FieldChanged {
  readonly field: string;
  /** null: emptied. */
  readonly value: string | number | null;
}

const MOST_LETTERS = 60;
const cut = (text: string) => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text);

const MOST_NAMED = 3;

const fieldsChanged = (fields: readonly FieldChanged[]) => {
  const [only, ...others] = fields;
  if (!only || others.length > 0) {
    const named = fields.slice(0, MOST_NAMED).map(({ field }) => field);
    const more = fields.length - named.length;
    return `${named.join(', ')}${more > 0 ? ` and ${counted(more, 'other field')}` : ''} changed`;
  }
  return only.value === null ? `${only.field} emptied` : `${only.field} set to ${cut(String(only.value))}`;
};

/** What an act would do to one field. */
interface FieldForetold extends FieldChanged {
  readonly way: 'set' | 'set-empty' | 'empty';
  readonly changed: number;
  readonly replaced: number;
  readonly replacedValues: readonly { readonly value: string; readonly specimens: number }[];
  readonly same: number;
  readonly kept: number;
}

/** What becomes of a field, before it is done: "country: 12 specimens get Austria, which replaces Italy (2) in 2 of them; 4 have it already." */
export function fieldForetold(foretold: FieldForetold): string {
  const { field, value, changed, same, kept } = foretold;
  const replaced = replacedWords(foretold);
  const becomes =
    value === null
      ? `emptied in ${specimensOf(changed)}`
      : `${specimensOf(changed)} ${changed === 1 ? 'gets' : 'get'} ${cut(String(value))}`;
  return [
    `${field}: ${becomes}${replaced}`,
    ...(same > 0 ? [`${count(same)} ${value === null ? 'without a value' : `with it already`}`] : []),
    ...(kept > 0 ? [`${count(kept)} with another value, which stays`] : []),
  ].join('; ');
}

function replacedWords({ value, changed, replaced, replacedValues }: FieldForetold): string {
  if (replaced === 0) return '';
  const shown = replacedValues.map((one) => `${cut(one.value)} (${count(one.specimens)})`);
  const left = replaced - replacedValues.reduce((sum, { specimens }) => sum + specimens, 0);
  const list = [...shown, ...(left > 0 ? [`others (${count(left)})`] : [])].join(', ');
  if (value === null) return `, which takes away ${list}`;
  return `, which replaces ${list}${changed === replaced ? '' : `; ${count(changed - replaced)} have none yet`}`;
}

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
  turned: (which: string, by: number) =>
    `${which}: turned ${by === 270 ? '90° to the left' : by === 90 ? '90° to the right' : '180°'}`,
  somePhotos: photosOf,
  photosTakenOut: (photos: number, of: string) => `${photosOf(photos)} of ${of} taken out`,
  specimensTakenOut: (which: string) => `${which} taken out`,
  importTakenOut: (folder: string, utc: string, photos: number) =>
    `Import of ${folder} of ${utc.slice(0, 10)} taken out: ${photosOf(photos)}`,
  renamed: (from: string, to: string) => `${from} renamed ${to}`,
  fields: (of: string, fields: readonly FieldChanged[]) => `${of}: ${fieldsChanged(fields)}`,
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
  typesLeftOut: (types: number) =>
    `${counted(types, 'type is', 'types are')} left out: the fields of types are changed one specimen at a time.`,
  numbersMet: (specimens: number, first: string | null = null, last: string | null = null) =>
    `${specimensOf(specimens)} ${specimens === 1 ? 'has' : 'have'} such a number, from ${first ?? ''} to ${last ?? ''}.`,
  uncertaintyStays: (specimens: number) =>
    `coordinateUncertaintyInMeters stays as it is in ${specimensOf(specimens)}, whose coordinates change.`,
  /** Of an undo that found another state than it left. */
  photosCameAgain: (photos: number) =>
    `${photosOf(photos)} ${photos === 1 ? 'was' : 'were'} read again since, and ${photos === 1 ? 'is' : 'are'} in the collection already.`,
  numberGoneMeanwhile: (numbers: string) => `${numbers} belongs to another specimen by now, so it was not given back.`,
} as const;

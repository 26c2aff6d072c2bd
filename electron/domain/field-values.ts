/*
 * What may be typed into a field of a specimen, and the value that is kept of it. Each field has its rule; what breaks it is a
 * reason in a curator's words. Pure; runs everywhere: the window says it while somebody types, the catalogue before it writes.
 */
import { isoEvent } from './intake/written-date.ts';
import { because, type Reason } from './problems.ts';
import {
  HEADING,
  headingKey,
  type KeptTerm,
  SPECIMEN_TERMS,
  termRow,
  type TermName,
  TERMS,
} from './darwin-core/terms.ts';

/** What people may type of a specimen, beside fields of the catalogue's own. The occurrenceID never changes. */
export type EditedTerm = 'catalogNumber' | KeptTerm;
export const EDITED_TERMS: readonly EditedTerm[] = [
  'catalogNumber',
  ...SPECIMEN_TERMS.map(({ term }) => term as EditedTerm),
];

/** GBIF's vocabulary of type statuses, and of what stands for a species or genus. */
export const TYPE_STATUSES = [
  'holotype',
  'paratype',
  'lectotype',
  'paralectotype',
  'syntype',
  'neotype',
  'allotype',
  'isotype',
  'isolectotype',
  'isoneotype',
  'isosyntype',
  'isoparatype',
  'epitype',
  'isoepitype',
  'cotype',
  'hapantotype',
  'iconotype',
  'topotype',
  'plastotype',
  'hypotype',
  'type',
] as const;

/** Darwin Core's classes that may stand there. */
export const BASES_OF_RECORD = [
  'PreservedSpecimen',
  'FossilSpecimen',
  'LivingSpecimen',
  'MaterialSample',
  'MaterialEntity',
  'MaterialCitation',
  'HumanObservation',
  'MachineObservation',
] as const;

/** Of a mark that has no words of its own. */
export const MARKED = 'yes';

export type CheckedValue = { readonly value: string | number } | { readonly reason: Reason };

const MOST_LETTERS = 1000;
const MOST_LETTERS_OF_NAME = 100;
/** Some ten centimetres. */
const DIGITS_OF_DEGREES = 6;

const refused = (reason: Reason): CheckedValue => ({ reason });

/** The value that is kept of what was typed, or why it is refused. Nothing typed is no value. */
export function checkedValue(term: EditedTerm, typed: string): CheckedValue {
  const text = oneLine(typed);
  if (text === '') return refused(because('field-needs-value'));
  if (text.length > MOST_LETTERS) return refused(because('field-too-long', { most: MOST_LETTERS }));
  switch (term) {
    case 'eventDate':
      return date(text);
    case 'decimalLatitude':
      return degrees(text, 'NS', limitsOf(term));
    case 'decimalLongitude':
      return degrees(text, 'EW', limitsOf(term));
    case 'coordinateUncertaintyInMeters':
      return metres(text, limitsOf(term));
    case 'typeStatus':
      return typeStatus(text);
    case 'basisOfRecord':
      return basisOfRecord(text);
    case 'sensitivePlace':
      return isNone(term, text) ? refused(because('field-says-none')) : { value: text };
    default:
      return { value: text };
  }
}

/** The same of a field of the catalogue's own, which takes any text. */
export function checkedOwnValue(typed: string): CheckedValue {
  return checkedValue('locality', typed);
}

/** Why a field cannot be emptied; null: it can. */
export function whyNotEmptied(term: EditedTerm): Reason | null {
  return term === 'basisOfRecord' ? because('field-never-empty') : null;
}

/** Why no field of the catalogue's own may be called so; null: it may. */
export function whyNoOwnField(typed: string): Reason | null {
  const name = oneLine(typed);
  if (name === '') return because('field-needs-name');
  if (name.length > MOST_LETTERS_OF_NAME) return because('field-too-long', { most: MOST_LETTERS_OF_NAME });
  const key = headingKey(name);
  if (key === '') return because('field-needs-name');
  const term = (Object.keys(TERMS) as TermName[]).find((one) => HEADING[one] === key);
  if (term === undefined || VERBATIM_TERMS.has(term)) return null;
  return EDITED_TERMS.some((one) => one === term)
    ? because('field-is-there', { field: term })
    : because('field-told-elsewhere', { field: term });
}

/** Kept among the catalogue's own fields, under names that the standard has. */
const VERBATIM_TERMS: ReadonlySet<TermName> = new Set(['verbatimEventDate', 'verbatimLatitude', 'verbatimLongitude']);

/** Without line breaks and doubled blanks, in one spelling of its letters. */
export function oneLine(typed: string): string {
  return typed
    .normalize()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function isNone(term: EditedTerm, text: string): boolean {
  return termRow(term).none?.some((nothing) => nothing === text || nothing === headingKey(text)) ?? false;
}

function limitsOf(term: EditedTerm): readonly [number, number] {
  return termRow(term).within ?? [-Infinity, Infinity];
}

function date(text: string): CheckedValue {
  const value = isoEvent(text);
  if (value !== null) return { value };
  const [first, second] = [isoEvent(text, 'day'), isoEvent(text, 'month')];
  return first !== null && second !== null
    ? refused(because('field-date-two-ways', { first, second }))
    : refused(because('field-no-date'));
}

const NUMBER = String.raw`\d+(?:[.,]\d+)?`;
const plainNumber = (text: string) => Number(text.replace(',', '.'));

/** Degrees with their decimals, or degrees, minutes and seconds with the side: 47°16'9"N. */
function degrees(text: string, sides: string, [least, greatest]: readonly [number, number]): CheckedValue {
  const unreadable = refused(because('field-no-degrees', { example: sides === 'NS' ? '47°16′9″N' : '11°24′5″E' }));
  const decimal = new RegExp(`^([+−-]?)(${NUMBER})\\s*°?\\s*([NSEW]?)$`, 'i').exec(text);
  const parts = new RegExp(
    `^()(\\d+)\\s*[°º]\\s*(?:(${NUMBER})\\s*['′’]\\s*)?(?:(${NUMBER})\\s*(?:["″”]|''|′′)\\s*)?([NSEW])$`,
    'i',
  ).exec(text);
  const [, sign = '', whole = '', minutes = '0', seconds = '0', side = ''] = parts ?? [];
  const [, sign2 = '', number = '', side2 = ''] = decimal ?? [];
  if (!decimal && !parts) return unreadable;
  const letter = (decimal ? side2 : side).toUpperCase();
  if (letter !== '' && (!sides.includes(letter) || (decimal ? sign2 : sign) !== '')) return unreadable;
  if (plainNumber(minutes) >= 60 || plainNumber(seconds) >= 60) return unreadable;
  const size = decimal ? plainNumber(number) : Number(whole) + plainNumber(minutes) / 60 + plainNumber(seconds) / 3600;
  const isNegative = sign2 === '-' || sign2 === '−' || letter === 'S' || letter === 'W';
  const value = Number((isNegative && size !== 0 ? -size : size).toFixed(DIGITS_OF_DEGREES));
  return value >= least && value <= greatest
    ? { value }
    : refused(because('field-beyond', { least: `${least}`, greatest: `${greatest}` }));
}

function metres(text: string, [least, greatest]: readonly [number, number]): CheckedValue {
  const [, number = '', unit = 'm'] = new RegExp(`^(${NUMBER})\\s*(m|km)?$`, 'i').exec(text) ?? [];
  const value = number === '' ? Number.NaN : plainNumber(number) * (unit.toLowerCase() === 'km' ? 1000 : 1);
  return value >= least && value <= greatest ? { value } : refused(because('field-no-metres'));
}

/** One of the words, each with what it is the type of behind it: "holotype of Carabus auratus | paratype of …". */
function typeStatus(text: string): CheckedValue {
  if (isNone('typeStatus', text)) return refused(because('field-says-none'));
  const written = text.split(/\s*[|;]\s*/).map((part) => {
    const [word = ''] = /^\p{L}+/u.exec(part) ?? [];
    const status = TYPE_STATUSES.find((one) => one === word.toLowerCase());
    return { word: word || part, text: status === undefined ? null : status + part.slice(word.length) };
  });
  const unknown = written.find((part) => part.text === null);
  if (unknown) return refused(because('field-no-type', { value: unknown.word }));
  return { value: written.map((part) => part.text).join(' | ') };
}

function basisOfRecord(text: string): CheckedValue {
  const key = headingKey(text);
  const value = BASES_OF_RECORD.find((one) => headingKey(one) === key);
  return value === undefined ? refused(because('field-no-basis', { words: BASES_OF_RECORD.join(', ') })) : { value };
}

/*
 * What is found in a Darwin Core Archive, as a registrar would say it who wants it to be taken: what is wrong, what GBIF makes
 * of it, what helps. Runs everywhere.
 */
import type { CheckName, RuleName } from '../../darwin-core/verdict-rules.ts';
import { count, counted } from './words.ts';

export interface Found {
  readonly count: number;
  /** The file of the archive; '' where it is the archive as a whole. */
  readonly file: string;
  /** The term or part that it is about. */
  readonly about: string;
}

const rows = (of: number) => counted(of, 'row');
const records = (of: number) => counted(of, 'record');
const has = (of: number) => (of === 1 ? 'has' : 'have');
const is = (of: number) => (of === 1 ? 'is' : 'are');

const LAYOUT = {
  'not-a-zip': () =>
    'This is no zip file, or a damaged one, so nothing in it could be read. Make it again, or fetch it again.',
  'too-large': ({ file }: Found) =>
    `${file || 'The archive'} is larger than is read here, or shrinks so much that it looks like a trap. It was not read.`,
  'meta-missing': () =>
    'There is no meta.xml, which says what the files and their columns are. GBIF cannot tell what it is given without it.',
  'meta-unreadable': ({ about }: Found) =>
    `meta.xml cannot be read as XML: ${about}. Nothing can be checked before it can.`,
  'core-missing': () =>
    'meta.xml names no core: the one file whose rows are the records. Mark one of the files as core.',
  'cores-several': () => 'meta.xml names more than one core. There may be one; the others are to be extensions.',
  'file-missing': ({ file }: Found) =>
    `meta.xml names ${file || 'a file without a name'}, which is not in the archive. Put it in, or take it out of meta.xml.`,
  'file-unreadable': ({ file, about }: Found) => `${file} cannot be read to its end: ${about}.`,
  'files-several': ({ file }: Found) =>
    `meta.xml gives ${file} several locations. Many readers take the first alone; put the rows into one file.`,
  'in-a-folder': ({ about }: Found) =>
    `The files lie in the folder ${about} inside the zip. Most readers look there, some do not: put them at the top.`,
  'no-rows': ({ file }: Found) => `${file} has no rows, so there is nothing to index.`,
} as const;

const TERMS = {
  'core-type-unknown': ({ about }: Found) =>
    `The core is said to be of ${about || 'nothing'}, which GBIF does not index. Occurrence, Event, Taxon and MaterialEntity are known.`,
  'extension-type-unknown': ({ file, about }: Found) =>
    `${file} is said to hold ${about || 'nothing'}, an extension that GBIF does not know; its rows are passed over.`,
  'term-missing': ({ file, about }: Found) =>
    `${file} has no column for ${about}, by which records are found and used.`,
  'term-unknown': ({ file, about }: Found) =>
    `The column ${about || 'without a name'} of ${file} is no term of the standards that GBIF reads, so it is passed over. Is it spelt as the standard has it?`,
  'term-twice': ({ file, about }: Found) =>
    `${about} stands on two columns of ${file}. Each reader takes another one of them: leave one.`,
  'index-twice': ({ file, about }: Found) =>
    `Column ${about} of ${file} is given to two terms, which then say the same.`,
  'index-wrong': ({ file, about }: Found) =>
    `meta.xml gives ${file} the column “${about}”. Columns are counted in whole numbers from 0.`,
  'default-beside-index': ({ file, about }: Found) =>
    `${about} of ${file} has a column and a default as well. Readers differ in which empty cells get the default: write the value into the column.`,
} as const;

const COLUMNS = {
  'columns-wrong': ({ count: n, file }: Found) =>
    `${rows(n)} of ${file} ${has(n)} more or fewer cells than the heading or meta.xml says, so values stand under the wrong terms. A tab, comma or line break inside a cell does this.`,
  'heading-as-row': ({ file }: Found) =>
    `The heading of ${file} would be read as a record: meta.xml lacks ignoreHeaderLines="1" for it.`,
  'heading-unlike': ({ file, about }: Found) =>
    `The heading of ${file} calls a column ${about} that meta.xml gives to another term. One of the two is wrong.`,
} as const;

const LETTERS = {
  'encoding-missing': ({ file }: Found) =>
    `meta.xml does not say how the letters of ${file} are written. Add encoding="UTF-8"; some readers stop without it.`,
  'encoding-unknown': ({ file, about }: Found) =>
    `${file} is said to be in “${about}”, which no reader knows. UTF-8 is best.`,
  'mark-first': ({ file }: Found) =>
    `${file} begins with a byte-order mark, which becomes part of its first heading or identifier. Save it as UTF-8 without a mark.`,
  'letters-lost': ({ count: n, file }: Found) =>
    `${counted(n, 'cell')} of ${file} ${has(n)} letters that were lost (�). It was saved in another encoding than meta.xml says.`,
} as const;

const IDENTIFIERS = {
  'id-missing': ({ file }: Found) =>
    `${file} has no identifier for its records: meta.xml gives it no <id>. Give it the column of occurrenceID.`,
  'id-empty': ({ count: n, file }: Found) =>
    `${records(n)} of ${file} ${has(n)} no identifier. GBIF needs one for each, which stays the same for ever.`,
  'id-twice': ({ count: n, file }: Found) =>
    `${counted(n, 'identifier')} of ${file} ${n === 1 ? 'stands' : 'stand'} on another record as well. GBIF would take neither.`,
  'id-twice-in-case': ({ count: n, file }: Found) =>
    `${counted(n, 'identifier')} of ${file} ${is(n)} another record’s but for capital letters, and many programs make no difference between these.`,
  'coreid-missing': ({ file }: Found) =>
    `${file} does not say to which records its rows belong: meta.xml gives it no <coreid>.`,
  'coreid-empty': ({ count: n, file }: Found) =>
    `${rows(n)} of ${file} ${n === 1 ? 'does' : 'do'} not say to which record.`,
  'coreid-dangling': ({ count: n, file }: Found) =>
    `${rows(n)} of ${file} ${n === 1 ? 'belongs' : 'belong'} to records that are not in the archive, and would be passed over.`,
} as const;

const CELLS = {
  'null-written': ({ count: n, file }: Found) =>
    `${counted(n, 'cell')} of ${file} ${n === 1 ? 'says' : 'say'} NULL or \\N. GBIF reads that as empty, other programs as that word; leave the cell empty.`,
  'entity-written': ({ count: n, file }: Found) =>
    `${counted(n, 'cell')} of ${file} ${has(n)} signs like &amp; or &#228;. Some readers turn these into letters, others do not: write the letter itself.`,
  'basis-missing': ({ count: n }: Found) =>
    `${records(n)} ${n === 1 ? 'does' : 'do'} not say what the evidence is. Fill in basisOfRecord: PreservedSpecimen for what lies in a drawer.`,
  'basis-unknown': ({ count: n }: Found) =>
    `${records(n)} ${has(n)} a basisOfRecord that is none of Darwin Core’s, such as PreservedSpecimen or HumanObservation.`,
  'name-missing': ({ count: n }: Found) =>
    `${records(n)} ${has(n)} no scientific name by a person, and would be indexed under no taxon.`,
  'name-with-qualifier': ({ count: n, file }: Found) =>
    `${counted(n, 'name')} of ${file} ${has(n)} a doubt written into ${n === 1 ? 'it' : 'them'} (cf., aff., ?). Put the doubt into identificationQualifier, or GBIF may take another taxon.`,
  'date-missing': ({ count: n }: Found) => `${records(n)} ${has(n)} no date of collection. A year alone helps already.`,
  'date-unreadable': ({ count: n, file, about }: Found) =>
    `${records(n)} of ${file} ${has(n)} a date in ${about} that is not read as one. Write 1901-05-02, 1901-05 or 1901.`,
  'date-to-come': ({ count: n, about }: Found) =>
    `${records(n)} ${has(n)} a date in ${about} that is still to come. Is it the right year?`,
  'date-too-early': ({ count: n, about }: Found) =>
    `${records(n)} ${has(n)} a date in ${about} before the year 1500, which GBIF does not take.`,
  'status-unknown': ({ count: n }: Found) =>
    `${records(n)} ${has(n)} an occurrenceStatus other than present or absent.`,
} as const;

const PLACES = {
  'coordinate-alone': ({ count: n }: Found) =>
    `${records(n)} ${has(n)} a latitude without a longitude, or the reverse. GBIF drops such a place.`,
  'coordinate-no-number': ({ count: n }: Found) =>
    `${records(n)} ${has(n)} coordinates that are no decimal numbers. Degrees and minutes go to verbatimCoordinates.`,
  'coordinate-out': ({ count: n }: Found) =>
    `${records(n)} ${n === 1 ? 'lies' : 'lie'} off the globe: a latitude beyond 90 or a longitude beyond 180 degrees.`,
  'coordinate-swapped': ({ count: n }: Found) =>
    `${records(n)} ${has(n)} a latitude beyond 90 degrees. Latitude and longitude are probably in each other’s column.`,
  'coordinate-zero': ({ count: n }: Found) =>
    `${records(n)} ${n === 1 ? 'lies' : 'lie'} at 0, 0 in the Atlantic, which mostly means that the place is not known. Empty both.`,
  'uncertainty-missing': ({ count: n }: Found) =>
    `${counted(n, 'place')} without an uncertainty. Fill in coordinateUncertaintyInMeters, so that others know what a place is good for.`,
  'uncertainty-wrong': ({ count: n }: Found) =>
    `${records(n)} ${has(n)} a coordinateUncertaintyInMeters that is no number above 0. It is never 0: leave it empty where it is not known.`,
} as const;

const MEDIA = {
  'media-missing': ({ count: n, file }: Found) =>
    `${rows(n)} of ${file} ${has(n)} no address, so the photo cannot be shown.`,
  'media-address': ({ count: n, file }: Found) =>
    `${rows(n)} of ${file} ${has(n)} an address that others cannot reach, such as a place on one computer.`,
  'media-twice': ({ count: n, file }: Found) =>
    `${counted(n, 'address')} of ${file} ${n === 1 ? 'stands' : 'stand'} on several rows. If two photos are called alike, let the addresses end in their paths.`,
} as const;

const DESCRIPTION = {
  'licence-missing': () => 'No licence is named. GBIF publishes under CC0, CC BY or CC BY-NC: choose one of them.',
  'licence-unknown': ({ about }: Found) =>
    `The licence “${about}” is none of those under which GBIF publishes: CC0 1.0, CC BY 4.0, CC BY-NC 4.0.`,
  'licence-of-record': ({ count: n }: Found) =>
    `${records(n)} ${has(n)} a licence of ${n === 1 ? 'its' : 'their'} own that GBIF does not know.`,
  'eml-missing': ({ about }: Found) =>
    `There is no ${about || 'description'} that says whose collection this is, with title, people and licence.`,
  'eml-unreadable': ({ file, about }: Found) => `${file} cannot be read as XML: ${about}.`,
  'title-missing': () => 'The description has no title. Name the collection as it is to be cited.',
  'creator-missing': () =>
    'The description names nobody who made the collection. A surname or an organisation is needed.',
  'contact-missing': () =>
    'The description names nobody to ask. A surname or an organisation is needed, and best an e-mail address.',
  'pubdate-missing': () => 'The description does not say when it was published.',
  'pubdate-wrong': ({ about }: Found) =>
    `The date of publication “${about}” is none. Write it as 2026-05-26, or the year alone.`,
  'abstract-missing': () => 'The description has no abstract. Two sentences on what the collection holds are enough.',
} as const;

const RULES: Readonly<Record<RuleName, (found: Found) => string>> = {
  ...LAYOUT,
  ...TERMS,
  ...COLUMNS,
  ...LETTERS,
  ...IDENTIFIERS,
  ...CELLS,
  ...PLACES,
  ...MEDIA,
  ...DESCRIPTION,
};

const PASSED: Readonly<Record<CheckName, string>> = {
  layout: 'meta.xml names files that are there',
  terms: 'every column is a term that GBIF reads, none twice',
  columns: 'every row has all its cells',
  letters: 'UTF-8 without a mark, no letter lost',
  identifiers: 'an identifier on every record, none twice',
  links: 'each row of an extension belongs to a record',
  nothing: 'no NULL, nothing like &amp;',
  basis: 'basisOfRecord as Darwin Core has it',
  names: 'a scientific name on every record',
  dates: 'dates that can be read, none to come',
  coordinates: 'coordinates on the globe, none at 0, 0',
  uncertainty: 'an uncertainty for every place',
  status: 'occurrenceStatus present or absent',
  licence: 'a licence that GBIF takes',
  media: 'addresses of photos that others can reach',
  description: 'title, people, contact, date, abstract',
};

export const VERDICT = {
  rules: RULES,
  passed: PASSED,
  good: 'GBIF would index this',
  bad: (things: number) => `GBIF would refuse this: ${counted(things, 'thing')} to mend`,
  checksPassed: (checks: number) => `${counted(checks, 'check')} passed, offline, on the files as written.`,
  worthMending: 'Worth mending',
  toMend: 'To mend first',
  passedTitle: 'Passed',
  /** Of a file of the archive. */
  rows: (file: string, of: number) => `${file}: ${rows(of)}`,
  record: (one: { id: string | null; line: number | null; value: string }) =>
    [one.line === null ? '' : `line ${count(one.line)}`, one.id ?? '', one.value === '' ? '' : `“${one.value}”`]
      .filter((part) => part !== '')
      .join(', '),
  more: (of: number) => `and ${count(of)} more`,
} as const;

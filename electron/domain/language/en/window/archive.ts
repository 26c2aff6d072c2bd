/* What the window says: a Darwin Core Archive to publish. */
import { bytesWords, count, counted } from '../words.ts';

export const PUBLISH = {
  toPublish: 'To publish',
  preset: { title: 'Darwin Core Archive', note: 'occurrences, determinations, photos' },
  whatItIs: 'every determination kept as a row; a machine’s as a machine’s',
  machine: 'keep machine names',
  grid: {
    label: 'Places to keep back',
    values: { 0: 'not at all', 0.01: 'to 0.01°', 0.1: 'to 0.1°', 1: 'to 1°' },
  },
  verdict: 'What GBIF would make of it',
  checking: 'Checking …',
  checkingNote: 'Every row is made once and looked at, as it would be written.',
  files: 'Files of the archive',
  label: (file: string) => `First rows of ${file}`,
  note: (shown: number, all: number) =>
    shown < all
      ? `First ${count(shown)} of ${counted(all, 'row')}, exactly as they will be written.`
      : `All ${counted(all, 'row')}, exactly as they will be written.`,
  said: (record: string) => `identification.txt for ${record}`,
  nothingSaid: 'Nobody has named this specimen, and no model either.',
  showThem: 'Show them',
  showRecords: 'Records to look at',
  describe: 'Describe the collection',
  act: 'Write archive',
  failed: 'The archive was not written',
  sensitive: (specimens: number) =>
    `${counted(specimens, 'specimen')} with a place to keep back: the cell of a grid stands for it; locality, remarks and photos stay here`,
  noMedia: 'No public address for the photos, so the media table is left out',
  result: (rows: number, bytes: number) => `${counted(rows, 'row')}, ${bytesWords(bytes)}`,
  file: (name: string) => `${name}-dwca.zip`,
  form: {
    title: 'About the collection',
    note: 'Kept with the catalogue, written as eml.xml.',
    missing: 'GBIF still asks for:',
    needed: {
      title: 'a title',
      abstract: 'an abstract',
      creators: 'somebody who made the collection',
      contact: 'somebody to ask, with an e-mail address',
      licence: 'a licence',
    },
    fields: {
      title: 'Title',
      abstract: 'Abstract',
      institutionCode: 'Institution code',
      collectionCode: 'Collection code',
      pubDate: 'Published on (YYYY-MM-DD)',
      mediaBase: 'Public address of the photos',
    },
    pubDateNote: 'Left empty: the day on which it is written.',
    mediaNote:
      'What the addresses of all photos begin with, such as https://media.example.org/beetles/. Left empty: photos are not told of.',
    mediaEnds: { label: 'Addresses end in', path: 'the path below the imported folder', name: 'the file name' },
    creators: 'Made by',
    addCreator: 'Add one',
    removeCreator: (place: number) => `Take out creator ${count(place)}`,
    contact: 'Whom to ask',
    party: {
      givenName: 'Given name',
      surname: 'Surname',
      organisation: 'Organisation',
      email: 'E-mail',
      orcid: 'ORCID',
    },
    partyOf: (whose: string, field: string) => `${whose}: ${field}`,
    licence: 'Licence',
    licences: {
      'CC0-1.0': 'CC0 (no conditions)',
      'CC-BY-4.0': 'CC BY (naming you)',
      'CC-BY-NC-4.0': 'CC BY-NC (not for sale)',
    },
    keep: 'Keep',
    back: 'Back to the files',
    wrong: {
      orcid: 'This is no ORCID: a digit is wrong or missing.',
      pubDate: 'Write the date as 2026-05-26.',
      mediaBase: 'This is no address that others can reach.',
    },
  },
} as const;

/*
 * The diagnostics file: what a person may send with a question, read before it is sent. No names of persons, photos or
 * folders stand in it. Runs everywhere.
 */
import { bytesWords, count, counted } from './words.ts';

export const DIAGNOSTICS = {
  title: (version: string) => `Vasculum ${version}: diagnostics`,
  about:
    'Made to be sent with a question. It holds no names of persons, photos, folders or taxa. Read it before you send it; nothing sends it by itself.',
  made: (utc: string) => `Made ${utc}`,
  parts: {
    program: 'Program',
    computer: 'Computer',
    device: 'Device',
    catalogue: 'Catalogue',
    backups: 'Backups',
    findings: 'What a check of it finds',
    problems: 'Problems told last, newest last',
  },
  system: (name: string, release: string, arch: string) => `${name} ${release}, ${arch}`,
  processors: (processors: number, model: string) => `${counted(processors, 'processor')}, ${model}`,
  memory: (bytes: number, free: number) => `${bytesWords(bytes)} of memory, ${bytesWords(free)} free`,
  precision: (precision: string) => `learns in ${precision}`,
  none: 'none',
  noCatalogue: 'none was open',
  lies: {
    fixed: 'lies on a drive of this computer',
    removable: 'lies on a removable drive',
    network: 'lies on a network drive',
  },
  service: (service: string) => `in a folder that ${service} keeps in step`,
  file: (bytes: number, free: number) => `its file has ${bytesWords(bytes)}; ${bytesWords(free)} are free on its drive`,
  holds: (held: { photos: number; specimens: number; taxa: number; models: number }) =>
    `${counted(held.photos, 'photo')}, ${counted(held.specimens, 'specimen')}, ${counted(held.taxa, 'taxon', 'taxa')}, ${counted(held.models, 'model')}`,
  statuses: (held: { verified: number; proposed: number; doubtful: number; unnamed: number }) =>
    `${count(held.verified)} verified, ${count(held.proposed)} predicted, ${count(held.doubtful)} doubtful, ${count(held.unnamed)} without a name`,
  onlyLook: 'open to look only',
  notClosed: 'it was not closed properly before',
  backups: (copies: number, newestUtc: string | null) =>
    `${counted(copies, 'copy', 'copies')}${newestUtc === null ? '' : `, the newest that was looked through of ${newestUtc}`}`,
  notOpened: (code: string) => `it could not be opened: ${code}`,
  button: 'Make a diagnostics file',
  making: 'Looking at the program and the catalogue…',
  label: 'Diagnostics file',
  why: 'For a question to whoever helps you. You see all of it here before it is saved.',
  save: 'Save as a file',
  saved: (name: string) => `Saved as ${name}.`,
  command: {
    about: 'say what whoever helps you needs to know, without names of persons, photos or folders',
    catalogue: 'a catalogue that the question is about; it is looked over, and nothing is written in it',
    out: 'write it into this file instead',
    replace: 'replace the file if it is there',
    written: (path: string) => `Written: ${path}. Read it before you send it.`,
  },
} as const;

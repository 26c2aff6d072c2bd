/* What the commands say that write and check Darwin Core Archives. Only the command line loads it. */
import { count, counted } from '../words.ts';

export const ARCHIVES = {
  about: 'write a Darwin Core Archive for GBIF, with every determination, and what GBIF would make of it',
  out: 'the file to write, or a folder for archive.zip',
  withoutMachine: 'leave out what models predicted',
  grid: 'places that are to be kept back are given by a cell of so many degrees; 0: not at all',
  description:
    'a JSON file with title, abstract, creators, contact, licence …; kept with the catalogue from then on. "-": an empty one is printed and nothing else is done',
  written: (rows: number, bytes: number, path: string) => `${counted(rows, 'row')} (${count(bytes)} bytes): ${path}`,
  noDescription: (file: string) =>
    `${file} is no description: it must be a JSON object like the one that "--description -" prints.`,
  check: 'look an archive over instead of a catalogue, of whoever',
  oneOfTwo: 'Name either a catalogue or an archive: --catalogue <dir> or --archive <file>.',
  worthMending: (things: number) => `${counted(things, 'thing')} worth mending`,
} as const;

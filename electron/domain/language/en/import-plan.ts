/* What an import would make of a folder, in words: on the command line and in the window. Runs everywhere. */
import type { ApartReason, ChangedTerm, Contradiction, NamesInFiles, PlanChanges } from '../../intake/plan.ts';
import { count, counted, shortened } from './words.ts';

export const PLAN = {
  /** Why photos whose names are built alike are of one specimen or of several. */
  reasons: {
    watched: 'as it was told while the folder was watched',
    decided: 'as you decided',
    rule: 'by your rule',
    recorded: 'the number stands in the records',
    number: 'catalogue number',
    folder: 'the folder is called by the catalogue number',
    views: 'views of one number, side by side',
    'counted-anew': 'counted anew in each folder, so no catalogue number',
    'few-digits': 'too few digits for a catalogue number',
    counter: 'a camera’s counter, no catalogue number',
    date: 'a date, no catalogue number',
    words: 'no number in the name',
  } satisfies Record<ApartReason, string>,
  specimens: (photos: number, specimens: number) =>
    photos === specimens
      ? `${counted(photos, 'photo')}, ${photos === 1 ? 'its' : 'each its'} own specimen`
      : `${counted(photos, 'photo')} of ${counted(specimens, 'specimen')}`,
  contradiction: ({ kind, specimen, stands, says, path }: Contradiction) => {
    switch (kind) {
      case 'two-names':
        return `${specimen} lies in folders of two names, ${stands} and ${says} (${path}). No name is taken from them.`;
      case 'against-catalogue':
        return `${specimen} is ${stands} in the catalogue, and its folder says ${says} (${path}).`;
      case 'copy':
        return `One picture lies under two names: ${stands} (${specimen}) and ${says} (${path}).`;
      case 'table':
        return `${specimen}: the table says ${says}, against ${stands} (${path}).`;
      case 'number':
        return `${path} says number ${says}; in the catalogue it is a photo of ${stands}.`;
      case 'view':
        return `${path} says view ${says}; in the catalogue it is ${stands}.`;
      case 'barcode':
        return `${path} is named after number ${stands}; the code in the photo says ${says}.`;
    }
  },
  termsChanged: ({ fields, specimens }: { readonly fields: number; readonly specimens: number }) =>
    `${counted(fields, 'field')} of ${counted(specimens, 'specimen')} changed by the table`,
  termChanged: ({ specimen, field, before, after }: ChangedTerm) =>
    `${specimen}, ${field}: ${before} → ${after === '' ? 'nothing' : after}`,
  /** A photo that moved is known by its content, and a plan reads none. */
  movedUnseen: 'Whether the photos that are no longer there were moved is seen when the new ones are read.',
  copy: ({ path, of }: { readonly path: string; readonly of: string }) => `${path} is the same file as ${of}`,
  homonym: ({ name, taxa, photos }: { name: string; taxa: readonly string[]; photos: number }) =>
    `${name}, ${photos === 0 ? 'in the checklist' : counted(photos, 'photo')}: ${taxa.join(' or ')}? Write the author behind the name.`,
  spellings: ({ name, taken, others }: { name: string; taken: string; others: readonly string[] }) =>
    `${name}: ${taken} is taken for its authors, also written ${others.join(' and ')}`,
  namesInFiles: ({ photos, names }: NamesInFiles) =>
    `${counted(photos, 'file name reads', 'file names read')} like a scientific name (${shortened(names)}). Names are taken from folders or a table only.`,
  changes: ({ added, known, changed, numbered, takenOut, vanished }: PlanChanges) =>
    [
      `${known === 0 ? counted(added, 'photo') : count(added)} new${added > 0 && vanished > 0 ? ' or moved' : ''}`,
      known > 0 ? `${count(known)} known already` : '',
      changed > 0 ? `${count(changed)} with another size or date` : '',
      numbered > 0 ? `${counted(numbered, 'known specimen')} numbered by the table` : '',
      takenOut > 0 ? `${count(takenOut)} taken out before` : '',
      vanished > 0 ? `${count(vanished)} no longer there` : '',
    ]
      .filter(Boolean)
      .join(', '),
  /** Decoding every photo would take too long for a plan. */
  codes:
    'Barcodes and QR codes are read while importing. A number found then may join photos that the plan shows apart, and fit rows of the table that the plan shows left over.',
  /** On the command line, where nothing else asks for it. */
  namesNotTaken:
    'No names are taken from folders. --labels classes (any folder) or --labels folders (those named like a taxon) takes them, with --identified-by NAME.',
  tablesLeft: (names: readonly string[]) =>
    `${shortened(names)}: not read as a table. --records FILE reads one beside the photos.`,
  pages: ({ files, pages }: { readonly files: number; readonly pages: number }) =>
    `${counted(files, 'TIFF file')} of several pages, ${counted(pages, 'page')} in all`,
  pagesRead: { first: 'the first page of each is read', all: 'each page becomes a photo of the same specimen' },
  boxes: (photos: number) => `${counted(photos, 'photo')} with a box that another program marked`,
  parts: { learn: 'to learn from', validation: 'held out', test: 'to test with' },
} as const;

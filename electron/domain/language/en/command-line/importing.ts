/* What `import` says beside its plan. Only the command line loads it. */
import { PLAN } from '../import-plan.ts';
import { count, counted, duration } from '../words.ts';

interface Result {
  readonly added: number;
  readonly known: number;
  readonly exactCopies: number;
  readonly moved: number;
  readonly specimensAdded: number;
  readonly labelled: number;
  readonly namedByTable: number;
  readonly unlabelled: number;
  readonly changed: number;
  readonly numbered: number;
  readonly takenOut: number;
  readonly partsChanged: number;
  readonly turned: number;
  readonly codesRead: number | null;
  readonly codesAgainst: number;
  readonly severalPages: number;
  readonly boxed: number;
  readonly otherFiles: number;
  readonly seconds: number;
}

export const IMPORTING = {
  about: 'read a folder of photos where it is',
  folder: 'the folder with the photos, read with all folders in it',
  labels:
    'classes: each folder is a class, whatever it is called; folders: a folder named like a taxon names the photos in it (the default when --identified-by is given)',
  identifiedBy: 'the person who vouches for names taken from folders',
  orcid: 'the ORCID of that person, kept with the catalogue; tables say it as identifiedByID',
  noOrcid: 'It must be an ORCID, such as 0000-0002-1825-0097, with a last digit that fits.',
  orcidOfWhom: '--orcid needs --identified-by NAME: whose it is',
  nameRule:
    'where the catalogue number and the view stand in file names, such as VC_{number}[_{view}].{ext}; when left out, photos are of one specimen only on evidence',
  names: (columns: readonly string[]) =>
    `checklist with ranks and authors (CSV); names.csv in the folder when left out. Columns read: ${columns.join(', ')}`,
  records: (columns: readonly string[]) =>
    `records by catalogue number or file name (CSV, XLSX, or a file of iNaturalist, GBIF, Camtrap DP, COCO, MegaDetector, Label Studio, Specify or Symbiota); when left out, catalogue.csv or catalogue.xlsx in the folder, else the one file of these programs there (a table under another name is read only where it is given). Names with their determiner and date become determinations; other columns read: ${columns.join(', ')}; the rest is kept as it is`,
  column: (uses: readonly string[]) =>
    `what a column of the records is, where it is taken for something else (can be given several times): ${uses.join(', ')}`,
  agreeSpoilt:
    'let numbers of the records that a spreadsheet changed (233 for 000233) stand for those that --dry-run proposes',
  learnFrom:
    'box: networks look at the box that a file of another program marks in a photo; photo: at the whole of each photo; when left out, as before, and in new photos at the whole',
  pages:
    'of a TIFF file with several pages, all: each page becomes a photo of the same specimen; first: its first page alone, as when left out. Pages that are in the catalogue stay there',
  dryRun: 'show the plan and write nothing',
  again: 'also read photos that were taken out before; left out otherwise',
  contents:
    'also read known photos to their ends; otherwise one whose size and date are as they were is taken to be the same',
  codes: 'also read barcodes, QR and Data Matrix codes from the photos; takes several times as long',
  followLinks: 'also read what links in the folder lead to outside it; left alone otherwise',
  noBoxes: 'No file beside the photos marks boxes in them: networks look at whole photos',
  notAColumn: (written: string, uses: readonly string[]) =>
    `--column "${written}" is not HEADING=USE, where USE is one of ${uses.join(', ')}`,
  needPerson: (labels: string) => `--labels ${labels} needs --identified-by NAME: a person who vouches for these names`,

  /** Of a plan. */
  holds: (photos: number, specimens: number, changes: string) =>
    `${counted(photos, 'photo')}, ${counted(specimens, 'specimen')}; ${changes}`,
  apart: 'How specimens are told apart:',
  namesFromFolders: 'Names from folders:',
  namesFromTable: 'Names from the table:',
  /** `folder`: null for a table. */
  name: (name: string, isNew: boolean, photos: number, folder: string | null) =>
    `${name}${isNew ? ' (new)' : ''}: ${counted(photos, 'photo')}${folder === null ? '' : `, from ${folder}`}`,
  label: (label: string) => `label ${label}`,
  spellings: 'Authors that are written in several ways:',
  noNames: 'Folders that are no name:',
  folderOf: (folder: string, photos: number) => `${folder}: ${counted(photos, 'photo')}`,
  thisFolder: 'the folder itself',
  homonyms: 'Names that are not taken:',
  unnamed: (photos: number) => `${counted(photos, 'photo')} without a name`,
  parts: ({ learn, validation, test }: Readonly<Record<keyof typeof PLAN.parts, number>>) =>
    `Given parts: ${count(learn)} ${PLAN.parts.learn}, ${count(validation)} ${PLAN.parts.validation}, ${count(test)} ${PLAN.parts.test}`,
  columns: 'Its columns:',
  pagesOf: (pages: { readonly files: number; readonly pages: number }, read: keyof typeof PLAN.pagesRead) =>
    `${PLAN.pages(pages)}: ${PLAN.pagesRead[read]}${read === 'all' ? '' : '; --pages all reads the others too'}`,
  boxes: (photos: number) => `${PLAN.boxes(photos)}; --learn-from box lets networks look at the box alone`,
  contradictions: 'Contradictions, left for you to decide:',
  nothingWritten: 'Nothing was written.',

  result: (one: Result) => {
    const some = (value: number, words: string) => (value > 0 ? [`${count(value)} ${words}`] : []);
    const parts = [
      `${counted(one.added, 'photo')} added`,
      ...some(one.known, 'known already'),
      ...some(one.moved, 'of these moved'),
      ...(one.exactCopies > 0 ? [counted(one.exactCopies, 'exact copy', 'exact copies')] : []),
      `${counted(one.specimensAdded, 'specimen')} new`,
      counted(one.labelled - one.namedByTable, 'named by its folder', 'named by their folders'),
      ...some(one.namedByTable, 'named by the table'),
      ...(one.unlabelled > 0 ? [`${counted(one.unlabelled, 'photo')} without a name`] : []),
      ...some(one.changed, 'with another content than before'),
      ...(one.numbered > 0 ? [`${counted(one.numbered, 'known specimen')} numbered by the table or a code`] : []),
      ...some(one.takenOut, 'taken out before and left out'),
      ...some(one.partsChanged, 'in another given part than before'),
      ...some(one.turned, 'shown upright by their EXIF'),
      ...(one.codesRead === null ? [] : [`${count(one.codesRead)} with a barcode or QR code`]),
      ...some(one.codesAgainst, 'of these against the number in the file name'),
      ...some(one.severalPages, 'with several pages, of which the first was read'),
      ...some(one.boxed, 'to be learnt by their box'),
      ...(one.otherFiles > 0 ? [counted(one.otherFiles, 'other file')] : []),
    ];
    return `${parts.join(', ')}; ${duration(one.seconds)}`;
  },
  knownUnread: 'Known photos of the same size and date were not read; --contents reads them too',
  againReads: '--again reads what was taken out before as new photos',
  pagesAll: '--pages all reads the other pages too',
  linksOut: {
    left: 'Links out of the folder, left alone; --follow-links reads what they lead to:',
    followed: 'Links out of the folder, followed:',
  },
  link: ({ path, target }: { readonly path: string; readonly target: string }) => `${path} leads to ${target}`,
  linksLeft: (links: number) =>
    `${counted(links, 'link')} out of the folder left alone; --follow-links reads what they lead to`,
  unnamedFolders: 'Folders that give no name:',
  copies: 'Exact copies:',
  contradictionsLeft: (contradictions: number) =>
    `${counted(contradictions, 'contradiction')}, left for you to decide:`,
  unreadable: (files: number) =>
    `${counted(files, 'file')} could not be read; the rest is not held up by ${files === 1 ? 'it' : 'them'}:`,
  vanished: (photos: number) => `${counted(photos, 'photo')} of this folder no longer there:`,
  termsChanged: (changed: { readonly fields: number; readonly specimens: number }) => `${PLAN.termsChanged(changed)}:`,
  moreInJson: (left: number, isAll: boolean) => `… and ${count(left)} more; --json shows ${isAll ? 'all' : 'more'}`,
} as const;

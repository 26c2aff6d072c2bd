/* What the window says: the export. Each text is whole, values and all, so that another language may order it as it must. */
import { bytesWords, count, counted } from '../words.ts';

export const EXPORT = {
  title: 'Export',
  from: (photos: number, specimens: number) => `from ${counted(photos, 'photo')} of ${counted(specimens, 'specimen')}`,
  presets: {
    label: 'Presets',
    table: 'Table',
    plain: { title: 'Plain CSV', note: 'for programs: cells as they are' },
    excel: { title: 'Excel', note: 'for any spreadsheet' },
  },
  whatItIs: 'one table; machine names stand in columns of their own',
  file: 'The file',
  options: {
    rows: 'Rows',
    oneRow: { specimen: 'one row a specimen', photo: 'one row a photo' },
    specimens: 'Which specimens',
    statuses: { verified: 'verified', proposed: 'predicted by a model', doubtful: 'doubtful', unnamed: 'no name' },
    onlyOneTaxon: 'Only one taxon',
    onlyThisTaxon: 'Only this taxon',
    /** Around the name of the taxon. */
    only: { before: 'only ', after: '' },
    allTaxa: 'All taxa',
    allTaxaAgain: 'All taxa again',
    betweenCells: 'Between cells',
    separators: { ',': 'comma', ';': 'semicolon', '\t': 'tab' },
  },
  columns: {
    title: 'Columns',
    chosen: (chosen: number, all: number) => `Columns, ${count(chosen)} of ${count(all)}`,
    note: 'Darwin Core terms where there is one',
    usual: 'The usual',
    all: 'All',
    groups: {
      specimen: 'Specimen',
      name: 'Name',
      determination: 'Who and when',
      prediction: 'What the model says',
      place: 'Place and date',
      photos: 'Photos',
    },
    /** What a column holds, where no standard says so. */
    holds: {
      dynamicProperties: 'what a table said in columns of its own, as JSON',
      sensitivePlace: 'whether or why the place is to be kept back; empty where it may be told',
      status:
        'verified (by people; identificationVerificationStatus says Unverified where a whole folder or table was named at once), proposed, doubtful or unnamed',
      predictedName: 'the newest model’s first name',
      predictedCertainty: 'its certainty, 0 to 1',
      predictedSecondName: 'the runner-up',
      predictedSecondCertainty: 'its certainty, 0 to 1',
      modelName: 'which model said so',
      fileNames:
        'all photos of the specimen, with their folders where two in the catalogue are called alike; letters of an old encoding as in web addresses, K%E4fer.jpg',
      fileName:
        'the photo of this row, with its folders where two in the catalogue are called alike; letters of an old encoding as in web addresses, K%E4fer.jpg',
      view: 'dorsal, ventral, label …',
      sha256: 'fingerprint of the photo’s content; of a page after the first, of its file’s and its number',
      sourceFolder: 'where the photo was read; letters of an old encoding as in web addresses',
    },
  },
  preview: {
    rowBefore: 'The row before',
    nextRow: 'The next row',
    noColumn: 'No column is chosen. Choose at least one.',
    nothing: 'Nothing matches the choice.',
    nothingOfThese: 'Nothing matches the choice. Include the others?',
    nothingByPeople: 'Nothing matches the choice. Include machine names?',
    includeAll: 'Include all of them',
    allTaxa: 'All taxa',
    label: 'First rows of the table',
    note: (shown: number, all: number) =>
      `${shown < all ? `First ${count(shown)} of ${counted(all, 'row')}` : `All ${counted(all, 'row')}`}, exactly as written. Scientific names stand without qualifier; “cf.” goes to identificationQualifier.`,
    row: (number: number) => `Row ${count(number)}, cell by cell`,
  },
  write: {
    title: 'What is written',
    size: (rows: number | null, columns: number) =>
      rows === null ? counted(columns, 'column') : `${counted(rows, 'row')}, ${counted(columns, 'column')}`,
    plain: [
      'RFC 4180: commas, quotes where needed, CRLF',
      'UTF-8 without a mark',
      'cells exactly as they are, for programs: a spreadsheet may take one for a formula, so choose Excel for those',
    ],
    excel: [
      'UTF-8 with a mark, so that Excel shows every letter',
      'text that begins like a formula is kept as text, with a leading apostrophe',
    ],
    leadingZeros:
      'catalogue numbers keep their leading zeros in the file, but Excel hides them on opening; import the column as text to see them',
    both: [
      'identifiedBy names persons only; a prediction is in predictedName',
      'no path of this computer unless sourceFolder is chosen',
    ],
    failed: 'The table was not written',
    again: 'Try again',
    written: 'Written.',
    showInFolder: 'Show in folder',
    result: (rows: number, bytes: number) => `${counted(rows, 'row')}, ${bytesWords(bytes)}`,
    stopped: 'Stopped; nothing half-written stays.',
    act: 'Write table',
  },
} as const;

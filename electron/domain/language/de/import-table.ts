/* What came of a table beside the photos, in words: on the command line and in the window. Runs everywhere. */
import { LAYOUT_REASONS } from './layout-reasons.ts';
import type { ColumnUse, Encoding, OddCellReason, PeerNote, Some, TableReport, ToldRow } from '../../intake/tables.ts';
import { count, counted, shortened } from './words.ts';

const USES: Readonly<Partial<Record<ColumnUse, string>>> = {
  'file-name': 'file name of the photo',
  'catalogue-number': 'catalogue number',
  name: 'name',
  label: 'class or label',
  determiner: 'who determined it',
  'date-identified': 'date of the determination',
  custom: 'kept as it is',
  'left-out': 'left out',
};

const ENCODINGS: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
  'windows-1250': 'Windows-1250',
  macintosh: 'Mac Roman',
  cp850: 'DOS 850',
};

const ODD: Readonly<Record<OddCellReason, string>> = {
  'bad-byte': 'a letter that cannot be read',
  'lost-letter': 'question marks that some program wrote for letters',
  'encoded-twice': 'letters that were encoded twice',
  error: 'a formula that ends in an error',
  'not-worked-out': 'a formula that nothing has worked out yet',
  'early-date': 'a date before March 1900, which programs take for different days',
  'no-date': 'no date that has one meaning, or one that never was, kept as it is written',
  'no-coordinate': 'no coordinate in degrees, kept as it is written',
  'half-coordinate': 'half of a coordinate, whose other half is none, kept as it is written',
};

const PEERS: Readonly<Record<string, string>> = {
  'camtrap-dp': 'Camtrap DP',
  coco: 'COCO',
  'coco-camera-traps': 'COCO Camera Traps',
  'darwin-core-archive': 'Darwin Core Archive',
  gbif: 'GBIF download',
  inaturalist: 'iNaturalist export',
  'label-studio': 'Label Studio',
  megadetector: 'MegaDetector',
  specify: 'Specify export',
  symbiota: 'Symbiota export',
};

function note({ code, of }: PeerNote): string {
  const said: string = LAYOUT_REASONS[code as keyof typeof LAYOUT_REASONS];
  return `${said}: ${shortened(of.first, of.count)}`;
}

/** A column's use: Darwin Core's terms stand for themselves. */
function use(of: ColumnUse): string {
  return USES[of] ?? of;
}

function rows(
  { count: all, first }: Some<ToldRow>,
  one: string,
  many: string,
  said: (row: ToldRow) => string,
): string[] {
  return all === 0 ? [] : [`${counted(all, one, many)}: ${shortened(first.map(said), all)}`];
}

/** A file without lines, such as JSON, lists what it says. */
function isList({ encoding, sheet }: TableReport['reading']): boolean {
  return encoding === null && sheet === null;
}

export const TABLE = {
  use,
  rows: ({ rows: all, matched, from }: TableReport) =>
    `${from ? `${PEERS[from.peer] ?? from.peer}, ` : ''}${counted(all, 'row')}, ${count(matched)} used`,
  /** One sentence for each thing that a person should know, the gravest first. */
  told: (report: TableReport): string[] => {
    const { reading, loosely, unmatched, withoutKey, ambiguous, contradicting, repeated, spoilt, spoiltUsed } = report;
    const { unnamed, notUnderstood } = report;
    const { encoding, otherSheets, oddCells, withoutHeading } = reading;
    const at = isList(reading) ? 'item' : 'line';
    const one = ({ line, key }: ToldRow) => `${key} (${at} ${line})`;
    const and = (row: ToldRow) => `${one(row)} for ${row.fits.join(' or ')}`;
    const agreed = spoiltUsed ? 'used, as you agreed' : 'not used unless you agree';
    return [
      ...(report.from?.notes ?? []).map(note),
      ...rows(
        contradicting,
        'row that contradicts another, not used',
        'rows that contradict each other, not used',
        one,
      ),
      ...rows(
        spoilt,
        `number that a spreadsheet changed, ${agreed}`,
        `numbers that a spreadsheet changed, ${agreed}`,
        and,
      ),
      ...rows(ambiguous, 'row that fits several, not used', 'rows that fit several, not used', and),
      ...rows(unmatched, 'row of no photo here and no specimen', 'rows of no photo here and no specimen', one),
      ...(withoutKey > 0 ? [`${counted(withoutKey, 'row')} without a file name or a number`] : []),
      ...rows(
        notUnderstood,
        'row whose name is not understood, so that none is taken',
        'rows whose names are not understood, so that none is taken',
        one,
      ),
      ...rows(unnamed, 'row that says that nobody named it', 'rows that say that nobody named them', one),
      ...(repeated > 0 ? [`${counted(repeated, 'row')} that say once more what a row before says`] : []),
      ...rows(loosely, 'row that fits but for letters and signs', 'rows that fit but for letters and signs', and),
      ...(encoding && !encoding.sure
        ? [`Read as ${ENCODINGS[encoding.name]}, which is not sure: ${shortened(encoding.words.map((word) => word))}`]
        : []),
      ...(oddCells.count > 0
        ? [
            `${counted(oddCells.count, 'cell')} to look at: ${shortened(
              oddCells.first.map(({ line, heading, why }) => `${heading} in line ${line}, ${ODD[why]}`),
              oddCells.count,
            )}`,
          ]
        : []),
      ...(withoutHeading > 0 ? [`${counted(withoutHeading, 'cell')} under no heading, left out`] : []),
      ...(otherSheets.length > 0 ? [`Only the first sheet with rows was read; not ${shortened(otherSheets)}`] : []),
    ];
  },
  note,
  columns: ({ columns }: TableReport): string[] => columns.map(({ heading, use: of }) => `${heading}: ${use(of)}`),
  named: (named: number, withoutDeterminer: number): string[] => [
    ...(named > 0 ? [`${counted(named, 'photo')} named by it`] : []),
    ...(withoutDeterminer > 0
      ? [`${counted(withoutDeterminer, 'photo')} whose row names nobody who determined it: named only where you vouch`]
      : []),
  ],
} as const;

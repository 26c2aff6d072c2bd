/* What came of a table beside the photos, in words, in German: on the command line and in the window. Runs everywhere. */
import { LAYOUT_REASONS } from './layout-reasons.ts';
import type { ColumnUse, Encoding, OddCellReason, PeerNote, Some, TableReport, ToldRow } from '../../intake/tables.ts';
import { count, counted, shortened } from './words.ts';

const USES: Readonly<Partial<Record<ColumnUse, string>>> = {
  'file-name': 'Dateiname des Fotos',
  'catalogue-number': 'Katalognummer',
  name: 'Name',
  label: 'Klasse oder Klassenname',
  determiner: 'bestimmt von',
  'date-identified': 'Datum der Bestimmung',
  custom: 'unverändert aufbewahrt',
  'left-out': 'ausgelassen',
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
  'bad-byte': 'ein Buchstabe, der nicht lesbar ist',
  'lost-letter': 'Fragezeichen, die ein Programm statt Buchstaben geschrieben hat',
  'encoded-twice': 'doppelt kodierte Buchstaben',
  error: 'eine Formel, die in einem Fehler endet',
  'not-worked-out': 'eine Formel, die noch nicht berechnet wurde',
  'early-date': 'ein Datum vor März 1900, das Programme verschieden verstehen',
  'no-date': 'kein eindeutiges oder mögliches Datum, aufbewahrt wie geschrieben',
  'no-coordinate': 'keine Koordinate in Grad, aufbewahrt wie geschrieben',
  'half-coordinate': 'halbe Koordinate ohne brauchbare andere Hälfte, aufbewahrt wie geschrieben',
};

const PEERS: Readonly<Record<string, string>> = {
  'camtrap-dp': 'Camtrap DP',
  coco: 'COCO',
  'coco-camera-traps': 'COCO Camera Traps',
  'darwin-core-archive': 'Darwin Core Archive',
  gbif: 'GBIF-Download',
  inaturalist: 'iNaturalist-Export',
  'label-studio': 'Label Studio',
  megadetector: 'MegaDetector',
  specify: 'Specify-Export',
  symbiota: 'Symbiota-Export',
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
    `${from ? `${PEERS[from.peer] ?? from.peer}, ` : ''}${counted(all, 'Zeile', 'Zeilen')}, ${count(matched)} verwendet`,
  /** One sentence for each thing that a person should know, the gravest first. */
  told: (report: TableReport): string[] => {
    const { reading, loosely, unmatched, withoutKey, ambiguous, contradicting, repeated, spoilt, spoiltUsed } = report;
    const { unnamed, notUnderstood } = report;
    const { encoding, otherSheets, oddCells, withoutHeading } = reading;
    const at = isList(reading) ? 'Eintrag' : 'Zeile';
    const one = ({ line, key }: ToldRow) => `${key} (${at} ${line})`;
    const and = (row: ToldRow) => `${one(row)} für ${row.fits.join(' oder ')}`;
    const agreed = spoiltUsed ? 'mit Ihrer Zustimmung verwendet' : 'ohne Ihre Zustimmung nicht verwendet';
    return [
      ...(report.from?.notes ?? []).map(note),
      ...rows(
        contradicting,
        'Zeile, die einer anderen widerspricht, nicht verwendet',
        'Zeilen, die einander widersprechen, nicht verwendet',
        one,
      ),
      ...rows(
        spoilt,
        `Nummer, die eine Tabellenkalkulation verändert hat, ${agreed}`,
        `Nummern, die eine Tabellenkalkulation verändert hat, ${agreed}`,
        and,
      ),
      ...rows(
        ambiguous,
        'Zeile, die zu mehreren passt, nicht verwendet',
        'Zeilen, die zu mehreren passen, nicht verwendet',
        and,
      ),
      ...rows(
        unmatched,
        'Zeile, zu der hier kein Foto und kein Exemplar gehört',
        'Zeilen, zu denen hier kein Foto und kein Exemplar gehört',
        one,
      ),
      ...(withoutKey > 0 ? [`${counted(withoutKey, 'Zeile', 'Zeilen')} ohne Dateinamen oder Nummer`] : []),
      ...rows(
        notUnderstood,
        'Zeile, deren Name nicht verstanden und daher nicht übernommen wird',
        'Zeilen, deren Namen nicht verstanden und daher nicht übernommen werden',
        one,
      ),
      ...rows(
        unnamed,
        'Zeile mit der Angabe, dass niemand bestimmt hat',
        'Zeilen mit der Angabe, dass niemand bestimmt hat',
        one,
      ),
      ...(repeated > 0
        ? [`${counted(repeated, 'Zeile, die eine frühere wiederholt', 'Zeilen, die frühere wiederholen')}`]
        : []),
      ...rows(
        loosely,
        'Zeile, die bis auf Schreibweise und Zeichen passt',
        'Zeilen, die bis auf Schreibweise und Zeichen passen',
        and,
      ),
      ...(encoding && !encoding.sure
        ? [`Als ${ENCODINGS[encoding.name]} gelesen, nicht sicher: ${shortened(encoding.words.map((word) => word))}`]
        : []),
      ...(oddCells.count > 0
        ? [
            `${counted(oddCells.count, 'Zelle', 'Zellen')} zum Ansehen: ${shortened(
              oddCells.first.map(({ line, heading, why }) => `${heading} in Zeile ${line}, ${ODD[why]}`),
              oddCells.count,
            )}`,
          ]
        : []),
      ...(withoutHeading > 0 ? [`${counted(withoutHeading, 'Zelle', 'Zellen')} ohne Überschrift, ausgelassen`] : []),
      ...(otherSheets.length > 0
        ? [`Gelesen wurde nur das erste Blatt mit Zeilen, nicht ${shortened(otherSheets)}`]
        : []),
    ];
  },
  note,
  columns: ({ columns }: TableReport): string[] => columns.map(({ heading, use: of }) => `${heading}: ${use(of)}`),
  named: (named: number, withoutDeterminer: number): string[] => [
    ...(named > 0 ? [`${counted(named, 'Foto', 'Fotos')} durch die Tabelle bestimmt`] : []),
    ...(withoutDeterminer > 0
      ? [
          `${counted(withoutDeterminer, 'Foto, dessen', 'Fotos, deren')} Zeile nicht sagt, wer bestimmt hat: bestimmt nur, wo Sie dafür einstehen`,
        ]
      : []),
  ],
} as const;

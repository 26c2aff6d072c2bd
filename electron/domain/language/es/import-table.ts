/* What came of a table beside the photos, in Spanish: on the command line and in the window. Runs everywhere. */
import { LAYOUT_REASONS } from './layout-reasons.ts';
import type { ColumnUse, Encoding, OddCellReason, PeerNote, Some, TableReport, ToldRow } from '../../intake/tables.ts';
import { counted, shortened } from './words.ts';

const USES: Readonly<Partial<Record<ColumnUse, string>>> = {
  'file-name': 'nombre de archivo de la foto',
  'catalogue-number': 'número de catálogo',
  name: 'nombre',
  label: 'clase o etiqueta',
  determiner: 'quien lo determinó',
  'date-identified': 'fecha de la determinación',
  custom: 'se guarda tal cual',
  'left-out': 'se omite',
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
  'bad-byte': 'una letra que no se puede leer',
  'lost-letter': 'signos de interrogación que algún programa escribió en lugar de letras',
  'encoded-twice': 'letras codificadas dos veces',
  error: 'una fórmula que acaba en error',
  'not-worked-out': 'una fórmula que aún no se ha calculado',
  'early-date': 'una fecha anterior a marzo de 1900, que cada programa toma por un día distinto',
  'no-date': 'no es una fecha inequívoca, o nunca existió; se guarda como está escrita',
  'no-coordinate': 'no es una coordenada en grados; se guarda como está escrita',
  'half-coordinate': 'media coordenada, cuya otra mitad no lo es; se guarda como está escrita',
};

const PEERS: Readonly<Record<string, string>> = {
  'camtrap-dp': 'Camtrap DP',
  coco: 'COCO',
  'coco-camera-traps': 'COCO Camera Traps',
  'darwin-core-archive': 'Darwin Core Archive',
  gbif: 'descarga de GBIF',
  inaturalist: 'exportación de iNaturalist',
  'label-studio': 'Label Studio',
  megadetector: 'MegaDetector',
  specify: 'exportación de Specify',
  symbiota: 'exportación de Symbiota',
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

/** At the beginning of a sentence. */
const begun = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

export const TABLE = {
  use,
  rows: ({ rows: all, matched, from }: TableReport) =>
    `${from ? `${begun(PEERS[from.peer] ?? from.peer)}, ` : ''}${counted(all, 'fila', 'filas')}, ${counted(matched, 'usada', 'usadas')}`,
  /** One sentence for each thing that a person should know, the gravest first. */
  told: (report: TableReport): string[] => {
    const { reading, loosely, unmatched, withoutKey, ambiguous, contradicting, repeated, spoilt, spoiltUsed } = report;
    const { unnamed, notUnderstood } = report;
    const { encoding, otherSheets, oddCells, withoutHeading } = reading;
    const at = isList(reading) ? 'elemento' : 'línea';
    const one = ({ line, key }: ToldRow) => `${key} (${at} ${line})`;
    const and = (row: ToldRow) => `${one(row)} para ${row.fits.join(' o ')}`;
    const agreed = (used: string, notUsed: string) =>
      spoiltUsed ? `${used} como autorizó` : `${notUsed} salvo que lo autorice`;
    return [
      ...(report.from?.notes ?? []).map(note),
      ...rows(
        contradicting,
        'fila que contradice a otra, no usada',
        'filas que se contradicen entre sí, no usadas',
        one,
      ),
      ...rows(
        spoilt,
        `número cambiado por una hoja de cálculo, ${agreed('usado', 'no usado')}`,
        `números cambiados por una hoja de cálculo, ${agreed('usados', 'no usados')}`,
        and,
      ),
      ...rows(ambiguous, 'fila que encaja con varios, no usada', 'filas que encajan con varios, no usadas', and),
      ...rows(
        unmatched,
        'fila de ninguna foto de aquí y ningún ejemplar',
        'filas de ninguna foto de aquí y ningún ejemplar',
        one,
      ),
      ...(withoutKey > 0 ? [`${counted(withoutKey, 'fila', 'filas')} sin nombre de archivo ni número`] : []),
      ...rows(
        notUnderstood,
        'fila cuyo nombre no se entiende, así que no se toma ninguno',
        'filas cuyos nombres no se entienden, así que no se toma ninguno',
        one,
      ),
      ...rows(unnamed, 'fila que dice que nadie lo nombró', 'filas que dicen que nadie los nombró', one),
      ...(repeated > 0
        ? [`${counted(repeated, 'fila que repite', 'filas que repiten')} lo que dice una fila anterior`]
        : []),
      ...rows(loosely, 'fila que encaja salvo en letras y signos', 'filas que encajan salvo en letras y signos', and),
      ...(encoding && !encoding.sure
        ? [
            `Leída como ${ENCODINGS[encoding.name]}, lo que no es seguro: ${shortened(encoding.words.map((word) => word))}`,
          ]
        : []),
      ...(oddCells.count > 0
        ? [
            `${counted(oddCells.count, 'celda', 'celdas')} por mirar: ${shortened(
              oddCells.first.map(({ line, heading, why }) => `${heading} en la línea ${line}, ${ODD[why]}`),
              oddCells.count,
            )}`,
          ]
        : []),
      ...(withoutHeading > 0
        ? [`${counted(withoutHeading, 'celda sin encabezado, omitida', 'celdas sin encabezado, omitidas')}`]
        : []),
      ...(otherSheets.length > 0 ? [`Solo se leyó la primera hoja con filas; no ${shortened(otherSheets)}`] : []),
    ];
  },
  note,
  columns: ({ columns }: TableReport): string[] => columns.map(({ heading, use: of }) => `${heading}: ${use(of)}`),
  named: (named: number, withoutDeterminer: number): string[] => [
    ...(named > 0 ? [`${counted(named, 'foto nombrada', 'fotos nombradas')} por ella`] : []),
    ...(withoutDeterminer > 0
      ? [
          `${counted(withoutDeterminer, 'foto', 'fotos')} cuya fila no dice quién determinó: ${withoutDeterminer === 1 ? 'nombrada' : 'nombradas'} solo donde usted responda de ello`,
        ]
      : []),
  ],
} as const;

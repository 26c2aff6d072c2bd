/* What the window says, in German: the history. Each text is whole, values and all, so that another language may order it as it must. */
import { count, counted, moment } from '../words.ts';

/** Fields of ours; every other is called by its Darwin Core term. */
const FIELDS: Readonly<Record<string, string>> = {
  ofSpecimen: 'Exemplar des Fotos',
  inCollection: 'in der Sammlung',
  view: 'Ansicht',
  catalogNumber: 'Katalognummer',
};

const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  inCollection: { yes: 'ja', no: 'nein, herausgenommen' },
};

const OTHER = 'other:';

const specimensOf = (specimens: number) => counted(specimens, 'Exemplar', 'Exemplare');

export const HISTORY = {
  title: 'Verlauf',
  about: 'Alles, was Personen und Importe hier getan haben, das Neueste zuerst',
  list: 'Änderungen',
  filter: {
    who: 'Wer',
    anybody: 'Alle Personen',
    kind: 'Was',
    all: 'Jede Änderung',
    from: 'Ab diesem Tag',
    to: 'Bis zum Ende dieses Tages',
    until: 'bis',
    number: 'Katalognummer',
    specimen: (label: string) => `Nur ${label}`,
    everything: 'Alles zeigen',
  },
  kinds: {
    decision: 'Benannt',
    repair: 'Berichtigt',
    import: 'Import',
    undo: 'Rückgängig',
    redo: 'Wiederhergestellt',
  },
  at: (utc: string) => moment(utc),
  notTold: 'nicht erfasst',
  specimens: (specimens: number, more: boolean) =>
    specimens === 0 ? '' : `${more ? 'über ' : ''}${specimensOf(specimens)}`,
  undone: 'rückgängig',
  reading: 'Wird gelesen…',
  none: 'Hier wurde noch nichts getan',
  noneText: 'Jeder vergebene Name, jeder Import und jede Berichtigung steht hier, mit der Person und der Zeit.',
  noneFits: 'Keine Änderung passt',
  noneFitsText: 'Den Zeitraum erweitern oder alles zeigen.',
  failed: 'Der Verlauf ließ sich nicht lesen',
  older: 'Ältere Änderungen',
  moreSpecimens: 'Weitere Exemplare dieser Änderung',
  nothingKnown: 'Davon ist nichts Wert für Wert aufbewahrt.',
  /** Why an act cannot be undone from here, or what can be done instead. */
  why: {
    undo: 'Die neueste geltende Änderung.',
    redo: 'Zuletzt rückgängig gemacht; lässt sich wiederherstellen.',
    newer: 'Neuere Änderungen gelten: Sie werden zuerst rückgängig gemacht, eine nach der anderen.',
    undone:
      'Sie ist rückgängig gemacht. Seither wurde anderes getan, oder Änderungen davor werden zuerst wiederhergestellt.',
    import: 'Ein Import wird unter Import herausgenommen, mit allem, was er brachte.',
    turn: 'Selbst ein Rückgängigmachen oder Wiederherstellen; die betroffene Änderung steht darunter.',
    readOnly: 'Dieser Katalog ist nur zum Ansehen geöffnet.',
  },
  toImport: 'Zu den Importen',
  specimen: (label: string) => `${label} in der Durchsicht öffnen`,
  takenOut: 'herausgenommen',
  inCollection: 'In der Sammlung zeigen',
  noNumber: (id: number) => `Exemplar ${count(id)}`,
  noName: 'kein Name',
  doubtful: 'zweifelhaft',
  becomes: 'wird zu',
  /** Each before "durch E. Moser". */
  says: {
    identified: 'benannt',
    doubtful: 'als zweifelhaft bezeichnet',
    'none-of-these': 'alle vorhergesagten Namen abgelehnt',
    cleared: 'Name entfernt',
    rejected: 'abgelehnt:',
  },
  by: (who: string) => `durch ${who}`,
  remarks: (remarks: string) => `„${remarks}“`,
  field: (field: string) => (field.startsWith(OTHER) ? field.slice(OTHER.length) : (FIELDS[field] ?? field)),
  value: (field: string, value: string | null) => (value === null ? 'leer' : (VALUES[field]?.[value] ?? value)),
  nameOfTaxon: 'Name des Taxons',
  write: 'Als CSV schreiben',
  writing: 'Wird geschrieben…',
  written: (acts: number, rows: number) =>
    `${counted(acts, 'Änderung', 'Änderungen')}, ${counted(rows, 'Zeile', 'Zeilen')} geschrieben`,
  showFile: 'Im Ordner zeigen',
  file: (catalogue: string) => `${catalogue === '' ? 'katalog' : catalogue}-verlauf.csv`,
  /** Beside a specimen. */
  allOfIt: 'Mit jedem Wert, im Verlauf',
} as const;

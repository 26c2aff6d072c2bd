/* What the window says, in German: the export. Each text is whole, values and all, so that another language may order it as it must. */
import { bytesWords, count, counted } from '../words.ts';

const rowsOf = (rows: number) => counted(rows, 'Zeile', 'Zeilen');

export const EXPORT = {
  title: 'Export',
  from: (photos: number, specimens: number) =>
    `aus ${counted(photos, 'Foto', 'Fotos')} von ${counted(specimens, 'Exemplar', 'Exemplaren')}`,
  presets: {
    label: 'Vorlagen',
    table: 'Tabelle',
    plain: { title: 'Reines CSV', note: 'für Programme: Zellen, wie sie sind' },
    excel: { title: 'Excel', note: 'für jede Tabellenkalkulation' },
  },
  whatItIs: 'eine Tabelle; Namen von Modellen stehen in eigenen Spalten',
  file: 'Die Datei',
  options: {
    rows: 'Zeilen',
    oneRow: { specimen: 'eine Zeile je Exemplar', photo: 'eine Zeile je Foto' },
    specimens: 'Welche Exemplare',
    statuses: {
      verified: 'bestätigt',
      proposed: 'von einem Modell vorhergesagt',
      doubtful: 'zweifelhaft',
      unnamed: 'ohne Namen',
    },
    onlyOneTaxon: 'Nur ein Taxon',
    onlyThisTaxon: 'Nur dieses Taxon',
    /** Around the name of the taxon. */
    only: { before: 'nur ', after: '' },
    allTaxa: 'Alle Taxa',
    allTaxaAgain: 'Wieder alle Taxa',
    betweenCells: 'Zwischen Zellen',
    separators: { ',': 'Komma', ';': 'Semikolon', '\t': 'Tabulator' },
  },
  columns: {
    title: 'Spalten',
    chosen: (chosen: number, all: number) => `Spalten, ${count(chosen)} von ${count(all)}`,
    note: 'Darwin-Core-Begriffe, wo es einen gibt',
    usual: 'Die üblichen',
    all: 'Alle',
    groups: {
      specimen: 'Exemplar',
      name: 'Name',
      determination: 'Wer und wann',
      prediction: 'Was das Modell sagt',
      place: 'Fundort und Funddatum',
      photos: 'Fotos',
    },
    /** What a column holds, where no standard says so. */
    holds: {
      dynamicProperties: 'was eine Tabelle in eigenen Spalten sagte, als JSON',
      sensitivePlace: 'ob oder warum der Fundort zurückzuhalten ist; leer, wo er genannt werden darf',
      status:
        'verified (durch Personen; in identificationVerificationStatus steht Unverified, wo ein ganzer Ordner oder eine ganze Tabelle auf einmal benannt wurde), proposed, doubtful oder unnamed',
      predictedName: 'der erste Name des neuesten Modells',
      predictedCertainty: 'seine Sicherheit, 0 bis 1',
      predictedSecondName: 'der zweitplatzierte Name',
      predictedSecondCertainty: 'seine Sicherheit, 0 bis 1',
      modelName: 'welches Modell es sagte',
      fileNames:
        'alle Fotos des Exemplars, mit ihren Ordnern, wo zwei im Katalog gleich heißen; Buchstaben einer alten Kodierung wie in Webadressen, K%E4fer.jpg',
      fileName:
        'das Foto dieser Zeile, mit seinen Ordnern, wo zwei im Katalog gleich heißen; Buchstaben einer alten Kodierung wie in Webadressen, K%E4fer.jpg',
      view: 'dorsal, ventral, label …',
      sha256: 'Fingerabdruck des Fotoinhalts; bei einer Seite nach der ersten der ihrer Datei und ihre Nummer',
      sourceFolder: 'wo das Foto gelesen wurde; Buchstaben einer alten Kodierung wie in Webadressen',
    },
  },
  preview: {
    rowBefore: 'Die vorige Zeile',
    nextRow: 'Die nächste Zeile',
    noColumn: 'Keine Spalte ist gewählt. Mindestens eine wählen.',
    nothing: 'Nichts passt zur Auswahl.',
    nothingOfThese: 'Nichts passt zur Auswahl. Die anderen einschließen?',
    nothingByPeople: 'Nichts passt zur Auswahl. Namen von Modellen einschließen?',
    includeAll: 'Alle einschließen',
    allTaxa: 'Alle Taxa',
    label: 'Erste Zeilen der Tabelle',
    note: (shown: number, all: number) => {
      const which =
        shown < all
          ? `Die ersten ${count(shown)} von ${rowsOf(all)}`
          : all === 1
            ? 'Die einzige Zeile'
            : `Alle ${rowsOf(all)}`;
      return `${which}, genau wie geschrieben. Wissenschaftliche Namen stehen ohne Zusatz; „cf.“ kommt nach identificationQualifier.`;
    },
    row: (number: number) => `Zeile ${count(number)}, Zelle für Zelle`,
  },
  write: {
    title: 'Was geschrieben wird',
    size: (rows: number | null, columns: number) => {
      const wide = counted(columns, 'Spalte', 'Spalten');
      return rows === null ? wide : `${rowsOf(rows)}, ${wide}`;
    },
    plain: [
      'RFC 4180: Kommas, Anführungszeichen wo nötig, CRLF',
      'UTF-8 ohne Kennung (BOM)',
      'Zellen genau, wie sie sind, für Programme: Eine Tabellenkalkulation könnte eine für eine Formel halten, dafür Excel wählen',
    ],
    excel: [
      'UTF-8 mit Kennung (BOM), damit Excel jeden Buchstaben zeigt',
      'Text, der wie eine Formel beginnt, bleibt Text, mit einem Apostroph davor',
    ],
    leadingZeros:
      'Katalognummern behalten ihre führenden Nullen in der Datei, aber Excel verbirgt sie beim Öffnen; die Spalte als Text importieren, um sie zu sehen',
    both: [
      'identifiedBy nennt nur Personen; eine Vorhersage steht in predictedName',
      'kein Pfad dieses Computers, außer sourceFolder ist gewählt',
    ],
    failed: 'Die Tabelle wurde nicht geschrieben',
    again: 'Erneut versuchen',
    written: 'Geschrieben.',
    showInFolder: 'Im Ordner zeigen',
    result: (rows: number, bytes: number) => `${rowsOf(rows)}, ${bytesWords(bytes)}`,
    stopped: 'Gestoppt; nichts Halbes bleibt zurück.',
    act: 'Tabelle schreiben',
  },
} as const;

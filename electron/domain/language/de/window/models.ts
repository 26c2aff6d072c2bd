/* What the window says, in German: the models. Each text is whole, values and all, so that another language may order it as it must. */
import type { Area, Proportion } from '../../en/window/models.ts';
import { ACTS } from '../acts.ts';
import { measure } from '../terms.ts';
import { bytesWords, count, counted, fixed, ordinal, when } from '../words.ts';

const NOT_RECORDED = 'nicht erfasst';

const photosOf = (photos: number) => counted(photos, 'Foto', 'Fotos');
const taxaOf = (taxa: number) => counted(taxa, 'Taxon', 'Taxa');

export const MODELS = {
  title: 'Modelle',
  howMany: (models: number) => counted(models, 'Modell', 'Modelle'),
  show: 'Zeigen',
  pages: { models: 'Modelle', network: 'Netze', weights: 'Startgewichte' },
  open: 'Modelldatei öffnen…',
  notListed: 'Die Modelle lassen sich nicht auflisten',
  none: 'Noch kein Modell',
  whatThen: 'Eines trainieren oder eine Modelldatei öffnen.',
  train: 'Trainingslauf einrichten',
  all: 'Alle Modelle',
  notUsable: 'Dieses Modell ist nicht nutzbar',
  whatToDo: 'Was damit zu tun ist',
  close: 'Schließen',
  stop: ACTS.stop,
  /** Where a model's name has no letter that a file's name may have. */
  fileName: 'modell',

  entry: {
    network: (depth: number, size: number, taxa: number) => `ResNet-${depth}, ${size} px, ${taxaOf(taxa)}`,
    from: (run: number | null, createdUtc: string) =>
      `${run === null ? 'aus einer Datei' : `aus Lauf ${run}`}, ${when(createdUtc)}`,
    removed: 'Dateien entfernt',
  },

  opened: {
    failed: 'Das Modell wurde nicht hinzugefügt',
    another: 'Andere Datei wählen…',
    here: (name: string) => `${name} ist da.`,
    names: (taxa: number, added: number, pictures: number) => {
      const names =
        added > 0
          ? `; ${counted(added, 'Name wurde', 'Namen wurden')} diesem Katalog hinzugefügt`
          : ', alle hier bekannt';
      return `Es benennt ${taxaOf(taxa)}${names}. Selbsttest: ${counted(pictures, 'Bild', 'Bilder')} beantwortet wie am Ort der Herstellung.`;
    },
    stopped: 'Gestoppt; nichts aus der Datei wurde hinzugefügt.',
  },

  removed: {
    title: 'Dateien entfernt',
    text: (removedUtc: string) =>
      `Seine Dateien wurden entfernt, um Platz zu schaffen (${when(removedUtc)}). Sein Name, Pass, seine Zahlen und Antworten bleiben. Um es wieder zu nutzen, seine Modelldatei öffnen oder neu trainieren.`,
  },
  recognise: {
    title: 'Die übrigen erkennen',
    act: 'Die übrigen erkennen',
    done: (what: string) => `${what}.`,
    allAnswered: 'Jedes Foto ohne Namen von einer Person hat eine Antwort dieses Modells.',
    failed: 'Es konnte sie nicht erkennen',
    noneWaits: 'Kein Foto wartet auf einen Namen.',
    waiting: (photos: number) =>
      `${photosOf(photos)} ohne Namen von einer Person. Was dieses Modell sagt, ist eine Vorhersage, bis eine Person sie annimmt.`,
    review: 'Zur Durchsicht',
    learning: 'Ein Lauf lernt gerade; das Erkennen wartet auf sein Ende.',
  },
  file: {
    title: 'Als eine Datei',
    text: (bytes: number) =>
      `Für einen anderen Katalog oder andere Programme: ein TensorFlow-SavedModel mit Gewichten, Taxa, Pass und einem Selbsttest. Etwa ${bytesWords(bytes)}.`,
    passedOn: (licence: string | null, credit: string | null) =>
      `Es kam in einer Datei und wird weitergegeben, wie es kam${licence ? `, unter ${licence}` : ''}${credit ? `, erstellt von ${credit}` : ''}.`,
    licence: 'Lizenz',
    madeBy: 'Erstellt von',
    madeByHint: 'wie es zitiert werden soll',
    pictures: 'Bilder des Selbsttests',
    heldOut: (size: number) => `sechs zurückgehaltene Fotos, ${size} px klein`,
    drawn: 'gezeichnete Exemplare: kein Foto geht hinaus',
    failed: 'Die Datei wurde nicht geschrieben',
    written: 'Geschrieben.',
    showInFolder: 'Im Ordner zeigen',
    result: (bytes: number, pictures: number) =>
      `${bytesWords(bytes)}, Selbsttest mit ${counted(pictures, 'Bild', 'Bildern')}`,
    stopped: 'Gestoppt; nichts Halbes bleibt zurück.',
    act: 'Als eine Datei exportieren…',
  },
  room: {
    title: 'Sein Platz',
    takes: (bytes: number) =>
      `Seine Dateien brauchen ${bytesWords(bytes)}. Wird es nicht mehr gebraucht, können sie weg; seine Antworten und Zahlen bleiben.`,
    left: (bytes: number) =>
      `${bytesWords(bytes)} seiner Dateien sind noch da: Sie wurden anderswo entfernt, und das brach ab.`,
    key: 'Die Dateien dieses Modells entfernen',
    ask: 'Seine Dateien entfernen…',
    remove: 'Seine Dateien entfernen',
  },

  passport: {
    unknown: '–',
    right: (photos: number | null, validation: boolean) => {
      const of = photos === null ? '…' : count(photos);
      if (validation) return `richtig von ${of} ${photos === 1 ? 'Validierungsfoto' : 'Validierungsfotos'}`;
      return `richtig von ${of} ${photos === 1 ? 'zurückgehaltenem Foto' : 'zurückgehaltenen Fotos'}`;
    },
    evaluated: ({ n, low, high }: Proportion, all: boolean, test: boolean) =>
      `gemessen an ${all ? 'allen ' : ''}${count(n)}${all ? '' : ' gezogenen'} ${test ? 'Testfotos' : 'Fotos'}${low < high ? `, ${measure(low)} bis ${measure(high)}` : ''}`,
    top5: 'richtiger Name unter den ersten fünf',
    taxa: 'Taxa, die es benennen kann',
    facts: {
      network: 'Netz',
      answers: 'Antworten',
      learned: 'Gelernt aus',
      validation: 'Validierung',
      test: 'Test',
      measured: 'Gemessen an',
      epochs: 'Epochen',
      specimens: 'Exemplare',
      countries: 'Gesammelt in',
      area: 'Gebiet',
      years: 'Jahre',
      came: 'Herkunft',
      made: 'Erstellt am',
      madeBy: 'Erstellt von',
      madeWith: 'Erstellt mit',
      licence: 'Lizenz',
      recognised: 'Hier erkannt',
    },
    network: (members: number, depth: number, size: number) =>
      `${members > 1 ? `${members} × ` : ''}ResNet-${depth} auf Bildern von ${size} × ${size} px`,
    together: 'die Enden seiner Zyklen zusammen, gemittelt',
    photos: photosOf,
    choseEpoch: (photos: number) =>
      `${photosOf(photos)} anderer Exemplare ${photos === 1 ? 'wählte' : 'wählten'} die Epoche`,
    ofOthers: (photos: number) => `${photosOf(photos)} anderer Exemplare`,
    epochs: (epochs: number, best: number, together: boolean) =>
      `${count(epochs)}, die ${ordinal(best)} ${together ? 'war allein die beste' : 'blieb'}`,
    specimens: (specimens: number) => counted(specimens, 'Exemplar', 'Exemplare'),
    countries: (countries: readonly string[]) => countries.join(', ') || NOT_RECORDED,
    /** "46–48° N, 1° W–12° O", in whole degrees. */
    area: (area: Area | null) =>
      area === null
        ? NOT_RECORDED
        : `${span(area.south, area.north, 'S', 'N')}, ${span(area.west, area.east, 'W', 'O')}`,
    years: (first: number | null, last: number | null) => {
      if (first === null || last === null) return NOT_RECORDED;
      return first === last ? String(first) : `${first}–${last}`;
    },
    inFile: 'in einer Modelldatei',
    recognised: (photos: number) => (photos > 0 ? photosOf(photos) : 'noch nichts'),
  },
  taxa: {
    title: 'Taxa',
    name: 'Name',
    family: 'Familie',
    specimens: 'Gelernte Exemplare',
    photos: 'Gelernte Fotos',
    heldOut: 'Zurückgehaltene Fotos',
    more: (taxa: number) => `${count(taxa)} weitere Taxa`,
  },

  networks: {
    workedOutFor: 'Berechnet für',
    asModel: (name: string, size: number, taxa: number) => `Wie ${name}: ${size} px, ${taxaOf(taxa)}`,
    asPaper: 'Wie im Artikel: 224 px, 1.000 Klassen',
    save: 'Als CSV speichern',
    fileName: (size: number, classes: number) => `netze-${size}px-${classes}-klassen.csv`,
    failed: 'Die Netze ließen sich nicht berechnen',
    layer: 'Schicht',
    output: 'Ausgabe',
    network: (depth: number, own: boolean) => `ResNet-${depth}${own ? ', dieses Modell' : ''}`,
    multiplyAdds: 'Multiplikationen mit Addition je Bild',
    multiplyAddsOf: (multiplyAdds: number) => `${count(multiplyAdds)} je Bild`,
    /** Thousands of millions: "3,9 × 10⁹", "0,31 × 10⁹". */
    shortMultiplyAdds: (multiplyAdds: number) => `${fixed(multiplyAdds / 1e9, multiplyAdds < 1e9 ? 2 : 1)} × 10⁹`,
    parameters: 'Parameter, Millionen',
    parametersOf: (parameters: number) => `${count(parameters)} Zahlen, die gelernt werden`,
    millions: (parameters: number) => fixed(parameters / 1e6, 1),
    note: {
      in1x1:
        'Abgelesen an den Graphen, die gebaut werden. Der erste Block einer Stufe halbiert das Bild ab conv3_x, mit der Schrittweite in der ersten 1 × 1-Faltung eines Engpasses, wie im Artikel; Abkürzungen mit Formwechsel sind mitgezählt.',
      in3x3:
        'Abgelesen an den Graphen, die gebaut werden. Der erste Block einer Stufe halbiert das Bild ab conv3_x, mit der Schrittweite in der 3 × 3-Faltung eines Engpasses, wie bei torchvision; Abkürzungen mit Formwechsel sind mitgezählt.',
    },
  },

  weights: {
    title: 'Startgewichte',
    add: 'Datei hinzufügen…',
    text: 'Ein Netz, das eine Million Alltagsfotos gesehen hat, lernt neue Taxa schneller und aus weniger Fotos als eines, das mit Zufallszahlen beginnt. Die Datei wird einmal gelesen und in diesem Katalog aufbewahrt.',
    failed: 'Die Datei wurde nicht hinzugefügt',
    another: 'Andere Datei wählen…',
    parts: {
      title: 'Mehrere Netze in einer Datei',
      what: 'Läufe können mit einem davon beginnen. Sein Name sagt, was es ist, etwa ein Mittel oder ein Lehrer; wo er es nicht sagt, bei den Urhebern der Datei nachfragen.',
      none: 'Keines davon',
    },
    /** Around the file's name. */
    added: (depth: number, isNew: boolean) => ({
      before: '',
      after: ` ${isNew ? 'ist hinzugefügt' : 'war schon da'}: ein ResNet-${depth}, jeder Tensor vorhanden und unversehrt.`,
    }),
    notListed: 'Die Gewichte lassen sich nicht auflisten',
    columns: {
      file: 'Datei',
      network: 'Netz',
      format: 'Format',
      parameters: 'Parameter',
      classes: 'Klassen',
      sha256: 'SHA-256',
      added: 'Hinzugefügt',
      room: 'Platz',
      remove: 'Entfernen',
    },
    network: (depth: number) => `ResNet-${depth}`,
    removeOne: (name: string) => `${name} entfernen`,
    askToRemove: 'Entfernen…',
    remove: 'Diese Gewichte entfernen',
    none: 'Noch keine. Läufe beginnen bei null oder mit einem Modell dieses Katalogs.',
    /** Around the file's name. */
    ready: (bytes: number) => ({ before: '', after: ` (${bytesWords(bytes)}) liegt neben dem Programm bereit.` }),
    addReady: 'Hinzufügen',
    where: {
      title: 'Woher sie zu bekommen sind',
      text: 'Vasculum lädt nichts herunter. Eine dieser Dateien auf irgendeinem Computer mit einem Browser holen und hier hinzufügen. Der Name einer Datei von torchvision endet mit den ersten acht Stellen ihrer SHA-256, und Vasculum vergleicht sie. Auch Dateien von timm und transformers passen, wo sie resnet18 bis resnet152 heißen, und Checkpoints davon.',
      file: 'Datei und Adresse',
      what: 'Was sie ist',
      sha256: 'SHA-256',
      notInName: 'nicht im Namen',
    },
  },
} as const;

function span(from: number, to: number, below: string, above: string): string {
  const side = (value: number) => (value < 0 ? below : above);
  if (from === to) return `${Math.abs(from)}° ${side(from)}`;
  // On one side of zero the smaller figure comes first, whichever is further west or south.
  if (from >= 0) return `${from}–${to}° ${above}`;
  if (to <= 0) return `${Math.abs(to)}–${Math.abs(from)}° ${below}`;
  return `${Math.abs(from)}° ${below}–${to}° ${above}`;
}

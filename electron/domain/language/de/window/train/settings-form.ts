/* What the window says, in German, in the form of a run's settings. Each text is whole, values and all. */
import { counted } from '../../words.ts';

export const SETTINGS_FORM = {
  title: 'Einstellungen des Laufs',
  name: 'Name',
  nameLabel: 'Name des Laufs',
  learnFrom: 'Lernen aus',
  namesByPeople: 'Namen von Personen',
  photos: (photos: number) => counted(photos, 'Foto', 'Fotos'),
  /** A number of specimens follows. */
  taxaWithAtLeast: 'Taxa mit mindestens',
  /** A share follows. */
  holdOut: 'Zum Messen zurückhalten',
  network: 'Netz',
  training: 'Training',
  modes: { full: 'Voll', quick: 'Schnell' },
  modeSentences: {
    full: 'Alle Schichten lernen aus den Fotos: Das dauert am längsten und kann am meisten lernen.',
    quick:
      'Jedes Foto geht einmal durch das Netz, das Ergebnis bleibt; dann lernt nur die letzte Schicht, bei Tausenden Fotos in Sekunden.',
  },
  depth: 'Tiefe',
  depthLabel: 'Tiefe des ResNet',
  /** After the depth, which cannot be chosen. */
  depthOfStart: 'wie der Anfang',
  size: 'Fotogröße',
  /** Where it cannot be chosen. */
  sizeOfStart: (pixels: number) => `${pixels} px`,
  batch: 'Stapel',
  batchTooLarge: 'Dieser Stapel passt nicht in den Speicher.',
  takeBatch: (batch: number) => `${batch} nehmen`,
  learningRate: 'Lernrate',
  schedule: 'Verlauf',
  schedules: {
    restarts: 'Kosinus, Neustarts',
    cosine: 'Kosinus, ein Abfall',
    constant: 'Konstant',
  },
  highest: 'Höchste',
  lowest: 'Niedrigste',
  firstCycle: '1. Zyklus',
  eachNext: 'jeder weitere',
  epochs: 'Epochen',
  warmup: 'Aufwärmen',
  augmentation: 'Jedes Foto wird verändert',
  turn: 'Drehen bis',
  crop: 'Ausschnitt ab',
  colour: 'Farbe um',
  mirror: 'Spiegeln',
  steps: 'Schritte',
  momentum: 'Momentum',
  decay: 'Abnahme',
  smoothing: 'Glättung',
  seed: 'Startwert',
  /** `wanted`, such as "a number above 0 and at most 10". */
  fault: (name: string, wanted: string, example: string) =>
    `${name.charAt(0).toUpperCase()}${name.slice(1)}: erlaubt ist ${wanted}, etwa ${example}.`,
  lowestAboveHighest: 'Die niedrigste Lernrate darf nicht über der höchsten liegen.',
} as const;

export const START_FROM = {
  label: 'Anfang',
  nothing: 'Von null: Zufallsgewichte',
  weights: (name: string, depth: number) => `${name} (ResNet${depth})`,
  model: (name: string, depth: number) => `Das Modell ${name} (ResNet${depth})`,
  ready: (name: string) => `${name}, liegt bereit`,
  file: 'Datei wählen…',
  notAdded: 'Die Datei wurde nicht hinzugefügt',
  whereToGet: 'Woher Gewichte zu bekommen sind',
  sentences: {
    quickNothing: 'Schnelles Training braucht ein Netz, das schon gelernt hat: ein Modell oder Gewichte wählen.',
    quick: (depth: number) => `Alle Schichten dieses ResNet${depth} außer der letzten bleiben, wie sie sind.`,
    nothing: 'Das Netz beginnt mit Zufallszahlen: Es lernt langsam und braucht viele Fotos von jedem Taxon.',
    weights: (depth: number) =>
      `Alle Schichten des ResNet${depth} beginnen wie in dieser Datei; nur die letzte, die Ihre Taxa benennt, ist neu.`,
    model: (depth: number) =>
      `Das ResNet${depth} geht von dem aus, was dieses Modell weiß. Die Prüfung sagt, ob es gesehen hat, was jetzt zurückgehalten wird.`,
  },
} as const;

export const ADVANCED_FORM = {
  title: 'Erweitert',
  trainFrom: 'Es lernen',
  trainFromLabel: 'Schichten, die lernen',
  trainFroms: {
    all: 'Alle Schichten',
    conv3_x: 'Ab conv3_x',
    conv4_x: 'Ab conv4_x',
    conv5_x: 'Ab conv5_x',
    'last-layer': 'Nur die letzte Schicht',
  },
  trainFromNote:
    'Die Schichten darunter bleiben, wie sie sind: schneller, und genug, wenn die Startgewichte ähnliche Fotos kennen.',
  batchNorm: 'Batch-Norm',
  batchNormChoice: 'Lassen, wie sie ist',
  batchNormNote: 'Ihre Statistik, Skala und Verschiebung bleiben die der Startgewichte; das hilft bei kleinen Stapeln.',
  rateDecay: 'Tiefere Stufen',
  rateDecayNote: 'Jede Stufe lernt mit diesem Teil der Lernrate der Stufe darüber; 100 % ist eine Rate für alle.',
  clipNorm: 'Gradient',
  /** A number follows. */
  atMost: 'höchstens',
  clipNormNote: 'Längere werden gekürzt, was einen springenden Verlust beruhigt; 0 lässt alle so lang, wie sie sind.',
  accumulate: 'Je Schritt',
  /** After a number. */
  batches: 'Stapel',
  accumulateNote:
    'Ein Schritt lernt aus dem Mittel so vieler Stapel: mehr Fotos, als auf einmal in den Speicher passen.',
  balanced: 'Seltene Taxa',
  balancedChoice: 'Jedes Taxon gleich oft zeigen',
  balancedNote: 'Fotos seltener Taxa kommen mehrmals in einer Epoche, von häufigen nur einige.',
  mixup: 'Mischen',
  cutmix: 'mit Ausschnitten',
  mixNote:
    'Zwei Fotos und ihre Namen werden übereinandergelegt, oder ein Ausschnitt des einen kommt ins andere; 0 ist aus, 0,2 und 1 sind üblich.',
  average: 'Mittelung',
  averageNote:
    'Ein gleitendes Mittel der Gewichte wird an ihrer Stelle gemessen und behalten; 0 ist aus, 0,999 ist üblich.',
  patience: 'Geduld',
  /** After a number. */
  epochs: 'Epochen',
  patienceNote: 'Der Lauf endet nach so vielen Epochen ohne eine bessere; mit 0 läuft er bis zur letzten.',
  ensemble: 'Zwischenstände',
  ensembleLabel: 'Zwischenstände der Zyklen',
  ensembles: { off: 'Nicht gemeinsam befragt', measure: 'Gemeinsam gemessen', keep: 'Als Modell behalten' },
  ensembleNote:
    'Die Netze am Ende der Zyklen antworten gemeinsam: oft etwas besser und um ebenso viele Male langsamer.',
  precision: 'Genauigkeit',
  precisionLabel: 'Genauigkeit dessen, was durch das Netz fließt',
  precisions: { auto: 'Passend zum Gerät', float32: 'float32', bfloat16: 'bfloat16', float16: 'float16' },
  precisionNote:
    'Kurze Zahlen brauchen halb so viel Speicher und sind auf neueren GPUs und Prozessoren schneller. Gewichte bleiben in float32.',
} as const;

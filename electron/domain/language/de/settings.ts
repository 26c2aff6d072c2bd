/*
 * What the settings of a run are called, in German: in its form, on the command line, and in the methods paragraph of a paper.
 * Runs everywhere.
 */
import { asItIs } from './words.ts';

/**
 * `name`: before a colon ("Stapel: erlaubt ist eine ganze Zahl von 2 bis 1.024."); `label`: its field's, read aloud, where it
 * says more; `unit`: after the field; `help`: of the command line; `methods`: of a run in which it is not as by default.
 */
export const SETTING_WORDS = {
  mode: {
    name: 'Training',
    help: 'full: alle Schichten lernen; quick: nur die letzte, in Sekunden, ausgehend von einem Modell oder Gewichten',
  },
  depth: {
    name: 'Tiefe',
    help: 'Schichten des ResNet; bei Gewichten oder einem Modell deren Tiefe',
  },
  size: {
    name: 'Fotogröße',
    label: 'Fotogröße in Pixeln',
    unit: 'px',
    help: 'Seite des quadratischen Bildes',
  },
  epochs: {
    name: 'Epochen',
    help: 'wie oft jedes Foto gesehen wird',
  },
  batchSize: {
    name: 'Stapel',
    label: 'Stapel, Fotos pro Schritt',
    help: 'Fotos pro Schritt',
  },
  learningRate: {
    name: 'höchste Rate',
    label: 'Höchste Lernrate',
    help: 'höchste Lernrate',
  },
  minLearningRate: {
    name: 'niedrigste Rate',
    label: 'Niedrigste Lernrate',
    help: 'niedrigste Lernrate',
  },
  schedule: {
    name: 'Ratenverlauf',
    help: 'wie die Rate fällt',
  },
  firstCycle: {
    name: 'erster Zyklus',
    label: 'Erster Zyklus, Epochen',
    help: 'Länge des ersten Zyklus; ohne Angabe so, dass der letzte mit der letzten Epoche endet',
  },
  cycleFactor: {
    name: 'Faktor',
    label: 'Jeder weitere Zyklus, wievielmal so lang',
    unit: '×',
    help: 'jeder Zyklus ist so vielmal so lang wie der vorige',
  },
  warmupEpochs: {
    name: 'Aufwärmen',
    label: 'Aufwärmen, Epochen',
    help: 'lineares Aufwärmen vor dem ersten Zyklus',
  },
  momentum: {
    name: 'Momentum',
    help: 'Anteil des letzten Schritts, den der nächste behält',
  },
  weightDecay: {
    name: 'Gewichtsabnahme',
    help: 'Zug der Faltungskerne gegen 0 (weight decay)',
  },
  labelSmoothing: {
    name: 'Label-Glättung',
    help: 'Anteil jedes Namens, der auf alle Taxa verteilt wird (label smoothing)',
  },
  heldOutShare: {
    name: 'zurückgehaltener Anteil',
    label: 'Zurückgehaltener Anteil der Exemplare in Prozent',
    help: 'Anteil der Exemplare, der zum Messen zurückgehalten wird',
  },
  minimumSpecimens: {
    name: 'Mindestzahl Exemplare',
    label: 'Mindestzahl Exemplare eines Taxons',
    unit: 'Exemplare',
    help: 'Taxa mit weniger werden ausgelassen',
  },
  rotation: {
    name: 'Drehung',
    label: 'Drehung, Grad nach beiden Seiten',
    unit: '°',
    help: 'jedes Foto wird höchstens so weit nach beiden Seiten gedreht; 180 für Fotos ohne Oben und Unten',
  },
  cropArea: {
    name: 'Ausschnitt',
    label: 'Teil des Fotos, den ein Ausschnitt mindestens behält, in Prozent',
    help: 'Anteil des Fotos, den ein Ausschnitt mindestens behält',
  },
  flip: {
    name: 'Spiegelung',
    help: 'Fotos werden nicht gespiegelt',
  },
  colour: {
    name: 'Farbe',
    label: 'Änderung jeder Farbe in Prozent',
    help: 'jede Farbe wird höchstens um diesen Anteil geändert',
  },
  seed: {
    name: 'Startwert',
    label: 'Startwert für allen Zufall',
    help: 'derselbe Startwert ergibt denselben Lauf',
  },
  trainFrom: {
    name: 'lernende Schichten',
    help: 'die Schichten darunter behalten ihre Gewichte',
    methods: (stage: string | number) =>
      `die Schichten unter ${stage === 'last-layer' ? 'der letzten' : stage} behielten ihre Gewichte`,
  },
  frozenBatchNorm: {
    name: 'eingefrorene Batch-Norm',
    help: 'Batch-Norm bleibt wie in den Startgewichten: Statistik, Skalierung und Verschiebung',
    methods: (what: string | number) =>
      what === 'all'
        ? 'die Batch-Normalisierung war eingefroren, mit unveränderter gleitender Statistik, Skalierung und Verschiebung'
        : 'die Batch-Normalisierung beruhte auf ihrer gleitenden Statistik, während Skalierung und Verschiebung lernten',
  },
  rateDecay: {
    name: 'Anteil der Rate',
    label: 'Rate jeder Stufe, Prozent der Stufe darüber',
    help: 'jede Stufe lernt mit diesem Anteil der Rate der Stufe darüber',
    methods: (part: number) => `die Rate jeder Stufe betrug das ${asItIs(part)}-Fache derjenigen der Stufe darüber`,
  },
  clipNorm: {
    name: 'längster Gradient',
    label: 'Längster Gradient',
    help: 'längere Gradienten werden darauf gekürzt',
    methods: (norm: number) => `Gradienten wurden auf eine Norm von ${asItIs(norm)} gekürzt`,
  },
  accumulate: {
    name: 'Stapel pro Schritt',
    label: 'Stapel pro Schritt',
    help: 'Stapel, deren Gradienten zu einem Schritt gemittelt werden',
    methods: (batches: number) => `${batches} Stapel bildeten einen Schritt`,
  },
  balanced: {
    name: 'ausgeglichene Taxa',
    help: 'jedes Taxon wird gleich oft gesehen',
    methods: () => 'jedes Taxon wurde gleich oft gesehen',
  },
  mixup: {
    name: 'Mischung',
    label: 'Mischung zweier Fotos',
    help: 'je zwei Fotos werden übereinandergelegt',
    methods: (alpha: number) => `Fotos wurden gemischt (mixup ${asItIs(alpha)}, Zhang et al. 2018)`,
  },
  cutmix: {
    name: 'Mischung mit Rechtecken',
    label: 'Mischung mit Rechtecken',
    help: 'ein Rechteck eines Fotos kommt in ein anderes',
    methods: (alpha: number) =>
      `Rechtecke wurden zwischen Fotos ausgetauscht (cutmix ${asItIs(alpha)}, Yun et al. 2019)`,
  },
  averageDecay: {
    name: 'Abklingen des Mittels',
    label: 'Abklingen des Mittels der Gewichte',
    help: 'statt der Gewichte wird ihr gleitendes Mittel behalten',
    methods: (decay: number) =>
      `die Gewichte wurden über die Schritte gemittelt, mit einem Abklingfaktor von ${asItIs(decay)}`,
  },
  patience: {
    name: 'Geduld',
    label: 'Geduld, Epochen',
    help: 'Ende nach so vielen Epochen ohne eine bessere',
    methods: (epochs: number) => `der Lauf sollte nach ${epochs} Epochen ohne eine bessere enden`,
  },
  ensemble: {
    name: 'Ensemble',
    help: 'die Netze am Ende der Zyklen gemeinsam befragen: nur messen oder als Modell behalten',
  },
  precision: {
    name: 'Rechengenauigkeit',
    help: 'worin Aktivierungen gehalten und multipliziert werden',
  },
} as const;

/** Why a quick run refuses a setting. */
export const fullOnly = () => 'nur beim vollen Training möglich';

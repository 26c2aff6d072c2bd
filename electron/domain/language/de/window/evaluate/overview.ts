/* How good a model is, whether its certainties hold, and how much is left to look at; in German. */
import type { LookAt } from '../../../en/window/evaluate/overview.ts';
import type { Judging } from '../../../en/window/evaluate/terms.ts';
import { count, fixed } from '../../words.ts';
import { measure, RANKS, type RankSaid, share } from '../../terms.ts';
import { JUDGING, ofJudging, photosOf, SOME_JUDGING } from './terms.ts';

/** After "zur richtigen" or "zum richtigen". */
const TO_THE_RIGHT: Readonly<Record<RankSaid, string>> = {
  kingdom: 'zum richtigen Reich',
  phylum: 'zum richtigen Stamm',
  class: 'zur richtigen Klasse',
  order: 'zur richtigen Ordnung',
  family: 'zur richtigen Familie',
  genus: 'zur richtigen Gattung',
  species: 'zur richtigen Art',
  subspecies: 'zur richtigen Unterart',
  variety: 'zur richtigen Varietät',
  form: 'zur richtigen Form',
  label: 'zum richtigen Klassennamen',
};

export const MEASURES = {
  label: 'Messwerte, mit 95-%-Intervallen für künftige Fotos',
  /** `floor`: where the line in each measure begins, 0..1. */
  tooltip: (what: string, alike: string, floor: number) =>
    `${what} ${alike} Linie: ${Math.round(floor * 100)} bis 100 %.`,
  only: (photos: number) => `nur ${photosOf(photos)}`,
  names: { label: 'Namen richtig', what: 'Der Name mit der höchsten Sicherheit ist der Name laut Bestimmung.' },
  rank: (rank: RankSaid) => ({
    label: `${RANKS[rank]} richtig`,
    what: `Der Name gehört ${TO_THE_RIGHT[rank]}, was auch immer darunter steht.`,
  }),
  top5: {
    label: 'Unter den ersten fünf',
    what: 'Der Name laut Bestimmung ist einer der fünf vorhergesagten.',
  },
  f1: {
    label: 'F1, Mittel über Taxa',
    what: 'Jedes Taxon zählt gleich, wie viele Fotos es auch hat; das Intervall entsteht durch wiederholtes Ziehen der Exemplare.',
  },
  weakest: {
    label: 'Geringste Trefferquote',
    what: 'So viele der Fotos dieses Taxons erhielten seinen Namen: die wenigsten aller Taxa.',
  },
} as const;

type Fitted = 'came' | 'validation' | 'same';

export const RELIABILITY = {
  label: 'Kalibrierung',
  head: 'Bedeuten 90 % auch 90 %?',
  figures: (ece: number, temperature: number) => `ECE ${measure(ece)}, Temperatur ${fixed(temperature, 2)}`,
  /** What the temperature was fitted on, and what all figures are of. */
  tooltip: (fitted: Fitted, fittedOn: number, checkedOn: number) =>
    `Erwarteter Kalibrierungsfehler (ECE) über 15 Klassen: wie weit Sicherheit und Anteil richtig im Mittel auseinanderliegen. ${FITTED[fitted](fittedOn, checkedOn)}`,
  before: (ece: number) => `vorher, ECE ${measure(ece)}`,
  afterInUse: 'nachher, wie überall gezeigt',
  afterNotInUse: 'nachher, nicht in Gebrauch',
  plot: 'Anteil richtig gegen die angegebene Sicherheit',
  axes: { said: 'angegeben', right: 'war richtig' },
  table: ['Sicherheit', 'Fotos', 'Angegeben, Mittel', 'War richtig', 'Intervall'],
  range: (low: number, high: number) => `${measure(low)} bis ${measure(high)}`,
  tooFew: {
    came: 'Zu wenige benannte Fotos für eine Aussage.',
    validation: 'Zu wenige gemessene Testfotos für eine Aussage.',
    same: (judging: Judging) =>
      `Zu wenige ${SOME_JUDGING[judging]}, um eine Temperatur an einigen anzupassen und an anderen zu prüfen. Sicherheiten werden gezeigt, wie das Netz sie gibt.`,
  },
} as const;

const FITTED: Readonly<Record<Fitted, (fittedOn: number, checkedOn: number) => string>> = {
  came: (_, checked) => `Die Temperatur kam mit dem Modell, alle Zahlen gelten für die ${checked} benannten Fotos.`,
  validation: (fitted, checked) =>
    `Die Temperatur wurde am Ende des Trainings an ${fitted} Validierungsfotos angepasst, alle Zahlen gelten für die ${checked} Testfotos.`,
  same: (fitted, checked) =>
    `Die Temperatur wurde an ${fitted} Fotos angepasst, alle Zahlen gelten für die ${checked} anderen.`,
};

const UP_TO: Readonly<Record<RankSaid, string>> = {
  kingdom: 'bis zum Reich',
  phylum: 'bis zum Stamm',
  class: 'bis zur Klasse',
  order: 'bis zur Ordnung',
  family: 'bis zur Familie',
  genus: 'bis zur Gattung',
  species: 'bis zur Art',
  subspecies: 'bis zur Unterart',
  variety: 'bis zur Varietät',
  form: 'bis zur Form',
  label: 'bis zum Klassennamen',
};

export const WORK = {
  label: 'Restliche Arbeit',
  head: 'Wie viel anzusehen ist',
  takenLabel: 'Übernommene Namen',
  taken: (rank: RankSaid | null) => (rank === null ? 'Namen' : UP_TO[rank]),
  plot: 'Anzusehende Fotos und verbleibende Fehler im Rest, nach Schwelle',
  toLookAt: 'anzusehende Fotos',
  errorsLeft: 'verbleibende Fehler',
  table: ['Namen ansehen unter', 'Anzusehende Fotos', 'Verbleibende Fehler im Rest'],
  tooFewLeft: 'zu wenige übrig',
  threshold: 'Namen ansehen unter',
  percent: (percent: number) => `${percent} %`,
  /** `errors`: among the rest, 0..1; null: there is no rest. */
  lookAt: ({ lookAt, waiting, errors }: LookAt) => [
    { strong: share(lookAt) },
    waiting === null ? ' ' : ` (${count(waiting.below)} von ${count(waiting.all)}) `,
    ...(errors === null
      ? ['ansehen, und nichts bleibt ungesehen.']
      : [
          'ansehen, und im Rest bleiben etwa ',
          { strong: measure(errors.near) },
          ` Fehler, höchstens ${measure(errors.atMost)}.`,
        ]),
  ],
  unlikeMeasured: (judging: Judging, measured: number) =>
    `Bei den ${JUDGING[judging]} waren es ${share(measured)}: Was wartet, ist ihnen nicht ganz gleich.`,
  takenOf: (rank: RankSaid, photos: number, judging: Judging) =>
    `Namen übernommen ${UP_TO[rank]}: ${ofJudging(photos, judging)}.`,
  noneWaits: 'Kein Exemplar wartet mit einem Namen dieses Modells.',
  tooFew: (judging: Judging) => `Zu wenige ${SOME_JUDGING[judging]} für eine Aussage.`,
} as const;

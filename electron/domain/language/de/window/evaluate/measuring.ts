/* The screen of measures as a whole, in German: what is measured, on which photos, how far it is. */
import type { Judging } from '../../../en/window/evaluate/terms.ts';
import { PHASES } from '../../jobs.ts';
import { ACTS } from '../../acts.ts';
import { count, counted, when } from '../../words.ts';
import { JUDGING, photosOf } from './terms.ts';

/** In the list of work. */
export const SCREEN = {
  label: 'Auswertung',
  modelsUnread: 'Die Modelle ließen sich nicht lesen',
  figuresUnread: 'Die Zahlen ließen sich nicht lesen',
  noModel: 'Noch kein Modell.',
  howToGetOne: 'Eines trainieren oder eine Modelldatei öffnen.',
  train: 'Eines trainieren',
  openFile: 'Modelldatei öffnen',
  fillsItself: 'Am Ende füllt sich diese Seite von selbst.',
  /** `title`: "Training Run 7". */
  waits: (title: string) => `${title}: Das Modell erscheint hier, wenn es fertig ist.`,
  notMeasured: (model: string) => `${model} wurde noch nicht gemessen`,
  shown: {
    named:
      'Es kam in einer Datei. Gezeigt werden ihm die Fotos, denen Personen hier einen seiner Namen gaben; die mit anderen Namen werden ausgelassen und gezählt. Am Ort seiner Herstellung kann es aus einigen gelernt haben.',
    test: 'Gezeigt werden ihm seine Testfotos, ganze Exemplare davon: Kein Teil seines Trainings hat sie angesehen.',
    'held-out':
      'Gezeigt werden ihm die Fotos, aus denen es nie gelernt hat, ganze Exemplare davon. Am besten, bevor es die übrigen erkennt: Seine Sicherheiten werden danach richtiggestellt.',
  },
  unmeasurable: (model: string) => `${model} ließ sich nicht messen`,
  tryAgain: 'Erneut versuchen',
  measuringEnded: 'Die neue Messung brach ab',
  unreadable: (unreadable: number, sample: number, changed = 0) => {
    const since =
      changed > 0
        ? ` oder seit dem Import verändert (${count(changed)}: den Ordner erneut einlesen und dabei Inhalte vergleichen)`
        : '';
    return `${count(unreadable)} von ${photosOf(sample)} nicht lesbar${since}; die Zahlen gelten für ${count(sample - unreadable)}.`;
  },
  otherSince: (photos: number) =>
    photos === 1
      ? '1 zurückgehaltenes Foto hat anderen Inhalt oder einen anderen Rahmen als beim Beginn des Laufs und wird ihm nicht gezeigt.'
      : `${count(photos)} zurückgehaltene Fotos haben anderen Inhalt oder einen anderen Rahmen als beim Beginn des Laufs und werden ihm nicht gezeigt.`,
} as const;

export const TOOLBAR = {
  model: 'Modell',
  evaluation: 'Messung',
  view: 'Ansicht',
  again: 'Neu messen',
  one: ({ madeUtc, sample, frame, seed }: { madeUtc: string; sample: number; frame: number; seed: number }) => {
    const photos = photosOf(frame);
    return `${when(madeUtc)}, ${sample < frame ? `${count(sample)} von ${photos}, Startwert ${seed}` : `alle ${photos}`}`;
  },
  /** `measured`: see CHOSEN; `more`: sentences, or ''. */
  tooltip: (measured: string, madeUtc: string, more: string) => `${measured}, ${when(madeUtc)}. ${more}`,
} as const;

/** Which photos a model was measured on, and what chose its epoch. */
export const CHOSEN = {
  photos: (photos: number, specimens: number, whose: keyof typeof WHOSE) =>
    `gemessen an ${photosOf(photos)} von ${counted(specimens, 'Exemplar', 'Exemplaren')}, ${WHOSE[whose]}`,
  drawn: (photos: number, frame: number, whose: keyof typeof WHOSE) =>
    `gemessen an ${photosOf(photos)}, zufällig gezogen aus ${count(frame)}, ${WHOSE[whose]}`,
  /** After either of these. */
  counting: (effective: number) => `, gezählt wie ${count(effective)}`,
  alike: (photos: number, effective: number) =>
    `Fotos eines Exemplars sind einander ähnlich: In den Intervallen zählen die ${count(photos)} wie ${count(effective)}.`,
  cameForTest: 'Das sind die Fotos, die in einem Ordner für den Test kamen.',
  byValidation: (photos: number) =>
    `Seine Epoche und seine Temperatur wurden an ${count(photos)} anderen Fotos gewählt (Validierung).`,
  bySamePhotos: 'Seine Epoche wurde an denselben Fotos gewählt, was ihm etwas schmeichelt.',
} as const;

const WHOSE = { named: 'die hier benannt wurden', unseen: 'die es nie sah' } as const;

export const FORM = {
  all: (judging: Judging) => `alle ${JUDGING[judging]}`,
  /** With a field for the number and one for the seed between. */
  sample: { before: 'eine Zufallsstichprobe von', between: 'Fotos, Startwert' },
  sampleSize: 'Fotos in der Stichprobe',
  seed: 'Startwert',
  /** `wanted`: "a whole number from 1 to 100". */
  sizeWrong: (wanted: string) => `Die Stichprobe: ${wanted}.`,
  seedWrong: (wanted: string) => `Der Startwert: ${wanted}.`,
  measure: (judging: Judging) => `An ${JUDGING[judging]} messen`,
  removed: (model: string) =>
    `Die Dateien von ${model} wurden entfernt, um Platz zu schaffen; es lässt sich nicht mehr messen. Was zuvor gemessen wurde, bleibt.`,
} as const;

export const PROGRESS = {
  preparing: PHASES.preparing,
  stop: ACTS.stop,
  /** `total`: 0 while it is not known. */
  photos: (done: number, total: number) =>
    total > 0 ? `${count(done)} von ${photosOf(total)}` : done > 0 ? photosOf(done) : '',
} as const;

export const METHODS = {
  open: 'Methodenabsatz',
  head: 'Für den Methodenteil',
  copy: 'Kopieren',
  copied: 'Kopiert.',
} as const;

/* The screen of measures as a whole: what is measured, on which photos, how far it is; in Spanish. */
import type { Judging } from '../../../en/window/evaluate/terms.ts';
import { PHASES } from '../../jobs.ts';
import { ACTS } from '../../acts.ts';
import { JUDGING, judgingPhotos } from '../../judging.ts';
import { count, counted, when } from '../../words.ts';

/** In the list of work. */
export const SCREEN = {
  label: 'Evaluación',
  modelsUnread: 'No se han podido leer los modelos',
  figuresUnread: 'No se han podido leer las cifras',
  noModel: 'Aún no hay modelo.',
  howToGetOne: 'Entrene uno o abra un archivo de modelo.',
  train: 'Entrenar uno',
  openFile: 'Abrir un archivo de modelo',
  fillsItself: 'Al terminar, esta página se llena sola.',
  /** `title`: "Entrenamiento: Run 7". */
  waits: (title: string) => `${title}: su modelo aparecerá aquí cuando termine.`,
  notMeasured: (model: string) => `${model} no se ha medido todavía`,
  shown: {
    named:
      'Llegó en un archivo. Se le muestran las fotos a las que aquí se dio uno de sus nombres; las que tienen otros se omiten y se cuentan. Puede haber aprendido de algunas donde se hizo.',
    test: 'Se le muestran sus fotos de prueba, ejemplares enteros: nada de su entrenamiento las miró.',
    'held-out':
      'Se le muestran las fotos de las que nunca aprendió, ejemplares enteros. Conviene hacerlo antes de que reconozca el resto: así se ajustan sus certezas.',
  },
  unmeasurable: (model: string) => `No se ha podido medir ${model}`,
  tryAgain: 'Reintentar',
  measuringEnded: 'La nueva medición ha terminado',
  unreadable: (unreadable: number, sample: number, changed = 0) =>
    `${count(unreadable)} de ${counted(sample, 'foto', 'fotos')} no se ${unreadable === 1 ? 'ha' : 'han'} podido leer${changed > 0 ? ` o ${unreadable === 1 ? 'ha' : 'han'} cambiado desde la importación (${count(changed)}: importe la carpeta de nuevo, comparando contenidos)` : ''}; las cifras son de ${count(sample - unreadable)}.`,
  otherSince: (photos: number) =>
    `${judgingPhotos(photos, 'held-out')} ${photos === 1 ? 'tiene' : 'tienen'} otro contenido u otro recuadro que al empezar el entrenamiento, y no se le ${photos === 1 ? 'muestra' : 'muestran'}.`,
} as const;

export const TOOLBAR = {
  model: 'Modelo',
  evaluation: 'Evaluación',
  view: 'Vista',
  again: 'Medir de nuevo',
  one: ({ madeUtc, sample, frame, seed }: { madeUtc: string; sample: number; frame: number; seed: number }) => {
    const photos = counted(frame, 'foto', 'fotos');
    return `${when(madeUtc)}, ${sample < frame ? `${count(sample)} de ${photos}, semilla ${seed}` : frame === 1 ? photos : `las ${photos}`}`;
  },
  /** `measured`: see CHOSEN; `more`: sentences, or ''. */
  tooltip: (measured: string, madeUtc: string, more: string) => `${measured}, ${when(madeUtc)}. ${more}`,
} as const;

/** Which photos a model was measured on, and what chose its epoch. */
export const CHOSEN = {
  photos: (photos: number, specimens: number, whose: keyof typeof WHOSE) =>
    `medido en ${counted(photos, 'foto', 'fotos')} de ${counted(specimens, 'ejemplar', 'ejemplares')} ${WHOSE[whose]}`,
  drawn: (photos: number, frame: number, whose: keyof typeof WHOSE) =>
    `medido en ${counted(photos, 'foto', 'fotos')}, tomadas al azar de ${count(frame)} ${WHOSE[whose]}`,
  /** After either of these. */
  counting: (effective: number) => `, que cuentan como ${count(effective)}`,
  alike: (photos: number, effective: number) =>
    `Las fotos de un mismo ejemplar se parecen: en los intervalos, las ${count(photos)} cuentan como ${count(effective)}.`,
  cameForTest: 'Son las fotos que llegaron en una carpeta para la prueba.',
  byValidation: (photos: number) =>
    photos === 1
      ? 'Su época y su temperatura se eligieron con otra foto (validación).'
      : `Su época y su temperatura se eligieron con otras ${count(photos)} fotos (validación).`,
  bySamePhotos: 'Su época se eligió con las mismas fotos, lo que lo favorece un poco.',
} as const;

const WHOSE = { named: 'con nombre dado aquí', unseen: 'que nunca vio' } as const;

export const FORM = {
  all: (judging: Judging) => `todas las fotos ${JUDGING[judging]}`,
  /** With a field for the number and one for the seed between. */
  sample: { before: 'una muestra al azar de', between: 'fotos, semilla' },
  sampleSize: 'Fotos de la muestra',
  seed: 'Semilla',
  /** `wanted`: "un número entero de 1 a 100". */
  sizeWrong: (wanted: string) => `La muestra: ${wanted}.`,
  seedWrong: (wanted: string) => `La semilla: ${wanted}.`,
  measure: (judging: Judging) => `Medir en fotos ${JUDGING[judging]}`,
  removed: (model: string) =>
    `Los archivos de ${model} se eliminaron para liberar espacio, así que ya no se puede medir; lo que se midió antes se conserva.`,
} as const;

export const PROGRESS = {
  preparing: PHASES.preparing,
  stop: ACTS.stop,
  /** `total`: 0 while it is not known. */
  photos: (done: number, total: number) =>
    total > 0 ? `${count(done)} de ${counted(total, 'foto', 'fotos')}` : done > 0 ? counted(done, 'foto', 'fotos') : '',
} as const;

export const METHODS = {
  open: 'Párrafo de métodos',
  head: 'Para la sección de métodos',
  copy: 'Copiar',
  copied: 'Copiado.',
} as const;

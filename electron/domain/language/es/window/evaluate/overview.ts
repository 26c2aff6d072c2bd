/* How good a model is, whether its certainties hold, and how much is left to look at, in Spanish. */
import type { RankSaid } from '../../../en/terms.ts';
import type { LookAt } from '../../../en/window/evaluate/overview.ts';
import type { Judging } from '../../../en/window/evaluate/terms.ts';
import { JUDGING, judgingPhotos } from '../../judging.ts';
import { count, counted, fixed } from '../../words.ts';
import { measure, rankAtBeginning, share } from '../../terms.ts';
import { isFeminine, theRank, toTheRightRank } from './terms.ts';

export const MEASURES = {
  label: 'Medidas, con intervalos del 95 % para fotos futuras',
  /** `floor`: where the line in each measure begins, 0..1. */
  tooltip: (what: string, alike: string, floor: number) =>
    `${what} ${alike} Línea: de ${Math.round(floor * 100)} a 100 %.`,
  only: (photos: number) => `solo ${counted(photos, 'foto', 'fotos')}`,
  names: { label: 'Nombre correcto', what: 'El nombre con la mayor certeza es el de la etiqueta.' },
  rank: (rank: RankSaid) => ({
    label: `${rankAtBeginning(rank)} ${isFeminine(rank) ? 'correcta' : 'correcto'}`,
    what: `El nombre pertenece ${toTheRightRank(rank)}, sea lo que sea por debajo.`,
  }),
  top5: {
    label: 'Entre los cinco primeros',
    what: 'El nombre de la etiqueta es uno de los cinco que se predicen.',
  },
  f1: {
    label: 'F1, media de taxones',
    what: 'Cada taxón cuenta igual, tenga las fotos que tenga; el intervalo resulta de remuestrear los ejemplares.',
  },
  weakest: {
    label: 'Menor exhaustividad',
    what: 'Parte de las fotos de este taxón que recibieron su nombre: la menor de todos los taxones.',
  },
} as const;

type Fitted = 'came' | 'validation' | 'same';

export const RELIABILITY = {
  label: 'Calibración',
  head: '¿Significa 90 % un 90 %?',
  figures: (ece: number, temperature: number) => `ECE ${measure(ece)}, temperatura ${fixed(temperature, 2)}`,
  /** What the temperature was fitted on, and what all figures are of. */
  tooltip: (fitted: Fitted, fittedOn: number, checkedOn: number) =>
    `Error de calibración esperado en 15 intervalos: cuánto se apartan, de media, la certeza y la parte de aciertos. ${FITTED[fitted](fittedOn, checkedOn)}`,
  before: (ece: number) => `antes, ECE ${measure(ece)}`,
  afterInUse: 'después, como se muestra en todas partes',
  afterNotInUse: 'después, sin usar',
  plot: 'Parte de aciertos frente a la certeza declarada',
  axes: { said: 'declarada', right: 'acertó' },
  table: ['Certeza', 'Fotos', 'Declarada, media', 'Acertó', 'Intervalo'],
  range: (low: number, high: number) => `${measure(low)} a ${measure(high)}`,
  tooFew: {
    came: 'Hay muy pocas fotos nombradas para decirlo.',
    validation: 'Se midieron muy pocas fotos de prueba para decirlo.',
    same: (judging: Judging) =>
      `Hay muy pocas fotos ${JUDGING[judging]} para ajustar una temperatura con unas y comprobarla con otras. Las certezas se muestran como las da la red.`,
  },
} as const;

const FITTED: Readonly<Record<Fitted, (fittedOn: number, checkedOn: number) => string>> = {
  came: (_, checked) => `La temperatura vino con el modelo; todas las cifras son de las ${checked} fotos nombradas.`,
  validation: (fitted, checked) =>
    `La temperatura se ajustó con ${fitted} fotos de validación al terminar el entrenamiento; todas las cifras son de las ${checked} fotos de prueba.`,
  same: (fitted, checked) =>
    `La temperatura se ajustó con ${fitted} fotos; todas las cifras son de las otras ${checked}.`,
};

export const WORK = {
  label: 'Trabajo pendiente',
  head: 'Cuánto revisar',
  takenLabel: 'Nombres tomados',
  taken: (rank: RankSaid | null) => (rank === null ? 'nombres' : `hasta ${theRank(rank)}`),
  plot: 'Fotos por revisar y errores que quedan en el resto, según el umbral',
  toLookAt: 'fotos por revisar',
  errorsLeft: 'errores que quedan',
  table: ['Revisar nombres por debajo de', 'Fotos por revisar', 'Errores en el resto'],
  tooFewLeft: 'quedan muy pocas',
  threshold: 'Revisar nombres por debajo de',
  percent: (percent: number) => `${percent} %`,
  /** `errors`: among the rest, 0..1; null: there is no rest. */
  lookAt: ({ lookAt, waiting, errors }: LookAt) => [
    'Revisar el ',
    { strong: share(lookAt) },
    waiting === null ? ' ' : ` (${count(waiting.below)} de ${count(waiting.all)}) `,
    ...(errors === null
      ? ['y no queda nada sin ver.']
      : [
          'y dejar los errores del resto cerca del ',
          { strong: measure(errors.near) },
          `, como máximo ${measure(errors.atMost)}.`,
        ]),
  ],
  unlikeMeasured: (judging: Judging, measured: number) =>
    `En las fotos ${JUDGING[judging]} fue el ${share(measured)}: lo que espera no es del todo como ellas.`,
  takenOf: (rank: RankSaid, photos: number, judging: Judging) =>
    `Nombres tomados hasta ${theRank(rank)}: de ${judgingPhotos(photos, judging)}.`,
  noneWaits: 'Ningún ejemplar espera con un nombre de este modelo.',
  tooFew: (judging: Judging) => `Hay muy pocas fotos ${JUDGING[judging]} para decirlo.`,
} as const;

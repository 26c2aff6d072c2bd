/* What a model may have seen before of the photos that judge it, in Spanish. */
import type { Compared, Found } from '../../../en/window/evaluate/leakage.ts';
import { ACTS } from '../../acts.ts';
import { JUDGING } from '../../judging.ts';
import { count, counted, when } from '../../words.ts';
import { share } from '../../terms.ts';

export const LEAKAGE = {
  instead: (model: string) => `Ver ${model} en su lugar`,
  unknown: 'No se sabe qué ha visto antes',
  ended: 'La búsqueda de fugas ha terminado',
  again: 'Buscar otra vez',
  question: '¿Ha visto antes alguna de estas?',
  about: {
    test: 'Las fotos de prueba se comparan con todas las que sirvieron para aprender o para elegir la época: mismo ejemplar, misma colecta, mismo archivo, casi la misma imagen.',
    'held-out':
      'Las fotos reservadas se comparan con todas las que sirvieron para aprender: mismo ejemplar, misma colecta, mismo archivo, casi la misma imagen.',
  },
  look: 'Buscar fugas',
  head: 'Lo que puede haber visto antes',
  compared: ({ heldOutPhotos, learnPhotos, validationPhotos, madeUtc }: Compared) =>
    `${count(heldOutPhotos)} ${validationPhotos > 0 ? 'de prueba' : heldOutPhotos === 1 ? 'reservada' : 'reservadas'}, ${count(learnPhotos)} de aprendizaje${validationPhotos > 0 ? `, ${count(validationPhotos)} de validación` : ''}; ${when(madeUtc)}`,
  good: 'Bien:',
  bad: 'Atención:',
  none: {
    'same-specimen': 'Ningún ejemplar en ambos lados.',
    'same-event': 'Ninguna colecta en ambos lados.',
    'exact-copy': 'Ninguna copia exacta en ambos lados.',
    'near-copy': 'Ninguna copia aproximada en ambos lados.',
  },
  some: ({ leak, photos, validation, of, judging }: Found) => [
    { strong: counted(photos, 'foto', 'fotos') },
    ` ${photos === 1 ? 'es' : 'son'} ${SOME[leak]}: el ${share(photos / Math.max(1, of))} de las ${JUDGING[judging]}.`,
    validation === 0
      ? ''
      : ` ${validation === photos ? 'Ninguna de ellas' : `${count(photos - validation)} de ellas`} con una foto de aprendizaje; las otras con una que eligió la época.`,
  ],
  why: 'Cada una de estas fotos hace que las cifras parezcan mejores de lo que serán. Los ejemplares se reparten enteros, así que una fuga viene de copias, de un ejemplar catalogado dos veces o de una serie de la misma colecta.',
  unreadable: (photos: number) =>
    photos === 1
      ? '1 foto no se ha podido comparar: no se pudo leer su miniatura.'
      : `${counted(photos, 'foto', 'fotos')} no se han podido comparar: no se pudo leer su miniatura.`,
  pairs: 'Parejas',
  /** `most`: more are not shown. */
  total: (pairs: number, most: number) =>
    pairs === 0
      ? 'ninguna'
      : `${counted(pairs, 'pareja', 'parejas')}${pairs === most ? ', las primeras' : ''}; primero las copias`,
  pair: {
    'same-specimen': 'mismo ejemplar',
    'same-event': 'misma colecta',
    'exact-copy': 'mismo archivo',
    'near-copy': 'copia aproximada',
  },
  /** Both after what kind of pair it is. */
  bits: (bits: number) => (bits === 1 ? ', difiere 1 de 64 bits' : `, difieren ${bits} de 64 bits`),
  otherName: ', con otro nombre',
  side: { test: 'prueba', 'held-out': 'reservada', learned: 'de aprendizaje', validation: 'eligió la época' },
  open: ACTS.openInReview,
} as const;

/** After "es" or "son". */
const SOME = {
  'same-specimen': 'de un ejemplar del que también se aprendió',
  'same-event': 'de una colecta (lugar, día, colector) de la que también se aprendió',
  'exact-copy': 'el mismo archivo que una de la que se aprendió',
  'near-copy': 'casi la misma imagen que una de la que se aprendió',
} as const;

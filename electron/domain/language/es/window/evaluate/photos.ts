/* Which name was given to which: the matrix, what is mixed up most, and the photos of a cell or of a sample; in Spanish. */
import type { RankSaid } from '../../../en/terms.ts';
import type { Name, Proportion } from '../../../en/window/evaluate/photos.ts';
import { ACTS } from '../../acts.ts';
import { count, counted } from '../../words.ts';
import { RANKS, share } from '../../terms.ts';

export const MATRIX = {
  head: 'Qué nombre por cuál',
  cellsOpen: (rank: RankSaid | null) =>
    rank === null ? 'Una celda abre sus fotos' : `Por ${RANKS[rank]}; una celda abre sus taxones`,
  back: 'Volver a todo',
  backKey: 'Matriz: volver a todo',
  photos: 'Fotos',
  grid: 'Matriz de confusión: las filas son los nombres de las etiquetas; las columnas, los del modelo',
  rows: 'nombre de la etiqueta',
  columns: 'nombre del modelo',
  of: 'de',
  right: (name: string, right: number, photos: number) =>
    `${name}: ${count(right)} de ${counted(photos, 'foto', 'fotos')} con acierto`,
  wrong: (label: string, predicted: string, photos: number) =>
    `${label} tomado por ${predicted}: ${counted(photos, 'foto', 'fotos')}`,
  /** `part`: of the label's photos, 0..1. */
  wrongShare: (label: string, predicted: string, photos: number, part: number) =>
    `${label} tomado por ${predicted}: ${counted(photos, 'foto', 'fotos')}, el ${share(part)} de las suyas`,
} as const;

export const MIXED_UP = {
  head: 'Lo más confundido',
  ofErrors: (errors: number) => `de ${counted(errors, 'error', 'errores')}`,
  none: 'Ninguna foto recibió otro nombre que el suyo.',
  pair: (first: Name, second: Name) => [first, ', ', second],
  /** `unit`: left out where there is little room. */
  times: (photos: number) => ({ number: count(photos), unit: photos === 1 ? ' confusión' : ' confusiones' }),
} as const;

export const PHOTOS = {
  label: 'Fotos de la celda',
  close: 'Cerrar las fotos',
  closeKey: 'Cerrar, Esc',
  total: (photos: number) => `${counted(photos, 'foto', 'fotos')}; cada una se abre en Revisión`,
  right: (label: Name) => [label, ', bien nombrado'],
  wrong: (label: Name, predicted: Name) => [label, ' tomado por ', predicted],
  eachOther: (first: Name, second: Name) => [first, ' y ', second, ', tomados uno por otro'],
  missed: (label: Name) => [label, ', mal nombrado'],
  allWrong: ['Todas las mal nombradas'],
  takenFor: (predicted: Name) => ['tomado por ', predicted],
  now: (name: Name) => ['ahora ', name],
  unread: 'No se han podido leer las fotos',
  open: ACTS.openInReview,
  more: 'Mostrar más',
  first: (photos: number) => `Se muestran las primeras ${count(photos)}.`,
} as const;

export const SAMPLE = {
  head: 'Muestra al azar',
  size: 'Fotos de la muestra al azar',
  /** After the field with the size. */
  of: (photos: number) => `de ${count(photos)}`,
  redraw: 'Otra muestra',
  redrawTooltip: 'Tomar otras, con otra semilla',
  csv: 'CSV',
  csvTooltip: 'Guardar esta tabla como CSV',
  file: (model: string, seed: number) => `${model} muestra ${seed}`,
  undrawn: 'No se ha podido tomar la muestra',
  table: 'Muestra al azar: ID, etiqueta, nombre predicho',
  columns: { id: 'ID', label: 'Etiqueta', predicted: 'Predicho', certainty: 'p', certaintyTooltip: 'Certeza' },
  wrong: 'error:',
  seed: 'Semilla',
  seedLabel: 'Semilla de la muestra al azar',
  /** After "Semilla" and its field. */
  right: ({ right, n, value, low, high }: Proportion) => {
    const estimated = `intervalo de ${Math.round(low * 100)} a ${Math.round(high * 100)} % (Wilson, corrección por población finita)`;
    return `: ${count(right)} ${right === 1 ? 'acierto' : 'aciertos'} de ${count(n)}, ${share(value)}${low < high ? `, ${estimated}` : '; no hay más fotos'}.`;
  },
} as const;

export const SEND = {
  act: (specimens: number) => `Enviar ${count(specimens)} a revisión`,
  tooltip: (specimens: number, names: number) =>
    `${specimens === 1 ? 'Espera' : 'Esperan'} con ${names > 1 ? 'uno de estos nombres' : 'este nombre'} de un modelo`,
} as const;

/* Each taxon with its figures, and what holds of all taxa: ranks, distances, drift; in Spanish. */
import type { Judging } from '../../../en/window/evaluate/terms.ts';
import type { Drift } from '../../../en/window/evaluate/taxa.ts';
import { JUDGING } from '../../judging.ts';
import { count, counted, decimal, fixed } from '../../words.ts';
import { measure, rankAtBeginning } from '../../terms.ts';

export const TAXA = {
  table: 'Cada taxón: precisión, exhaustividad, F1 y las fotos en que se apoyan',
  taxon: 'Taxón',
  columns: {
    photos: { label: 'Fotos', what: 'Fotos medidas con este nombre en la etiqueta' },
    precision: {
      label: 'Precisión',
      what: 'De las fotos que recibieron este nombre, las que lo tenían en la etiqueta',
    },
    recall: {
      label: 'Exhaustividad',
      what: 'De las fotos con este nombre en la etiqueta, las que lo recibieron (recall)',
    },
    f1: { label: 'F1', what: 'Media armónica de precisión y exhaustividad' },
  },
  interval: 'Intervalo, de 0 a 100 %',
  range: (low: number, high: number) => `${measure(low)} a ${measure(high)}`,
  takenFor: 'Tomado más a menudo por',
  missed: (name: string, photos: number) => [{ name }, `, ${count(photos)}`],
  showPhotos: 'Mostrar sus fotos',
  all: 'De todos los taxones juntos',
  blocks: 'Rangos, distancias, deriva',
} as const;

export const RANK_TABLE = {
  head: 'Aciertos en cada rango',
  columns: { rank: 'Rango', right: 'Aciertos', interval: 'Intervalo', f1: 'F1, media', sure: 'Seguro desde' },
  sureMeans:
    'La menor certeza desde la que como mucho 5 de cada 100 nombres son erróneos, en el extremo superior del intervalo',
  never: 'nunca',
  name: 'Nombre',
  rank: rankAtBeginning,
  /** `chance`: of always saying the commonest taxon, 0..1. */
  note: (chance: number) =>
    `Para fotos futuras, tomadas como estas. Decir siempre el taxón más frecuente acertaría el ${measure(chance)} de las veces.`,
} as const;

export const DISTANCES = {
  label: 'Distancias',
  head: 'Cuánto los distingue la red',
  kind: 'Distancia',
  kinds: { cosine: 'Coseno', manhattan: 'Manhattan' },
  columns: {
    within: { label: 'dentro', what: 'Media de los pares de fotos de un mismo taxón' },
    between: { label: 'entre', what: 'Media de los pares de fotos de dos taxones' },
    silhouette: {
      label: 'separación',
      what: 'Silueta media (Rousseeuw 1987): cerca de 1, separados; cerca de 0, en contacto',
    },
  },
  note: (photos: number, taxa: number) =>
    `Entre los embeddings de ${counted(photos, 'foto', 'fotos')} de ${counted(taxa, 'taxón', 'taxones')}: dentro de un taxón y entre dos. Separación: cerca de 1, bien separados; cerca de 0, en contacto.`,
  least: 'Los menos separados',
  /** Between a taxon's name and that of the taxon nearest to it. */
  nearest: 'el más cercano',
} as const;

export const DRIFT = {
  label: 'Deriva',
  head: '¿Se parecen a estas las fotos nuevas?',
  verdict: ({ distance, usual }: Drift, judging: Judging) => [
    'Las fotos que nadie ha nombrado distan de lo aprendido ',
    { strong: `${usual > 0 ? fixed(distance / usual, 1) : '–'} veces` },
    ` lo que distan las ${JUDGING[judging]}.`,
  ],
  note: ({ distance, usual, learned, directions }: Drift) =>
    `Distancia de Fréchet ${short(distance)} frente a ${short(usual)}, cada una entre ${counted(learned, 'foto', 'fotos')} de aprendizaje y otras tantas, en ${counted(directions, 'dirección', 'direcciones')}. Una distancia parecida no es deriva; cuanto mayor, menos valen para ellas las cifras de aquí.`,
} as const;

const short = (value: number) => decimal(Number(value.toPrecision(3)), 6);

/*
 * What the window says, in Spanish, where something is put right. Each text is whole, values and all, so that another language
 * may order it as it must.
 */
import { ACTS } from '../acts.ts';
import { count, counted } from '../words.ts';

const photosOf = (photos: number) => counted(photos, 'foto', 'fotos');
const specimensOf = (specimens: number) => counted(specimens, 'ejemplar', 'ejemplares');

export const REPAIRING = {
  open: 'Corregir',
  label: 'Corregir lo que se leyó mal',
  /** On the buttons, in the palette and in the list of keys. */
  acts: {
    split: 'Separar',
    join: 'Unir',
    renumber: 'Renumerar…',
    move: 'Pasar a…',
    view: 'Vista…',
    'take-out': 'Retirar…',
    rename: 'Corregir un nombre…',
  },
  means: {
    split: 'Las fotos que muestran otro ejemplar pasan a ser uno nuevo.',
    join: 'El mismo ejemplar dos veces pasa a ser uno.',
    renumber: 'Otro número de catálogo.',
    move: 'Las fotos pasan a ser de otro ejemplar.',
    view: 'El lado que muestran las fotos.',
    'take-out': 'Fuera de la colección; los archivos quedan.',
    rename: 'Un taxón cuyo nombre se escribió mal.',
  },
  together: 'Un ejemplar nuevo',
  each: 'Uno nuevo por foto',
  splitInto: 'Lo que pasan a ser las fotos',
  takeWhat: 'Lo que se retira',
  photos: photosOf,
  specimens: (specimens: number) => counted(specimens, 'ejemplar entero', 'ejemplares enteros'),
  into: '¿A qué ejemplar? Su número o una foto suya',
  number: 'Nuevo número de catálogo',
  newView: 'Vista, p. ej. dorsal, ventral o etiqueta',
  whichName: '¿Qué nombre está mal?',
  newName: (name: string) => `Lo correcto por ${name} es`,
  unknown: (wanted: string) => `Ningún ejemplar ni foto se llama ${wanted}.`,
  found: (number: string | null, name: string | null, photos: number) =>
    [number ?? 'sin número', name ?? 'sin nombre', photosOf(photos)].join(', '),
  joinInstead: (number: string) => `Unir con ${number} en su lugar`,
  willBe: 'Esto es lo que se hará:',
  notPossible: 'Esto no se puede hacer',
  carryOut: { one: 'Hacerlo', many: (specimens: number) => `Hacerlo con ${specimensOf(specimens)}` },
  cancel: ACTS.cancel,
  back: 'Otros cambios',

  imports: {
    title: 'Lo importado hasta ahora',
    begun: (utc: string) => utc.slice(0, 16).replace('T', ' '),
    brought: (photos: number, specimens: number) => `${photosOf(photos)} de ${specimensOf(specimens)}`,
    onlyNames: 'nombres de ejemplares de otras importaciones',
    nothingLeft: 'nada de ella está en la colección',
    takenOut: (photos: number) => `${count(photos)} ${photos === 1 ? 'retirada' : 'retiradas'}`,
    unended: 'sin terminar',
    takeOut: 'Retirar esta importación…',
    takeOutOf: (folder: string, begun: string) => `Retirar esta importación…: ${folder}, ${begun}`,
  },
} as const;

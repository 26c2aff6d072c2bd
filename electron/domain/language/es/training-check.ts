/*
 * What the check before a run finds, in Spanish: a title, which a full stop or a colon follows, and a sentence. Runs
 * everywhere.
 */
import type { MissingPhotos } from '../en/missing-photos.ts';
import type { Part } from '../en/training-check.ts';
import { missingWords } from './missing-photos.ts';
import { count, counted } from './words.ts';

const NO_WEIGHTS = 'No hay pesos iniciales';
const MOST_NAMES = 8;

const photosOf = (photos: number) => counted(photos, 'foto', 'fotos');
const taxaOf = (taxa: number) => counted(taxa, 'taxón', 'taxones');
const leftOut = (photos: number) => counted(photos, 'foto omitida', 'fotos omitidas');

export const TRAINING_CHECK = {
  unasked: (photos: number, folders: string) => ({
    title: 'Carpetas de fotos',
    sentence: `${counted(photos, 'foto está', 'fotos están')} en carpetas cuya lectura nadie ha autorizado aquí: ${folders}.`,
  }),
  away: (message: string) => ({ title: 'Fotos', sentence: message }),
  gone: (gone: number, looked: number) => ({
    title: 'Fotos',
    sentence: `${count(gone)} de ${counted(looked, 'foto examinada', 'fotos examinadas')} ya no ${gone === 1 ? 'está en su sitio y se omitiría' : 'están en su sitio y se omitirían'}. Importe la carpeta en la que ${gone === 1 ? 'está ahora; se reconoce' : 'están ahora; se reconocen'} por su contenido.`,
  }),
  changed: (changed: number, looked: number) => ({
    title: 'Fotos',
    sentence: `${count(changed)} de ${counted(looked, 'foto examinada', 'fotos examinadas')} ${changed === 1 ? 'ha cambiado desde que se importó y se omitiría' : 'han cambiado desde que se importaron y se omitirían'}. Importe de nuevo la carpeta, comparando el contenido.`,
  }),
  missing: (missing: readonly MissingPhotos[]) => ({
    title: 'Fotos',
    sentence: `Se omite lo siguiente: ${missingWords(missing)}.`,
  }),
  lost: (names: readonly string[]) => ({
    title: 'Quedan muy pocas fotos',
    sentence: `Sin estas fotos no se ${names.length === 1 ? 'aprende' : 'aprenden'} ${taxaOf(names.length)}: ${listed(names)}.`,
  }),
  split: (onBothSides: number) => ({
    title: 'División por ejemplar',
    sentence:
      onBothSides === 0
        ? 'Ningún ejemplar en ambas partes.'
        : `${counted(onBothSides, 'ejemplar', 'ejemplares')} en ambas partes.`,
  }),
  /** Photos that came in folders for a part; `drawn`: others that are held out as well, by the run's settings. */
  came: ({ learn, validation, test, drawn }: Record<'learn' | 'validation' | 'test' | 'drawn', number>) => ({
    title: 'Partes que venían con las fotos',
    sentence: [
      `${listedParts([
        [test, 'para la prueba, única base para juzgar el modelo'],
        [validation, 'para la validación, base para elegir la época'],
      ])}.`,
      test > 0 && validation === 0
        ? `Ninguna llegó para la validación, así que, para elegir la época, se ${drawn === 1 ? 'reserva' : 'reservan'} ${photosOf(drawn)} de las demás, según la proporción reservada.`
        : learn > 0
          ? `${learn === 1 ? 'Se aprende la única foto que llegó' : `Se aprenden las ${photosOf(learn)} que llegaron`} para aprender.`
          : '',
      validation > 0 && drawn > 0
        ? `De las fotos que llegaron sin parte asignada se ${drawn === 1 ? 'reserva 1' : `reservan ${count(drawn)}`}${test > 0 ? ' para elegir también la época' : ''}, según la proporción reservada.`
        : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  }),
  acrossParts: (photos: number) => ({
    title: 'Partes que venían con las fotos',
    sentence: `${leftOut(photos)}: el mismo ejemplar o la misma imagen llegó también para la validación o la prueba, y allí se queda.`,
  }),
  onlyHeldOut: (names: readonly string[]) => ({
    title: 'Nada de lo que aprender',
    sentence: `${counted(names.length, 'taxón omitido', 'taxones omitidos')}, pues todas sus fotos llegaron para la validación o la prueba: ${listed(names)}.`,
  }),
  chooseAndJudge: (choosing: Part, judging: Part) => ({
    title: 'Elegir y juzgar',
    sentence: `${photosOf(choosing.photos)} de ${counted(choosing.specimens, 'ejemplar distinto', 'ejemplares distintos')} ${choosing.photos === 1 ? 'elige' : 'eligen'} la época; ${photosOf(judging.photos)} de ${counted(judging.specimens, 'ejemplar más', 'ejemplares más')} ${judging.photos === 1 ? 'juzga' : 'juzgan'} el modelo, sin que ninguna parte del entrenamiento ${judging.photos === 1 ? 'la' : 'las'} vea.`,
  }),
  /** `enough`: held-out photos from which on they are divided, about. */
  allChooseAndJudge: (photos: number, enough: number) => ({
    title: 'Elegir y juzgar',
    sentence: `${photos === 1 ? 'La única foto reservada elige la época y juzga' : `Las ${counted(photos, 'foto reservada', 'fotos reservadas')} eligen la época y juzgan`} el modelo, lo que lo favorece un poco. A partir de unas ${enough} fotos reservadas, un tercio de ellas elige y el resto juzga.`,
  }),
  memory: (batch: number, smaller: number) => ({
    title: 'Memoria',
    sentence: `Un lote de ${batch} necesita más memoria de la que hay libre aquí. Elija un lote de ${smaller}.`,
  }),
  boxes: (photos: number) => ({
    title: 'Recuadros',
    sentence: `En ${photosOf(photos)} la red mira solo el recuadro marcado.`,
  }),
  noCopies: { title: 'Copias exactas', sentence: 'Ninguna de las fotos que se aprenderían está repetida.' },
  copies: (photos: number) => ({
    title: 'Copias exactas',
    sentence: `${leftOut(photos)}: ${photos === 1 ? 'copia exacta de otra que se aprende' : 'copias exactas de otras que se aprenden'}.`,
  }),
  contradicting: (photos: number) => ({
    title: 'Dos nombres, una foto',
    sentence: `${leftOut(photos)}: la misma imagen figura con dos nombres. Uno de ellos es erróneo.`,
  }),
  enough: (minimum: number) => ({
    title: 'Suficientes de cada uno',
    sentence: `Todos los taxones tienen ${minimum} ejemplares o más.`,
  }),
  tooFew: (names: readonly string[], minimum: number) => ({
    title: 'Suficientes de cada uno',
    sentence: `${counted(names.length, 'taxón omitido', 'taxones omitidos')} por tener menos de ${minimum} ejemplares: ${listed(names)}.`,
  }),
  qualified: (photos: number) => ({
    title: 'Nombres inseguros',
    sentence: `${leftOut(photos)}: el nombre es abierto (cf., aff., nr. o ?).`,
  }),
  tooWide: (photos: number) => ({
    title: 'Nombradas con un taxón más amplio',
    sentence: `${leftOut(photos)}: se aprenden taxones incluidos en el de su nombre.`,
  }),
  labels: (photos: number) => ({
    title: 'Fotos de etiquetas',
    sentence: `${counted(photos, 'foto de etiqueta omitida', 'fotos de etiquetas omitidas')}: se ve escritura, no el ejemplar.`,
  }),
  unreadable: (photos: number) => ({
    title: 'Ilegibles',
    sentence: `${leftOut(photos)}: ${photos === 1 ? 'el archivo no se puede' : 'los archivos no se pueden'} leer.`,
  }),
  /** `from`: the lowest stage that learns. */
  layersByChance: (from: string) => ({
    title: 'Capas que no aprenden',
    sentence: `${NO_WEIGHTS}, así que las capas por debajo de ${from === 'last-layer' ? 'la última' : from} se quedan como las hizo el azar. Elija pesos iniciales o deje que aprendan todas las capas.`,
  }),
  batchNormByChance: {
    title: 'Batch norm',
    sentence: `${NO_WEIGHTS}, así que batch norm aún no ha aprendido nada que valga la pena conservar. Elija pesos iniciales o deje que batch norm aprenda.`,
  },
  learnedUnknown: {
    title: 'También reservados antes',
    sentence:
      'Aquí no se sabe de qué ha aprendido el modelo del que parte este entrenamiento. Si había entre ello ejemplares que ahora se reservan, la exactitud medida será demasiado alta.',
  },
  learnedNone: {
    title: 'También reservados antes',
    sentence:
      'El modelo del que parte este entrenamiento no ha aprendido de ningún ejemplar de los que ahora se reservan.',
  },
  /** `seed` and `share` (0..1) are those of the model's own run. */
  learnedSome: (learned: number, heldOut: number, seed: number, share: number) => ({
    title: 'También reservados antes',
    sentence: `El modelo del que parte este entrenamiento ha aprendido de ${learned} de ${heldOut} ejemplares que ahora se reservan, así que la exactitud medida será demasiado alta. La semilla ${seed} y un ${Math.round(share * 100)} % reservado, como en su entrenamiento, reservan casi los mismos ejemplares.`,
  }),
} as const;

/** Why a run cannot start. */
export const TRAINING_STOPS = {
  unasked:
    'Aún no se puede empezar: nadie ha autorizado aquí la lectura de estas fotos. Vea «Carpetas de fotos» en el menú bajo el nombre del catálogo.',
  nothingChooses:
    'Aún no se puede empezar: todas las fotos reservadas llegaron para la prueba, y ningún taxón tiene otros dos ejemplares de los que uno pueda elegir la época. Nombre más, o importe fotos para la validación.',
  noNames:
    'Aún no se puede empezar: ninguna foto tiene un nombre dado por una persona. Revise algunas, o importe nombres de los de las carpetas.',
  tooFewTaxa: (taxa: number, minimum: number) =>
    `Aún no se puede empezar: ${taxa === 0 ? 'ningún taxón tiene' : 'solo un taxón tiene'} ${minimum} ejemplares con nombre, y hacen falta dos. Nombre más, o pida menos ejemplares por taxón.`,
} as const;

/** Why a taxon is left out. */
export function tooFewSpecimens(specimens: number, minimum: number): string {
  return `${counted(specimens, 'ejemplar', 'ejemplares')}; hacen falta ${minimum}`;
}

/** The same, of a taxon whose photos all came for validation or for the test. */
export const nothingToLearn = () => 'ninguna foto de la que aprender';

/** "12 fotos llegaron para la prueba, …, y 3 para la validación, …". */
function listedParts(parts: readonly (readonly [photos: number, what: string])[]): string {
  return parts
    .filter(([photos]) => photos > 0)
    .map(([photos, what], at) =>
      at === 0 ? `${counted(photos, 'foto llegó', 'fotos llegaron')} ${what}` : `${count(photos)} ${what}`,
    )
    .join(', y ');
}

/** The first of them. */
export function listed(names: readonly string[]): string {
  const first = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES ? `${first} y ${names.length - MOST_NAMES} más` : first;
}

/* What people add to the names and correct in them, as the history has it, and what else comes of it, in Spanish. Runs everywhere. */
import { RANKS } from './terms.ts';
import { count, counted } from './words.ts';

const namesOf = (names: number) => counted(names, 'nombre', 'nombres');
const specimensOf = (specimens: number) => counted(specimens, 'ejemplar', 'ejemplares');

export const NAME_ACTS = {
  /** Acts, as they stand in the history and behind "Undo". */
  added: (name: string) => `${name} añadido como nombre`,
  corrected: (name: string) => `${name} corregido`,
  vernacular: (name: string) => `${name}: nombres comunes`,
  synonym: (name: string, accepted: string) => `${name} pasa a sinónimo de ${accepted}`,
  acceptedAgain: (name: string) => `${name} vuelve a ser nombre aceptado`,

  /** What else comes of it. */
  authorship: (authorship: string | null) => (authorship === null ? 'Sin autor.' : `Autor: ${authorship}.`),
  rank: (rank: string) => `Rango: ${Object.hasOwn(RANKS, rank) ? RANKS[rank as keyof typeof RANKS] : rank}.`,
  below: (parent: string | null) =>
    parent === null ? 'No está por debajo de ningún otro nombre.' : `Está por debajo de ${parent}.`,
  genusToo: (name: string) => `Con él se añade ${name}.`,
  showAccepted: (specimens: number, accepted: string) =>
    `${specimensOf(specimens)} ${specimens === 1 ? 'muestra' : 'muestran'} ${accepted} de ahora en adelante. Cómo ${specimens === 1 ? 'lo' : 'los'} llamó cada persona queda en el historial.`,
  showOwn: (specimens: number, name: string) =>
    `${specimensOf(specimens)} ${specimens === 1 ? 'muestra' : 'muestran'} de nuevo ${name}.`,
  modelsKnowOld: (models: readonly string[], old: string, accepted: string) =>
    `${models.join(', ')} ${models.length === 1 ? 'aprendió' : 'aprendieron'} ${old}: lo que ${models.length === 1 ? 'dice' : 'dicen'} vale para ${accepted}.`,
  synonymsGoAlong: (names: number, accepted: string) =>
    names === 1
      ? `El nombre que era sinónimo suyo pasa a ${accepted}.`
      : `Los ${namesOf(names)} que eran sinónimos suyos pasan a ${accepted}.`,
  narrowerStay: (names: number) => `${namesOf(names)} por debajo de él ${names === 1 ? 'se queda' : 'se quedan'} ahí.`,
  vernacularOf: (names: readonly string[]) => (names.length === 0 ? 'Ya ninguno.' : `${names.join(', ')}.`),
  /** Of an undo. */
  namesInUse: (names: number) =>
    `${namesOf(names)} ya ${names === 1 ? 'está en uso y se queda' : 'están en uso y se quedan'}.`,
  namesThereAgain: (names: number) =>
    `Entretanto se ${names === 1 ? 'volvió' : 'volvieron'} a añadir ${count(names)} de los nombres.`,
} as const;

export const NAME_LISTS = {
  /** The act, as it stands in the history and behind "Undo". */
  added: (title: string, version: string | null, added: number, changed: number) =>
    `Lista ${title}${version === null ? '' : ` (${version})`}: ${counted(added, 'nombre añadido', 'nombres añadidos')}, ${counted(changed, 'cambiado', 'cambiados')}`,
  troubles: {
    'doubled-id': 'Un identificador aparece dos veces; la segunda fila se omite',
    'no-parent': 'El taxón superior no está en la lista; el nombre queda donde lo sitúan sus propias palabras',
    'no-accepted': 'El nombre aceptado no está en la lista, o varios se llaman así; el sinónimo se omite',
    circle: 'Los nombres remiten a sí mismos; se omite ese enlace, y también el sinónimo si lo es',
    'rank-not-kept': 'Rangos que aquí no se guardan; lo que está debajo pasa al taxón superior siguiente',
    'not-understood': 'No entendidos como nombres; se omiten',
    'not-in-use': 'Nombres mal aplicados o sin ubicar; se omiten',
    'several-taxa': 'Varios taxones de este catálogo llevan el nombre y nada dice cuál es; se omiten',
    'named-twice': 'Nombrados dos veces; el segundo se omite',
    'vernacular-of-nothing': 'Nombres comunes de ningún nombre de la lista; se omiten',
  },
} as const;

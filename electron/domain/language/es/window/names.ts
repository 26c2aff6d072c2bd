/*
 * What the window says, in Spanish: the names. Each text is whole, values and all, so that another language may order it as it
 * must.
 */
import type { RankSaid } from '../../en/terms.ts';
import { ACTS } from '../acts.ts';
import { RANKS, rankAtBeginning } from '../terms.ts';
import { NAME_LISTS } from '../names.ts';
import { count, counted, languageName, when } from '../words.ts';

export const NAMES = {
  title: 'Nombres',
  howMany: (names: number) => counted(names, 'nombre', 'nombres'),
  search: 'Buscar un nombre',
  placeholder: 'Nombre, p. ej. car aur',
  found: 'Nombres encontrados',
  nothing: 'Ningún nombre de este catálogo es así.',
  /** Rank, or that it is a synonym, and the family or wider taxon. */
  kind: (hit: { taxonRank: RankSaid; within: string | null }) =>
    hit.within === null ? RANKS[hit.taxonRank] : `${RANKS[hit.taxonRank]}, ${hit.within}`,
  none: 'Aún no hay nombres',
  whatThen:
    'Los nombres llegan con fotos cuyas carpetas o tablas las nombran, y de listas de nombres. Aquí se añaden a mano.',
  notListed: 'No se han podido mostrar los nombres',

  tree: {
    label: 'Nombres por rango',
    columns: {
      name: 'Nombre',
      rank: 'Rango',
      status: 'Estado',
      vernacular: 'Nombre común',
      verified: 'Verificados',
      proposed: 'Predichos',
    },
    accepted: 'aceptado',
    /** Before the accepted name. */
    synonymOf: 'sinónimo de ',
    reading: 'Leyendo…',
    move: 'Moverse',
    widen: 'Mostrar lo que hay debajo',
    narrow: 'Ocultar lo que hay debajo',
  },

  panel: {
    label: 'El nombre elegido',
    choose: 'Elija un nombre para ver lo que se sabe de él.',
    line: 'Taxones superiores',
    rank: (rank: RankSaid) => rankAtBeginning(rank),
    accepted: 'Nombre aceptado',
    synonymOf: 'Sinónimo de',
    synonyms: 'Sinónimos',
    vernacular: 'Nombres comunes',
    language: (code: string | null) => (code === null ? 'lengua sin indicar' : languageName(code)),
    specimens: 'Ejemplares',
    verified: (specimens: number) => `${count(specimens)} ${specimens === 1 ? 'verificado' : 'verificados'}`,
    proposed: (specimens: number) => `${count(specimens)} ${specimens === 1 ? 'predicho' : 'predichos'}`,
    noSpecimens: 'Ningún ejemplar lo lleva.',
    underAccepted: 'Sus ejemplares llevan el nombre aceptado.',
    collection: 'Mostrar en Colección',
    pin: 'Anclar',
    unpin: (key: string) => `Desanclar de ${key}`,
    models: 'Modelos que lo conocen',
    noModel: 'Ningún modelo lo conoce.',
    knowsOld: (name: string) => `aprendió ${name}, que cuenta como este`,
  },

  list: {
    open: 'Añadir lista de nombres…',
    reading: (file: string) => `Leyendo ${file}…`,
    notRead: 'Esta lista de nombres no se puede leer',
    title: (title: string, version: string | null) => (version === null ? title : `${title}, versión ${version}`),
    before: (version: string | null, utc: string) =>
      `Versión anterior${version === null ? '' : ` (${version})`}, incorporada: ${when(utc)}.`,
    first: 'Aún no se había incorporado ninguna versión de esta lista.',
    found: (names: number, same: number) =>
      `Contiene ${counted(names, 'nombre', 'nombres')}; ${count(same)} ${same === 1 ? 'está' : 'están'} aquí tal como ${same === 1 ? 'lo' : 'los'} trae la lista.`,
    kinds: {
      new: 'Nuevos',
      authorship: 'Otro autor',
      parent: 'Otro taxón superior',
      status: 'Otro estado',
      vernacular: 'Nombres comunes',
      gone: 'Ya no en la lista',
    },
    kind: (kind: string, names: number) => `${kind} ${count(names)}`,
    show: 'Cambios mostrados',
    take: 'Escribir estos',
    goneStay: 'Los nombres que ya no están en la lista quedan en el catálogo.',
    columns: { name: 'Nombre', rank: 'Rango', from: 'Ahora', to: 'Después' },
    synonymOf: (accepted: string) => `sinónimo de ${accepted}`,
    accepted: 'aceptado',
    nothing: 'ninguno',
    more: (names: number) => (names === 1 ? '1 más no se muestra.' : `${count(names)} más no se muestran.`),
    none: 'Ninguno.',
    told: 'Lo que no se escribe',
    troubles: NAME_LISTS.troubles,
    trouble: (words: string, names: number, first: readonly string[]) =>
      `${words}: ${count(names)} (${first.join(', ')}${names > first.length ? ', …' : ''})`,
    write: (names: number) => `Escribir ${counted(names, 'cambio', 'cambios')}`,
    nothingToWrite: 'Nada en ella es nuevo aquí.',
    written: (added: number, changed: number) =>
      `${counted(added, 'nombre añadido', 'nombres añadidos')}, ${count(changed)} ${changed === 1 ? 'cambiado' : 'cambiados'}. Deshacer lo revierte todo.`,
    failed: 'No se ha escrito la lista de nombres',
    close: ACTS.cancel,
    done: 'Volver a los nombres',
  },

  acts: {
    add: 'Añadir un nombre…',
    correct: 'Corregir…',
    vernacular: 'Nombres comunes…',
    synonym: 'Sinónimo de…',
    acceptAgain: 'Aceptado de nuevo…',
    willBe: 'Esto es lo que se hará:',
    notPossible: 'Esto no se puede hacer',
    doIt: 'Hacerlo',
    cancel: ACTS.cancel,
    addTitle: 'Añadir un nombre',
    correctTitle: (name: string) => `Corregir ${name}`,
    vernacularTitle: (name: string) => `Nombres comunes de ${name}`,
    synonymTitle: (name: string) => `${name} es sinónimo de…`,
    acceptAgainTitle: (name: string) => `${name} es un nombre aceptado`,
    name: 'Nombre con su autor',
    namePlaceholder: 'Rosalia alpina (Linnaeus, 1758)',
    authorship: 'Autor y año',
    rank: 'Rango',
    ranks: RANKS,
    below: 'Está debajo de',
    belowNone: 'ningún otro nombre',
    belowOwn: 'el género o la especie de su nombre',
    choose: 'Elegir…',
    without: 'Debajo de ninguno',
    whichParent: '¿Debajo de qué nombre?',
    whichAccepted: '¿Qué nombre es el aceptado?',
    vernacularName: 'Nombre',
    language: 'Lengua',
    languagePlaceholder: 'es, en, de…',
    more: 'Otro más',
    remove: (name: string) => `Quitar ${name === '' ? 'esta línea' : name}`,
  },
} as const;

/*
 * What the window says, in Spanish: the collection. Each text is whole, values and all, so that another language may order it
 * as it must.
 */
import { ACTS } from '../acts.ts';
import { count, counted } from '../words.ts';

const photosOf = (photos: number) => counted(photos, 'foto', 'fotos');
const specimensOf = (specimens: number) => counted(specimens, 'ejemplar', 'ejemplares');

export const COLLECTION = {
  screen: {
    all: 'Todas las fotos',
    some: 'Fotos',
    of: (shown: number, all: number) => `${count(shown)} de ${count(all)}`,
    order: 'Orden',
    orders: {
      'catalogue-number': 'Por número de catálogo',
      name: 'Por nombre',
      certainty: 'Primero las menos seguras',
      'date-collected': 'Por fecha de colecta',
      newest: 'Primero las más nuevas',
    },
    history: 'Su historial',
    historyKey: 'Historial de este ejemplar',
    look: 'Mostrar como',
    looks: { grid: 'Cuadrícula', table: 'Tabla', map: 'Mapa' },
    size: 'Tamaño de las fotos',
    progress: 'Progreso',
    open: ACTS.openInReview,
    select: 'Seleccionar o deseleccionar',
    selectAll: 'Seleccionar todo',
  },
  list: {
    label: 'Fotos',
    move: 'Moverse',
    moveAndSelect: 'Moverse y seleccionar',
    noName: 'Sin nombre',
    views: (views: number) => `${views} ${views === 1 ? 'vista' : 'vistas'}`,
    type: 'Tipo',
    reading: 'Leyéndose',
    unreadable: (file: string) => `${file}: no se puede leer`,
  },
  filter: {
    label: 'Filtro',
    field: 'Filtrar esta colección',
    status: 'Estado',
    taxon: 'Taxón',
    determiner: 'Determinado por',
    years: 'Fecha de colecta',
    source: 'Carpeta de origen',
    view: 'Vista',
    file: 'Archivo',
    unreadable: 'No se puede leer',
    choice: (what: string, photos: number) => `${what}, ${photosOf(photos)}`,
    partsOf: (taxon: string) => `Partes de ${taxon}`,
    more: (choices: number) => `${count(choices)} más`,
    yearsFrom: (first: number, last: number) => `Fotos por año de colecta, de ${first} a ${last}`,
    yearBar: (from: number, to: number, photos: number) =>
      `${from === to ? from : `de ${from} a ${to}`}: ${photosOf(photos)}`,
    text: (typed: string) => `«${typed}»`,
    takeAway: (choice: string) => `Quitar: ${choice}`,
    clear: 'Borrar',
  },
  /** "Ninguna foto coincide. [Borrar el filtro] o [buscar en Verificado (12)]." */
  nothing: {
    none: 'Ninguna foto coincide. ',
    clear: 'Borrar el filtro',
    or: ' o ',
    elsewhere: (status: string, photos: number) => `buscar en ${status} (${count(photos)})`,
    end: '.',
    reading: 'Leyendo fotos',
    soon: 'Las primeras aparecerán aquí enseguida.',
  },
  selection: {
    label: 'Selección',
    selecting: (done: number, all: number) => `Seleccionando: ${count(done)} de ${count(all)}`,
    /** "12 fotos seleccionadas de 3 ejemplares (1 tipo queda fuera, …)" */
    photos: (photos: number) => counted(photos, 'foto seleccionada', 'fotos seleccionadas'),
    specimens: (specimens: number) => `de ${specimensOf(specimens)}`,
    typesLeftOut: (types: number) =>
      types === 1
        ? '(1 tipo queda fuera; se decide por separado)'
        : `(${count(types)} tipos quedan fuera; se deciden uno a uno)`,
    name: 'Nombrar',
    nameAll: 'Nombrar la selección',
    nameField: 'Nombre para la selección',
    many: {
      title: (specimens: number) => `¿Cambiar el nombre de ${specimensOf(specimens)}?`,
      to: 'Todos reciben el nombre',
      now: 'Ahora se llaman:',
      called: (name: string | null, specimens: number) => `${name ?? 'sin nombre de una persona'}: ${count(specimens)}`,
      more: (names: number) => `y ${counted(names, 'nombre más', 'nombres más')}`,
      undone: 'Es un solo cambio: Ctrl+Z lo deshace, y todas las determinaciones anteriores quedan en el historial.',
      act: (specimens: number) => `Cambiar ${specimensOf(specimens)}`,
    },
    doubtful: 'Dudoso',
    clear: 'Borrar',
    clearAll: 'Borrar la selección',
  },
  tie: {
    offer: 'Es una etiqueta: vincularla a un taxón…',
    title: (label: string) => `El taxón que representa «${label}»`,
    what: (label: string) =>
      `Todos los ejemplares que una persona llamó «${label}» reciben el nombre del taxón, en un solo cambio que se puede deshacer.`,
    field: 'Nombre del taxón',
  },
  progress: {
    label: 'Progreso por taxón',
    verified: 'verificado',
    predicted: 'predicho',
    doubtful: 'dudoso',
    of: (verified: number, photos: number) => `${count(verified)} de ${count(photos)}`,
    /** After the count, read aloud. */
    andDoubtful: (photos: number) => `, ${count(photos)} ${photos === 1 ? 'dudosa' : 'dudosas'}`,
    none: 'Aún no hay nombres. Nombre algunas fotos o entrene con las que tienen uno.',
    sum: 'Verificado',
  },
} as const;

/* What the window says of how the collection is looked at, in Spanish: sets, columns, map, timeline, one photo. */
import { bytesWords, count, counted, decimal } from '../words.ts';

const specimensOf = (specimens: number) => counted(specimens, 'ejemplar', 'ejemplares');

/** Of whole years, the years alone. */
function months(from: string, to: string): string {
  const isYears = from.endsWith('-01') && to.endsWith('-12');
  const [first, last] = isYears ? [from.slice(0, 4), to.slice(0, 4)] : [from, to];
  return first === last ? first : `de ${first} a ${last}`;
}

function degrees(value: number, positive: string, negative: string): string {
  return `${decimal(Math.abs(value), 2)}° ${value < 0 ? negative : positive}`;
}

const place = (latitude: number, longitude: number) =>
  `${degrees(latitude, 'N', 'S')}, ${degrees(longitude, 'E', 'O')}`;

export const LOOKING = {
  chips: {
    collected: (from: string, to: string) => `Colecta: ${months(from, to)}`,
    area: (specimens: number | null) => (specimens === null ? 'En el mapa' : `En el mapa: ${specimensOf(specimens)}`),
  },
  map: {
    labelWithKeys:
      'Mapa de los lugares donde se colectaron los ejemplares. Las flechas lo mueven, más y menos lo acercan y lo alejan, 0 muestra el mundo entero.',
    nearer: 'Acercar',
    farther: 'Alejar',
    world: 'El mundo entero',
    fit: 'Donde hay ejemplares',
    list: 'Como lista',
    listLabel: 'Lugares en esta parte del mapa, primero los de más ejemplares',
    place: (specimens: number, latitude: number, longitude: number) =>
      `${specimensOf(specimens)} cerca de ${place(latitude, longitude)}`,
    more: (places: number) =>
      `y ${counted(places, 'lugar más: acérquese para verlo', 'lugares más: acérquese para verlos')} aquí`,
    none: 'En esta parte del mapa no hay ningún ejemplar con coordenadas.',
    placed: (placed: number, unplaced: number) => {
      if (unplaced > 0)
        return `${specimensOf(placed)} con coordenadas; ${count(unplaced)} sin ellas, que ningún mapa puede mostrar.`;
      return placed === 1 ? 'El único ejemplar tiene coordenadas.' : `Los ${specimensOf(placed)} tienen coordenadas.`;
    },
    sensitive: (specimens: number) =>
      specimens === 1
        ? '1 localidad está marcada como sensible: se muestra aquí, solo en este ordenador.'
        : `${count(specimens)} localidades están marcadas como sensibles: se muestran aquí, solo en este ordenador.`,
    outline: 'Contornos: Natural Earth',
  },
  photo: {
    label: 'La foto',
    button: 'Foto',
    none: 'Elija una foto para ver lo que se sabe de ella.',
    large: 'En grande',
    small: 'Volver a las fotos',
    alt: (name: string) => `Foto ${name}`,
    left: 'Girar a la izquierda',
    right: 'Girar a la derecha',
    turnedNote: 'Girada en este catálogo; el archivo sigue como estaba.',
    show: 'Mostrar en la carpeta',
    facts: 'Lo que se sabe de ella',
    camera: 'Cámara',
    noCamera: 'El archivo no dice nada de la cámara.',
    unread: 'El archivo no se puede leer ahora.',
    is: {
      file: 'Archivo',
      path: 'Ruta',
      format: 'Formato',
      pixels: 'Píxeles',
      bytes: 'Tamaño',
      modified: 'Archivo modificado (UTC)',
      added: 'Añadida (UTC)',
      taken: 'Tomada',
      place: 'Dónde estaba la cámara',
      turned: 'Girada',
      sha256: 'Contenido (SHA-256)',
      model: 'Modelo',
      lens: 'Objetivo',
      exposure: 'Exposición',
      aperture: 'Apertura',
      iso: 'Sensibilidad',
      focalLength: 'Distancia focal',
      orientation: 'Posición (orientación EXIF)',
    },
    pixels: (width: number, height: number) => `${width} × ${height}`,
    bytes: (bytes: number) => bytesWords(bytes),
    seconds: (seconds: number) =>
      seconds < 0.5 ? `1/${count(Math.round(1 / seconds))} s` : `${decimal(seconds, 1)} s`,
    aperture: (aperture: number) => `f/${decimal(aperture, 1)}`,
    iso: (iso: number) => `ISO ${count(iso)}`,
    millimetres: (length: number) => `${decimal(length, 1)} mm`,
    degreesToTheRight: (turned: number) => `${count(turned)}° a la derecha`,
    place,
    minute: (utc: string) => utc.slice(0, 16).replace('T', ' '),
  },
  timeline: {
    label: 'Línea de tiempo de las fechas de colecta',
    button: 'Línea de tiempo',
    by: 'Barras',
    of: { year: 'Años', month: 'Meses' },
    bar: (from: string, to: string, specimens: number) =>
      `${from === to ? from : `de ${from} a ${to}`}: ${specimensOf(specimens)}`,
    from: 'Colecta desde',
    to: 'Colecta hasta',
    all: 'Todas las fechas',
    none: 'Ningún ejemplar de aquí tiene fecha.',
    undated: (undated: number, onlyYear: number) =>
      [
        undated > 0 ? `${specimensOf(undated)} sin fecha` : '',
        onlyYear > 0 ? `${count(onlyYear)} solo con año, en ningún mes` : '',
      ]
        .filter((part) => part !== '')
        .join('; '),
  },
  table: {
    choose: (shown: number) => `Columnas, ${count(shown)}`,
    title: 'Columnas',
    note: 'La tabla se puede ordenar por lo que aquí lleva una flecha; las teclas de flecha se mueven por ella, y con Alt mueven una columna.',
    usual: 'Las habituales',
    shown: 'Mostradas, de izquierda a derecha',
    toLeft: (column: string) => `${column}: un puesto a la izquierda`,
    toRight: (column: string) => `${column}: un puesto a la derecha`,
    takeAway: (column: string) => `${column}: quitar`,
    order: (column: string) => `Ordenar por ${column}`,
    width: (column: string) => `Ancho de ${column}`,
    file: 'Archivo de la foto',
    own: 'Campos de este catálogo',
    columns: {
      catalogNumber: 'Número de catálogo',
      scientificName: 'Nombre',
      status: 'Quién lo dice',
      certainty: 'Certeza',
      view: 'Vista',
      fileName: 'Archivo',
      path: 'Ruta',
      format: 'Formato',
      pixels: 'Píxeles',
      bytes: 'Tamaño',
      taken: 'Foto tomada',
      modified: 'Archivo modificado (UTC)',
      added: 'Añadida (UTC)',
    },
  },
  sets: {
    label: 'Conjuntos',
    /** After the name of a set, read aloud. */
    photos: (photos: number) => `, ${counted(photos, 'foto', 'fotos')}`,
    newer: 'Un Vasculum más reciente guardó este conjunto. Actualice Vasculum para usarlo.',
    save: 'Guardar como conjunto',
    saveWhat: 'El filtro, la búsqueda y el orden se guardan en el catálogo con este nombre.',
    name: 'Nombre del conjunto',
    act: 'Guardar',
    replace: 'Sustituirlo',
    change: (name: string) => `Cambiar el conjunto ${name}`,
    rename: 'Cambiar nombre',
    replaceNow: 'Guardar en él lo que se muestra ahora',
    remove: 'Eliminar',
    sure: (name: string) => `¿Eliminar el conjunto ${name}? Sus fotos se quedan.`,
    removeIt: 'Eliminar el conjunto',
    keep: 'Conservarlo',
  },
} as const;

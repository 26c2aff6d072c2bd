/*
 * What a catalogue says of itself, in Spanish: in its filters and its history, and where it is not as Vasculum leaves one.
 * Reasons stand inside a sentence. Runs everywhere.
 */
import { counted } from './words.ts';

export const FACETS = {
  statuses: { verified: 'Verificado', proposed: 'Predicho', doubtful: 'Dudoso', unnamed: 'Sin nombre' },
  viewNotTold: 'Vista no indicada',
} as const;

/** Acts, as they stand in the history of a specimen and of the catalogue. */
export const ACTIONS = {
  rejected: (name: string) => `no ${name}`,
  doubtful: 'dudoso',
  noneOfThese: 'ninguno de los nombres predichos',
  cleared: 'nombre quitado',
  tied: (label: string, name: string, specimens: number) =>
    `${label}: ${name} (${counted(specimens, 'ejemplar', 'ejemplares')})`,
  import: (folder: string) => `Importación de ${folder}`,
  recordLost: 'Su registro se perdió',
} as const;

/** Names that the catalogue gives where a person gave none. */
export const NAMES_GIVEN = {
  lostName: (id: unknown) => `Nombre perdido ${id}`,
  model: 'Modelo',
  run: (id: number) => `Entrenamiento ${id}`,
  sample: 'Colección de muestra',
  none: 'sin nombre',
} as const;

const LIE = {
  folder: 'una carpeta',
  file: 'un archivo',
  link: 'un enlace',
  other: 'un dispositivo o una tubería',
} as const;

const DUE = {
  file: 'donde debe haber un archivo',
  folder: 'donde debe haber una carpeta',
  any: 'donde debe haber un archivo o una carpeta',
} as const;

const THINGS = {
  model: 'un modelo',
  models: 'más de un modelo',
  photo: 'una foto',
  photos: 'una carpeta de fotos',
  run: 'un entrenamiento',
  weights: 'unos pesos iniciales',
} as const;

const PARTS: Readonly<Record<string, string>> = {
  table: 'la tabla',
  index: 'el índice',
  trigger: 'el disparador',
  view: 'la vista',
};

/** `type`: as SQLite calls it. */
const partOf = (type: string, name: string) => `${PARTS[type] ?? type} ${name}`;

export const FOREIGN = {
  differs: (first: readonly string[], more: number) =>
    `${first.join(', ')}${more > 0 ? ` y ${counted(more, 'caso', 'casos')} más` : ''}`,
  added: (type: string, name: string) => `se añadió ${partOf(type, name)}`,
  changed: (type: string, name: string) => `se cambió ${partOf(type, name)}`,
  missing: (type: string, name: string) => `falta ${partOf(type, name)}`,
  lies: (path: string, kind: keyof typeof LIE, due: keyof typeof DUE) => `${path} es ${LIE[kind]}, ${DUE[due]}`,
  lockWithContent: (path: string) => `${path} tiene contenido, donde debe haber un archivo vacío`,
  namesAnother: (path: string) => `${path} nombra un archivo de fuera del catálogo`,
  manyFiles: (path: string, most: number) => `${path} contiene más de ${most} archivos`,
  deepFolders: (path: string, deepest: number) => `${path} contiene carpetas a más de ${deepest} niveles`,
  name: (what: keyof typeof THINGS, name: string) => `el nombre con que se guarda ${THINGS[what]} es ${name}`,
  runName: (run: number, name: string) => `el nombre con que se guarda el entrenamiento ${run} es ${name}`,
  noFolder: (name: string, what: keyof typeof THINGS) =>
    `${name} no es una carpeta, donde debe estar la de ${THINGS[what]}`,
  rowNumber: (table: string, number: number) => `una fila de ${table} tiene el número ${number}`,
  nextNumber: (table: string, number: string) => `la fila siguiente de ${table} seguiría al número ${number}`,
} as const;

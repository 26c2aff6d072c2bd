/*
 * What the window says, in Spanish: the history. Each text is whole, values and all, so that another language may order it as
 * it must.
 */
import { count, counted, moment } from '../words.ts';

/** Fields of ours; every other is called by its Darwin Core term. */
const FIELDS: Readonly<Record<string, string>> = {
  ofSpecimen: 'ejemplar de la foto',
  inCollection: 'en la colección',
  view: 'vista',
  catalogNumber: 'número de catálogo',
};

const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  inCollection: { yes: 'sí', no: 'no, retirado' },
};

const OTHER = 'other:';

export const HISTORY = {
  title: 'Historial',
  about: 'Todo lo que hicieron aquí personas e importaciones, lo último primero',
  list: 'Cambios',
  filter: {
    who: 'Quién',
    anybody: 'Cualquiera',
    kind: 'Qué',
    all: 'Todos los cambios',
    from: 'Desde este día',
    to: 'Hasta el final de este día',
    until: 'hasta',
    number: 'Número de catálogo',
    specimen: (label: string) => `Solo ${label}`,
    everything: 'Mostrar todo',
  },
  kinds: {
    decision: 'Determinación',
    repair: 'Corrección',
    import: 'Importación',
    undo: 'Deshecho',
    redo: 'Rehecho',
  },
  at: (utc: string) => moment(utc),
  notTold: 'sin registrar',
  specimens: (specimens: number, more: boolean) =>
    specimens === 0 ? '' : `${more ? 'más de ' : ''}${counted(specimens, 'ejemplar', 'ejemplares')}`,
  undone: 'deshecho',
  reading: 'Leyendo…',
  none: 'Aún no se ha hecho nada aquí',
  noneText: 'Aquí consta cada nombre dado, cada importación y todo lo que se corrige, con quién lo hizo y cuándo.',
  noneFits: 'Nada de lo hecho coincide',
  noneFitsText: 'Amplíe los días o muestre todo.',
  failed: 'No se ha podido leer el historial',
  older: 'Cambios anteriores',
  moreSpecimens: 'Más ejemplares de este cambio',
  nothingKnown: 'Nada de ello se guarda valor por valor.',
  /** Why an act cannot be undone from here, or what can be done instead. */
  why: {
    undo: 'El último cambio vigente.',
    redo: 'El último deshecho; se puede rehacer.',
    newer: 'Hay cambios posteriores vigentes: primero se deshacen esos, uno tras otro.',
    undone: 'Está deshecho. Después se hizo otra cosa, o antes hay que rehacer cambios anteriores.',
    import: 'Una importación se retira en Importar, con todo lo que trajo.',
    turn: 'Es en sí un deshacer o rehacer; el cambio al que se refiere está más abajo.',
    readOnly: 'Este catálogo está abierto solo para consulta.',
  },
  toImport: 'A las importaciones',
  specimen: (label: string) => `Abrir ${label} en Revisión`,
  takenOut: 'retirado',
  inCollection: 'Mostrar en Colección',
  noNumber: (id: number) => `ejemplar ${count(id)}`,
  noName: 'sin nombre',
  doubtful: 'dudoso',
  becomes: 'pasa a ser',
  says: {
    identified: 'determinado',
    doubtful: 'declarado dudoso',
    'none-of-these': 'ninguno de los nombres predichos',
    cleared: 'nombre quitado',
    rejected: 'no',
  },
  by: (who: string) => `por ${who}`,
  remarks: (remarks: string) => `«${remarks}»`,
  field: (field: string) => (field.startsWith(OTHER) ? field.slice(OTHER.length) : (FIELDS[field] ?? field)),
  value: (field: string, value: string | null) => (value === null ? 'vacío' : (VALUES[field]?.[value] ?? value)),
  nameOfTaxon: 'nombre del taxón',
  write: 'Escribir como CSV',
  writing: 'Escribiendo…',
  written: (acts: number, rows: number) =>
    `${counted(acts, 'cambio', 'cambios')}, ${counted(rows, 'fila escrita', 'filas escritas')}`,
  showFile: 'Mostrar en la carpeta',
  file: (catalogue: string) => `${catalogue === '' ? 'catalogo' : catalogue}-historial.csv`,
  /** Beside a specimen. */
  allOfIt: 'Con todos los valores, en Historial',
} as const;

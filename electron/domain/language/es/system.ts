/* The system's own parts of the window, in Spanish: its menu, and the dialogs in which folders and files are chosen. */
import { counted } from './words.ts';

export const MENU = {
  file: 'Archivo',
  open: 'Abrir un catálogo…',
  new: 'Nuevo catálogo desde una carpeta…',
  edit: 'Edición',
  undo: 'Deshacer',
  redo: 'Rehacer',
  find: 'Buscar',
  view: 'Ver',
  ordinarySize: 'Tamaño normal',
  larger: 'Más grande',
  smaller: 'Más pequeño',
} as const;

export const FOLDER_DIALOGS = {
  'open-catalogue': { title: 'Abrir un catálogo', buttonLabel: 'Abrir' },
  'new-catalogue': { title: 'Una carpeta nueva o vacía para el catálogo', buttonLabel: 'Elegir' },
  import: { title: 'La carpeta con las fotos', buttonLabel: 'Elegir' },
  sample: { title: 'Una carpeta nueva o vacía para la colección de muestra', buttonLabel: 'Elegir' },
  figures: { title: 'Una carpeta nueva o vacía para las figuras', buttonLabel: 'Escribir aquí' },
} as const;

export const FILE_DIALOGS = {
  openModel: { title: 'Abrir un archivo de modelo', buttonLabel: 'Abrir' },
  openList: { title: 'Una lista de nombres', buttonLabel: 'Examinar' },
  openTable: { title: 'Una tabla de registros', buttonLabel: 'Elegir' },
  chooseWeights: { title: 'Un archivo con pesos iniciales', buttonLabel: 'Elegir' },
  writeTable: 'Escribir la tabla',
  writeArchive: 'Escribir el Darwin Core Archive',
  writeModel: 'Escribir el modelo',
  savePlot: 'Guardar el gráfico',
  writeText: 'Guardar el archivo de diagnóstico',
} as const;

export const FILE_KINDS = {
  model: 'Modelo de Vasculum',
  weights: 'Pesos (.pth, .safetensors, .h5)',
  modelWeights: 'Un modelo de Vasculum (model.json)',
  csv: 'CSV',
  archive: 'Darwin Core Archive',
  text: 'Texto',
  list: 'Listas de nombres (tablas, Darwin Core Archives, ColDP)',
  table: 'Tablas y archivos de otros programas',
} as const;

/** How old the Electron is that the program runs in. */
export const ELECTRON_AGE = {
  unknown: 'de antigüedad desconocida',
  behind: (versions: number, newest: number, isSupported: boolean) =>
    `${counted(versions, 'versión principal', 'versiones principales')} por detrás de ${newest}${isSupported ? '' : ', sin soporte: sin correcciones de seguridad'}`,
} as const;

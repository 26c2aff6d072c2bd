/* What the window says of a watched folder and of photos to take again, in Spanish. */
import { count, counted } from '../words.ts';

export const WATCH = {
  title: 'Vigilar una carpeta',
  offer: 'Vigilar una carpeta',
  what: 'Las fotos entran según las escribe la estación de fotografía: cada una se lee cuando su archivo está completo.',
  ways: { label: 'Modos de traer fotos', import: 'Importar una carpeta', watch: 'Vigilar una carpeta' },
  folder: 'Carpeta',
  chooseFolder: 'Elegir la carpeta',
  goOn: (folder: string) => `Seguir con ${folder}`,
  numberBy: 'De dónde sale el número',
  numberWays: { code: 'Del código de barras en la foto', rule: 'Del nombre del archivo' },
  rule: 'Regla de nombres de archivo',
  ruleExample: 'VC_{number}[_{view}].{ext}',
  codesToo: 'Leer también los códigos de barras y avisar si alguno dice otro número',
  viewsBy: 'De dónde sale la vista',
  viewWays: { order: 'Del orden en que se toman', name: 'Del nombre del archivo' },
  views: 'Vistas en su orden',
  viewsExample: 'dorsal, ventral, etiqueta',
  present: (photos: number) =>
    photos === 1
      ? 'Ya hay aquí 1 foto: incorporarla también'
      : `Ya hay aquí ${counted(photos, 'foto', 'fotos')}: incorporarlas también`,
  looking: 'Examinando la carpeta …',
  nonePresent: 'Aquí aún no hay fotos que falten en el catálogo.',
  sound: 'Un sonido breve por foto: agudo, está bien; grave, hay que mirarla',
  begin: 'Empezar a vigilar',
  hindrances: {
    folder: 'Elija primero la carpeta.',
    rule: 'Indique primero la regla de nombres de archivo.',
    views: 'Indique primero las vistas en su orden.',
  },
  stop: 'Dejar de vigilar',
  away: 'La carpeta no está. Se sigue buscando hasta que vuelva.',
  waitingFor: 'Esperando la primera foto',
  waitingForMore: 'Tome una foto: aparece aquí en cuanto su archivo está completo.',
  counts: {
    taken: (photos: number) => counted(photos, 'foto incorporada', 'fotos incorporadas'),
    perHour: (photos: number) => `${count(photos)} en la última hora`,
    waiting: (photos: number) => `${count(photos)} por decidir`,
  },
  next: (number: string | null, view: string | null) =>
    number === null
      ? 'La próxima foto empieza un ejemplar.'
      : `Siguiente: ${[number, view].filter(Boolean).join(', ')}`,
  acts: { nextSpecimen: 'Siguiente ejemplar', retake: 'Repetir la última', undo: 'Deshacer la última foto' },
  list: 'Fotos, primero las más nuevas',
  states: {
    taken: 'Bien',
    look: 'Mirar',
    waits: 'Por decidir',
    unreadable: 'No se puede leer',
    away: 'Retirada',
  },
  noNumber: 'sin número',
  decide: { number: 'Número', view: 'Vista', take: 'Incorporar', leave: 'Omitir' },
  ended: 'La vigilancia ha terminado',
  again: 'Vigilar de nuevo',
  toCollection: 'Ver la colección',
  retakes: {
    title: 'Fotos por repetir',
    count: (photos: number) => counted(photos, 'foto', 'fotos'),
    what: 'Desenfocadas, demasiado oscuras, quemadas, cortadas o sin etiqueta. Una foto más nueva del mismo ejemplar y vista quita la anterior de esta lista.',
    keep: 'Es suficiente',
    keepOf: (photo: string) => `Es suficiente: ${photo}`,
    save: 'Guardar como CSV',
    file: (catalogue: string) => `${catalogue} fotos por repetir.csv`,
    saved: (rows: number) => counted(rows, 'fila guardada', 'filas guardadas'),
    more: 'Mostrar más',
  },
} as const;

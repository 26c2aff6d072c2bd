/*
 * Long work as lists, bars and logs name it, in Spanish: what it is, what it is doing just now, how it ended, and how it stands
 * in "Vasculum se cerró de forma inesperada mientras …". Runs everywhere.
 */
import type { ChangedPhotos, MissingPhotos } from '../en/missing-photos.ts';
import { changedWords, missingWords } from './missing-photos.ts';
import { count, counted, pace } from './words.ts';

/** `name`: a folder's or file's own name, or a run's. */
export const JOB_TITLES = {
  sample: 'Dibujando la colección de muestra',
  import: (folder: string) => `Importando ${folder}`,
  watch: (folder: string) => `Vigilando ${folder}`,
  train: (run: string) => `Entrenando ${run}`.trim(),
  trainResumed: 'Entrenando, reanudado',
  predict: 'Reconociendo fotos',
  evaluate: 'Evaluando',
  leakage: 'Buscando fotos reservadas ya vistas',
  measure: 'Midiendo la velocidad aquí',
  write: (file: string) => `Escribiendo ${file}`,
  check: (file: string) => `Comprobando ${file}`,
  figures: (folder: string) => `Dibujando figuras en ${folder}`,
  open: (file: string) => `Abriendo ${file}`,
  addList: (file: string) => `Añadiendo los nombres de ${file}`,
  add: (file: string) => `Añadiendo ${file}`,
  checkCatalogue: 'Comprobando el catálogo',
  mend: 'Reparando el catálogo',
} as const;

export const JOB_ENDS = {
  done: 'Hecho',
  found: (found: number) =>
    found === 0 ? 'Todo está en orden' : `${counted(found, 'hallazgo', 'hallazgos')} por mirar`,
  mended: (mended: number) => (mended === 0 ? 'No hubo nada que reparar' : 'Reparado'),
  stopped: 'Detenido',
  failed: 'Fallido',
  drawn: (photos: number) => counted(photos, 'foto dibujada', 'fotos dibujadas'),
  added: (photos: number) => counted(photos, 'foto añadida', 'fotos añadidas'),
  /** "96 fotos reconocidas; 4 no se pudieron leer, por faltar o estar dañadas" */
  recognised: (news: {
    photos: number;
    unreadable: number;
    changed?: ChangedPhotos;
    missing: readonly MissingPhotos[];
  }) =>
    [
      counted(news.photos, 'foto reconocida', 'fotos reconocidas'),
      ...(news.unreadable > 0
        ? [
            news.unreadable === 1
              ? '1 no se pudo leer, por faltar o estar dañada'
              : `${count(news.unreadable)} no se pudieron leer, por faltar o estar dañadas`,
          ]
        : []),
      ...(news.changed ? [`se omite lo siguiente: ${changedWords(news.changed)}`] : []),
      ...(news.missing.length > 0 ? [`se omite lo siguiente: ${missingWords(news.missing)}`] : []),
    ].join('; '),
  right: (right: number, photos: number) => `${count(right)} de ${counted(photos, 'foto acertada', 'fotos acertadas')}`,
  pairs: (pairs: number) =>
    pairs === 0 ? 'No se encontraron fugas' : `${counted(pairs, 'pareja', 'parejas')} por mirar`,
  learnt: (photosPerSecond: number) => `${pace(photosPerSecond)} al aprender`,
  rows: (rows: number) => counted(rows, 'fila escrita', 'filas escritas'),
  figures: (files: number) => counted(files, 'archivo de figuras escrito', 'archivos de figuras escritos'),
  modelWritten: (name: string) => `${name} escrito`,
  modelAdded: (name: string) => `${name} añadido`,
  namesAdded: (added: number, changed: number) =>
    `${counted(added, 'nombre añadido', 'nombres añadidos')}, ${counted(changed, 'cambiado', 'cambiados')}`,
  weightsAdded: (name: string, added: boolean) => (added ? `Pesos añadidos: ${name}` : `${name} ya estaba aquí`),
} as const;

/** What to do after the program ended in the middle of something. */
export const ENDED = {
  training: (run: string) => `entrenaba «${run}»`,
  kept: 'Lo terminado antes se conserva.',
  often: (times: number) => `Eso ocurrió ${times} veces seguidas en este trabajo. ${ENDED.kept}`,
  beforeTraining:
    'Antes de volver a intentarlo puede ayudar un lote menor, la precisión float32 o cerrar otros programas.',
  beforeOther: 'Antes de volver a intentarlo puede ayudar cerrar otros programas.',
  elsewhere: (catalogue: string) => `${ENDED.kept} Abra su catálogo para continuar: ${catalogue}`,
  checkpoint: 'Se conserva su último punto de control: continúe desde él en Entrenar, o con train --resume.',
  answers: 'Las respuestas obtenidas se conservan: reconozca de nuevo y se continúa con el resto.',
} as const;

export const JOB_DOING = {
  train: 'preparaba un entrenamiento',
  predict: 'reconocía fotos',
  evaluate: 'medía un modelo',
  measure: 'medía la velocidad de este ordenador',
  'export-model': 'escribía un archivo de modelo',
  'import-model': 'abría un archivo de modelo',
  'add-weights': 'leía pesos iniciales',
} as const;

/** What photos are measured on, by the words of `judgingWord` and its like. */
const MEASURED_ON: Readonly<Record<string, string>> = {
  'held-out': 'las fotos reservadas',
  named: 'las fotos nombradas',
  test: 'las fotos de prueba',
  validation: 'las fotos de validación',
};

export const PHASES = {
  preparing: 'Preparando',
  lookingAtFile: 'Examinando el archivo',
  lookingAtNames: 'Examinando los nombres que muestran los ejemplares',
  lookingAtFolders: 'Examinando qué más hay en la carpeta',
  lookingAtPhotos: 'Examinando fotos',
  makingThumbnails: 'Creando miniaturas',
  drawingSpecimens: 'Dibujando ejemplares',
  lookingForPhotos: 'Buscando fotos',
  readingPhotos: 'Leyendo fotos',
  watching: 'Vigilando',
  embedding: 'Calculando embeddings',
  learning: 'Aprendiendo',
  learningEpoch: (epoch: number, epochs: number) => `Aprendiendo, época ${epoch} de ${epochs}`,
  measuringOn: (kind: string) => `Midiendo con ${MEASURED_ON[kind] ?? `fotos (${kind})`}`,
  measuringSnapshots: 'Midiendo juntas las instantáneas',
  calibrating: 'Calibrando sus certezas',
  keepingModel: 'Guardando el modelo',
  recognising: 'Reconociendo',
  workingOutFigures: 'Calculando las cifras',
  comparingPictures: 'Comparando imágenes',
  comparingNew: 'Comparando fotos nuevas con las aprendidas',
  drawingFigures: 'Dibujando figuras',
  writingRows: 'Escribiendo filas',
  writing: 'Escribiendo',
  readingFile: 'Leyendo el archivo',
  checkingNumbers: 'Comprobando cada número',
  checkingArchive: 'Comprobando el Darwin Core Archive',
  keepingWeights: 'Guardando los pesos',
  makingSelfTest: 'Creando la autocomprobación',
  tryingSelfTest: 'Probando su autocomprobación',
  addingModel: 'Añadiendo el modelo',
  readingDamaged: 'Leyendo el archivo dañado',
  savingRows: 'Guardando lo que se puede leer',
  readingList: 'Leyendo la lista',
  writingNames: 'Escribiendo nombres',
  workingOutNames: 'Calculando los nombres',
} as const;

/** A part of the photos, as of a setting: it begins a sentence. */
export const shardName = () => 'Parte';

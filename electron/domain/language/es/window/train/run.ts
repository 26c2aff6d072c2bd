/* What the window says of a run, in Spanish: under way, ended, in the list of all. Each text is whole, values and all. */
import type { Snapshot, Summary } from '../../../en/window/train/run.ts';
import { PHASES } from '../../jobs.ts';
import { ACTS } from '../../acts.ts';
import { judgingPhotos } from '../../judging.ts';
import { count, counted, decimal, fixed, lossWords, percent, rateWords } from '../../words.ts';

/** The photos that a run looks at after each epoch. */
type Choosing = 'validation' | 'held-out';
const CHOOSING = { validation: 'validación', 'held-out': 'reservadas' } as const;

const NEW_RUN = 'Nuevo entrenamiento';
const COULD_NOT_START = 'El entrenamiento no ha podido empezar';
const LOOK = 'Verlo';
const GO_ON = 'Continuar';
const LEARNING_RATE = 'Tasa de aprendizaje';
const EPOCHS_DONE = (done: number, all: number) => `${done} de ${all}`;

/** '…' where nothing is known yet. */
const known = (value: number | null, words: (value: number) => string) => (value === null ? '…' : words(value));

export const TRAIN_SCREEN = {
  title: 'Entrenar',
  newRun: NEW_RUN,
  runs: 'Entrenamientos',
  view: 'Vista',
  /** What a run is called that nobody has named. */
  proposedName: (number: number) => `Entrenamiento ${number}`,
  setUpTab: 'Preparar y comprobar',
  /** null: not known yet. */
  liveTab: (name: string | null) => `${name ?? 'Entrenamiento'}, en vivo`,
  allTab: 'Todos',
  summary: ({ mode, depth, size, batchSize, startFrom }: Summary) => {
    const learning = mode === 'quick' ? 'última capa' : 'todas las capas';
    return `ResNet${depth}, ${learning}, ${size} px, lote ${batchSize}, ${BEGINNINGS[startFrom?.kind ?? 'nothing']}`;
  },
} as const;

const BEGINNINGS = {
  nothing: 'desde pesos al azar',
  weights: 'desde pesos iniciales',
  model: 'desde otro modelo',
} as const;

export const RUNS_LIST = {
  none: 'Aún no hay entrenamientos',
  noneText: 'Aquí consta cada entrenamiento con sus curvas, su registro y sus ajustes.',
  setUp: 'Preparar el primero',
  run: 'Entrenamiento',
  begun: 'Empezado',
  epochs: 'Épocas',
  epochsDone: EPOCHS_DONE,
  best: 'Mejor en reservadas',
  state: 'Estado',
  states: {
    running: 'aprendiendo',
    paused: 'en pausa',
    interrupted: 'interrumpido, puede continuar',
    done: 'terminado',
    cancelled: 'detenido, puede continuar',
    failed: 'fallido',
  },
  /** Of runs whose files are gone. */
  discardedStates: { interrupted: 'interrumpido, descartado', cancelled: 'detenido, descartado' },
  room: 'Espacio',
  removal: 'Descartar',
  /** Of a run that is done; its model stays. */
  removeSnapshots: {
    button: 'Eliminar instantáneas…',
    label: (run: string) => `Eliminar las instantáneas de ${run}`,
    verb: 'Eliminar sus instantáneas',
  },
  discard: {
    button: 'Descartar…',
    label: (run: string) => `Descartar ${run}`,
    verb: 'Descartar el entrenamiento',
  },
} as const;

/** The newest run stands still: said before another one is begun. */
export const UNFINISHED = {
  label: 'Hay un entrenamiento parado',
  /** `head` is bold; `asked`: a person stopped it. */
  stands: (run: string, asked: boolean, done: number, all: number) => ({
    head: `${run} ${asked ? 'se detuvo' : 'se interrumpió'}`,
    rest: `tras ${EPOCHS_DONE(done, all)} épocas. Continúa desde su último punto de control.`,
  }),
  look: LOOK,
  goOn: (run: string) => `Continuar con ${run}`,
} as const;

export const RUN_VIEW = {
  preparing: PHASES.preparing,
  preparingLabel: 'Preparando el entrenamiento',
  preparingText: 'Las fotos se reparten por ejemplares y se construye la red. El primer paso llega en unos segundos.',
  stop: ACTS.stop,
  couldNotStart: COULD_NOT_START,
} as const;

export const RUN_HEAD = {
  bar: 'Entrenamiento',
  barValue: (epoch: number, epochs: number) => `época ${epoch} de ${epochs}`,
  cycleTip: (cycle: number, epochs: number) => `Ciclo ${cycle}: ${counted(epochs, 'época', 'épocas')}`,
  epoch: 'Época',
  cycle: 'Ciclo',
  step: 'Paso',
  /** `all` is small. */
  outOf: (done: number, all: number) => ({ done: count(done), all: `de ${count(all)}` }),
  pace: 'Fotos por segundo',
  paceValue: (perSecond: number) => fixed(perSecond, perSecond < 20 ? 1 : 0),
  gone: 'Transcurrido',
  left: 'Restante',
  memory: 'Memoria',
  best: { validation: 'Mejor en validación', 'held-out': 'Mejor en reservadas' },
  /** Small, after the accuracy. */
  bestEpoch: (epoch: number) => `época ${epoch}`,
  photos: 'Fotos',
  /** Small, after the photos to learn from. */
  heldOut: (photos: number) => `y ${count(photos)} ${photos === 1 ? 'reservada' : 'reservadas'}`,
  validationAndTest: (validation: number, test: number) =>
    `+ ${count(validation)} de validación + ${count(test)} de prueba`,
  validationAndTestTip:
    'Las primeras eligen la época; las segundas evalúan el modelo, y nada del entrenamiento las mira.',
  taxa: 'Taxones',
  stopHere: 'Detener aquí',
  stopAndKeep: 'Detener y conservar lo mejor',
  goOn: GO_ON,
  pause: 'Pausar',
} as const;

export const RUN_END = {
  gained: 'Qué ha ganado',
  done: 'El entrenamiento ha terminado',
  /** Bold, before what is kept. */
  learnt: (run: string) => `${run} está aprendido.`,
  judging: (photos: number) =>
    `Lo ${photos === 1 ? 'evalúa' : 'evalúan'} ${judgingPhotos(photos, 'test')} que nada del entrenamiento miró.`,
  /** `ended`: how recognition ended, such as "96 fotos reconocidas". */
  recognised: (ended: string) => `${ended}.`,
  recognise: 'Reconocer el resto con este modelo',
  evaluate: 'Ver lo bueno que es',
  review: 'Ir a Revisión',
  logSays: 'El registro dice qué ocurrió.',
  /** `step`: 0 where none was made. */
  failed: (step: number) => `El entrenamiento se detuvo${at(step)}`,
  stands: 'El entrenamiento está parado',
  /** Bold. */
  standsAt: {
    cancelled: (step: number) => `Detenido${at(step)}.`,
    interrupted: (step: number) => `Interrumpido${at(step)}.`,
  },
  goesOn: {
    cancelled: 'No se pierde nada; continúa desde aquí, exactamente como lo habría hecho.',
    interrupted:
      'Continúa desde su último punto de control; lo aprendido después, dos minutos como máximo, se aprende de nuevo.',
  },
  discarded:
    'Sus puntos de control se eliminaron para liberar espacio, así que no puede continuar; sus curvas, registro y ajustes se conservan.',
  againWithRate: (rate: number) => `Empezar de nuevo con una tasa de ${rateWords(rate)}`,
  againWithBatch: (batch: number) => `Empezar de nuevo con un lote de ${batch}`,
  goOn: GO_ON,
  otherSettings: 'Otros ajustes',
} as const;

function at(step: number): string {
  return step > 0 ? ` en el paso ${count(step)}` : '';
}

export const RUN_LOG = {
  label: 'Registro',
  title: 'Qué ocurrió',
  list: 'Qué ocurrió, lo último primero',
  snapshots: 'Instantáneas conservadas',
  keptAt: 'Conservada',
  accuracy: { validation: 'Validación', 'held-out': 'Reservadas' },
  /** `cycle`: that it ends; null: none. `live`: the run goes on. */
  snapshot: ({ epoch, cycle, best }: Snapshot, live: boolean) =>
    [
      `Época ${epoch}`,
      ...(cycle === null ? [] : [`fin del ciclo ${cycle}`]),
      ...(best ? [live ? 'la mejor hasta ahora' : 'la mejor'] : []),
    ].join(', '),
  noSnapshots: 'Se conservan la mejor época y el final de cada ciclo.',
  meanwhile:
    'Mientras tanto, la revisión, la búsqueda y la importación siguen como siempre. Si se apaga el ordenador, el entrenamiento puede continuar desde su último punto de control.',
} as const;

/** Accuracies 0..1; null: not known yet. */
export const RUN_PLOTS = {
  loss: 'Pérdida',
  lossPlot: 'Pérdida por época',
  accuracy: 'Exactitud',
  accuracyPlot: 'Exactitud por época',
  rate: LEARNING_RATE,
  ratePlot: 'Tasa de aprendizaje por época',
  learningTip: 'Media móvil de cerca de un octavo de época',
  learningLoss: (loss: number | null) => `aprendizaje ${known(loss, lossWords)}`,
  choosingLoss: (choosing: Choosing, loss: number | null) => `${CHOOSING[choosing]} ${known(loss, lossWords)}`,
  learningAccuracy: (accuracy: number | null) => `aprendizaje ${known(accuracy, percent)}`,
  choosingAccuracy: (choosing: Choosing, accuracy: number | null) =>
    `${CHOOSING[choosing]} ${known(accuracy, percent)}`,
  rates: {
    /** At the reading line. */
    read: (rate: number | null) => `entonces ${known(rate, rateWords)}`,
    now: (rate: number | null) => `ahora ${known(rate, rateWords)}`,
    last: (rate: number | null) => `última ${known(rate, rateWords)}`,
  },
  atEpoch: (epoch: number) => `en la época ${decimal(epoch, 2)}`,
  best: (accuracy: number, epoch: number) => `mejor ${percent(accuracy)}, época ${epoch}`,
  nextRestartAt: (epoch: number) => `próximo reinicio en la época ${decimal(epoch, 2)}`,
  /** At the lines of restarts. */
  nextRestart: 'próximo reinicio',
  restart: 'reinicio',
  warmRestart: 'reinicio',
  /** At a dot. */
  kept: (accuracy: number) => `${fixed(accuracy * 100, 1)}, conservada`,
  extent: 'Extensión de las gráficas',
  toNextRestart: 'Hasta el próximo reinicio',
  wholeRun: 'Todo',
  tableHeads: {
    validation: tableHead('de validación'),
    'held-out': tableHead('de reservadas'),
  },
  /** Read aloud when the reading line moves. */
  reading: (epoch: number, choosing: Choosing, accuracy: number | null, loss: number | null) =>
    `Época ${decimal(epoch, 2)}: ${CHOOSING[choosing]} ${known(accuracy, percent)}, pérdida ${known(loss, lossWords)}`,
  keys: {
    back: 'Línea de lectura: atrás',
    forward: 'Línea de lectura: adelante',
    first: 'Línea de lectura: al principio',
    newest: 'Línea de lectura: a lo último',
    away: 'Línea de lectura: quitar',
  },
} as const;

function tableHead(choosing: string): readonly string[] {
  return [
    'Época',
    'Pérdida de aprendizaje',
    `Pérdida ${choosing}`,
    'Exactitud de aprendizaje',
    `Exactitud ${choosing}`,
    LEARNING_RATE,
  ];
}

export const SAVE_PLOTS = {
  label: 'Guardar las gráficas',
  button: 'Guardar',
  kinds: { png: 'Imagen (PNG)', svg: 'Dibujo (SVG)', csv: 'Cifras de cada época (CSV)' },
  /** Of a file, where the run's name holds nothing that a file's may. */
  fileName: (run: number) => `Entrenamiento ${run}`,
} as const;

export const LEARN_ON = {
  label: 'Seguir aprendiendo',
  named: (specimens: number, newTaxa: number, model: string) =>
    `${counted(specimens, 'ejemplar nombrado', 'ejemplares nombrados')} desde que «${model}» aprendió${newTaxa > 0 ? `; ${counted(newTaxa, 'taxón nuevo', 'taxones nuevos')} para él` : ''}.`,
  act: (model: string) => `Seguir aprendiendo desde ${model}…`,
} as const;

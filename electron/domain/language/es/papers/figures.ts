/* What stands in the figures of a paper and below them, and what is said of figures that are missing, in Spanish. */
import type { Answered, Rate } from '../../en/papers/figures.ts';
import type { RankSaid } from '../../en/terms.ts';
import { judgingPhotos, judgingWord } from '../judging.ts';
import { RANKS } from '../terms.ts';
import { asItIs, count, counted, fixed, percent, percentRange } from '../words.ts';

const photosOf = (photos: number) => counted(photos, 'foto', 'fotos');
const taxaOf = (taxa: number) => counted(taxa, 'taxón', 'taxones');
const epochsOf = (epochs: number) => counted(epochs, 'época', 'épocas');
const stepsOf = (steps: number) => counted(steps, 'paso', 'pasos');

/** Titles of axes, keys of legends, words beside marks. */
export const FIGURE_WORDS = {
  epoch: 'Época',
  learningRate: 'Tasa de aprendizaje',
  restart: 'reinicio',
  snapshotKept: 'instantánea conservada',
  endedHere: 'terminó aquí',
  loss: 'Pérdida, nats',
  accuracy: 'Exactitud',
  learning: 'aprendizaje',
  validation: 'validación',
  heldOut: 'reservadas',
  rate: 'tasa',
  kept: (epochs: readonly number[]) =>
    epochs.length > 1 ? `conservadas: épocas ${listed(epochs)}` : `conservada: época ${listed(epochs)}`,
  certainty: 'Certeza',
  shareRight: 'Parte de aciertos',
  photos: 'Fotos',
  before: (error: number) => `antes, error ${percent(error)}`,
  after: (error: number) => `después, error ${percent(error)}`,
  label: 'Etiqueta',
  predictedAs: 'Predicho como',
  shareOfPhotos: 'Parte de fotos con acierto',
  rightAtRank: 'Acierto en el rango de',
  interval: (value: number, low: number, high: number) => `${percent(value)} (${percentRange(low, high)})`,
  ofPhotos: (right: number, photos: number, taxa: number) => `${count(right)} de ${photosOf(photos)}, ${taxaOf(taxa)}`,
  holds: (photos: number, specimens: number) => `${photosOf(photos)}, ${counted(specimens, 'ejemplar', 'ejemplares')}`,
  photoNotThere: 'falta la foto',
  verdict: (isRight: boolean, certainty: string) => `${isRight ? 'acierto' : 'error'}, ${certainty}`,
  // Short: there is room for seven letters before the names.
  labelled: 'etiq.',
  predicted: 'pred.',
} as const;

function listed(epochs: readonly number[]): string {
  return epochs.length > 1 ? `${epochs.slice(0, -1).join(', ')} y ${epochs.at(-1)}` : epochs.join('');
}

const annealing = ({ learningRate, minLearningRate }: Rate) =>
  `descenso según un coseno (cosine annealing) de ${asItIs(learningRate)} a ${asItIs(minLearningRate)}`;

export const CAPTIONS = {
  /** The end of a caption where there are several; sheets count from 0. */
  sheet: (sheet: number, sheets: number) => (sheets > 1 ? ` Hoja ${sheet + 1} de ${sheets}.` : ''),
  collection: (one: { modelName: string; seed: number; photos: number }, each: number) =>
    `Muestra del conjunto de datos de ${one.modelName}: hasta ${photosOf(each)} de cada taxón, tomadas al azar (semilla ${one.seed}) de las que muestran un ejemplar; ${photosOf(one.photos)} en total.`,
  predictions: (
    one: { modelName: string; judging: string; seed: number },
    of: { right: number; n: number; low: number; high: number },
  ) => {
    const { right, n, low, high } = of;
    const interval = low < high ? `; intervalo del 95 % para las fotos de que se tomó, ${percentRange(low, high)}` : '';
    return `Resultados predichos por ${one.modelName} en una muestra aleatoria simple de ${judgingPhotos(n, one.judging)} (semilla ${one.seed}): ${counted(right, 'acierto', 'aciertos')} (${percent(right / n)}${interval}). Debajo de cada foto, su número, el nombre de su etiqueta, el nombre predicho y la certeza. Un marco y una cruz señalan los errores.`;
  },
  answered: (one: Answered) => {
    const { named, learned } = one;
    const judged =
      named === 0
        ? 'ninguna tiene nombre dado por una persona'
        : `una persona nombró ${count(named)}, ${count(one.alike)} de ellas igual`;
    const known =
      learned > 0
        ? ` El modelo aprendió de ${count(learned)} de ellas: aquí no se puede leer cómo de bien reconoce.`
        : '';
    return `Resultados predichos por ${one.modelName} en una muestra aleatoria simple de ${count(one.photos)} de ${counted(one.of, 'foto elegida', 'fotos elegidas')} que ha respondido (semilla ${one.seed}): ${judged}.${known} Debajo de cada foto, su número, el nombre que dio una persona, el nombre predicho y la certeza. Un marco y una cruz señalan aquellas en que los nombres difieren.`;
  },
  schedule: (one: {
    run: string;
    epochs: number;
    stepsPerEpoch: number;
    rate: string;
    restarts: boolean;
    snapshots: boolean;
    epochsDone: number;
  }) =>
    [
      `Tasa de aprendizaje de ${one.run} a lo largo de ${epochsOf(one.epochs)} de ${stepsOf(one.stepsPerEpoch)}: ${one.rate}`,
      ...(one.restarts ? ['las líneas de puntos son reinicios'] : []),
      ...(one.snapshots ? ['los anillos son instantáneas, conservadas al final de un ciclo'] : []),
      ...(one.epochsDone < one.epochs ? [`terminó tras ${epochsOf(one.epochsDone)}`] : []),
    ].join('; ') + '.',
  rates: {
    constant: ({ learningRate }: Rate, warmup: string) => `constante, ${asItIs(learningRate)}${warmup}`,
    cosine: (rate: Rate, warmup: string) => `${annealing(rate)}${warmup}`,
    restarts: (rate: Rate, warmup: string) =>
      `${annealing(rate)} con reinicios (warm restarts), el primer ciclo de ${epochsOf(rate.firstCycle)}${rate.cycleFactor > 1 ? `, cada uno ${rate.cycleFactor} veces la duración del anterior` : ''}${warmup && `,${warmup}`}`,
  },
  warmup: (epochs: number) => ` tras un calentamiento de ${epochsOf(epochs)}`,
  fitting: (one: {
    run: string;
    epochs: number;
    stepsPerEpoch: number;
    learnPhotos: number;
    judgingPhotos: number;
    isValidated: boolean;
  }) =>
    `${one.run} a lo largo de ${epochsOf(one.epochs)} de ${stepsOf(one.stepsPerEpoch)}: pérdida media y parte de aciertos de las fotos de aprendizaje (${count(one.learnPhotos)}, tal como se variaron para aprender) y de las ${one.isValidated ? 'de validación' : 'reservadas'} (${count(one.judgingPhotos)}), y tasa de aprendizaje.`,
  keptEpochs: (epochs: readonly number[]) =>
    ` Se conservan las épocas ${listed(epochs)}, cuyas redes responden juntas.`,
  keptEpoch: (epoch: number, right: number, judging: string) =>
    ` Se conserva la época ${epoch}, con acierto en el ${percent(right)} de las fotos ${judgingWord(judging)}.`,
  confusion: (model: string, photos: number, judging: string, rank: string | null) =>
    `Matriz de confusión de ${model} en ${judgingPhotos(photos, judging)}${rank === null ? '' : `, por ${RANKS[rank as RankSaid]}`}: las filas son etiquetas; las columnas, nombres predichos; la última columna, cuántas fotos llevan esa etiqueta. Verde es acierto, marrón error; cuanto más intenso, mayor parte de la fila.`,
  reliability: (one: {
    model: string;
    temperature: number;
    fitted: string;
    before: number;
    after: number;
    inUse: boolean;
  }) =>
    `Fiabilidad de ${one.model}: parte de aciertos frente a certeza en 15 intervalos, con intervalos de Wilson del 95 %, y fotos en cada uno, antes y después de dividir los logits por ${fixed(one.temperature, 3)} (${one.fitted}). Error de calibración esperado: ${percent(one.before)} antes, ${percent(one.after)} después${one.inUse ? '' : '; la temperatura no está en uso'}. En la línea discontinua, certeza y parte de aciertos coinciden.`,
  temperatureCame: (photos: number) => `que vino con el modelo; representado para ${count(photos)} fotos nombradas`,
  fitted: (fittedOn: number, checkedOn: number, isValidated: boolean) =>
    `ajustada con ${isValidated ? judgingPhotos(fittedOn, 'validation') : photosOf(fittedOn)}; representado para las ${isValidated ? `${count(checkedOn)} fotos de prueba` : `otras ${count(checkedOn)}`}`,
  ranks: (model: string, judging: string) =>
    `Exactitud de ${model} en cada rango, para fotos futuras tomadas como las ${judgingWord(judging)}: una foto es un acierto en un rango si la etiqueta y el nombre predicho pertenecen al mismo taxón de ese rango. Las líneas son intervalos de Wilson del 95 %, con el efecto de diseño de varias fotos de un mismo ejemplar.`,
} as const;

/** What is missing, why, and how to get it. */
export const MISSING_FIGURES = {
  taxa: (without: number, taxa: number, model: string) =>
    `A figure-1-collection le ${without === 1 ? 'falta' : 'faltan'} ${without} de los ${taxaOf(taxa)} de ${model}: ninguna foto suya tiene un nombre de una persona en este catálogo. Importe o nombre algunas.`,
  photos: (photos: number) =>
    `${photosOf(photos)} de figure-1-collection no se ${photos === 1 ? 'ha' : 'han'} podido leer y otras ocupan su lugar donde las hay. Conecte la unidad en que están y escriba las figuras de nuevo.`,
  fromFile: (model: string) =>
    `Faltan schedule y fitting: ${model} llegó en un archivo, y el curso de su entrenamiento quedó donde aprendió.`,
  noEpoch: (run: string) => `Falta fitting: no se completó ninguna época de ${run}.`,
  nameMore: 'Determine más ejemplares de sus taxones.',
  holdOutMore: 'Entrene con más fotos reservadas.',
  measureAll: (model: string, judging: string, isNamed: boolean) =>
    `Mida ${model} en todas ${isNamed ? 'las' : 'sus'} fotos ${judgingWord(judging)}.`,
  fewValidated: (how: string) =>
    `Falta reliability: se midieron muy pocas fotos de prueba, o se pudieron leer muy pocas de validación, para decir lo bien calibrado que está. ${how}`,
  few: (judging: string, how: string) =>
    `Falta reliability: se midieron muy pocas fotos ${judgingWord(judging)} para ajustar una temperatura con unas y comprobarla con otras. ${how}`,
  ranks: 'Falta ranks: los taxones no tienen ningún rango en que difieran en el árbol de este catálogo.',
  notMeasured: (model: string) =>
    `Faltan figure-2-predictions, table-1, confusion, reliability, ranks y methods.txt: ${model} no se ha medido todavía. Mídalo en la página Evaluación o con "vasculum evaluate" y escriba las figuras de nuevo.`,
  noneAnswered: (model: string) =>
    `Faltan figure-2-predictions y table-1: ${model} no ha respondido ninguna de estas fotos. Haga que las reconozca primero.`,
  network: (why: string) => `Falta network.csv: ${why}`,
} as const;

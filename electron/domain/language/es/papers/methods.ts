/* The methods paragraph of a paper, in Spanish, sentence by sentence: how a model was made and measured, with every number. */
import type { RankSaid } from '../../en/terms.ts';
import type { Interval, Network, Part, Proportion, SameModel, Settings } from '../../en/papers/methods.ts';
import { judgingPhotos } from '../judging.ts';
import { RANKS } from '../terms.ts';
import { asItIs, count, counted, decimal, fixed, percent, percentRange, rateWords } from '../words.ts';

const photosOf = (photos: number) => counted(photos, 'foto', 'fotos');
const specimensOf = (specimens: number) => counted(specimens, 'ejemplar', 'ejemplares');
const epochsOf = (epochs: number) => counted(epochs, 'época', 'épocas');

const part = ({ photos, specimens }: Part) => `${photosOf(photos)} de ${specimensOf(specimens)}`;
const range = ({ low, high }: Interval) => percentRange(low, high);
const network = ({ depth, size }: Network) =>
  `La red es una ResNet-${depth} (He et al. 2016) con imágenes de ${size} x ${size} píxeles`;
const fell = (from: number, to: number) =>
  `la tasa de aprendizaje descendió según un coseno de ${rateWords(from)} a ${rateWords(to)}`;

const JUDGING = { named: 'así nombradas', heldOut: 'reservadas', test: 'de prueba' } as const;
const ONE: Readonly<Record<string, string>> = { [JUDGING.named]: 'así nombrada', [JUDGING.heldOut]: 'reservada' };
const framePhotos = (photos: number, judging: string) =>
  counted(photos, `foto ${ONE[judging] ?? judging}`, `fotos ${judging}`);

export const METHODS = {
  model: (name: string, taxa: number, collection: string) =>
    `El modelo «${name}» distingue ${counted(taxa, 'taxón', 'taxones')} de la colección «${collection}».`,
  /** How specimens were held out. `share`: 0..1. */
  drawn: (share: number, seed: number) =>
    `dentro de cada taxón se reservó cerca del ${Math.round(share * 100)} % de los ejemplares, tomados al azar (semilla ${seed}), con todas sus fotografías`,
  /** `heldOut`: photos for validation and for the test together; `drawn`: how those were held out that did not come so. */
  cameDivided: (
    { validation, test }: { readonly validation: number; readonly test: number },
    heldOut: number,
    drawn: string,
  ) => {
    const came = [
      ...(validation > 0 ? [`${photosOf(validation)} para la validación`] : []),
      ...(test > 0 ? [`${photosOf(test)} para la prueba`] : []),
    ].join(' y ');
    const others = heldOut > validation + test ? `; de las demás, ${drawn}` : '';
    return `Las fotografías llegaron repartidas, ${came}, y así se mantuvieron, sin ningún ejemplar en dos partes${others}, `;
  },
  wereDivided: (drawn: string, isValidated: boolean) => {
    const third = 'y cerca de un tercio de estos, tomado con la misma semilla, se apartó para la validación, ';
    return `Las fotografías se repartieron por ejemplares: ${drawn}, ${isValidated ? third : ''}`;
  },
  parts: (learning: Part, validation: Part | null, judging: Part) =>
    validation
      ? `lo que dio ${part(learning)} para el entrenamiento, ${part(validation)} para la validación y ${part(judging)} para la prueba.`
      : `lo que dio ${part(learning)} para el entrenamiento y ${part(judging)} como reserva.`,
  network: (of: Network) => `${network(of)}.`,
  trained: (
    settings: Settings,
    epochs: number,
    how: { isQuick: boolean; isFromNothing: boolean; schedule: string },
  ) => {
    const what = how.isQuick ? 'Solo se entrenó su última capa' : 'Se entrenó';
    const start = how.isFromNothing ? 'desde pesos al azar' : 'a partir de los pesos de una red entrenada antes';
    return `${what} ${start} durante ${epochsOf(epochs)} en lotes de ${settings.batchSize}, por descenso de gradiente estocástico con momento de Nesterov ${asItIs(settings.momentum)}, decaimiento de pesos ${asItIs(settings.weightDecay)} y suavizado de etiquetas ${asItIs(settings.labelSmoothing)}; ${how.schedule}.`;
  },
  schedules: {
    constant: ({ learningRate }: { readonly learningRate: number }) =>
      `la tasa de aprendizaje fue de ${rateWords(learningRate)}`,
    cosine: ({ learningRate, minLearningRate }: { readonly learningRate: number; readonly minLearningRate: number }) =>
      fell(learningRate, minLearningRate),
    restarts: (of: { learningRate: number; minLearningRate: number; firstCycle: number; cycleFactor: number }) =>
      `${fell(of.learningRate, of.minLearningRate)} con reinicios (warm restarts, Loshchilov y Hutter 2017; primer ciclo de ${epochsOf(of.firstCycle)}, cada uno posterior de ${decimal(of.cycleFactor, 2)} ${of.cycleFactor === 1 ? 'vez' : 'veces'} la duración del anterior)`,
  },
  warmup: (epochs: number) => `, tras un calentamiento lineal de ${epochsOf(epochs)}`,
  /** `cropArea`, `colour`: 0..1. */
  augmented: (change: { rotation: number; cropArea: number; flip: boolean; colour: number }) =>
    `Las imágenes de entrenamiento se giraron hasta ${asItIs(change.rotation)} grados, se recortaron a no menos del ${Math.round(change.cropArea * 100)} % de su superficie${change.flip ? ', se reflejaron al azar' : ''} y se cambiaron de color hasta un ${Math.round(change.colour * 100)} %.`,
  /** What the run did beyond the ordinary, in one sentence. */
  extras: (words: readonly string[]) => {
    const text = words.join('; ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  },
  ensemble: (members: number) =>
    `Las redes del final de sus últimos ${members} ciclos responden juntas, con el promedio de sus probabilidades.`,
  kept: (epoch: number, isValidated: boolean) =>
    `Se conservaron los pesos tras la época ${count(epoch)}, la mejor en las ${isValidated ? 'fotografías de validación' : 'fotografías reservadas; por ello, las cifras que siguen pueden favorecerlo un poco'}.`,
  testUnseen: 'Nada del entrenamiento miró las fotografías de prueba.',
  boxed: (photos: number) =>
    `De ${photosOf(photos)} con que se evalúa, a la red se le mostró solo el recuadro que había marcado otro programa.`,
  judging: JUDGING,
  shown: (one: { frame: number; sample: number; seed: number; judging: string }) => {
    const all = framePhotos(one.frame, one.judging);
    if (one.sample < one.frame) {
      return `Se le mostró una muestra aleatoria simple de ${count(one.sample)} de las ${all} (semilla ${one.seed})`;
    }
    return one.frame === 1 ? `Se le mostró ${all}` : `Se le mostraron las ${all}`;
  },
  otherSince: (photos: number) =>
    ` Antes se ${photos === 1 ? 'omitió' : 'omitieron'} ${judgingPhotos(photos, 'held-out')} cuya imagen o recuadro marcado se había sustituido desde el comienzo del entrenamiento.`,
  lost: (unreadable: number, changed: number) =>
    `; ${count(unreadable)} no se ${unreadable === 1 ? 'pudo' : 'pudieron'} leer${changed > 0 ? ` o ${unreadable === 1 ? 'había' : 'habían'} cambiado desde la importación (${count(changed)})` : ''}, y no se ${unreadable === 1 ? 'cuenta' : 'cuentan'}`,
  ofFrame: (judging: string, accuracy: Proportion) =>
    `, y para las fotografías ${judging}, ${range(accuracy)} con corrección por población finita`,
  effect: (effective: number, photos: number) =>
    `, con un número efectivo de ${fixed(effective, 1)} fotografías, ya que las de un mismo ejemplar se parecen: efecto de diseño ${fixed(photos / effective, 2)}, Kish 1965`,
  named: (one: {
    accuracy: Proportion;
    top5: Proportion;
    specimens: number;
    toCome: { readonly accuracy: Interval; readonly top5: Interval };
    chance: number;
    /** What else is to say of the interval. */
    besides: string;
  }) =>
    `Nombró bien ${count(one.accuracy.right)} de ${photosOf(one.accuracy.n)} de ${specimensOf(one.specimens)}: ${percent(one.accuracy.value)} (intervalo de puntuación de Wilson del 95 % para fotografías futuras, ${range(one.toCome.accuracy)}${one.besides}); el nombre correcto estaba entre sus cinco primeros en el ${percent(one.top5.value)} (${range(one.toCome.top5)}). Dar siempre el nombre más frecuente habría acertado en el ${percent(one.chance)}.`,
  ranks: (ranks: readonly { readonly rank: string; readonly accuracy: Proportion }[]) =>
    `Aciertos por rango: ${ranks.map(({ rank, accuracy }) => `${RANKS[rank as RankSaid]}, ${percent(accuracy.value)} (${range(accuracy)}, ${photosOf(accuracy.n)})`).join('; ')}.`,
  macro: (macro: { taxa: number; precision: number; recall: number; f1: number; f1Low: number; f1High: number }) =>
    `Medias de ${counted(macro.taxa, 'taxón', 'taxones')}: precisión ${percent(macro.precision)}, exhaustividad ${percent(macro.recall)}, F1 ${percent(macro.f1)} (${percentRange(macro.f1Low, macro.f1High)}, 1000 remuestreos bootstrap de los ejemplares).`,
  calibration: (one: { checkedOn: number; before: number; after: number; temperature: number; fitted: string }) =>
    `El error de calibración esperado (15 intervalos de igual anchura) en ${photosOf(one.checkedOn)} fue del ${percent(one.before)}, y del ${percent(one.after)} con una temperatura de ${fixed(one.temperature, 3)} ${one.fitted}.`,
  temperatureCame: 'que vino con el modelo',
  fitted: (photos: number, on: 'validation' | 'named' | 'others') =>
    `ajustada por máxima verosimilitud con ${on === 'validation' ? `${judgingPhotos(photos, 'validation')} al final del entrenamiento` : `${photosOf(photos)} de otros ejemplares${on === 'named' ? ', tomadas con la semilla 0' : ''}`}`,
  software: (version: string, tensorflow: string) => `Se usó Vasculum ${version} con TensorFlow ${tensorflow}.`,
} as const;

/** Of a model that came in a file. */
export const METHODS_FROM_FILE = {
  model: (name: string, taxa: number, day: string, credit: string | null) =>
    `El modelo «${name}» distingue ${counted(taxa, 'taxón', 'taxones')}; llegó en un archivo, hecho el ${day}${credit === null ? '' : ` (${credit})`}.`,
  network: (of: Network, members: number) =>
    `${network(of)}${members > 1 ? `; ${count(members)} redes responden juntas, con el promedio de sus probabilidades` : ''}.`,
  learned: ({ learnPhotos, heldOutPhotos }: { readonly learnPhotos: number; readonly heldOutPhotos: number }) =>
    `Según su archivo, aprendió de ${photosOf(learnPhotos)}, y se ${heldOutPhotos === 1 ? 'reservó' : 'reservaron'} ${photosOf(heldOutPhotos)}.`,
  measured: (collection: string, frame: Part) =>
    `Se midió en la colección «${collection}»: en ${part(frame)} a las que se había dado, sin reservas, uno de los nombres que conoce, cada contenido una vez.`,
  unknown: (photos: number, taxa: number) =>
    `Se ${photos === 1 ? 'omitió' : 'omitieron'} ${photosOf(photos)} de ${counted(taxa, 'taxón', 'taxones')} que no conoce.`,
  sameAs: ({ modelName, runName, usedPhotos, validated }: SameModel) =>
    `Es el mismo que el modelo «${modelName}», que hizo el entrenamiento «${runName}» de esta colección; se ${usedPhotos === 1 ? 'omitió' : 'omitieron'} ${photosOf(usedPhotos)} de ejemplares de los que había aprendido${validated ? ' o que habían elegido su época' : ', pero no las fotografías que habían elegido su época'}.`,
  learnedUnknown: 'No se sabe si había aprendido de alguna de estas fotografías.',
} as const;

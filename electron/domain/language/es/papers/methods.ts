/* The methods paragraph of a paper, sentence by sentence: how a model was made and measured, with every number. */
import { count, counted, percent, percentRange, rateWords } from '../words.ts';

export interface Part {
  readonly photos: number;
  readonly specimens: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface Proportion extends Interval {
  readonly value: number;
  readonly right: number;
  readonly n: number;
}

export interface Network {
  readonly depth: number;
  readonly size: number;
}

export interface Settings {
  readonly batchSize: number;
  readonly momentum: number;
  readonly weightDecay: number;
  readonly labelSmoothing: number;
}

const part = ({ photos, specimens }: Part) => `${counted(photos, 'photo')} of ${counted(specimens, 'specimen')}`;
const range = ({ low, high }: Interval) => percentRange(low, high);
const network = ({ depth, size }: Network) =>
  `The network is a ResNet-${depth} (He et al. 2016) on pictures of ${size} x ${size} pixels`;
const fell = (from: number, to: number) =>
  `the learning rate fell along a cosine from ${rateWords(from)} to ${rateWords(to)}`;

export const METHODS = {
  model: (name: string, taxa: number, collection: string) =>
    `The model "${name}" tells apart ${count(taxa)} taxa of the collection "${collection}".`,
  /** How specimens were held out. `share`: 0..1. */
  drawn: (share: number, seed: number) =>
    `within each taxon about ${Math.round(share * 100)} % of the specimens, drawn at random (seed ${seed}), were held out with all their photographs`,
  /** `heldOut`: photos for validation and for the test together; `drawn`: how those were held out that did not come so. */
  cameDivided: (
    { validation, test }: { readonly validation: number; readonly test: number },
    heldOut: number,
    drawn: string,
  ) => {
    const came = [
      ...(validation > 0 ? [`${counted(validation, 'photo')} for validation`] : []),
      ...(test > 0 ? [`${counted(test, 'photo')} for the test`] : []),
    ].join(' and ');
    const others = heldOut > validation + test ? `; of the others, ${drawn}` : '';
    return `The photographs came divided, ${came}, and were kept so, no specimen in two parts${others}, `;
  },
  wereDivided: (drawn: string, isValidated: boolean) => {
    const third = 'and about a third of these, drawn by the same seed, were set aside for validation, ';
    return `The photographs were divided by specimen: ${drawn}, ${isValidated ? third : ''}`;
  },
  parts: (learning: Part, validation: Part | null, judging: Part) =>
    validation
      ? `which gave ${part(learning)} for training, ${part(validation)} for validation and ${part(judging)} for the test.`
      : `which gave ${part(learning)} to learn from and ${part(judging)} held out.`,
  network: (of: Network) => `${network(of)}.`,
  trained: (
    settings: Settings,
    epochs: number,
    how: { isQuick: boolean; isFromNothing: boolean; schedule: string },
  ) => {
    const what = how.isQuick ? 'Only its last layer was trained' : 'It was trained';
    const start = how.isFromNothing
      ? 'from random weights'
      : 'from the weights of a network that had been trained before';
    return `${what} ${start} for ${counted(epochs, 'epoch')} in batches of ${settings.batchSize} by stochastic gradient descent with Nesterov momentum ${settings.momentum}, weight decay ${settings.weightDecay} and label smoothing ${settings.labelSmoothing}; ${how.schedule}.`;
  },
  schedules: {
    constant: ({ learningRate }: { readonly learningRate: number }) =>
      `the learning rate was ${rateWords(learningRate)}`,
    cosine: ({ learningRate, minLearningRate }: { readonly learningRate: number; readonly minLearningRate: number }) =>
      fell(learningRate, minLearningRate),
    restarts: (of: { learningRate: number; minLearningRate: number; firstCycle: number; cycleFactor: number }) =>
      `${fell(of.learningRate, of.minLearningRate)} with warm restarts (Loshchilov and Hutter 2017; first cycle ${of.firstCycle} epochs, each later one ${of.cycleFactor} times as long)`,
  },
  warmup: (epochs: number) => `, after a linear warm-up of ${counted(epochs, 'epoch')}`,
  /** `cropArea`, `colour`: 0..1. */
  augmented: (change: { rotation: number; cropArea: number; flip: boolean; colour: number }) =>
    `Training pictures were turned by up to ${change.rotation} degrees, cropped to no less than ${Math.round(change.cropArea * 100)} % of their area,${change.flip ? ' mirrored at random,' : ''} and changed in colour by up to ${Math.round(change.colour * 100)} %.`,
  /** What the run did beyond the ordinary, in one sentence. */
  extras: (words: readonly string[]) => {
    const text = words.join('; ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  },
  ensemble: (members: number) =>
    `The networks at the ends of its last ${members} cycles answer together, their probabilities averaged.`,
  kept: (epoch: number, isValidated: boolean) =>
    `The weights after epoch ${count(epoch)} were kept, which did best on the ${isValidated ? 'validation photographs' : 'held-out photographs; the figures below may flatter it a little for that'}.`,
  testUnseen: 'Nothing of the training looked at the test photographs.',
  boxed: (photos: number) =>
    `Of ${counted(photos, 'photo')} that judge it, the network was shown only the box that another program had marked.`,
  judging: { named: 'named so', heldOut: 'held out', test: 'for the test' },
  shown: (one: { frame: number; sample: number; seed: number; judging: string }) =>
    one.sample === one.frame
      ? `All ${counted(one.frame, 'photo')} ${one.judging} were shown to it`
      : `A simple random sample of ${count(one.sample)} of the ${counted(one.frame, 'photo')} ${one.judging} (seed ${one.seed}) was shown to it`,
  otherSince: (photos: number) =>
    ` ${counted(photos, 'held-out photo')} whose picture or marked box had been exchanged since the training began ${photos === 1 ? 'was' : 'were'} left out before.`,
  lost: (unreadable: number, changed: number) =>
    `; ${count(unreadable)} could not be read${changed > 0 ? `, or had changed since the import (${count(changed)}),` : ''} and ${unreadable === 1 ? 'is' : 'are'} not counted`,
  ofFrame: (judging: string, accuracy: Proportion) =>
    `, and for the photographs ${judging} ${range(accuracy)} with the finite-population correction`,
  effect: (effective: number, photos: number) =>
    `, with an effective number of ${effective.toFixed(1)} photographs, since those of one specimen are alike: design effect ${(photos / effective).toFixed(2)}, Kish 1965`,
  named: (one: {
    accuracy: Proportion;
    top5: Proportion;
    specimens: number;
    toCome: { readonly accuracy: Interval; readonly top5: Interval };
    chance: number;
    /** What else is to say of the interval. */
    besides: string;
  }) =>
    `It named ${count(one.accuracy.right)} of ${counted(one.accuracy.n, 'photo')} of ${counted(one.specimens, 'specimen')} rightly: ${percent(one.accuracy.value)} (95 % Wilson score interval for photographs to come ${range(one.toCome.accuracy)}${one.besides}); the right name was among its first five for ${percent(one.top5.value)} (${range(one.toCome.top5)}). Always giving the commonest name would have been right for ${percent(one.chance)}.`,
  ranks: (ranks: readonly { readonly rank: string; readonly accuracy: Proportion }[]) =>
    `By rank, ${ranks.map(({ rank, accuracy }) => `${rank} ${percent(accuracy.value)} (${range(accuracy)}, ${counted(accuracy.n, 'photo')})`).join(', ')} were right.`,
  macro: (macro: { taxa: number; precision: number; recall: number; f1: number; f1Low: number; f1High: number }) =>
    `Means over ${count(macro.taxa)} taxa: precision ${percent(macro.precision)}, recall ${percent(macro.recall)}, F1 ${percent(macro.f1)} (${percent(macro.f1Low)} to ${percent(macro.f1High)}, 1,000 bootstrap resamples of the specimens).`,
  calibration: (one: { checkedOn: number; before: number; after: number; temperature: number; fitted: string }) =>
    `The expected calibration error (15 bins of equal width) on ${counted(one.checkedOn, 'photo')} was ${percent(one.before)}, and ${percent(one.after)} with a temperature of ${one.temperature.toFixed(3)} ${one.fitted}.`,
  temperatureCame: 'that came with the model',
  fitted: (photos: number, on: 'validation' | 'named' | 'others') =>
    `fitted by maximum likelihood on ${counted(photos, 'photo')} ${on === 'validation' ? 'for validation at the end of the training' : `of other specimens${on === 'named' ? ', drawn with seed 0' : ''}`}`,
  software: (version: string, tensorflow: string) => `Vasculum ${version} was used, with TensorFlow ${tensorflow}.`,
} as const;

export interface SameModel {
  readonly modelName: string;
  readonly runName: string;
  readonly usedPhotos: number;
  readonly validated: boolean;
}

/** Of a model that came in a file. */
export const METHODS_FROM_FILE = {
  model: (name: string, taxa: number, day: string, credit: string | null) =>
    `The model "${name}" tells apart ${count(taxa)} taxa; it came in a file, made on ${day}${credit === null ? '' : ` (${credit})`}.`,
  network: (of: Network, members: number) =>
    `${network(of)}${members > 1 ? `; ${count(members)} networks answer together, their probabilities averaged` : ''}.`,
  learned: ({ learnPhotos, heldOutPhotos }: { readonly learnPhotos: number; readonly heldOutPhotos: number }) =>
    `As its file says, it learned from ${counted(learnPhotos, 'photo')}, and ${counted(heldOutPhotos, 'photo')} were held out.`,
  measured: (collection: string, frame: Part) =>
    `It was measured on the collection "${collection}": on ${part(frame)} to which people had given, without reserve, one of the names that it knows, each content once.`,
  unknown: (photos: number, taxa: number) =>
    `${counted(photos, 'photo')} of ${counted(taxa, 'taxon', 'taxa')} that it does not know ${photos === 1 ? 'was' : 'were'} left out.`,
  sameAs: ({ modelName, runName, usedPhotos, validated }: SameModel) =>
    `It is the same as the model "${modelName}", which the run "${runName}" of this collection made; ${counted(usedPhotos, 'photo')} of specimens that it had learned from${validated ? ', or that had chosen its epoch,' : ''} ${usedPhotos === 1 ? 'was' : 'were'} left out${validated ? '' : ', while photographs that had chosen its epoch were not'}.`,
  learnedUnknown: 'Whether it had learned from any of these photographs is not known.',
} as const;

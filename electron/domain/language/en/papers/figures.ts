/* What stands in the figures of a paper and below them, and what is said of figures that are missing. */
import { count, counted, percent, percentRange } from '../words.ts';

/** Titles of axes, keys of legends, words beside marks. */
export const FIGURE_WORDS = {
  epoch: 'Epoch',
  learningRate: 'Learning rate',
  restart: 'restart',
  snapshotKept: 'snapshot kept',
  endedHere: 'ended here',
  loss: 'Loss, nats',
  accuracy: 'Accuracy',
  learning: 'learning',
  validation: 'validation',
  heldOut: 'held out',
  rate: 'rate',
  kept: (epochs: readonly number[]) => `kept: ${epochs.length > 1 ? 'epochs' : 'epoch'} ${listed(epochs)}`,
  certainty: 'Certainty',
  shareRight: 'Share right',
  photos: 'Photos',
  before: (error: number) => `before, error ${percent(error)}`,
  after: (error: number) => `after, error ${percent(error)}`,
  label: 'Label',
  predictedAs: 'Predicted as',
  shareOfPhotos: 'Share of photos right',
  rightAtRank: 'Right at the rank of',
  interval: (value: number, low: number, high: number) => `${percent(value)} (${percentRange(low, high)})`,
  ofPhotos: (right: number, photos: number, taxa: number) =>
    `${count(right)} of ${counted(photos, 'photo')}, ${counted(taxa, 'taxon', 'taxa')}`,
  holds: (photos: number, specimens: number) => `${counted(photos, 'photo')}, ${counted(specimens, 'specimen')}`,
  photoNotThere: 'photo not there',
  verdict: (isRight: boolean, certainty: string) => `${isRight ? 'right' : 'wrong'}, ${certainty}`,
  labelled: 'label',
  predicted: 'predict',
} as const;

function listed(epochs: readonly number[]): string {
  return epochs.length > 1 ? `${epochs.slice(0, -1).join(', ')} and ${epochs.at(-1)}` : epochs.join('');
}

export interface Rate {
  readonly learningRate: number;
  readonly minLearningRate: number;
  readonly firstCycle: number;
  readonly cycleFactor: number;
}

const annealing = ({ learningRate, minLearningRate }: Rate) =>
  `cosine annealing from ${learningRate} to ${minLearningRate}`;

/** Of a sample: how many photos, of how many, and of them so many that a person named, named as predicted, and learned from. */
export interface Answered {
  readonly modelName: string;
  readonly photos: number;
  readonly of: number;
  readonly named: number;
  readonly alike: number;
  readonly learned: number;
  readonly seed: number;
}

export const CAPTIONS = {
  /** The end of a caption where there are several; sheets count from 0. */
  sheet: (sheet: number, sheets: number) => (sheets > 1 ? ` Sheet ${sheet + 1} of ${sheets}.` : ''),
  collection: (one: { modelName: string; seed: number; photos: number }, each: number) =>
    `A sample of the data set of ${one.modelName}: up to ${each} photos of each taxon, drawn at random (seed ${one.seed}) from those that show a specimen; ${counted(one.photos, 'photo')} in all.`,
  predictions: (
    one: { modelName: string; judging: string; seed: number },
    of: { right: number; n: number; low: number; high: number },
  ) => {
    const { right, n, low, high } = of;
    const interval = low < high ? `, 95 % interval ${percentRange(low, high)} of the photos drawn from` : '';
    return `Predicted results of ${one.modelName} on a simple random sample of ${n} ${one.judging} photos (seed ${one.seed}): ${right} right (${percent(right / n)}${interval}). Below each photo its number, the name it is labelled with, the name predicted, and the certainty. A frame and a cross mark the wrong ones.`;
  },
  answered: (one: Answered) => {
    const { named, learned } = one;
    const judged =
      named === 0 ? 'no person has named any' : `a person has named ${count(named)}, ${count(one.alike)} of them alike`;
    const known =
      learned > 0
        ? ` The model learned from ${count(learned)} of them: how well it recognises cannot be read off here.`
        : '';
    return `Predicted results of ${one.modelName} on a simple random sample of ${count(one.photos)} of ${counted(one.of, 'photo')} chosen that it has answered (seed ${one.seed}): ${judged}.${known} Below each photo its number, the name that a person gave, the name predicted, and the certainty. A frame and a cross mark those where the names differ.`;
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
      `Learning rate of ${one.run} over ${counted(one.epochs, 'epoch')} of ${counted(one.stepsPerEpoch, 'step')}: ${one.rate}`,
      ...(one.restarts ? ['dotted lines are restarts'] : []),
      ...(one.snapshots ? ['rings are snapshots, kept at the end of a cycle'] : []),
      ...(one.epochsDone < one.epochs ? [`it ended after ${counted(one.epochsDone, 'epoch')}`] : []),
    ].join('; ') + '.',
  rates: {
    constant: ({ learningRate }: Rate, warmup: string) => `constant at ${learningRate}${warmup}`,
    cosine: (rate: Rate, warmup: string) => `${annealing(rate)}${warmup}`,
    restarts: (rate: Rate, warmup: string) =>
      `${annealing(rate)} with warm restarts, the first cycle of ${counted(rate.firstCycle, 'epoch')}${rate.cycleFactor > 1 ? `, each ${rate.cycleFactor} times as long as the one before` : ''}${warmup && `,${warmup}`}`,
  },
  warmup: (epochs: number) => ` after a warm-up of ${counted(epochs, 'epoch')}`,
  fitting: (one: {
    run: string;
    epochs: number;
    stepsPerEpoch: number;
    learnPhotos: number;
    judgingPhotos: number;
    isValidated: boolean;
  }) =>
    `${one.run} over ${counted(one.epochs, 'epoch')} of ${counted(one.stepsPerEpoch, 'step')}: mean loss and share right of the photos learned from (${count(one.learnPhotos)}, as they were changed for learning) and of those ${one.isValidated ? 'for validation' : 'held out'} (${count(one.judgingPhotos)}), and the learning rate.`,
  keptEpochs: (epochs: readonly number[]) => ` Kept are epochs ${listed(epochs)}, whose networks answer together.`,
  keptEpoch: (epoch: number, right: number, judging: string) =>
    ` Kept is epoch ${epoch}, with ${percent(right)} of ${judging} photos right.`,
  confusion: (model: string, photos: number, judging: string, rank: string | null) =>
    `Confusion matrix of ${model} on ${counted(photos, `${judging} photo`)}${rank === null ? '' : `, by ${rank}`}: rows are labels, columns predicted names, and the last column how many photos are labelled so. Green is right, brown wrong; the deeper, the larger the share of the row.`,
  reliability: (one: {
    model: string;
    temperature: number;
    fitted: string;
    before: number;
    after: number;
    inUse: boolean;
  }) =>
    `Reliability of ${one.model}: share right against certainty in 15 bins, with 95 % Wilson intervals, and photos in each bin, before and after division of the logits by ${one.temperature.toFixed(3)} (${one.fitted}). Expected calibration error ${percent(one.before)} before, ${percent(one.after)} after${one.inUse ? '' : '; the temperature is not in use'}. On the dashed line certainty and share right agree.`,
  temperatureCame: (photos: number) => `which came with the model; drawn for ${count(photos)} named photos`,
  fitted: (fittedOn: number, checkedOn: number, isValidated: boolean) =>
    `fitted on ${counted(fittedOn, isValidated ? 'validation photo' : 'photo')}, drawn for the ${count(checkedOn)} ${isValidated ? 'test photos' : 'others'}`,
  ranks: (model: string, judging: string) =>
    `Accuracy of ${model} at each rank, for photos to come that are taken like the ${judging} ones: a photo is right at a rank where label and predicted name belong to the same taxon of that rank. Lines are 95 % Wilson intervals, with the design effect of several photos of one specimen.`,
} as const;

/** What is missing, why, and how to get it. */
export const MISSING_FIGURES = {
  taxa: (without: number, taxa: number, model: string) =>
    `figure-1-collection is without ${without} of the ${taxa} taxa of ${model}: no photo of them has a person's name in this catalogue. Import or name some.`,
  photos: (photos: number) =>
    `${counted(photos, 'photo')} drawn for figure-1-collection could not be read and others stand in where there are any. Connect the drive that they are on and write the figures again.`,
  fromFile: (model: string) =>
    `schedule and fitting are not there: ${model} came in a file, and the course of its training stayed where it learned.`,
  noEpoch: (run: string) => `fitting is not there: no epoch of ${run} was finished.`,
  nameMore: 'Name more specimens of its taxa.',
  holdOutMore: 'Train with more photos held out.',
  measureAll: (model: string, judging: string, isNamed: boolean) =>
    `Measure ${model} on all ${isNamed ? '' : 'its '}${judging} photos.`,
  fewValidated: (how: string) =>
    `reliability is not there: too few test photos were measured, or photos for validation could be read, to say how well it is calibrated. ${how}`,
  few: (judging: string, how: string) =>
    `reliability is not there: too few ${judging} photos were measured to fit a temperature on some and to check it on others. ${how}`,
  ranks: 'ranks is not there: the taxa have no rank at which they differ in the tree of this catalogue.',
  notMeasured: (model: string) =>
    `figure-2-predictions, table-1, confusion, reliability, ranks and methods.txt are not there: ${model} was not measured yet. Measure it on the Evaluate page or with "vasculum evaluate", then write the figures again.`,
  noneAnswered: (model: string) =>
    `figure-2-predictions and table-1 are not there: ${model} has answered none of these photos. Have them recognised first.`,
  network: (why: string) => `network.csv is not there: ${why}`,
} as const;

/* The methods paragraph: how a model was measured, with every number, for a paper. Runs in the trainer thread. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Calibration, Evaluation, Proportion } from '../../domain/evaluation.ts';
import type { GivenHeldOut } from '../../domain/given-part.ts';
import { assertNever } from '../../domain/problems.ts';
import type { Passport } from '../../contract/model-file.ts';
import { keptSettings, type TrainingSettings } from '../../domain/training.ts';
import { isUsed, methodsOf, SETTING_NAMES, settingOf, ungrouped } from '../../domain/setting-values.ts';
import { programFolder } from '../../files/program-folder.ts';
import { fromFile } from './methods-from-file.ts';
import type { ModelPassport } from '../model-folder/passport-check.ts';
import { count, percent, rateWords, counted, percentRange } from '../../domain/words.ts';

export interface MethodsFacts {
  readonly collection: string;
  readonly learnPhotos: number;
  readonly learnSpecimens: number;
  /** Of the photos that judge the model. */
  readonly frameSpecimens: number;
  /** Photos that judge the model of which the network looks at a box alone. */
  readonly frameBoxed: number;
  readonly passport: Pick<ModelPassport, 'network' | 'classes' | 'learned' | 'members' | 'settings'>;
  /** Of a model that came in a file. */
  readonly file: Passport | null;
  readonly tensorflow: string;
}

export function methodsParagraph(
  measured: Omit<Evaluation, 'id' | 'madeUtc' | 'methods'>,
  facts: MethodsFacts,
): string {
  const { namedHere } = measured;
  const { settings } = facts.passport;
  const before =
    facts.file && namedHere
      ? fromFile({ ...measured, namedHere, specimens: facts.frameSpecimens }, facts.file, facts.collection)
      : training(measured, facts, keptSettings(settings ?? {}));
  return [
    ...before,
    ...(facts.frameBoxed > 0
      ? [
          `Of ${counted(facts.frameBoxed, 'photo')} that judge it, the network was shown only the box that another program had marked.`,
        ]
      : []),
    ...measures(measured),
    `Vasculum ${version()} was used, with TensorFlow ${facts.tensorflow}.`,
  ].join(' ');
}

type Measured = Pick<Evaluation, 'modelName' | 'frame' | 'validation' | 'given'>;

function training(
  { modelName, frame, validation, given }: Measured,
  facts: MethodsFacts,
  settings: TrainingSettings,
): string[] {
  const { learned, classes, network, members = 1 } = facts.passport;
  const { augmentation: change } = settings;
  const start =
    settings.startFrom === null ? 'from random weights' : 'from the weights of a network that had been trained before';
  const what = settings.mode === 'quick' ? 'Only its last layer was trained' : 'It was trained';
  const learning = `${counted(facts.learnPhotos, 'photo')} of ${counted(facts.learnSpecimens, 'specimen')}`;
  const judging = `${counted(frame, 'photo')} of ${counted(facts.frameSpecimens, 'specimen')}`;
  const choosing =
    validation &&
    `${counted(validation.photos, 'photo')} of ${counted(validation.specimens, 'specimen')} for validation`;
  const gave =
    choosing === null
      ? `which gave ${learning} to learn from and ${judging} held out`
      : `which gave ${learning} for training, ${choosing} and ${judging} for the test`;
  const third = 'and about a third of these, drawn by the same seed, were set aside for validation, ';
  const drawn = `within each taxon about ${Math.round(settings.heldOutShare * 100)} % of the specimens, drawn at random (seed ${settings.seed}), were held out with all their photographs`;
  const division = given
    ? `${cameWords(given, (validation?.photos ?? 0) + frame, drawn)}, ${gave}`
    : `The photographs were divided by specimen: ${drawn}, ${choosing === null ? '' : third}${gave}`;
  return [
    `The model "${modelName}" tells apart ${count(classes.length)} taxa of the collection "${facts.collection}".`,
    `${division}.`,
    `The network is a ResNet-${network.depth} (He et al. 2016) on pictures of ${network.size} x ${network.size} pixels.`,
    `${what} ${start} for ${counted(learned.epochs, 'epoch')} in batches of ${settings.batchSize} by stochastic gradient descent with Nesterov momentum ${settings.momentum}, weight decay ${settings.weightDecay} and label smoothing ${settings.labelSmoothing}; ${schedule(settings)}.`,
    ...(settings.mode === 'quick'
      ? []
      : [
          `Training pictures were turned by up to ${change.rotation} degrees, cropped to no less than ${Math.round(change.cropArea * 100)} % of their area,${change.flip ? ' mirrored at random,' : ''} and changed in colour by up to ${Math.round(change.colour * 100)} %.`,
        ]),
    ...extras(settings),
    members > 1
      ? `The networks at the ends of its last ${members} cycles answer together, their probabilities averaged.`
      : `The weights after epoch ${count(learned.bestEpoch)} were kept, which did best on the ${validation === null ? 'held-out photographs; the figures below may flatter it a little for that' : 'validation photographs'}.`,
    ...(validation === null ? [] : ['Nothing of the training looked at the test photographs.']),
  ];
}

/** `heldOut`: photos for validation and for the test together; `drawn`: how those were held out that did not come so. */
function cameWords({ validation, test }: GivenHeldOut, heldOut: number, drawn: string): string {
  const came = [
    ...(validation > 0 ? [`${counted(validation, 'photo')} for validation`] : []),
    ...(test > 0 ? [`${counted(test, 'photo')} for the test`] : []),
  ].join(' and ');
  const others = heldOut > validation + test ? `; of the others, ${drawn}` : '';
  return `The photographs came divided, ${came}, and were kept so, no specimen in two parts${others}`;
}

/** What the run did beyond the ordinary. */
function extras(settings: TrainingSettings): string[] {
  const values = ungrouped(settings);
  const text = SETTING_NAMES.filter((name) => isUsed(name, settings))
    .map((name) => methodsOf(settingOf(name), values[name]))
    .filter(Boolean)
    .join('; ');
  return text === '' ? [] : [`${text[0]!.toUpperCase()}${text.slice(1)}.`];
}

function schedule(settings: TrainingSettings): string {
  const { learningRate, minLearningRate, firstCycle, cycleFactor, warmupEpochs } = settings;
  const warmup = warmupEpochs > 0 ? `, after a linear warm-up of ${counted(warmupEpochs, 'epoch')}` : '';
  switch (settings.schedule) {
    case 'constant':
      return `the learning rate was ${rateWords(learningRate)}${warmup}`;
    case 'cosine':
      return `the learning rate fell along a cosine from ${rateWords(learningRate)} to ${rateWords(minLearningRate)}${warmup}`;
    case 'restarts':
      return `the learning rate fell along a cosine from ${rateWords(learningRate)} to ${rateWords(minLearningRate)} with warm restarts (Loshchilov and Hutter 2017; first cycle ${firstCycle} epochs, each later one ${cycleFactor} times as long)${warmup}`;
    default:
      return assertNever(settings.schedule);
  }
}

function measures(measured: Omit<Evaluation, 'id' | 'madeUtc' | 'methods'>): string[] {
  const {
    frame,
    sample,
    unreadable,
    changed = 0,
    otherSince = 0,
    specimens: seen,
    accuracy,
    top5,
    toCome,
    macro,
    ranks,
    calibration,
    validation,
    namedHere,
  } = measured;
  const judging = namedHere ? 'named so' : validation === null ? 'held out' : 'for the test';
  const drawn =
    sample === frame
      ? `All ${counted(frame, 'photo')} ${judging} were shown to it`
      : `A simple random sample of ${count(sample)} of the ${counted(frame, 'photo')} ${judging} (seed ${measured.seed}) was shown to it`;
  const lost =
    unreadable > 0
      ? `; ${count(unreadable)} could not be read${changed > 0 ? `, or had changed since the import (${count(changed)}),` : ''} and ${unreadable === 1 ? 'is' : 'are'} not counted`
      : '';
  const ofFrame =
    sample === frame
      ? ''
      : `, and for the photographs ${judging} ${range(accuracy)} with the finite-population correction`;
  // Nothing to say where every specimen has one photograph.
  const effect =
    toCome.effective === null || accuracy.n === seen
      ? ''
      : `, with an effective number of ${toCome.effective.toFixed(1)} photographs, since those of one specimen are alike: design effect ${(accuracy.n / toCome.effective).toFixed(2)}, Kish 1965`;
  const others =
    otherSince > 0
      ? ` ${counted(otherSince, 'held-out photo')} whose picture or marked box had been exchanged since the training began ${otherSince === 1 ? 'was' : 'were'} left out before.`
      : '';
  return [
    `${drawn}${lost}.${others}`,
    `It named ${count(accuracy.right)} of ${counted(accuracy.n, 'photo')} of ${counted(seen, 'specimen')} rightly: ${percent(accuracy.value)} (95 % Wilson score interval for photographs to come ${range(toCome.accuracy)}${effect}${ofFrame}); the right name was among its first five for ${percent(top5.value)} (${range(toCome.top5)}). Always giving the commonest name would have been right for ${percent(measured.chance)}.`,
    ...(ranks.length === 0
      ? []
      : [
          `By rank, ${ranks.map(({ rank, accuracy: right }) => `${rank} ${percent(right.value)} (${range(right)}, ${counted(right.n, 'photo')})`).join(', ')} were right.`,
        ]),
    `Means over ${count(macro.taxa)} taxa: precision ${percent(macro.precision)}, recall ${percent(macro.recall)}, F1 ${percent(macro.f1)} (${percent(macro.f1Low)} to ${percent(macro.f1High)}, 1,000 bootstrap resamples of the specimens).`,
    ...(calibration === null
      ? []
      : [
          `The expected calibration error (15 bins of equal width) on ${counted(calibration.checkedOn, 'photo')} was ${percent(calibration.before.ece)}, and ${percent(calibration.after.ece)} with a temperature of ${calibration.temperature.toFixed(3)} ${fittedWords(calibration, measured)}.`,
        ]),
  ];
}

function fittedWords(
  { fittedOn }: Calibration,
  { validation, namedHere }: Pick<Evaluation, 'validation' | 'namedHere'>,
): string {
  if (namedHere?.temperatureCame) return 'that came with the model';
  const drawn = namedHere ? ', drawn with seed 0' : '';
  return `fitted by maximum likelihood on ${counted(fittedOn, 'photo')} ${validation ? 'for validation at the end of the training' : `of other specimens${drawn}`}`;
}

function range({ low, high }: Proportion): string {
  return `${percentRange(low, high)}`;
}

function version(): string {
  const text = readFileSync(join(programFolder, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

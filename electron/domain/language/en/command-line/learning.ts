/* What the commands say that train and use networks. Only the command line loads it. */
import { aboutDuration, bytesWords, count, counted, duration, pace, percent } from '../words.ts';
import { COLUMN } from './shared.ts';

interface Defaults {
  readonly usual: unknown;
  readonly proposed: readonly { readonly below: number; readonly value: unknown }[];
  readonly fromWeights: unknown;
  readonly quick: unknown;
}

const WHY = {
  photos: (photos: number) =>
    `for ${counted(photos, 'photo')} to learn from, since from nothing a large network learns slowly`,
  start: () => 'after what the run begins from',
  quick: () => 'for quick training',
  cycles: () => 'so that a cycle ends with the last epoch',
} as const;

type Why = keyof typeof WHY;

export const TRAINING = {
  about: 'train a network on the named specimens',
  name: 'name of the model; needed unless --resume',
  weights: 'begin from these weights instead of from nothing; "weights where" says where they are',
  startModel: 'begin from this model of the catalogue',
  resume: 'go on with the newest interrupted run (of --name, if given), with its own settings',
  needsName: '--name NAME is needed, unless --resume is given',
  partOfWeights: '--part names a part of the file that --weights names',
  oneBeginning: '--weights and --start-model cannot both be given',
  stopped: (command: string) => `Stopped. Go on from where it is: ${command}`,
  result: (one: {
    modelName: string;
    right: number;
    judging: string;
    members: number;
    bestEpoch: number;
    epochs: number;
    seconds: number;
    photosPerSecond: number;
  }) => {
    const kept =
      one.members > 1
        ? `by its ${one.members} snapshots together`
        : `at its best (epoch ${one.bestEpoch} of ${one.epochs})`;
    return `${one.modelName}: ${percent(one.right)} of the ${one.judging} photos right ${kept}; ${duration(one.seconds)}, ${one.photosPerSecond.toFixed(1)} photos a second`;
  },
  divided: (validation: number, test: number, command: string) =>
    `${counted(validation, 'photo')} for validation chose that epoch; ${counted(test, 'test photo')} that no part of the run looked at judge it: ${command}`,
  bounds: (help: string, bounds: string) => `${help}: ${bounds}`,
  suchAs: (example: unknown) => `, such as ${example}`,
  /** `proposed`: for fewer photos to learn from. */
  defaults: ({ usual, proposed, fromWeights, quick }: Defaults) =>
    ` (default: ${[
      [...proposed.map(({ below, value }) => `${value} below ${counted(below, 'photo')}`), usual].join(', else '),
      ...(fromWeights === undefined ? [] : [`from weights or a model: ${fromWeights}`]),
      ...(quick === undefined ? [] : [`quick: ${quick}`]),
    ].join('; ')})`,
  /** Before the start. */
  proposed: (why: Why, photos: number, settings: readonly string[]) =>
    `Proposed ${WHY[why](photos)}: ${settings.join(', ')}`,
  named: (name: string, value: unknown) => `${name} ${value}`,
  cut: (epochs: readonly number[]) =>
    `The last cycle is cut short, which often spoils the model; ${epochs.map((one) => `--epochs ${one}`).join(' or ')} ends one.`,
  measuringSpeed: 'Measuring how fast this network learns here, a few seconds.',
  /** `perSecond` is of recognition in a quick run. */
  time: (seconds: number, device: string, perSecond: number, isQuick: boolean) =>
    isQuick
      ? `At most about ${aboutDuration(seconds)} on ${device} (${pace(perSecond)} through the network, measured just now), beside reading the photos.`
      : `About ${aboutDuration(seconds)} on ${device} (${pace(perSecond)}, measured just now with this network), beside reading each photo once.`,
  timeUnknown: 'How long it takes could not be measured; it is shown after the first steps.',
} as const;

export const PREDICTING = {
  about: 'let a model predict names',
  photos: 'all: every photo this model has not seen; unnamed: those without a name by a person',
  shard: 'only this part of the photos, by content; I from 0 to N-1',
  result: (one: { modelName: string; photos: number; seconds: number; unreadable: number }) => {
    const each = one.seconds > 0 ? `, ${(one.photos / one.seconds).toFixed(1)} photos a second` : '';
    const unreadable =
      one.unreadable > 0 ? `; ${counted(one.unreadable, 'photo')} could not be read, being gone or damaged` : '';
    return `${one.modelName} predicted names for ${counted(one.photos, 'photo')}; ${duration(one.seconds)}${each}${unreadable}`;
  },
} as const;

export const MODELS = {
  about: 'list models, add one from a file, or remove the files of one',
  add: 'open a model file and add the model, with its taxa',
  file: 'a .vasculum-model file',
  added: (file: string, name: string, taxa: number) =>
    `${file} is here as "${name}": ${counted(taxa, 'taxon', 'taxa')}`,
  taxaAdded: (taxa: number) => `${counted(taxa, 'name')} added to this catalogue`,
  /** `difference`: the largest one. */
  selfTest: (pictures: number, difference: number) =>
    `self-test: ${counted(pictures, 'picture')} answered as where it was made, ${difference === 0 ? 'exactly' : `to ${difference.toExponential(0)}`}`,
  columns: {
    model: 'Model',
    network: COLUMN.network,
    side: 'px',
    taxa: 'Taxa',
    heldOut: COLUMN.heldOut,
    made: 'Made',
    from: 'From',
    room: COLUMN.room,
  },
  fromFile: 'a file',
  fromRun: (run: number) => `run ${run}`,
  filesRemoved: 'files removed',
  list: 'the models of a catalogue, newest first',
  none: 'There is no model in this catalogue yet.',
  remove: 'remove the files of a model; its name, passport, evaluations and answers stay',
  name: 'its name',
} as const;

export const RUNS = {
  about: 'list training runs, or remove what one keeps on disk',
  columns: {
    number: COLUMN.number,
    run: 'Run',
    state: 'State',
    epochs: 'Epochs',
    heldOut: COLUMN.heldOut,
    begun: COLUMN.begun,
    room: COLUMN.room,
  },
  canGoOn: (state: string) => `${state}, can go on`,
  epochs: (done: number, all: number) => `${done} of ${all}`,
  list: 'the training runs of a catalogue, newest first',
  none: 'There is no training run in this catalogue yet.',
  discard: "remove a run's checkpoints and snapshots; its settings, curves and log stay",
  run: 'its number, or its name',
} as const;

interface Weights {
  readonly name: string;
  readonly depth: number;
  readonly parameters: number;
  readonly classes: number | null;
}

export const WEIGHTS = {
  about: 'weights to begin from: add, list, remove, where to get them, check',
  add: 'check a weights file and keep it in the catalogue',
  file: "PyTorch's .pth, .safetensors, Keras' .h5 or .keras, or the folder of a model",
  part: 'of a file that holds several networks, the one to take, by the keys and prefixes before its names',
  whichParts: 'It holds these networks; one of them can be taken:',
  added: (weights: string, isNew: boolean) => `${isNew ? 'Added' : 'There already'}: ${weights}`,
  list: 'the weights of a catalogue, and files that lie ready',
  none: 'No weights were added to this catalogue yet.',
  ready: (name: string, bytes: number, path: string) =>
    `${name} (${bytesWords(bytes)}) lies ready to be added: ${path}`,
  remove: 'remove weights from the catalogue; models that began from them stay',
  name: 'as in the list, or the first digits of the SHA-256',
  columns: {
    weights: 'Weights',
    network: COLUMN.network,
    format: 'Format',
    parameters: 'Parameters',
    classes: 'Classes',
    added: 'Added',
    room: COLUMN.room,
  },
  where: 'which files fit, where they are, and how to tell that one is whole',
  fetchesNothing: 'Vasculum fetches nothing. Get a file with a browser, on any machine, and bring it here:',
  from: (what: string, place: string) => `${what}, from ${place}`,
  digits: "The name of a file of torchvision's ends in the first 8 digits of its SHA-256; Vasculum compares them.",
  timm: "timm's and transformers' ResNets fit too, where they are named resnet18 to resnet152, and checkpoints of them.",
  found: (folders: readonly string[]) => `Files in ${folders.join(' and ')} are found by themselves.`,
  check: 'say what a weights file holds, and whether it is what its name says',
  claimsNone: 'its name claims none',
  asNamed: 'as its name says',
  whole: 'Every tensor is there, of the right shape, and a number throughout.',
  one: ({ name, depth, parameters, classes }: Weights, format: string) => {
    const last = classes === null ? 'no last layer' : `a last layer for ${count(classes)} classes`;
    return `${name}, a ResNet-${depth} (${format}), ${count(parameters)} parameters and ${last}`;
  },
} as const;

export const DEVICE = {
  about: 'say whether networks learn on the CPU or a GPU here, and how fast',
  measure: 'measure the speed; about a minute, and nothing else should run meanwhile',
  depth: (depths: readonly number[]) => `layers of the measured network: ${depths.join(', ')}`,
  size: 'side of its pictures',
  batch: 'photos a step',
  learnsIn: (precision: string) => `networks learn in ${precision}`,
  memory: (bytes: number) => `${bytesWords(bytes)} of memory`,
  measured: (depth: number, size: number, batch: number) => `ResNet${depth}, ${size} px, batch ${batch}:`,
  /** In columns. */
  speeds: (speed: { learning: string; precision: string; recognition: string; memoryBytes: number }) => [
    `learning     ${speed.learning}, in ${speed.precision}`,
    `recognition  ${speed.recognition}`,
    `memory       ${bytesWords(speed.memoryBytes)} while learning`,
  ],
} as const;

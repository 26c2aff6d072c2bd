/* What the window says in the form of a run's settings. Each text is whole, values and all. */
import { counted } from '../../words.ts';

export const SETTINGS_FORM = {
  title: 'Settings of the run',
  name: 'Name',
  nameLabel: 'Name of the run',
  learnFrom: 'Learn from',
  namesByPeople: 'Names given by people',
  photos: (photos: number) => counted(photos, 'photo'),
  /** A number of specimens follows. */
  taxaWithAtLeast: 'Taxa with at least',
  /** A share follows. */
  holdOut: 'Hold out to measure with',
  network: 'Network',
  training: 'Training',
  modes: { full: 'Full', quick: 'Quick' },
  modeSentences: {
    full: 'All layers learn from the photos: it takes longest and can learn the most.',
    quick:
      'Each photo goes through the network once, which is kept; then the last layer alone learns, in seconds for thousands of photos.',
  },
  depth: 'Depth',
  depthLabel: 'Depth of the ResNet',
  /** After the depth, which cannot be chosen. */
  depthOfStart: 'as where it begins from',
  size: 'Photo size',
  /** Where it cannot be chosen. */
  sizeOfStart: (pixels: number) => `${pixels} px`,
  batch: 'Batch',
  batchTooLarge: 'This batch does not fit into memory.',
  takeBatch: (batch: number) => `Take ${batch}`,
  learningRate: 'Learning rate',
  schedule: 'Schedule',
  schedules: {
    restarts: 'Cosine, warm restarts',
    cosine: 'Cosine, one fall',
    constant: 'Constant',
  },
  highest: 'Highest',
  lowest: 'Lowest',
  firstCycle: 'First cycle',
  eachNext: 'each next',
  epochs: 'Epochs',
  warmup: 'Warm-up',
  augmentation: 'Each photo is varied',
  turn: 'Turn up to',
  crop: 'Crop to',
  colour: 'Colour by',
  mirror: 'Mirror',
  steps: 'Steps',
  momentum: 'Momentum',
  decay: 'Decay',
  smoothing: 'Smoothing',
  seed: 'Seed',
  /** `wanted`, such as "a number above 0 and at most 10". */
  fault: (name: string, wanted: string, example: string) => `The ${name} must be ${wanted}, such as ${example}.`,
  lowestAboveHighest: 'The lowest rate must not be above the highest.',
} as const;

export const START_FROM = {
  label: 'Start from',
  nothing: 'Nothing: random weights',
  weights: (name: string, depth: number) => `${name} (ResNet${depth})`,
  model: (name: string, depth: number) => `The model ${name} (ResNet${depth})`,
  ready: (name: string) => `${name}, which lies ready`,
  file: 'Choose a file…',
  notAdded: 'The file was not added',
  whereToGet: 'Where to get weights',
  sentences: {
    quickNothing: 'Quick training needs a network that has learned already: choose a model or weights.',
    quick: (depth: number) => `All layers of this ResNet${depth} but the last stay as they are.`,
    nothing: 'The network begins with random numbers: it learns slowly, and needs many photos of each taxon.',
    weights: (depth: number) =>
      `All layers of the ResNet${depth} begin as in this file; only the last one, which names your taxa, is new.`,
    model: (depth: number) =>
      `The ResNet${depth} goes on from what this model knows. The check says whether it has seen what is held out now.`,
  },
} as const;

export const ADVANCED_FORM = {
  title: 'Advanced',
  trainFrom: 'Learning',
  trainFromLabel: 'Layers that learn',
  trainFroms: {
    all: 'All layers',
    conv3_x: 'From conv3_x up',
    conv4_x: 'From conv4_x up',
    conv5_x: 'From conv5_x up',
    'last-layer': 'The last layer only',
  },
  trainFromNote:
    'The layers below stay as they are: quicker, and enough when the starting weights know similar photos.',
  batchNorm: 'Batch norm',
  batchNormChoice: 'Leave it as it is',
  batchNormNote:
    'Its statistics, scale and shift stay those of the starting weights, which helps when batches are small.',
  rateDecay: 'Lower stages',
  rateDecayNote: 'Each stage learns at this part of the rate of the stage above it; 100 % is one rate for all.',
  clipNorm: 'Gradient',
  /** A number follows. */
  atMost: 'at most',
  clipNormNote: 'Longer ones are shortened, which calms a loss that jumps; 0 lets all be as long as they are.',
  accumulate: 'Each step',
  /** After a number. */
  batches: 'batches',
  accumulateNote: 'A step learns from the mean of so many batches: more photos than fit into memory at once.',
  balanced: 'Rare taxa',
  balancedChoice: 'Show each taxon equally often',
  balancedNote: 'Photos of rare taxa come several times in an epoch, and of common ones only some.',
  mixup: 'Mixing',
  cutmix: 'by boxes',
  mixNote:
    'Two photos and their names are laid over each other, or a box of one into the other; 0 is off, 0.2 and 1 are usual.',
  average: 'Average',
  averageNote: 'A moving average of the weights is measured and kept instead of them; 0 is off, 0.999 is usual.',
  patience: 'Patience',
  /** After a number. */
  epochs: 'epochs',
  patienceNote: 'The run ends after so many epochs without a better one; 0 lets it go on to its last.',
  ensemble: 'Snapshots',
  ensembleLabel: 'Snapshots of the cycles',
  ensembles: { off: 'Not asked together', measure: 'Measured together', keep: 'Kept as the model' },
  ensembleNote:
    'The networks at the ends of the cycles answer together: often a little better, and as many times slower.',
  precision: 'Precision',
  precisionLabel: 'Precision of what flows through the network',
  precisions: { auto: 'As the device likes', float32: 'float32', bfloat16: 'bfloat16', float16: 'float16' },
  precisionNote:
    'Short numbers take half the memory and are faster on newer GPUs and processors. Weights are kept in float32.',
} as const;

/*
 * What the settings of a run are called, in English: in its form, on the command line, and in the methods paragraph of a paper.
 * Runs everywhere.
 */

/**
 * `name`: within a sentence ("The batch must be a whole number from 2 to 1,024."); `label`: its field's, read aloud, where it
 * says more; `unit`: after the field; `help`: of the command line; `methods`: of a run in which it is not as by default.
 */
export const SETTING_WORDS = {
  mode: {
    name: 'training',
    help: 'full: all layers learn; quick: the last one only, in seconds, from a model or weights',
  },
  depth: {
    name: 'depth',
    help: 'layers of the ResNet; from weights or a model, theirs',
  },
  size: {
    name: 'photo size',
    label: 'Photo size, pixels',
    unit: 'px',
    help: 'side of the square picture',
  },
  epochs: {
    name: 'epochs',
    help: 'how often every photo is seen',
  },
  batchSize: {
    name: 'batch',
    label: 'Batch, photos a step',
    help: 'photos a step',
  },
  learningRate: {
    name: 'highest rate',
    label: 'Highest learning rate',
    help: 'highest learning rate',
  },
  minLearningRate: {
    name: 'lowest rate',
    label: 'Lowest learning rate',
    help: 'lowest learning rate',
  },
  schedule: {
    name: 'schedule',
    help: 'how the rate falls',
  },
  firstCycle: {
    name: 'first cycle',
    label: 'First cycle, epochs',
    help: 'length of the first cycle; left out, fitted so that the last one ends with the last epoch',
  },
  cycleFactor: {
    name: 'factor',
    label: 'Each next cycle, times as long',
    unit: '×',
    help: 'each cycle is so many times the one before',
  },
  warmupEpochs: {
    name: 'warm-up',
    label: 'Warm-up, epochs',
    help: 'linear warm-up before the first cycle',
  },
  momentum: {
    name: 'momentum',
    help: 'part of the last step that the next one keeps',
  },
  weightDecay: {
    name: 'weight decay',
    help: 'pull of the kernels towards 0',
  },
  labelSmoothing: {
    name: 'label smoothing',
    help: 'part of each name that is spread over all taxa',
  },
  heldOutShare: {
    name: 'held-out share',
    label: 'Share of the specimens held out, percent',
    help: 'share of the specimens that is held out to measure with',
  },
  minimumSpecimens: {
    name: 'least specimens',
    label: 'Least specimens of a taxon',
    unit: 'specimens',
    help: 'taxa with fewer are left out',
  },
  rotation: {
    name: 'turn',
    label: 'Turn, degrees either way',
    unit: '°',
    help: 'each photo is turned by up to this either way; 180 for photos with no upright',
  },
  cropArea: {
    name: 'crop',
    label: 'Part of the photo that a crop keeps at least, percent',
    help: 'share of the photo that a crop keeps at least',
  },
  flip: {
    name: 'mirror',
    help: 'photos are not mirrored',
  },
  colour: {
    name: 'colour',
    label: 'Change of each colour, percent',
    help: 'each colour is changed by up to this share',
  },
  seed: {
    name: 'seed',
    label: 'Seed of all chance',
    help: 'the same seed gives the same run',
  },
  trainFrom: {
    name: 'layers that learn',
    help: 'the layers below keep their weights',
    methods: (stage: string | number) => `the layers below ${stage} kept their weights`,
  },
  frozenBatchNorm: {
    name: 'frozen batch norm',
    help: 'batch norm stays as in the starting weights: its statistics, scale and shift',
    methods: (what: string | number) =>
      what === 'all'
        ? 'batch normalisation was frozen, its moving statistics, scale and shift unchanged'
        : 'batch normalisation rested on its moving statistics, while its scale and shift learned',
  },
  rateDecay: {
    name: 'part of the rate',
    label: 'Rate of each stage, percent of the one above',
    help: 'each stage learns at this part of the rate of the one above',
    methods: (part: number) => `the rate of each stage was ${part} of that of the stage above it`,
  },
  clipNorm: {
    name: 'longest gradient',
    label: 'Longest gradient',
    help: 'gradients longer than this are shortened to it',
    methods: (norm: number) => `gradients were shortened to a norm of ${norm}`,
  },
  accumulate: {
    name: 'batches a step',
    label: 'Batches a step',
    help: 'batches whose gradients are averaged to one step',
    methods: (batches: number) => `${batches} batches made one step`,
  },
  balanced: {
    name: 'balanced taxa',
    help: 'every taxon is seen equally often',
    methods: () => 'every taxon was seen equally often',
  },
  mixup: {
    name: 'mixing',
    label: 'Mixing of two photos',
    help: 'photos are laid over each other in pairs',
    methods: (alpha: number) => `photographs were mixed (mixup ${alpha}, Zhang et al. 2018)`,
  },
  cutmix: {
    name: 'mixing by boxes',
    label: 'Mixing by boxes',
    help: 'a box of one photo goes into another',
    methods: (alpha: number) => `boxes of photographs were exchanged (cutmix ${alpha}, Yun et al. 2019)`,
  },
  averageDecay: {
    name: 'decay of the average',
    label: 'Decay of the average of the weights',
    help: 'a moving average of the weights is kept instead of them',
    methods: (decay: number) => `the weights were averaged over steps with a decay of ${decay}`,
  },
  patience: {
    name: 'patience',
    label: 'Patience, epochs',
    help: 'end after so many epochs without a better one',
    methods: (epochs: number) => `the run was to end after ${epochs} epochs without a better one`,
  },
  ensemble: {
    name: 'ensemble',
    help: 'ask the networks at the ends of the cycles together: measure, or keep as the model',
  },
  precision: {
    name: 'precision',
    help: 'in what activations are kept and multiplied',
  },
} as const;

/** Why a quick run refuses a setting. */
export const fullOnly = () => 'it is for full training only';

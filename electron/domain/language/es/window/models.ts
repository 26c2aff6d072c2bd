/* What the window says: the models. Each text is whole, values and all, so that another language may order it as it must. */
import { bytesWords, count, counted, ordinal, when } from '../words.ts';
import { ACTS } from '../acts.ts';
import { measure } from '../terms.ts';

const NOT_RECORDED = 'not recorded';

export const MODELS = {
  title: 'Models',
  howMany: (models: number) => counted(models, 'model'),
  show: 'Show',
  pages: { models: 'Models', network: 'Networks', weights: 'Starting weights' },
  open: 'Open a model file…',
  notListed: 'The models cannot be listed',
  none: 'No model yet',
  whatThen: 'Train one, or open a model file.',
  train: 'Set up a training run',
  all: 'All models',
  notUsable: 'This model cannot be used',
  whatToDo: 'What to do with it',
  close: 'Close',
  stop: ACTS.stop,
  /** Where a model's name has no letter that a file's name may have. */
  fileName: 'model',

  entry: {
    network: (depth: number, size: number, taxa: number) =>
      `ResNet-${depth}, ${size} px, ${counted(taxa, 'taxon', 'taxa')}`,
    from: (run: number | null, createdUtc: string) =>
      `${run === null ? 'from a file' : `from run ${run}`}, ${when(createdUtc)}`,
    removed: 'files removed',
  },

  opened: {
    failed: 'The model was not added',
    another: 'Choose another file…',
    here: (name: string) => `${name} is here.`,
    names: (taxa: number, added: number, pictures: number) =>
      `It names ${counted(taxa, 'taxon', 'taxa')}${added > 0 ? `; ${counted(added, 'name')} ${added === 1 ? 'was' : 'were'} added to this catalogue` : ', all known here'}. Self-test: ${counted(pictures, 'picture')} answered as where it was made.`,
    stopped: 'Stopped; nothing of the file was added.',
  },

  removed: {
    title: 'Files removed',
    text: (removedUtc: string) =>
      `Its files were removed ${when(removedUtc)} to free room. Its name, passport, figures and answers are kept. To use it again, open its model file, or train again.`,
  },
  recognise: {
    title: 'Recognise the rest',
    act: 'Recognise the rest',
    done: (what: string) => `${what}.`,
    allAnswered: 'Every photo without a person’s name has an answer from this model.',
    failed: 'It could not recognise them',
    noneWaits: 'No photo waits for a name.',
    waiting: (photos: number) =>
      `${counted(photos, 'photo')} without a person’s name. What this model says is a prediction until a person accepts it.`,
    review: 'Go to review',
    learning: 'A run is learning; recognising waits for its end.',
  },
  file: {
    title: 'As one file',
    text: (bytes: number) =>
      `For another catalogue, or for other programs: a TensorFlow SavedModel with weights, taxa, passport and a self-test. About ${bytesWords(bytes)}.`,
    passedOn: (licence: string | null, credit: string | null) =>
      `It came in a file and is passed on as it came${licence ? `, under ${licence}` : ''}${credit ? `, made by ${credit}` : ''}.`,
    licence: 'Licence',
    madeBy: 'Made by',
    madeByHint: 'as it should be cited',
    pictures: 'Pictures of the self-test',
    heldOut: (size: number) => `six held-out photos, ${size} px small`,
    drawn: 'drawn specimens: no photo goes out',
    failed: 'The file was not written',
    written: 'Written.',
    showInFolder: 'Show in folder',
    result: (bytes: number, pictures: number) => `${bytesWords(bytes)}, self-test of ${counted(pictures, 'picture')}`,
    stopped: 'Stopped; nothing half-written stays.',
    act: 'Export as one file…',
  },
  room: {
    title: 'Its room',
    takes: (bytes: number) =>
      `Its files take ${bytesWords(bytes)}. When it is needed no longer they can go; what it answered, and its figures, stay.`,
    left: (bytes: number) =>
      `${bytesWords(bytes)} of its files are still there: they were removed elsewhere, and that was cut off.`,
    key: 'Remove the files of this model',
    ask: 'Remove its files…',
    remove: 'Remove its files',
  },

  passport: {
    unknown: '–',
    right: (photos: number | null, validation: boolean) =>
      `right of ${photos === null ? '…' : counted(photos, 'photo')} ${validation ? 'for validation' : 'held out'}`,
    evaluated: ({ n, low, high }: Proportion, all: boolean, test: boolean) =>
      `evaluated on ${all ? 'all ' : ''}${count(n)}${test ? ' test photos' : ''}${all ? '' : ' drawn'}${low < high ? `, ${measure(low)} to ${measure(high)}` : ''}`,
    top5: 'right name among the first five',
    taxa: 'taxa it can name',
    facts: {
      network: 'Network',
      answers: 'Answers',
      learned: 'Learned from',
      validation: 'Validation',
      test: 'Test',
      measured: 'Measured on',
      epochs: 'Epochs',
      specimens: 'Specimens',
      countries: 'Collected in',
      area: 'Area',
      years: 'Years',
      came: 'Came',
      made: 'Made',
      madeBy: 'Made by',
      madeWith: 'Made with',
      licence: 'Licence',
      recognised: 'Recognised here',
    },
    network: (members: number, depth: number, size: number) =>
      `${members > 1 ? `${members} × ` : ''}ResNet-${depth} on pictures of ${size} × ${size} px`,
    together: 'the ends of its cycles together, averaged',
    photos: (photos: number) => counted(photos, 'photo'),
    choseEpoch: (photos: number) => `${counted(photos, 'photo')} of other specimens chose the epoch`,
    ofOthers: (photos: number) => `${counted(photos, 'photo')} of other specimens`,
    epochs: (epochs: number, best: number, together: boolean) =>
      `${count(epochs)}, the ${ordinal(best)} was ${together ? 'the best alone' : 'kept'}`,
    specimens: (specimens: number) => counted(specimens, 'specimen'),
    countries: (countries: readonly string[]) => countries.join(', ') || NOT_RECORDED,
    /** "46–48° N, 1° W–12° E", in whole degrees. */
    area: (area: Area | null) =>
      area === null
        ? NOT_RECORDED
        : `${span(area.south, area.north, 'S', 'N')}, ${span(area.west, area.east, 'W', 'E')}`,
    years: (first: number | null, last: number | null) => {
      if (first === null || last === null) return NOT_RECORDED;
      return first === last ? String(first) : `${first}–${last}`;
    },
    inFile: 'in a model file',
    recognised: (photos: number) => (photos > 0 ? counted(photos, 'photo') : 'nothing yet'),
  },
  taxa: {
    title: 'Taxa',
    name: 'Name',
    family: 'Family',
    specimens: 'Specimens learned from',
    photos: 'Photos learned from',
    heldOut: 'Photos held out',
    more: (taxa: number) => `${count(taxa)} more taxa`,
  },

  networks: {
    workedOutFor: 'Worked out for',
    asModel: (name: string, size: number, taxa: number) => `As ${name}: ${size} px, ${counted(taxa, 'taxon', 'taxa')}`,
    asPaper: 'As in the paper: 224 px, 1,000 classes',
    save: 'Save as CSV',
    fileName: (size: number, classes: number) => `networks-${size}px-${classes}-classes.csv`,
    failed: 'The networks could not be worked out',
    layer: 'Layer',
    output: 'Output',
    network: (depth: number, own: boolean) => `ResNet-${depth}${own ? ', this model' : ''}`,
    multiplyAdds: 'Multiply-adds for one picture',
    multiplyAddsOf: (multiplyAdds: number) => `${count(multiplyAdds)} for one picture`,
    /** Thousands of millions: "3.9 × 10⁹", "0.31 × 10⁹". */
    shortMultiplyAdds: (multiplyAdds: number) => `${(multiplyAdds / 1e9).toFixed(multiplyAdds < 1e9 ? 2 : 1)} × 10⁹`,
    parameters: 'Parameters, millions',
    parametersOf: (parameters: number) => `${count(parameters)} numbers that are learned`,
    millions: (parameters: number) => (parameters / 1e6).toFixed(1),
    note: {
      in1x1:
        'Read off the graphs that are built. A stage’s first block halves the picture from conv3_x on, with its stride in the first 1 × 1 convolution of a bottleneck, as in the paper; shortcuts where the shape changes are counted.',
      in3x3:
        'Read off the graphs that are built. A stage’s first block halves the picture from conv3_x on, with its stride in the 3 × 3 convolution of a bottleneck, as torchvision has it; shortcuts where the shape changes are counted.',
    },
  },

  weights: {
    title: 'Starting weights',
    add: 'Add a file…',
    text: 'A network that has seen a million everyday photos learns new taxa faster, and from fewer photos, than one that begins with random numbers. The file is read once and kept in this catalogue.',
    failed: 'The file was not added',
    another: 'Choose another file…',
    parts: {
      title: 'Several networks in one file',
      what: 'Runs can begin from one of them. Its name says what it is, such as an average or a teacher; ask whoever made the file where it does not.',
      none: 'None of them',
    },
    /** Around the file's name. */
    added: (depth: number, isNew: boolean) => ({
      before: '',
      after: ` ${isNew ? 'is added' : 'was here already'}: a ResNet-${depth}, every tensor there and sound.`,
    }),
    notListed: 'The weights cannot be listed',
    columns: {
      file: 'File',
      network: 'Network',
      format: 'Format',
      parameters: 'Parameters',
      classes: 'Classes',
      sha256: 'SHA-256',
      added: 'Added',
      room: 'Room',
      remove: 'Remove',
    },
    network: (depth: number) => `ResNet-${depth}`,
    removeOne: (name: string) => `Remove ${name}`,
    askToRemove: 'Remove…',
    remove: 'Remove these weights',
    none: 'None yet. Runs begin from nothing, or from a model of this catalogue.',
    /** Around the file's name. */
    ready: (bytes: number) => ({ before: '', after: ` (${bytesWords(bytes)}) lies ready beside the program.` }),
    addReady: 'Add',
    where: {
      title: 'Where to get them',
      text: 'Vasculum fetches nothing. Get one of these files with a browser, on any computer, and add it here. The name of a file from torchvision ends in the first eight digits of its SHA-256, and Vasculum compares them. Files of timm and transformers fit too, where they are named resnet18 to resnet152, and checkpoints of them.',
      file: 'File and address',
      what: 'What it is',
      sha256: 'SHA-256',
      notInName: 'not in its name',
    },
  },
} as const;

export interface Proportion {
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

/** Degrees. */
export interface Area {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

function span(from: number, to: number, below: string, above: string): string {
  const side = (value: number) => (value < 0 ? below : above);
  if (from === to) return `${Math.abs(from)}° ${side(from)}`;
  // On one side of zero the smaller figure comes first, whichever is further west or south.
  if (from >= 0) return `${from}–${to}° ${above}`;
  if (to <= 0) return `${Math.abs(to)}–${Math.abs(from)}° ${below}`;
  return `${Math.abs(from)}° ${below}–${to}° ${above}`;
}

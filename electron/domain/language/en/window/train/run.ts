/* What the window says of a run: under way, ended, in the list of all. Each text is whole, values and all. */
import { PHASES } from '../../jobs.ts';
import { ACTS } from '../../acts.ts';
import { count, counted, decimal, lossWords, percent, rateWords } from '../../words.ts';

/** The photos that a run looks at after each epoch. */
type Choosing = 'validation' | 'held-out';
const CHOOSING = { validation: 'validation', 'held-out': 'held out' } as const;

const NEW_RUN = 'New run';
const COULD_NOT_START = 'The run could not start';
const LOOK = 'Look at it';
const GO_ON = 'Go on';
const LEARNING_RATE = 'Learning rate';
const EPOCHS_DONE = (done: number, all: number) => `${done} of ${all}`;

/** '…' where nothing is known yet. */
const known = (value: number | null, words: (value: number) => string) => (value === null ? '…' : words(value));

export const TRAIN_SCREEN = {
  title: 'Train',
  newRun: NEW_RUN,
  runs: 'Runs',
  view: 'View',
  /** What a run is called that nobody has named. */
  proposedName: (number: number) => `Run ${number}`,
  setUpTab: 'Set up and check',
  /** null: not known yet. */
  liveTab: (name: string | null) => `${name ?? 'Run'}, live`,
  allTab: 'All runs',
  summary: ({ mode, depth, size, batchSize, startFrom }: Summary) => {
    const learning = mode === 'quick' ? 'last layer' : 'all layers';
    return `ResNet${depth}, ${learning}, ${size} px, batch ${batchSize}, ${BEGINNINGS[startFrom?.kind ?? 'nothing']}`;
  },
} as const;

export interface Summary {
  readonly mode: 'full' | 'quick';
  readonly depth: number;
  /** In pixels. */
  readonly size: number;
  readonly batchSize: number;
  readonly startFrom: { readonly kind: 'weights' | 'model' } | null;
}

const BEGINNINGS = {
  nothing: 'from random weights',
  weights: 'from starting weights',
  model: 'from another model',
} as const;

export const RUNS_LIST = {
  none: 'No runs yet',
  noneText: 'Each training run stands here with its curves, its log and its settings.',
  setUp: 'Set up the first',
  run: 'Run',
  begun: 'Begun',
  epochs: 'Epochs',
  epochsDone: EPOCHS_DONE,
  best: 'Best held out',
  state: 'State',
  states: {
    running: 'learning',
    paused: 'paused',
    interrupted: 'interrupted, can go on',
    done: 'done',
    cancelled: 'stopped, can go on',
    failed: 'failed',
  },
  /** Of runs whose files are gone. */
  discardedStates: { interrupted: 'interrupted, discarded', cancelled: 'stopped, discarded' },
  room: 'Room',
  removal: 'Discard',
  /** Of a run that is done; its model stays. */
  removeSnapshots: {
    button: 'Remove snapshots…',
    label: (run: string) => `Remove the snapshots of ${run}`,
    verb: 'Remove its snapshots',
  },
  discard: { button: 'Discard…', label: (run: string) => `Discard ${run}`, verb: 'Discard the run' },
} as const;

/** The newest run stands still: said before another one is begun. */
export const UNFINISHED = {
  label: 'A run stands still',
  /** `head` is bold; `asked`: a person stopped it. */
  stands: (run: string, asked: boolean, done: number, all: number) => ({
    head: `${run} ${asked ? 'was stopped' : 'was interrupted'}`,
    rest: `after ${EPOCHS_DONE(done, all)} epochs. It goes on from its last checkpoint.`,
  }),
  look: LOOK,
  goOn: (run: string) => `Go on with ${run}`,
} as const;

export const RUN_VIEW = {
  preparing: PHASES.preparing,
  preparingLabel: 'Preparing the run',
  preparingText: 'Photos are divided by specimen and the network is built. The first step comes in a few seconds.',
  stop: ACTS.stop,
  couldNotStart: COULD_NOT_START,
} as const;

export const RUN_HEAD = {
  bar: 'Run',
  barValue: (epoch: number, epochs: number) => `epoch ${epoch} of ${epochs}`,
  cycleTip: (cycle: number, epochs: number) => `Cycle ${cycle}: ${counted(epochs, 'epoch')}`,
  epoch: 'Epoch',
  cycle: 'Cycle',
  step: 'Step',
  /** `all` is small. */
  outOf: (done: number, all: number) => ({ done: count(done), all: `of ${count(all)}` }),
  pace: 'Photos a second',
  paceValue: (perSecond: number) => perSecond.toFixed(perSecond < 20 ? 1 : 0),
  gone: 'Time gone',
  left: 'Time left',
  memory: 'Memory',
  best: { validation: 'Best in validation', 'held-out': 'Best held out' },
  /** Small, after the accuracy. */
  bestEpoch: (epoch: number) => `epoch ${epoch}`,
  photos: 'Photos',
  /** Small, after the photos to learn from. */
  heldOut: (photos: number) => `and ${count(photos)} held out`,
  validationAndTest: (validation: number, test: number) => `+ ${count(validation)} validation + ${count(test)} test`,
  validationAndTestTip: 'These choose the epoch; those judge it, and no part of the run looks at them.',
  taxa: 'Taxa',
  stopHere: 'Stop here',
  stopAndKeep: 'Stop and keep the best',
  goOn: GO_ON,
  pause: 'Pause',
} as const;

export const RUN_END = {
  gained: 'What it gained',
  done: 'The run is done',
  /** Bold, before what is kept. */
  learnt: (run: string) => `${run} is learnt.`,
  judging: (photos: number) =>
    `${counted(photos, 'test photo')}, which no part of the run looked at, ${photos === 1 ? 'judges' : 'judge'} it.`,
  /** `ended`: how recognition ended, such as "96 photos recognised". */
  recognised: (ended: string) => `${ended}.`,
  recognise: 'Recognise the rest with this model',
  evaluate: 'Look at how good it is',
  review: 'Go to review',
  logSays: 'The log says what happened.',
  /** `step`: 0 where none was made. */
  failed: (step: number) => `The run stopped${at(step)}`,
  stands: 'The run stands still',
  /** Bold. */
  standsAt: {
    cancelled: (step: number) => `Stopped${at(step)}.`,
    interrupted: (step: number) => `Interrupted${at(step)}.`,
  },
  goesOn: {
    cancelled: 'Nothing is lost; it goes on from here, exactly as it would have.',
    interrupted: 'It goes on from its last checkpoint; what was learnt since, two minutes at most, is learnt again.',
  },
  discarded: 'Its checkpoints were removed to free room, so it cannot go on; its curves, log and settings are kept.',
  againWithRate: (rate: number) => `Begin again with a rate of ${rateWords(rate)}`,
  againWithBatch: (batch: number) => `Begin again with a batch of ${batch}`,
  goOn: GO_ON,
  otherSettings: 'Other settings',
} as const;

function at(step: number): string {
  return step > 0 ? ` at step ${count(step)}` : '';
}

export const RUN_LOG = {
  label: 'Log',
  title: 'What happened',
  list: 'What happened, newest first',
  snapshots: 'Snapshots kept',
  keptAt: 'Kept at',
  accuracy: { validation: 'Validation', 'held-out': 'Held out' },
  /** `cycle`: that it ends; null: none. `live`: the run goes on. */
  snapshot: ({ epoch, cycle, best }: Snapshot, live: boolean) =>
    [
      `Epoch ${epoch}`,
      ...(cycle === null ? [] : [`end of cycle ${cycle}`]),
      ...(best ? [live ? 'best so far' : 'best'] : []),
    ].join(', '),
  noSnapshots: 'The best epoch is kept, and the end of each cycle.',
  meanwhile:
    'Review, search and import go on as usual meanwhile. If the computer is switched off, the run can go on from its last checkpoint.',
} as const;

export interface Snapshot {
  readonly epoch: number;
  readonly cycle: number | null;
  readonly best: boolean;
}

/** Accuracies 0..1; null: not known yet. */
export const RUN_PLOTS = {
  loss: 'Loss',
  lossPlot: 'Loss over the epochs',
  accuracy: 'Accuracy',
  accuracyPlot: 'Accuracy over the epochs',
  rate: LEARNING_RATE,
  ratePlot: 'Learning rate over the epochs',
  learningTip: 'Running mean over about an eighth of an epoch',
  learningLoss: (loss: number | null) => `learning ${known(loss, lossWords)}`,
  choosingLoss: (choosing: Choosing, loss: number | null) => `${CHOOSING[choosing]} ${known(loss, lossWords)}`,
  learningAccuracy: (accuracy: number | null) => `learning ${known(accuracy, percent)}`,
  choosingAccuracy: (choosing: Choosing, accuracy: number | null) =>
    `${CHOOSING[choosing]} ${known(accuracy, percent)}`,
  rates: {
    /** At the reading line. */
    read: (rate: number | null) => `then ${known(rate, rateWords)}`,
    now: (rate: number | null) => `now ${known(rate, rateWords)}`,
    last: (rate: number | null) => `last ${known(rate, rateWords)}`,
  },
  atEpoch: (epoch: number) => `at epoch ${decimal(epoch, 2)}`,
  best: (accuracy: number, epoch: number) => `best ${percent(accuracy)}, epoch ${epoch}`,
  nextRestartAt: (epoch: number) => `next restart at epoch ${decimal(epoch, 2)}`,
  /** At the lines of restarts. */
  nextRestart: 'next restart',
  restart: 'restart',
  warmRestart: 'warm restart',
  /** At a dot. */
  kept: (accuracy: number) => `${(accuracy * 100).toFixed(1)}, kept`,
  extent: 'Extent of the plots',
  toNextRestart: 'To the next restart',
  wholeRun: 'Whole run',
  tableHeads: {
    validation: tableHead('Validation'),
    'held-out': tableHead('Held-out'),
  },
  /** Read aloud when the reading line moves. */
  reading: (epoch: number, choosing: Choosing, accuracy: number | null, loss: number | null) =>
    `Epoch ${decimal(epoch, 2)}: ${CHOOSING[choosing]} ${known(accuracy, percent)}, loss ${known(loss, lossWords)}`,
  keys: {
    back: 'Reading line: back',
    forward: 'Reading line: forward',
    first: 'Reading line: first',
    newest: 'Reading line: newest',
    away: 'Reading line: away',
  },
} as const;

function tableHead(choosing: string): readonly string[] {
  return ['Epoch', 'Learning loss', `${choosing} loss`, 'Learning accuracy', `${choosing} accuracy`, LEARNING_RATE];
}

export const SAVE_PLOTS = {
  label: 'Save the plots',
  button: 'Save',
  kinds: { png: 'Picture (PNG)', svg: 'Drawing (SVG)', csv: 'Figures of each epoch (CSV)' },
  /** Of a file, where the run's name holds nothing that a file's may. */
  fileName: (run: number) => `Run ${run}`,
} as const;

/** The model of before may learn on from what was named since. */
export const LEARN_ON = {
  label: 'Learn on',
  named: (specimens: number, newTaxa: number, model: string) =>
    `${counted(specimens, 'specimen')} named since “${model}” learned${newTaxa > 0 ? `; ${counted(newTaxa, 'taxon', 'taxa')} new to it` : ''}.`,
  act: (model: string) => `Learn on from ${model}…`,
} as const;

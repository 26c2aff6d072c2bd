/* What the window says where a run is set up and checked. Each text is whole, values and all. */
import { aboutDuration, counted, decimal, pace } from '../../words.ts';

export const SET_UP = {
  view: {
    settings: 'Settings',
    check: 'Check before the start',
    withoutMissing: 'Go on without photos that are not there',
    couldNotStart: 'The run could not start',
    startWithBatch: (batch: number) => `Start with a batch of ${batch}`,
    photosPerTaxon: 'Photos per taxon',
    learn: 'learn',
    validation: 'validation',
    validationTip: 'They choose the epoch that is kept',
    test: 'test',
    testTip: 'They judge the model; no part of the run looks at them',
    heldOut: 'held out',
    noTaxa: 'Taxa stand here once people have named photos of them.',
  },
  verdicts: { ok: 'Right:', warn: 'Look:', stop: 'Stop:' },
  taxonCounts: {
    caption: (divided: boolean) =>
      divided ? 'Photos of each taxon: learnt from, validation, test' : 'Photos of each taxon: learnt from, held out',
    taxon: 'Taxon',
    share: 'Share',
    parts: (divided: boolean) => (divided ? 'Learn + validation + test' : 'Learn + held out'),
    leftOut: (why: string) => `left out: ${why}`,
  },
  start: {
    /** `head` is bold. */
    underWay: (job: string) => ({ head: `${job} is under way.`, rest: 'One run learns at a time.' }),
    look: 'Look at it',
    unavailable: 'Training is not available here.',
    /** Buttons: one, or the two others. */
    folders: 'Choose which folders may be read',
    review: 'Go to review',
    or: 'or',
    import: 'import',
    start: 'Start training',
    /** `head` is bold. */
    marked: (settings: number) =>
      settings === 1
        ? { head: 'One setting is marked.', rest: 'Mend it first.' }
        : { head: `${settings} settings are marked.`, rest: 'Mend them first.' },
    thisComputer: 'this computer',
    /** `head` is bold. */
    time: (seconds: number, device: string, perSecond: number) => ({
      head: `About ${aboutDuration(seconds)} on ${device}`,
      rest: `(${pace(perSecond)}, measured with this network)`,
    }),
    quickTime: (seconds: number, device: string, perSecond: number) => ({
      head: `At most about ${aboutDuration(seconds)} on ${device}`,
      rest: `(${pace(perSecond)} through the network, measured)`,
    }),
    quickTimeUnknown: (device: string) => ({ head: `Seconds to minutes on ${device}.`, rest: '' }),
    timeUnknown: (device: string) => ({
      head: 'The time is shown after the first steps,',
      rest: `measured on ${device}.`,
    }),
    /** `left`: empty while unknown. */
    measuring: (left: string) => (left === '' ? 'Measuring.' : `Measuring, ${left}.`),
    measure: 'Measure it now, about a minute',
    seenBefore: 'Photos that this network has seen before do not go through it again.',
    canPause: 'You can pause, close the program, and go on exactly where it stopped.',
  },
  schedule: {
    title: 'Learning rate, as it will run',
    plot: 'Learning rate over the epochs',
    tableHead: ['Epoch', 'Learning rate'],
    restart: 'warm restart',
    cycle: (number: number) => `cycle ${number}`,
    lastEpoch: (epoch: number) => `epoch ${decimal(epoch, 2)}`,
    /** Stands after the sentence, and is followed by numbers of epochs, each a button. */
    makeIt: { before: '. Make it ', or: ' or ', epochs: (epochs: number) => counted(epochs, 'epoch') },
  },
  advice: {
    tooDeep: (depth: number, photos: number, better: number) =>
      `There are no starting weights. From nothing a ResNet${depth} learns slowly: for ${counted(photos, 'photo')} a ResNet${better} gets further in the same time.`,
    smaller: (photos: number, usual: number) =>
      `Proposed for ${counted(photos, 'photo')}. There are no starting weights, and from nothing a ResNet${usual} learns slowly.`,
  },
} as const;

/*
 * What the check before a run finds, in English: a title, which a full stop or a colon follows, and a sentence. Runs
 * everywhere.
 */
import { type MissingPhotos, missingWords } from './missing-photos.ts';
import { count, counted } from './words.ts';

const NO_WEIGHTS = 'There are no starting weights';
const MOST_NAMES = 8;

export const TRAINING_CHECK = {
  unasked: (photos: number, folders: string) => ({
    title: 'Folders of photos',
    sentence: `${counted(photos, 'photo')} ${photos === 1 ? 'lies' : 'lie'} in folders that nobody has agreed to read here: ${folders}.`,
  }),
  away: (message: string) => ({ title: 'Photos', sentence: message }),
  gone: (gone: number, looked: number) => ({
    title: 'Photos',
    sentence: `${count(gone)} of ${counted(looked, 'photo')} looked at ${gone === 1 ? 'is not where it was' : 'are not where they were'}, and would be left out. Import the folder that they are in now; they are known by their content.`,
  }),
  changed: (changed: number, looked: number) => ({
    title: 'Photos',
    sentence: `${count(changed)} of ${counted(looked, 'photo')} looked at ${changed === 1 ? 'has changed since it was' : 'have changed since they were'} imported, and would be left out. Import the folder again, comparing contents.`,
  }),
  missing: (missing: readonly MissingPhotos[]) => ({
    title: 'Photos',
    sentence: `Left out: ${missingWords(missing)}.`,
  }),
  lost: (names: readonly string[]) => ({
    title: 'Too few photos left',
    sentence: `${counted(names.length, 'taxon', 'taxa')} not learnt for want of these photos: ${listed(names)}.`,
  }),
  split: (onBothSides: number) => ({
    title: 'Split by specimen',
    sentence: onBothSides === 0 ? 'No specimen on both sides.' : `${counted(onBothSides, 'specimen')} on both sides.`,
  }),
  /** Photos that came in folders for a part; `drawn`: others that are held out as well, by the run's settings. */
  came: ({ learn, validation, test, drawn }: Record<'learn' | 'validation' | 'test' | 'drawn', number>) => ({
    title: 'Parts that came with the photos',
    sentence: [
      `${listedParts([
        [test, 'for the test, which alone judge the model'],
        [validation, 'for validation, which choose the epoch'],
      ])}.`,
      test > 0 && validation === 0
        ? `None came for validation, so ${counted(drawn, 'photo')} of the others ${drawn === 1 ? 'is' : 'are'} held out to choose the epoch, as the share held out says.`
        : learn > 0
          ? `All ${counted(learn, 'photo')} that came for learning ${learn === 1 ? 'is' : 'are'} learnt.`
          : '',
      validation > 0 && drawn > 0
        ? `Of the photos that came without a part, ${counted(drawn, 'one is', 'are')} held out, as the share held out says${test > 0 ? ', and choose the epoch too' : ''}.`
        : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  }),
  acrossParts: (photos: number) => ({
    title: 'Parts that came with the photos',
    sentence: `${counted(photos, 'photo')} left out: the same specimen or the same picture came for validation or for the test as well, and stays there.`,
  }),
  onlyHeldOut: (names: readonly string[]) => ({
    title: 'Nothing to learn from',
    sentence: `${counted(names.length, 'taxon', 'taxa')} left out, since all photos came for validation or for the test: ${listed(names)}.`,
  }),
  chooseAndJudge: (choosing: Part, judging: Part) => ({
    title: 'Choosing and judging',
    sentence: `${counted(choosing.photos, 'photo')} of ${counted(choosing.specimens, 'other specimen')} choose the epoch; ${counted(judging.photos, 'photo')} of ${counted(judging.specimens, 'other')} again judge the model, and no part of the run looks at them.`,
  }),
  /** `enough`: held-out photos from which on they are divided, about. */
  allChooseAndJudge: (photos: number, enough: number) => ({
    title: 'Choosing and judging',
    sentence: `${photos === 1 ? 'The one held-out photo chooses the epoch and judges' : `All ${counted(photos, 'held-out photo')} choose the epoch and judge`} the model, which flatters it a little. From about ${enough} held-out photos on, a third of them chooses and the others judge.`,
  }),
  memory: (batch: number, smaller: number) => ({
    title: 'Memory',
    sentence: `A batch of ${batch} needs more memory than is free here. Choose a batch of ${smaller}.`,
  }),
  boxes: (photos: number) => ({
    title: 'Boxes',
    sentence: `Of ${counted(photos, 'photo')} the network looks at the marked box alone.`,
  }),
  noCopies: { title: 'Exact copies', sentence: 'No photo that would be learnt is there twice.' },
  copies: (photos: number) => ({
    title: 'Exact copies',
    sentence: `${counted(photos, 'photo')} left out: exact copies of others that are learnt.`,
  }),
  contradicting: (photos: number) => ({
    title: 'Two names, one photo',
    sentence: `${counted(photos, 'photo')} left out: the same picture stands under two names. One of them is wrong.`,
  }),
  enough: (minimum: number) => ({
    title: 'Enough of each',
    sentence: `Every taxon has ${minimum} specimens or more.`,
  }),
  tooFew: (names: readonly string[], minimum: number) => ({
    title: 'Enough of each',
    sentence: `${counted(names.length, 'taxon', 'taxa')} with fewer than ${minimum} specimens left out: ${listed(names)}.`,
  }),
  qualified: (photos: number) => ({
    title: 'Unsure names',
    sentence: `${counted(photos, 'photo')} left out: the name is open (cf., aff., nr. or ?).`,
  }),
  tooWide: (photos: number) => ({
    title: 'Named to a wider taxon',
    sentence: `${counted(photos, 'photo')} left out: taxa inside the one that they are named to are learnt.`,
  }),
  labels: (photos: number) => ({
    title: 'Label photos',
    sentence: `${counted(photos, 'photo')} of labels left out: they show writing, not the specimen.`,
  }),
  unreadable: (photos: number) => ({
    title: 'Unreadable',
    sentence: `${counted(photos, 'photo')} left out: the files cannot be read.`,
  }),
  /** `from`: the lowest stage that learns. */
  layersByChance: (from: string) => ({
    title: 'Layers that do not learn',
    sentence: `${NO_WEIGHTS}, so the layers below ${from === 'last-layer' ? 'the last layer' : from} stay as chance makes them. Choose starting weights, or let all layers learn.`,
  }),
  batchNormByChance: {
    title: 'Batch norm',
    sentence: `${NO_WEIGHTS}, so batch norm has learned nothing yet that is worth keeping. Choose starting weights, or let batch norm learn.`,
  },
  learnedUnknown: {
    title: 'Held out before, too',
    sentence:
      'What the model that this begins from has learned is not known here. If specimens that are held out now were among it, the measured accuracy is too good.',
  },
  learnedNone: {
    title: 'Held out before, too',
    sentence: 'The model that this begins from has learned from no specimen that is held out now.',
  },
  /** `seed` and `share` (0..1) are those of the model's own run. */
  learnedSome: (learned: number, heldOut: number, seed: number, share: number) => ({
    title: 'Held out before, too',
    sentence: `The model that this begins from has learned from ${learned} of ${heldOut} specimens that are held out now, so the measured accuracy will be too good. Seed ${seed} and ${Math.round(share * 100)} % held out, as in its run, hold out much the same specimens again.`,
  }),
} as const;

/** Why a run cannot start. */
export const TRAINING_STOPS = {
  unasked:
    'Cannot start yet: nobody has agreed here to have these photos read. See “Folders of photos” in the menu under the catalogue’s name.',
  nothingChooses:
    'Cannot start yet: all held-out photos came for the test, and no taxon has two other specimens of which one could choose the epoch. Name more, or import photos for validation.',
  noNames: 'Cannot start yet: no photo has a name from a person. Review some, or import names from folder names.',
  tooFewTaxa: (taxa: number, minimum: number) =>
    `Cannot start yet: ${taxa === 0 ? 'no taxon has' : 'only one taxon has'} ${minimum} named specimens, and two are needed. Name more, or ask for fewer specimens a taxon.`,
} as const;

/** Why a taxon is left out. */
export function tooFewSpecimens(specimens: number, minimum: number): string {
  return `${counted(specimens, 'specimen')}; ${minimum} are needed`;
}

/** The same, of a taxon whose photos all came for validation or for the test. */
export const nothingToLearn = () => 'no photo to learn from';

export interface Part {
  readonly photos: number;
  readonly specimens: number;
}

/** "12 photos came for the test, …, and 3 for validation, …". */
function listedParts(parts: readonly (readonly [photos: number, what: string])[]): string {
  return parts
    .filter(([photos]) => photos > 0)
    .map(([photos, what], at) => (at === 0 ? `${counted(photos, 'photo')} came ${what}` : `${count(photos)} ${what}`))
    .join(', and ');
}

/** The first of them. */
export function listed(names: readonly string[]): string {
  const first = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES ? `${first} and ${names.length - MOST_NAMES} more` : first;
}

/* The check page: what a run would learn from, and what speaks against it, in sentences. Runs in the catalogue thread. */
import { count, counted } from '../domain/words.ts';
import { missingWords } from '../domain/language/language.ts';
import { problemMessage } from '../domain/problems.ts';
import {
  type CheckedTraining,
  type CheckFinding,
  type TaxonCount,
  type TrainingCheck,
  type TrainingSettings,
  type ValidationPart,
  photosPerStep,
} from '../domain/training.ts';
import { PresentPhotos } from '../reader/present-photos.ts';
import type { LookedAt, lookAtSome } from '../reader/photo-fault.ts';
import { processorPrecision } from '../files/processor.ts';
import { fittingBatch, freeMemory } from '../network/memory.ts';
import { FEWEST_TO_FIT } from '../domain/statistics/calibration.ts';
import { shapeOf } from '../network/run-settings.ts';
import { divideSpecimens, validationIn } from '../domain/statistics/split.ts';
import type { ReadHandle } from '../catalogue/database/database.ts';
import { learnedBefore } from './learned-before.ts';
import { type LearningRows, type LeftOut, learningRows } from './learning-frame.ts';
import { photoFile } from '../catalogue/specimens/photo-rows.ts';
import { folderWords, unaskedSources } from '../catalogue/specimens/readable-photos.ts';

/** `look`: at the photos' files; left out, they are taken to be where they were. */
export async function trainingCheck(
  db: ReadHandle,
  settings: CheckedTraining,
  free = freeMemory(),
  look: typeof lookAtSome | null = null,
): Promise<TrainingCheck> {
  const present = look && settings.withoutMissing ? new PresentPhotos() : null;
  const { classes, rows, leftOut } = await learningRows(db, settings.minimumSpecimens, present);
  const unasked = unaskedFinding(db, rows);
  const looked = look && unasked === null ? await look(rows.map((row) => photoFile(db, row))) : null;
  const seen = looked && photosFinding(looked);
  const { missing, tooFew } = leftOut;
  const { perClass, sides, validation } = dividedRows({ rows, classes }, settings);
  const learnPhotos = perClass.reduce((sum, { learn }) => sum + learn, 0);
  const heldOutPhotos = rows.length - learnPhotos;
  const smaller = smallerBatch(settings, classes.length, free);
  const onBothSides = [...sides.learn].filter((id) => sides.heldOut.has(id)).length;
  const learned = learnedBefore(db, settings.startFrom, sides.heldOut);
  const named = rows.length + tooFew.reduce((sum, one) => sum + one.photos, 0);
  return {
    photos: rows.length,
    specimens: new Set(rows.map(({ specimenId }) => specimenId)).size,
    learnPhotos,
    heldOutPhotos,
    heldOutSpecimens: sides.heldOut.size,
    validation,
    stepsPerEpoch: Math.ceil(learnPhotos / photosPerStep(settings)),
    taxa: [
      ...perClass.map(({ specimens, ...count }): TaxonCount => ({
        ...count,
        specimens: specimens.size,
        leftOut: null,
      })),
      ...tooFew.map(({ taxon: { id, scientificName }, specimens }): TaxonCount => {
        const leftOut = `${counted(specimens, 'specimen')}; ${settings.minimumSpecimens} are needed`;
        return { taxon: { id, scientificName }, specimens, learn: 0, heldOut: 0, validation: 0, leftOut };
      }),
    ],
    findings: [
      unasked,
      missing.length > 0 ? { ...LEFT_OUT, sentence: `Left out: ${missingWords(missing)}.` } : null,
      seen,
      splitFinding(onBothSides),
      heldOutPhotos > 0 ? judgingFinding(heldOutPhotos, sides.heldOut.size, validation) : null,
      ...leftOutFindings(leftOut, settings.minimumSpecimens, classes.length),
      ...beginningFindings(settings),
      learned,
      smaller === null ? null : memoryFinding(settings, smaller),
    ].filter((finding) => finding !== null),
    fittingBatch: smaller,
    stop: stopSentence(classes.length, named, settings) ?? (unasked && UNASKED_STOP),
    photosMissing: seen !== null || missing.length > 0,
  };
}

/** How the photos of each class, and the specimens, lie on the two sides of the split. */
function dividedRows({ rows, classes }: Pick<LearningRows, 'rows' | 'classes'>, settings: CheckedTraining) {
  const parts = divideSpecimens(rows, settings);
  const perClass = classes.map(({ id, scientificName }) => {
    return { taxon: { id, scientificName }, specimens: new Set<number>(), learn: 0, heldOut: 0, validation: 0 };
  });
  const sides = { learn: new Set<number>(), heldOut: new Set<number>() };
  for (const { photoId, specimenId, label } of rows) {
    const part = parts.get(photoId) ?? 'learn';
    const count = perClass[label];
    if (!count) throw new Error(`label ${label} without a class`);
    const side = part === 'learn' ? 'learn' : 'heldOut';
    count.specimens.add(specimenId);
    count[side] += 1;
    if (part === 'validation') count.validation += 1;
    sides[side].add(specimenId);
  }
  return { perClass, sides, validation: validationIn(rows, parts) };
}

const LEFT_OUT = { verdict: 'warn', title: 'Photos' } as const;

/** Photos that would be learnt and that nobody has agreed to have read here. */
function unaskedFinding(db: ReadHandle, rows: readonly { readonly folder: string }[]): CheckFinding | null {
  const waiting = new Set(unaskedSources(db).map(({ folder }) => folder));
  const photos = rows.filter(({ folder }) => waiting.has(folder));
  if (photos.length === 0) return null;
  const folders = folderWords([...new Set(photos.map(({ folder }) => folder))]);
  const sentence = `${counted(photos.length, 'photo')} ${photos.length === 1 ? 'lies' : 'lie'} in folders that nobody has agreed to read here: ${folders}.`;
  return { verdict: 'stop', title: 'Folders of photos', sentence };
}

const UNASKED_STOP =
  'Cannot start yet: nobody has agreed here to have these photos read. See “Folders of photos” in the menu under the catalogue’s name.';

/** null: nothing to say. */
function photosFinding({ looked, gone, away }: LookedAt): CheckFinding | null {
  const title = 'Photos';
  if (away) return { verdict: 'stop', title, sentence: away.message };
  if (gone === 0) return null;
  const sentence = `${count(gone)} of ${counted(looked, 'photo')} looked at ${gone === 1 ? 'is' : 'are'} not where they were, and would be left out. Import the folder that they are in now; they are known by their content.`;
  return { verdict: 'warn', title, sentence };
}

function splitFinding(onBothSides: number): CheckFinding {
  const title = 'Split by specimen';
  return onBothSides === 0
    ? { verdict: 'ok', title, sentence: 'No specimen on both sides.' }
    : { verdict: 'stop', title, sentence: `${counted(onBothSides, 'specimen')} on both sides.` };
}

/** Which held-out photos choose the epoch that is kept, and which judge it. */
function judgingFinding(photos: number, specimens: number, validation: ValidationPart | null): CheckFinding {
  const title = 'Choosing and judging';
  if (validation) {
    const judging = `${counted(photos - validation.photos, 'photo')} of ${counted(specimens - validation.specimens, 'other')} again`;
    const sentence = `${counted(validation.photos, 'photo')} of ${counted(validation.specimens, 'other specimen')} choose the epoch; ${judging} judge the model, and no part of the run looks at them.`;
    return { verdict: 'ok', title, sentence };
  }
  const all = photos === 1 ? 'The one held-out photo' : `All ${counted(photos, 'held-out photo')}`;
  const sentence = `${all} choose${photos === 1 ? 's' : ''} the epoch and judge${photos === 1 ? 's' : ''} the model, which flatters it a little. From about ${3 * FEWEST_TO_FIT} held-out photos on, a third of them chooses and the others judge.`;
  return { verdict: 'ok', title, sentence };
}

/** On a GPU, whose memory is not looked at here, the run's own first step tells. */
function smallerBatch(settings: TrainingSettings, classes: number, free: number): number | null {
  if (settings.mode === 'quick' || classes < 2) return null;
  const precision = settings.precision === 'auto' ? processorPrecision() : settings.precision;
  return fittingBatch(shapeOf(settings, classes), settings.batchSize, free, { ...settings, precision });
}

function memoryFinding({ batchSize }: TrainingSettings, smaller: number): CheckFinding {
  const sentence = `A batch of ${batchSize} needs more memory than is free here. Choose a batch of ${smaller}.`;
  return { verdict: 'warn', title: 'Memory', sentence };
}

function stopSentence(
  classes: number,
  named: number,
  { minimumSpecimens, mode, startFrom }: TrainingSettings,
): string | null {
  if (named === 0)
    return 'Cannot start yet: no photo has a name from a person. Review some, or import names from folder names.';
  if (classes >= 2) return mode === 'quick' && startFrom === null ? problemMessage('quick-needs-backbone') : null;
  const found = classes === 0 ? 'no taxon has' : 'only one taxon has';
  return `Cannot start yet: ${found} ${minimumSpecimens} named specimens, and two are needed. Name more, or ask for fewer specimens a taxon.`;
}

/** What is not learned from, and why. */
function leftOutFindings(leftOut: LeftOut, minimumSpecimens: number, classes: number): CheckFinding[] {
  const { copies, contradicting, tooFew, qualified, tooWide, labels, unreadable } = leftOut;
  const names = tooFew.map(({ taxon }) => taxon.scientificName);
  const shown = names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', ');
  const photos = (number: number) => `${counted(number, 'photo')} left out`;
  const ok = (title: string, is: boolean, sentence: string) =>
    is ? [{ verdict: 'ok' as const, title, sentence }] : [];
  const warn = (title: string, number: number, sentence: string) =>
    number > 0 ? [{ verdict: 'warn' as const, title, sentence }] : [];
  return [
    ...ok('Exact copies', copies === 0 && contradicting === 0, 'No photo is there twice.'),
    ...warn('Exact copies', copies, `${photos(copies)}: exact copies of others that are learnt.`),
    ...warn(
      'Two names, one photo',
      contradicting,
      `${photos(contradicting)}: the same picture stands under two names. One of them is wrong.`,
    ),
    ...ok(
      'Enough of each',
      tooFew.length === 0 && classes > 0,
      `Every taxon has ${minimumSpecimens} specimens or more.`,
    ),
    ...warn(
      'Enough of each',
      tooFew.length,
      `${counted(tooFew.length, 'taxon', 'taxa')} with fewer than ${minimumSpecimens} specimens left out: ${shown}.`,
    ),
    ...warn('Unsure names', qualified, `${photos(qualified)}: the name is open (cf., aff., nr. or ?).`),
    ...warn(
      'Named to the genus',
      tooWide,
      `${photos(tooWide)}: named to a wider taxon only, while taxa inside it are learnt.`,
    ),
    ...ok(
      'Label photos',
      labels > 0,
      `${counted(labels, 'photo')} of labels left out: they show writing, not the specimen.`,
    ),
    ...warn('Unreadable', unreadable, `${photos(unreadable)}: the files cannot be read.`),
  ];
}

/** What cannot be learned well from nothing. */
function beginningFindings({ trainFrom, startFrom, frozenBatchNorm }: TrainingSettings): CheckFinding[] {
  const list: CheckFinding[] = [];
  if (startFrom === null && trainFrom !== 'all') {
    const what = trainFrom === 'last-layer' ? 'the last layer' : trainFrom;
    const sentence = `There are no starting weights, so the layers below ${what} stay as chance makes them. Choose starting weights, or let all layers learn.`;
    list.push({ verdict: 'warn', title: 'Layers that do not learn', sentence });
  }
  if (startFrom === null && frozenBatchNorm !== 'off') {
    const sentence =
      'There are no starting weights, so batch norm has learned nothing yet that is worth keeping. Choose starting weights, or let batch norm learn.';
    list.push({ verdict: 'warn', title: 'Batch norm', sentence });
  }
  return list;
}

/* The check page: what a run would learn from, and what speaks against it, as findings. Runs in the catalogue thread. */
import {
  nothingToLearn,
  TRAINING_CHECK as words,
  TRAINING_STOPS,
  tooFewSpecimens,
} from '../domain/language/language.ts';
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
import type { ClassTaxon } from '../contract/threads.ts';
import { LABEL } from '../domain/taxonomy.ts';
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
import { isGivenHeldOut } from '../domain/given-part.ts';
import { photoFile } from '../catalogue/specimens/photo-rows.ts';
import { folderWords, unaskedSources } from '../catalogue/specimens/readable-photos.ts';
import { isPart } from '../domain/photo-box.ts';
import { boxOf } from '../catalogue/specimens/photo-boxes.ts';

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
  const seen = looked ? photosFindings(looked) : [];
  const { missing, lost, tooFew } = leftOut;
  const { perClass, sides, validation, came, choosing } = dividedRows({ rows, classes }, settings);
  const learnPhotos = perClass.reduce((sum, { learn }) => sum + learn, 0);
  const heldOutPhotos = rows.length - learnPhotos;
  const smaller = smallerBatch(settings, classes.length, free);
  const onBothSides = [...sides.learn].filter((id) => sides.heldOut.has(id)).length;
  const learned = learnedBefore(db, settings.startFrom, sides.heldOut);
  const boxed = rows.map(boxOf).filter((box) => box && isPart(box)).length;
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
      ...tooFew.map(({ taxon, specimens, onlyHeldOut }): TaxonCount => {
        const leftOut = onlyHeldOut ? nothingToLearn() : tooFewSpecimens(specimens, settings.minimumSpecimens);
        return { taxon: counted(taxon), specimens, learn: 0, heldOut: 0, validation: 0, leftOut };
      }),
    ],
    findings: [
      unasked,
      missing.length > 0 ? warning(words.missing(missing)) : null,
      lost.length > 0 ? warning(words.lost(lost.map(({ scientificName }) => scientificName))) : null,
      ...seen,
      onBothSides === 0 ? fine(words.split(0)) : { verdict: 'stop' as const, ...words.split(onBothSides) },
      came && fine(words.came(came)),
      boxed > 0 ? fine(words.boxes(boxed)) : null,
      heldOutPhotos > 0 ? judgingFinding(heldOutPhotos, sides.heldOut.size, validation) : null,
      ...findings(leftOut, settings, classes.length),
      learned,
      smaller === null ? null : warning(words.memory(settings.batchSize, smaller)),
    ].filter((finding) => finding !== null),
    fittingBatch: smaller,
    stop:
      stopSentence(classes.length, named, settings) ??
      (heldOutPhotos > 0 && choosing === 0 ? TRAINING_STOPS.nothingChooses : null) ??
      (unasked && TRAINING_STOPS.unasked),
    unasked: unasked !== null,
    photosMissing: seen.length > 0 || missing.length > 0,
  };
}

/** How the photos of each class, and the specimens, lie on the two sides of the split. */
function dividedRows({ rows, classes }: Pick<LearningRows, 'rows' | 'classes'>, settings: CheckedTraining) {
  const parts = divideSpecimens(rows, settings);
  const perClass = classes.map((one) => {
    return { taxon: counted(one), specimens: new Set<number>(), learn: 0, heldOut: 0, validation: 0 };
  });
  const sides = { learn: new Set<number>(), heldOut: new Set<number>() };
  const came = { learn: 0, validation: 0, test: 0, drawn: 0 };
  let choosing = 0;
  for (const { photoId, specimenId, label, given } of rows) {
    const part = parts.get(photoId) ?? 'learn';
    const count = perClass[label];
    if (!count) throw new Error(`label ${label} without a class`);
    const side = part === 'learn' ? 'learn' : 'heldOut';
    count.specimens.add(specimenId);
    count[side] += 1;
    if (part === 'validation') count.validation += 1;
    sides[side].add(specimenId);
    if (part === 'validation' || part === 'held-out') choosing += 1;
    if (given) came[given] += 1;
    if (side === 'heldOut' && !isGivenHeldOut(given ?? null)) came.drawn += 1;
  }
  const cameApart = came.validation + came.test > 0;
  return { perClass, sides, validation: validationIn(rows, parts), came: cameApart ? came : null, choosing };
}

function counted({ id, scientificName, taxonRank }: ClassTaxon): TaxonCount['taxon'] {
  return { id, scientificName, ...(taxonRank === LABEL ? { isLabel: true } : {}) };
}

/** Photos that would be learnt and that nobody has agreed to have read here. */
function unaskedFinding(db: ReadHandle, rows: readonly { readonly folder: string }[]): CheckFinding | null {
  const waiting = new Set(unaskedSources(db).map(({ folder }) => folder));
  const photos = rows.filter(({ folder }) => waiting.has(folder));
  if (photos.length === 0) return null;
  const folders = folderWords([...new Set(photos.map(({ folder }) => folder))]);
  return { verdict: 'stop', ...words.unasked(photos.length, folders) };
}

function photosFindings({ looked, gone, changed, away }: LookedAt): CheckFinding[] {
  if (away) return [{ verdict: 'stop', ...words.away(away.message) }];
  return [
    ...(gone > 0 ? [warning(words.gone(gone, looked))] : []),
    ...(changed > 0 ? [warning(words.changed(changed, looked))] : []),
  ];
}

/** Which held-out photos choose the epoch that is kept, and which judge it. */
function judgingFinding(photos: number, specimens: number, validation: ValidationPart | null): CheckFinding {
  if (!validation) return fine(words.allChooseAndJudge(photos, 3 * FEWEST_TO_FIT));
  const judging = { photos: photos - validation.photos, specimens: specimens - validation.specimens };
  return fine(words.chooseAndJudge(validation, judging));
}

/** On a GPU, whose memory is not looked at here, the run's own first step tells. */
function smallerBatch(settings: TrainingSettings, classes: number, free: number): number | null {
  if (settings.mode === 'quick' || classes < 2) return null;
  const precision = settings.precision === 'auto' ? processorPrecision() : settings.precision;
  return fittingBatch(shapeOf(settings, classes), settings.batchSize, free, { ...settings, precision });
}

function stopSentence(
  classes: number,
  named: number,
  { minimumSpecimens, mode, startFrom }: TrainingSettings,
): string | null {
  if (named === 0) return TRAINING_STOPS.noNames;
  if (classes >= 2) return mode === 'quick' && startFrom === null ? problemMessage('quick-needs-backbone') : null;
  return TRAINING_STOPS.tooFewTaxa(classes, minimumSpecimens);
}

function findings(
  leftOut: LeftOut,
  { minimumSpecimens, trainFrom, startFrom, frozenBatchNorm }: TrainingSettings,
  classes: number,
): CheckFinding[] {
  const { copies, contradicting, qualified, tooWide, labels, unreadable, acrossParts } = leftOut;
  const namesOf = (onlyHeldOut: boolean) =>
    leftOut.tooFew.filter((one) => one.onlyHeldOut === onlyHeldOut).map(({ taxon }) => taxon.scientificName);
  const [tooFew, onlyHeldOut] = [namesOf(false), namesOf(true)];
  const fromNothing = startFrom === null;
  return [
    ...(copies === 0 && contradicting === 0 ? [fine(words.noCopies)] : []),
    ...(copies > 0 ? [warning(words.copies(copies))] : []),
    ...(contradicting > 0 ? [warning(words.contradicting(contradicting))] : []),
    ...(tooFew.length === 0 && classes > 0 ? [fine(words.enough(minimumSpecimens))] : []),
    ...(tooFew.length > 0 ? [warning(words.tooFew(tooFew, minimumSpecimens))] : []),
    ...(onlyHeldOut.length > 0 ? [warning(words.onlyHeldOut(onlyHeldOut))] : []),
    ...(acrossParts > 0 ? [warning(words.acrossParts(acrossParts))] : []),
    ...(qualified > 0 ? [warning(words.qualified(qualified))] : []),
    ...(tooWide > 0 ? [warning(words.tooWide(tooWide))] : []),
    ...(labels > 0 ? [fine(words.labels(labels))] : []),
    ...(unreadable > 0 ? [warning(words.unreadable(unreadable))] : []),
    ...(fromNothing && trainFrom !== 'all' ? [warning(words.layersByChance(trainFrom))] : []),
    ...(fromNothing && frozenBatchNorm !== 'off' ? [warning(words.batchNormByChance)] : []),
  ];
}

type Said = Omit<CheckFinding, 'verdict'>;

function fine(said: Said): CheckFinding {
  return { verdict: 'ok', ...said };
}

function warning(said: Said): CheckFinding {
  return { verdict: 'warn', ...said };
}

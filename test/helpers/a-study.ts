/* A catalogue with everything that figures are drawn from: named specimens with small pictures, a run, a model, an evaluation. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { addEvaluation } from '../../electron/catalogue/learning/evaluations.ts';
import { addModel, newModelFolder } from '../../electron/catalogue/learning/models.ts';
import { thumbnailFile } from '../../electron/photos/write-thumbnail.ts';
import { addEpoch, addSteps, beginRun } from '../../electron/catalogue/learning/runs.ts';
import { addTaxon, widerTaxa } from '../../electron/catalogue/naming/taxa.ts';
import { learningRate, scheduleOf } from '../../electron/domain/schedule.ts';
import type { ClassTaxon, LabelledPhoto } from '../../electron/contract/threads.ts';
import { DEFAULT_TRAINING, type TrainingSettings } from '../../electron/domain/training.ts';
import { NOWHERE } from '../../electron/files/path-text.ts';
import { chance } from '../../electron/domain/statistics/chance.ts';
import {
  type Answer,
  evaluationFigures,
  measuredPhoto,
  temperatureOf,
} from '../../electron/trainer/answering/evaluation-figures.ts';
import { decision, namedTaxon, newCatalogue, newSpecimen, UTC } from './a-catalogue.ts';
import { picture } from './a-folder.ts';

export const SETTINGS: TrainingSettings = {
  ...DEFAULT_TRAINING,
  epochs: 4,
  schedule: 'restarts',
  warmupEpochs: 0,
  firstCycle: 2,
  cycleFactor: 1,
};
const STEPS = 5;

export interface Study {
  readonly catalogue: Catalogue;
  readonly classes: readonly ClassTaxon[];
  readonly photos: readonly (LabelledPhoto & { readonly part: 'learn' | 'held-out' })[];
  readonly runId: number;
  readonly modelId: number;
}

/** Every third specimen is learned from, the others are held out. `names` are of species; the author is the same for all. */
export async function study(names: readonly string[], specimens: number, author: string | null = null): Promise<Study> {
  const catalogue = newCatalogue();
  const { write, places } = catalogue;
  const jpeg = await picture('jpeg', { width: 40, height: 30 });
  const classes = names.map((scientificName): ClassTaxon => {
    const parentId = namedTaxon(catalogue, scientificName.split(' ')[0] ?? '', 'genus');
    const taxon = { scientificName, authorship: author, rank: 'species' as const, parentId, acceptedId: null };
    return { id: addTaxon(write, taxon), scientificName, scientificNameAuthorship: author, taxonRank: 'species' };
  });
  const photos = classes.flatMap(({ id: taxonId }, label) =>
    Array.from({ length: specimens }, (_, place) => {
      const { id, photos } = newSpecimen(catalogue, { number: `${label}-${place}` });
      decide(write, decision([id], { taxonId }), UTC);
      const photoId = photos[0] ?? 0;
      const sha256 = write.value<string>('SELECT lower(hex(sha256)) FROM photo WHERE id = ?', [photoId]);
      const file = thumbnailFile(places, sha256);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, jpeg);
      const part = place % 3 === 0 ? ('learn' as const) : ('held-out' as const);
      return { photoId, specimenId: id, sha256, path: NOWHERE, orientation: 1, label, part };
    }),
  );
  const { runId } = beginRun(write, places, { settings: SETTINGS, classes, photos, stepsPerEpoch: STEPS }, UTC);
  const { folder: modelFolder } = newModelFolder(places);
  const modelId = addModel(
    write,
    {
      runId,
      folder: modelFolder,
      name: 'Beetles & <co>',
      depth: 18,
      size: 64,
      classes,
      heldOutAccuracy: 0.5,
      heldOutLoss: 1,
    },
    UTC,
  ).modelId;
  writeFileSync(join(modelFolder, 'model.json'), JSON.stringify({ network: { stride: 'in3x3', width: 8 } }));
  return { catalogue, classes, photos, runId, modelId };
}

/** Steps and epochs as a run tells them. */
export function ranThrough({ catalogue: { write }, runId }: Study): void {
  const schedule = scheduleOf(SETTINGS, STEPS);
  const steps = Array.from({ length: SETTINGS.epochs * STEPS }, (_, step) => ({
    step: step + 1,
    loss: 2 - step / 20,
    accuracy: step / 20,
    learningRate: learningRate(schedule, step),
  }));
  addSteps(write, runId, steps);
  for (let epoch = 1; epoch <= SETTINGS.epochs; epoch++) {
    addEpoch(write, runId, {
      epoch,
      loss: 2 / epoch,
      accuracy: 1 - 1 / (epoch + 1),
      heldOutLoss: 2.125 / epoch,
      heldOutAccuracy: epoch === 3 ? 0.875 : 0.5,
      learningRate: steps[epoch * STEPS - 1]?.learningRate ?? 0,
      kept: ([null, 'cycle-end', 'best', 'cycle-end'] as const)[epoch - 1] ?? null,
    });
  }
}

/** Measured on all held-out photos by a network that is often right and too sure of it. */
export async function measuredStudy({ catalogue: { read, write }, classes, photos, modelId }: Study) {
  const heldOut = photos.filter(({ part }) => part === 'held-out');
  const answers = heldOut.map((photo): Answer => {
    const logits = Float32Array.from(classes, (_, at) => 8 * chance(1, at, photo.photoId));
    logits[photo.label] = (logits[photo.label] ?? 0) + 5;
    return { photo, logits };
  });
  const fitted = temperatureOf(answers, SETTINGS.seed, null);
  const wider = (id: number) =>
    widerTaxa(read, id).map(({ id, scientificName, taxonRank }) => ({ taxonId: id, scientificName, taxonRank }));
  const figures = await evaluationFigures({
    answers,
    classes: classes.map(({ id, scientificName, taxonRank }) => ({
      taxonId: id,
      scientificName,
      taxonRank,
      wider: wider(id),
    })),
    frame: heldOut.length,
    sample: heldOut.length,
    seed: 1,
    fitted,
    inForce: fitted?.temperature ?? null,
  });
  const evaluation = {
    ...figures,
    modelId,
    modelName: 'Beetles & <co>',
    seed: 1,
    validation: null,
    namedHere: null,
    distances: null,
    drift: null,
    methods: 'It was measured.',
  };
  const rows = answers.map((answer) => measuredPhoto(answer, fitted?.temperature ?? 1));
  return { ...evaluation, ...addEvaluation(write, evaluation, rows, UTC) };
}

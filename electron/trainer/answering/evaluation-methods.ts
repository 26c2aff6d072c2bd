/* The methods paragraph: how a model was measured, with every number, for a paper. Runs in the trainer thread. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Calibration, Evaluation } from '../../domain/evaluation.ts';
import { METHODS } from '../../domain/language/papers.ts';
import type { Passport } from '../../contract/model-file.ts';
import { keptSettings, type TrainingSettings } from '../../domain/training.ts';
import { isUsed, methodsOf, SETTING_NAMES, settingOf, ungrouped } from '../../domain/setting-values.ts';
import { programFolder } from '../../files/program-folder.ts';
import { fromFile } from './methods-from-file.ts';
import type { ModelPassport } from '../model-folder/passport-check.ts';

export interface MethodsFacts {
  readonly collection: string;
  readonly learnPhotos: number;
  readonly learnSpecimens: number;
  /** Of the photos that judge the model. */
  readonly frameSpecimens: number;
  /** Photos that judge the model of which the network looks at a box alone. */
  readonly frameBoxed: number;
  readonly passport: Pick<ModelPassport, 'network' | 'classes' | 'learned' | 'members' | 'settings'>;
  /** Of a model that came in a file. */
  readonly file: Passport | null;
  readonly tensorflow: string;
}

export function methodsParagraph(
  measured: Omit<Evaluation, 'id' | 'madeUtc' | 'methods'>,
  facts: MethodsFacts,
): string {
  const { namedHere } = measured;
  const { settings } = facts.passport;
  const before =
    facts.file && namedHere
      ? fromFile({ ...measured, namedHere, specimens: facts.frameSpecimens }, facts.file, facts.collection)
      : training(measured, facts, keptSettings(settings ?? {}));
  return [
    ...before,
    ...(facts.frameBoxed > 0 ? [METHODS.boxed(facts.frameBoxed)] : []),
    ...measures(measured),
    METHODS.software(version(), facts.tensorflow),
  ].join(' ');
}

type Measured = Pick<Evaluation, 'modelName' | 'frame' | 'validation' | 'given'>;

function training(
  { modelName, frame, validation, given }: Measured,
  facts: MethodsFacts,
  settings: TrainingSettings,
): string[] {
  const { learned, classes, network, members = 1 } = facts.passport;
  const learning = { photos: facts.learnPhotos, specimens: facts.learnSpecimens };
  const judging = { photos: frame, specimens: facts.frameSpecimens };
  const drawn = METHODS.drawn(settings.heldOutShare, settings.seed);
  const divided = given
    ? METHODS.cameDivided(given, (validation?.photos ?? 0) + frame, drawn)
    : METHODS.wereDivided(drawn, validation !== null);
  const isQuick = settings.mode === 'quick';
  const how = { isQuick, isFromNothing: settings.startFrom === null, schedule: schedule(settings) };
  return [
    METHODS.model(modelName, classes.length, facts.collection),
    `${divided}${METHODS.parts(learning, validation, judging)}`,
    METHODS.network(network),
    METHODS.trained(settings, learned.epochs, how),
    ...(isQuick ? [] : [METHODS.augmented(settings.augmentation)]),
    ...extras(settings),
    members > 1 ? METHODS.ensemble(members) : METHODS.kept(learned.bestEpoch, validation !== null),
    ...(validation === null ? [] : [METHODS.testUnseen]),
  ];
}

/** What the run did beyond the ordinary. */
function extras(settings: TrainingSettings): string[] {
  const values = ungrouped(settings);
  const words = SETTING_NAMES.filter((name) => isUsed(name, settings))
    .map((name) => methodsOf(settingOf(name), values[name]))
    .filter(Boolean);
  return words.length === 0 ? [] : [METHODS.extras(words)];
}

function schedule(settings: TrainingSettings): string {
  const { schedule, warmupEpochs } = settings;
  return `${METHODS.schedules[schedule](settings)}${warmupEpochs > 0 ? METHODS.warmup(warmupEpochs) : ''}`;
}

function measures(measured: Omit<Evaluation, 'id' | 'madeUtc' | 'methods'>): string[] {
  const {
    frame,
    sample,
    unreadable,
    changed = 0,
    otherSince = 0,
    specimens,
    accuracy,
    toCome,
    macro,
    ranks,
    calibration,
  } = measured;
  const { validation, namedHere } = measured;
  const judging = METHODS.judging[namedHere ? 'named' : validation === null ? 'heldOut' : 'test'];
  const shown = METHODS.shown({ ...measured, judging });
  const lost = unreadable > 0 ? METHODS.lost(unreadable, changed) : '';
  const ofFrame = sample === frame ? '' : METHODS.ofFrame(judging, accuracy);
  // Nothing to say where every specimen has one photograph.
  const effect =
    toCome.effective === null || accuracy.n === specimens ? '' : METHODS.effect(toCome.effective, accuracy.n);
  return [
    `${shown}${lost}.${otherSince > 0 ? METHODS.otherSince(otherSince) : ''}`,
    METHODS.named({ ...measured, besides: `${effect}${ofFrame}` }),
    ...(ranks.length === 0 ? [] : [METHODS.ranks(ranks)]),
    METHODS.macro(macro),
    ...(calibration === null ? [] : [calibrated(calibration, measured)]),
  ];
}

function calibrated(calibration: Calibration, { validation, namedHere }: Pick<Evaluation, 'validation' | 'namedHere'>) {
  const { fittedOn, checkedOn, temperature, before, after } = calibration;
  const fitted = namedHere?.temperatureCame
    ? METHODS.temperatureCame
    : METHODS.fitted(fittedOn, validation ? 'validation' : namedHere ? 'named' : 'others');
  return METHODS.calibration({ checkedOn, temperature, before: before.ece, after: after.ece, fitted });
}

function version(): string {
  const text = readFileSync(join(programFolder, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

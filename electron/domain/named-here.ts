/*
 * What is known of the photos that a model from a file is measured on: people here named them; whether it has learned from
 * any of them, only others know. Said in the same words everywhere. Runs everywhere.
 */
import { counted } from './words.ts';
import { judgingWord, type ValidationPart } from './training.ts';

/** Of an evaluation of a model that came in a file. */
export interface NamedHere {
  /** Photos with a person's name that the model does not know, left out; and of how many taxa they are. */
  readonly unknownPhotos: number;
  readonly unknownTaxa: number;
  /** The model of a run of this catalogue that it is; null: none is known. */
  readonly sameAs: SameModel | null;
  /** Whether its temperature came with it; else it is fitted here, on a third of the specimens drawn with the seed 0. */
  readonly temperatureCame: boolean;
}

/** Then it is known what it learned from, and those photos are left out. */
export interface SameModel {
  readonly modelName: string;
  readonly runName: string;
  /** Named photos left out: of specimens that the run learned from or that chose its epoch, and copies of such photos. */
  readonly usedPhotos: number;
  /** Whether photos of their own chose its epoch; else held-out ones did, which are not left out. */
  readonly validated: boolean;
}

interface Measured {
  readonly validation: ValidationPart | null;
  readonly namedHere: NamedHere | null;
}

/** What the photos are called that judge the model: "all named photos". */
export function measuredOnWord({ validation, namedHere }: Measured): 'test' | 'held-out' | 'named' {
  return namedHere ? 'named' : judgingWord(validation);
}

/** Whose names they are, whether it may have learned from the photos, and what is left out: whole sentences. */
export function namedHereWords({ unknownPhotos, unknownTaxa, sameAs }: NamedHere): string[] {
  const unknown = `${counted(unknownPhotos, 'photo')} of ${counted(unknownTaxa, 'taxon', 'taxa')}`;
  return [
    sameAs ? sameWords(sameAs) : UNKNOWN_WHETHER,
    ...(unknownPhotos > 0 ? [`${unknown} that it does not know ${isOrAre(unknownPhotos)} left out.`] : []),
  ];
}

const UNKNOWN_WHETHER =
  'Photos named by people here; the model came in a file, so whether it learned from any of them is not known.';

function sameWords({ modelName, runName, usedPhotos, validated }: SameModel): string {
  const same = `Photos named by people here; the model came in a file, but is the same as ${modelName}, which the run ${runName} of this catalogue made.`;
  const used = `${counted(usedPhotos, 'photo')} of specimens that it learned from${validated ? ' or that chose its epoch' : ''} ${isOrAre(usedPhotos)} left out.`;
  return `${same} ${used}${validated ? '' : ' Its epoch was chosen on some of the others, which flatters it a little.'}`;
}

function isOrAre(n: number): string {
  return n === 1 ? 'is' : 'are';
}

/** Why no look for leakage is offered. */
export function leakageUnknown(modelName: string, sameAs: SameModel | null): string {
  if (sameAs) {
    return `${modelName} came in a file, but is the same as ${sameAs.modelName}. Look for leakage with that one: what its run learned from is known here.`;
  }
  return `${modelName} came in a file, which says how many photos it learned from, but not which. Whether it has seen any of the photos here before, as they are or in another guise, cannot be said.`;
}

/** Of models that are compared; null: none of them came in a file. */
export function comparedWords(
  models: readonly { readonly modelName: string; readonly fromFile: boolean }[],
): string | null {
  const names = models.filter(({ fromFile }) => fromFile).map(({ modelName }) => modelName);
  if (names.length === 0) return null;
  const [came, has] = names.length > 1 ? ['files', 'they have'] : ['a file', 'it has'];
  return `${names.join(' and ')} came in ${came}; whether ${has} learned from any of these photos may not be known.`;
}

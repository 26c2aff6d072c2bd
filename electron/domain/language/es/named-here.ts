/*
 * What is said of the photos that a model from a file is measured on, in the same words everywhere: people here named them;
 * whether it has learned from any of them, only others know. Runs everywhere.
 */
import { counted } from './words.ts';

/** See domain/named-here.ts. */
interface Named {
  readonly unknownPhotos: number;
  readonly unknownTaxa: number;
  readonly sameAs: Same | null;
  readonly givenTest?: boolean;
}

interface Same {
  readonly modelName: string;
  readonly runName: string;
  readonly usedPhotos: number;
  readonly validated: boolean;
}

/** Whose names they are, whether it may have learned from the photos, and what is left out: whole sentences. */
export function namedHereWords({ unknownPhotos, unknownTaxa, sameAs, givenTest = false }: Named): string[] {
  const unknown = `${counted(unknownPhotos, 'photo')} of ${counted(unknownTaxa, 'taxon', 'taxa')}`;
  return [
    sameAs ? sameWords(sameAs) : UNKNOWN_WHETHER,
    ...(unknownPhotos > 0 ? [`${unknown} that it does not know ${isOrAre(unknownPhotos)} left out.`] : []),
    ...(givenTest ? ['Of the photos here only those judge it that came in a folder for the test.'] : []),
  ];
}

const UNKNOWN_WHETHER =
  'Photos named by people here; the model came in a file, so whether it learned from any of them is not known.';

function sameWords({ modelName, runName, usedPhotos, validated }: Same): string {
  const same = `Photos named by people here; the model came in a file, but is the same as ${modelName}, which the run ${runName} of this catalogue made.`;
  const used = `${counted(usedPhotos, 'photo')} of specimens that it learned from${validated ? ' or that chose its epoch' : ''} ${isOrAre(usedPhotos)} left out.`;
  return `${same} ${used}${validated ? '' : ' Its epoch was chosen on some of the others, which flatters it a little.'}`;
}

function isOrAre(n: number): string {
  return n === 1 ? 'is' : 'are';
}

/** Why no look for leakage is offered. */
export function leakageUnknown(modelName: string, sameAs: Pick<Same, 'modelName'> | null): string {
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

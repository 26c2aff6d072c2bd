/*
 * What is said of the photos that a model from a file is measured on, in Spanish, in the same words everywhere: people here
 * named them; whether it has learned from any of them, only others know. Runs everywhere.
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
  const unknown = `${leftOut(unknownPhotos)} de ${counted(unknownTaxa, 'taxón', 'taxones')} que no conoce.`;
  return [
    sameAs ? sameWords(sameAs) : UNKNOWN_WHETHER,
    ...(unknownPhotos > 0 ? [unknown] : []),
    ...(givenTest ? ['De las fotos de aquí, solo lo juzgan las que llegaron en una carpeta para la prueba.'] : []),
  ];
}

const UNKNOWN_WHETHER =
  'Fotos nombradas por personas de aquí; el modelo llegó en un archivo, así que no se sabe si aprendió de alguna de ellas.';

function sameWords({ modelName, runName, usedPhotos, validated }: Same): string {
  const same = `Fotos nombradas por personas de aquí; el modelo llegó en un archivo, pero es el mismo que ${modelName}, obtenido en el entrenamiento ${runName} de este catálogo.`;
  const used = `${leftOut(usedPhotos)} de ejemplares de los que aprendió${validated ? ' o que eligieron su época' : ''}.`;
  return `${same} ${used}${validated ? '' : ' Su época se eligió con algunas de las demás, lo que lo favorece un poco.'}`;
}

function leftOut(photos: number): string {
  return photos === 1 ? 'Se omite 1 foto' : `Se omiten ${counted(photos, 'foto', 'fotos')}`;
}

/** Why no look for leakage is offered. */
export function leakageUnknown(modelName: string, sameAs: Pick<Same, 'modelName'> | null): string {
  if (sameAs) {
    return `${modelName} llegó en un archivo, pero es el mismo que ${sameAs.modelName}. Busque fugas con ese: aquí se sabe de qué aprendió su entrenamiento.`;
  }
  return `${modelName} llegó en un archivo que dice de cuántas fotos aprendió, pero no de cuáles. No se puede saber si ya ha visto alguna de las fotos de aquí, tal cual o con otro aspecto.`;
}

/** Of models that are compared; null: none of them came in a file. */
export function comparedWords(
  models: readonly { readonly modelName: string; readonly fromFile: boolean }[],
): string | null {
  const names = models.filter(({ fromFile }) => fromFile).map(({ modelName }) => modelName);
  if (names.length === 0) return null;
  const [came, learned] =
    names.length > 1 ? ['llegaron en archivos', 'aprendieron'] : ['llegó en un archivo', 'aprendió'];
  return `${names.join(' y ')} ${came}; puede que no se sepa si ${learned} de alguna de estas fotos.`;
}

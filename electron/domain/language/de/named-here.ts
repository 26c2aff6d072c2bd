/*
 * What is said of the photos that a model from a file is measured on, in German, in the same words everywhere: people here
 * named them; whether it has learned from any of them, only others know. Runs everywhere.
 */
import type { comparedWords as comparedInEnglish, namedHereWords as namedInEnglish } from '../en/named-here.ts';
import { counted } from './words.ts';

/** See domain/named-here.ts. */
type Named = Parameters<typeof namedInEnglish>[0];
type Same = NonNullable<Named['sameAs']>;

const photosOf = (photos: number) => counted(photos, 'Foto', 'Fotos');
const leftOut = (photos: number) => (photos === 1 ? 'ist ausgelassen' : 'sind ausgelassen');

/** Whose names they are, whether it may have learned from the photos, and what is left out: whole sentences. */
export function namedHereWords({ unknownPhotos, unknownTaxa, sameAs, givenTest = false }: Named): string[] {
  const unknown = `${photosOf(unknownPhotos)} von ${counted(unknownTaxa, 'Taxon, das', 'Taxa, die')} es nicht kennt`;
  return [
    sameAs ? sameWords(sameAs) : UNKNOWN_WHETHER,
    ...(unknownPhotos > 0 ? [`${unknown}, ${leftOut(unknownPhotos)}.`] : []),
    ...(givenTest ? ['Von den Fotos hier beurteilen es nur die, die in einem Ordner für den Test kamen.'] : []),
  ];
}

const UNKNOWN_WHETHER =
  'Fotos, die hier von Personen bestimmt wurden; das Modell kam in einer Datei, daher ist nicht bekannt, ob es aus einem davon gelernt hat.';

function sameWords({ modelName, runName, usedPhotos, validated }: Same): string {
  const same = `Fotos, die hier von Personen bestimmt wurden; das Modell kam in einer Datei, ist aber dasselbe wie ${modelName} aus dem Lauf ${runName} dieses Katalogs.`;
  const used = `${photosOf(usedPhotos)} von Exemplaren, aus denen es gelernt hat${validated ? ' oder nach denen seine Epoche gewählt wurde' : ''}, ${leftOut(usedPhotos)}.`;
  return `${same} ${used}${validated ? '' : ' Seine Epoche wurde an einem Teil der übrigen gewählt, was ihm ein wenig schmeichelt.'}`;
}

/** Why no look for leakage is offered. */
export function leakageUnknown(modelName: string, sameAs: Pick<Same, 'modelName'> | null): string {
  if (sameAs) {
    return `${modelName} kam in einer Datei, ist aber dasselbe wie ${sameAs.modelName}. Suchen Sie bei jenem nach Überschneidungen: woraus sein Lauf gelernt hat, ist hier bekannt.`;
  }
  return `${modelName} kam in einer Datei, die angibt, aus wie vielen Fotos es gelernt hat, aber nicht, aus welchen. Ob es eines der Fotos hier schon gesehen hat, so oder in anderer Gestalt, lässt sich nicht sagen.`;
}

/** Of models that are compared; null: none of them came in a file. */
export function comparedWords(models: Parameters<typeof comparedInEnglish>[0]): string | null {
  const names = models.filter(({ fromFile }) => fromFile).map(({ modelName }) => modelName);
  if (names.length === 0) return null;
  const [came, learned] = names.length > 1 ? ['kamen in Dateien', 'sie'] : ['kam in einer Datei', 'es'];
  const have = names.length > 1 ? 'haben' : 'hat';
  return `${names.join(' und ')} ${came}; ob ${learned} aus einem dieser Fotos gelernt ${have}, ist womöglich nicht bekannt.`;
}

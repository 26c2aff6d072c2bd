/*
 * The beginning of the methods paragraph of a model that came in a file: what its passport says of it, whose names the
 * photographs have that it was measured on, and what cannot be known. Runs in the trainer thread.
 */
import type { Passport } from '../../contract/model-file.ts';
import { METHODS_FROM_FILE } from '../../domain/language/papers.ts';
import type { NamedHere } from '../../domain/named-here.ts';

interface Measured {
  readonly modelName: string;
  /** Photographs and specimens of the frame. */
  readonly frame: number;
  readonly specimens: number;
  readonly namedHere: NamedHere;
}

export function fromFile(
  { modelName, frame, specimens, namedHere }: Measured,
  file: Passport,
  collection: string,
): string[] {
  const { network, taxa, learned, members, credit } = file;
  const { sameAs, unknownPhotos, unknownTaxa } = namedHere;
  return [
    METHODS_FROM_FILE.model(modelName, taxa.length, file.createdUtc.slice(0, 10), credit),
    METHODS_FROM_FILE.network(network, members),
    METHODS_FROM_FILE.learned(learned),
    METHODS_FROM_FILE.measured(collection, { photos: frame, specimens }),
    ...(unknownPhotos === 0 ? [] : [METHODS_FROM_FILE.unknown(unknownPhotos, unknownTaxa)]),
    sameAs ? METHODS_FROM_FILE.sameAs(sameAs) : METHODS_FROM_FILE.learnedUnknown,
  ];
}

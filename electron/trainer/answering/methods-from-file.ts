/*
 * The beginning of the methods paragraph of a model that came in a file: what its passport says of it, whose names the
 * photographs have that it was measured on, and what cannot be known. Runs in the trainer thread.
 */
import type { Passport } from '../../contract/model-file.ts';
import type { NamedHere } from '../../domain/named-here.ts';
import { count, counted } from '../../domain/words.ts';

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
    `The model "${modelName}" tells apart ${count(taxa.length)} taxa; it came in a file, made on ${file.createdUtc.slice(0, 10)}${credit === null ? '' : ` (${credit})`}.`,
    `The network is a ResNet-${network.depth} (He et al. 2016) on pictures of ${network.size} x ${network.size} pixels${members > 1 ? `; ${count(members)} networks answer together, their probabilities averaged` : ''}.`,
    `As its file says, it learned from ${counted(learned.learnPhotos, 'photo')}, and ${counted(learned.heldOutPhotos, 'photo')} were held out.`,
    `It was measured on the collection "${collection}": on ${counted(frame, 'photo')} of ${counted(specimens, 'specimen')} to which people had given, without reserve, one of the names that it knows, each content once.`,
    ...(unknownPhotos === 0
      ? []
      : [
          `${counted(unknownPhotos, 'photo')} of ${counted(unknownTaxa, 'taxon', 'taxa')} that it does not know ${unknownPhotos === 1 ? 'was' : 'were'} left out.`,
        ]),
    sameAs
      ? `It is the same as the model "${sameAs.modelName}", which the run "${sameAs.runName}" of this collection made; ${counted(sameAs.usedPhotos, 'photo')} of specimens that it had learned from${sameAs.validated ? ', or that had chosen its epoch,' : ''} ${sameAs.usedPhotos === 1 ? 'was' : 'were'} left out${sameAs.validated ? '' : ', while photographs that had chosen its epoch were not'}.`
      : 'Whether it had learned from any of these photographs is not known.',
  ];
}

/* Which photos of an evaluation are shown beside it, and in what words. Pure; no DOM. */
import { EVALUATE } from '../../../electron/domain/language/window.ts';
import type { Evaluation, EvaluationRowsRequest, TaxonScore } from '../../../electron/domain/evaluation.ts';
import type { MatrixView } from '../../../electron/domain/plots/confusion.ts';
import { isItalicRank } from '../../../electron/domain/taxonomy.ts';

const words = EVALUATE.photos;

export interface PhotoQuery {
  /** Scientific names apart from the words around them. */
  readonly title: readonly (string | { readonly name: string; readonly italic?: boolean })[];
  readonly asked: Pick<EvaluationRowsRequest, 'labels' | 'predicted' | 'only'>;
  /** The names in question, each once; those of a matrix by genus are genera. Empty: all. */
  readonly names: readonly { readonly name: string; readonly italic: boolean }[];
}

export function photosOfCell({ groups }: MatrixView, row: number, column: number): PhotoQuery | null {
  const [label, predicted] = [groups[row], groups[column]];
  if (!label || !predicted) return null;
  return {
    title: row === column ? words.right(label) : words.wrong(label, predicted),
    asked: { labels: label.places, predicted: predicted.places, only: 'all' },
    names: (row === column ? [label] : [label, predicted]).map(({ name, italic }) => ({ name, italic })),
  };
}

/** The first taken for the second, and the other way round. */
export function photosOfPair({ taxa }: Pick<Evaluation, 'taxa'>, first: number, second: number): PhotoQuery {
  return {
    title: words.eachOther(nameOf(taxa[first]), nameOf(taxa[second])),
    asked: { labels: [first, second], predicted: [first, second], only: 'wrong' },
    names: [nameOf(taxa[first]), nameOf(taxa[second])],
  };
}

/** Of the photos labelled so, those that were named otherwise. */
export function photosMissed({ taxa }: Pick<Evaluation, 'taxa'>, place: number): PhotoQuery {
  return {
    title: words.missed(nameOf(taxa[place])),
    asked: { labels: [place], predicted: null, only: 'wrong' },
    names: [nameOf(taxa[place])],
  };
}

export const ALL_WRONG: PhotoQuery = {
  title: words.allWrong,
  asked: { labels: null, predicted: null, only: 'wrong' },
  names: [],
};

/** The places of the taxa that are asked about, each once; empty: all. */
export function placesAsked({ asked }: PhotoQuery): number[] {
  return [...new Set([...(asked.labels ?? []), ...(asked.predicted ?? [])])];
}

function nameOf(taxon: TaxonScore | undefined): { name: string; italic: boolean } {
  return taxon ? { name: taxon.scientificName, italic: isItalicRank(taxon.taxonRank) } : { name: '', italic: false };
}

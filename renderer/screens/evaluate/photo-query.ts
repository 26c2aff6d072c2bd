/* Which photos of an evaluation are shown beside it, and in what words. Pure; no DOM. */
import type { Evaluation, EvaluationRowsRequest, TaxonScore } from '../../../electron/domain/evaluation.ts';
import type { MatrixView } from '../../../electron/domain/plots/confusion.ts';
import { isItalicRank } from '../../../electron/domain/taxonomy.ts';

export interface PhotoQuery {
  /** Scientific names apart from the words around them. */
  readonly title: readonly (string | { readonly name: string; readonly italic: boolean })[];
  readonly asked: Pick<EvaluationRowsRequest, 'labels' | 'predicted' | 'only'>;
  /** The names in question, each once; those of a matrix by genus are genera. Empty: all. */
  readonly names: readonly { readonly name: string; readonly italic: boolean }[];
}

export function photosOfCell({ groups }: MatrixView, row: number, column: number): PhotoQuery | null {
  const [label, predicted] = [groups[row], groups[column]];
  if (!label || !predicted) return null;
  return {
    title: row === column ? [label, ', rightly named'] : [label, ' taken for ', predicted],
    asked: { labels: label.places, predicted: predicted.places, only: 'all' },
    names: (row === column ? [label] : [label, predicted]).map(({ name, italic }) => ({ name, italic })),
  };
}

/** Both ways. */
export function photosOfPair({ taxa }: Pick<Evaluation, 'taxa'>, first: number, second: number): PhotoQuery {
  return {
    title: [nameOf(taxa[first]), ' and ', nameOf(taxa[second]), ', taken for each other'],
    asked: { labels: [first, second], predicted: [first, second], only: 'wrong' },
    names: [nameOf(taxa[first]), nameOf(taxa[second])],
  };
}

/** Of the photos labelled so, those that were named otherwise. */
export function photosMissed({ taxa }: Pick<Evaluation, 'taxa'>, place: number): PhotoQuery {
  return {
    title: [nameOf(taxa[place]), ', wrongly named'],
    asked: { labels: [place], predicted: null, only: 'wrong' },
    names: [nameOf(taxa[place])],
  };
}

export const ALL_WRONG: PhotoQuery = {
  title: ['All that were wrongly named'],
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

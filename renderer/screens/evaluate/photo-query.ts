/* Which photos of an evaluation are shown beside it, and in what words. Pure; no DOM. */
import type { Evaluation, EvaluationRowsRequest } from '../../../electron/contract/evaluation.ts';
import type { MatrixView } from '../../../electron/contract/plots/confusion.ts';

export interface PhotoQuery {
  readonly title: string;
  readonly asked: Pick<EvaluationRowsRequest, 'labels' | 'predicted' | 'only'>;
}

export function photosOfCell({ groups }: MatrixView, row: number, column: number): PhotoQuery | null {
  const [label, predicted] = [groups[row], groups[column]];
  if (!label || !predicted) return null;
  return {
    title: row === column ? `${label.name}, rightly named` : `${label.name} taken for ${predicted.name}`,
    asked: { labels: label.places, predicted: predicted.places, only: 'all' },
  };
}

/** Both ways. */
export function photosOfPair({ taxa }: Pick<Evaluation, 'taxa'>, first: number, second: number): PhotoQuery {
  const [one, other] = [taxa[first]?.scientificName ?? '', taxa[second]?.scientificName ?? ''];
  return {
    title: `${one} and ${other}, taken for each other`,
    asked: { labels: [first, second], predicted: [first, second], only: 'wrong' },
  };
}

/** Of the photos labelled so, those that were named otherwise. */
export function photosMissed({ taxa }: Pick<Evaluation, 'taxa'>, place: number): PhotoQuery {
  return {
    title: `${taxa[place]?.scientificName ?? ''}, wrongly named`,
    asked: { labels: [place], predicted: null, only: 'wrong' },
  };
}

export const ALL_WRONG: PhotoQuery = {
  title: 'All that were wrongly named',
  asked: { labels: null, predicted: null, only: 'wrong' },
};

/*
 * What in a photo speaks for a taxon, as the network sees it: a coarse map to be laid over the photo. Runs everywhere.
 */
import type { PhotoBox } from '../domain/photo-box.ts';

export interface ExplanationRequest {
  readonly photoId: number;
  /** null: the newest model. */
  readonly modelId: number | null;
  /** One of the model's own taxa. */
  readonly taxonId: number;
}

export interface Explanation {
  readonly photoId: number;
  readonly modelId: number;
  readonly taxonId: number;
  /** Row after row, `centres.length` squared; 0 nothing, 1 the place that speaks for it most. All 0 where nothing does. */
  readonly values: readonly number[];
  /** Where the middle of each column (and row) lies in the upright photo, or in the box, as a share of its width (and height). */
  readonly centres: readonly number[];
  /** The box that the network looks at; left out: the whole photo. */
  readonly box?: PhotoBox;
}

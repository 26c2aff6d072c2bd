/* The sample collection, drawn by the program from a seed. Runs everywhere; imports nothing. */

export interface SampleRequest {
  /** Where the photos are written; must be empty or absent. */
  readonly folder: string;
  readonly seed: number;
  readonly specimensPerTaxon: number;
  /** Exact number of readable photos; overrides specimensPerTaxon. */
  readonly photos: number | null;
}

export interface SampleResult {
  readonly folder: string;
  readonly photos: number;
  readonly specimens: number;
  readonly taxa: number;
}

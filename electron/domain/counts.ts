/*
 * How many a person may ask for, where the window or the command line asks and a request carries it. Settings of a run are in
 * `settings.ts`. Pure; runs everywhere.
 */
import { whole } from './bounds.ts';

export const COUNTS = {
  /** The sample collection. */
  specimensPerTaxon: whole(1, 10_000),
  samplePhotos: whole(1, 1_000_000),
  /** Photos drawn at random to measure a model with. */
  measuredSample: whole(1, 10_000_000),
  /** Photos drawn of an evaluation, to be shown and printed. */
  shownSample: whole(1, 1000),
  /** Of a catalogue's photos, for several machines. */
  shards: whole(1, 100_000),
} as const;

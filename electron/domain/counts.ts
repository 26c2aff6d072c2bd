/*
 * How many a person may ask for, where the window or the command line asks and a request carries it. Settings of a run are in
 * `settings.ts`. Pure; runs everywhere.
 */
import type { Figure } from './bounds.ts';

export const COUNTS = {
  /** The sample collection. */
  specimensPerTaxon: { kind: 'whole', low: 1, high: 10_000 },
  samplePhotos: { kind: 'whole', low: 1, high: 1_000_000 },
  /** Photos drawn at random to measure a model with. */
  measuredSample: { kind: 'whole', low: 1, high: 10_000_000 },
  /** Photos drawn of an evaluation, to be shown and printed. */
  shownSample: { kind: 'whole', low: 1, high: 1000 },
  /** Of a catalogue's photos, for several machines. */
  shards: { kind: 'whole', low: 1, high: 100_000 },
} as const satisfies Readonly<Record<string, Figure>>;

/* What one reading of a photo's file gives; a part of the photo's row in the catalogue. Runs anywhere. */
import type { PhotoTrouble } from '../contract/import.ts';
import type { PhotoCode } from '../domain/intake/photo-code.ts';
import type { PhotoQuality } from '../domain/intake/quality.ts';

/** What reading a file gave; the rest of a photo's row. */
export interface PhotoContent {
  readonly sha256: string | null;
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly format: string | null;
  /** Upright, px. */
  readonly width: number | null;
  readonly height: number | null;
  readonly orientation: number;
  /** Whole pictures in its file, of which it is one. */
  readonly pages: number;
  readonly takenLocal: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Barcodes and two-dimensional codes in it; null: nobody looked for them. */
  readonly codes: readonly PhotoCode[] | null;
  /** How good it is as a picture; null: it was not measured. */
  readonly quality: PhotoQuality | null;
  readonly trouble: PhotoTrouble | null;
  readonly troubleMessage: string | null;
}

/** Of a file that was not read. */
export const UNREAD: PhotoContent = {
  sha256: null,
  bytes: 0,
  modifiedMs: 0,
  format: null,
  width: null,
  height: null,
  orientation: 1,
  pages: 1,
  takenLocal: null,
  latitude: null,
  longitude: null,
  codes: null,
  quality: null,
  trouble: null,
  troubleMessage: null,
};

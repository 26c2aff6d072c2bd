/* A barcode or two-dimensional code that was read from a photo. Runs everywhere. */

export const CODE_FORMATS = ['Code 39', 'Code 128', 'ITF', 'Data Matrix', 'QR Code', 'PDF417'] as const;
export type CodeFormat = (typeof CODE_FORMATS)[number];

/** x and y in px of the upright photo. */
export type Corner = readonly [x: number, y: number];

export interface PhotoCode {
  readonly format: CodeFormat;
  readonly text: string;
  /** Round the code, from its own upper left corner on. */
  readonly corners: readonly [Corner, Corner, Corner, Corner];
}

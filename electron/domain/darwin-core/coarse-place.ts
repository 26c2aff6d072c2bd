/*
 * Places that are to be kept back, given by the cell of a grid that they lie in. The centre of the cell is written, and as
 * uncertainty the way from it to a corner, so that each place of the cell is as likely. Pure; runs everywhere.
 */

/** Sides of a cell in degrees; 0: no coordinates at all. */
export const GRIDS = [0, 0.01, 0.1, 1] as const;
export type Grid = (typeof GRIDS)[number];

export const DEFAULT_GRID: Grid = 0.1;

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  /** null: not known. */
  readonly uncertainty: number | null;
}

const METRES_A_DEGREE = 111_320;

/** null: nothing is told of it. */
export function coarsePlace({ latitude, longitude, uncertainty }: Place, grid: Grid): Place | null {
  if (grid === 0) return null;
  const [south, west] = [cellOf(latitude, grid, 90), cellOf(longitude, grid, 180)];
  const centre = { latitude: rounded(south + grid / 2), longitude: rounded(west + grid / 2) };
  const height = (grid / 2) * METRES_A_DEGREE;
  // A cell is widest at its side nearest to the equator.
  const nearest = Math.min(Math.abs(south), Math.abs(south + grid));
  const width = height * Math.cos((nearest * Math.PI) / 180);
  return { ...centre, uncertainty: Math.ceil(Math.hypot(height, width) + (uncertainty ?? 0)) };
}

/** The lower side of the cell; the last cell of the globe takes in the border. */
function cellOf(degrees: number, grid: Grid, most: number): number {
  const cells = Math.round((2 * most) / grid);
  // A billionth more, since 0.3 / 0.1 is less than 3 in numbers of a machine.
  const cell = Math.floor((degrees + most) / grid + 1e-9);
  return Math.min(Math.max(cell, 0), cells - 1) * grid - most;
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(4));
}

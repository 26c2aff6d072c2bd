/*
 * Do new photos look to the network like those that it learned from? Fréchet distance between normal distributions fitted
 * to embeddings (Dowson and Landau 1982, J. Multivariate Anal. 12:450), in at most 64 principal directions of the first
 * set: with fewer photos than numbers in an embedding, a whole covariance matrix would be mostly noise. Plain arithmetic;
 * runs anywhere.
 */
import { type Matrix, rowProducts, symmetricEigen } from './matrix.ts';

/** Of each set. */
export const MOST_DRIFT_PHOTOS = 256;
/** With fewer photos of a set nothing is said. */
export const FEWEST_DRIFT_PHOTOS = 20;
const MOST_DIRECTIONS = 64;
/** A direction is kept for every so many photos. */
const PHOTOS_A_DIRECTION = 4;

/** How many directions are looked at with this many photos of each set. */
export function directionsFor(photos: number): number {
  return Math.min(MOST_DIRECTIONS, Math.floor(photos / PHOTOS_A_DIRECTION));
}

/** Embeddings in the principal directions of `base`, about its mean. `sets` come back as [photos, directions] each. */
export function projected(
  base: readonly Float32Array[],
  directions: number,
  sets: readonly (readonly Float32Array[])[],
): Matrix[] {
  const mean = meanOf(base);
  const centred = (rows: readonly Float32Array[]) => rows.map((row) => Float64Array.from(row, (x, i) => x - mean[i]!));
  const own = centred(base);
  // Eigenvectors of the small matrix of products between photos give those of the large one between numbers.
  const { values, vectors } = symmetricEigen(rowProducts(own, own));
  const largest = values[0] ?? 0;
  const axes = vectors.slice(0, directions).flatMap((vector, index) => {
    const value = values[index]!;
    if (value <= 1e-12 * largest) return [];
    const axis = new Float64Array(mean.length);
    own.forEach((row, photo) => {
      const share = vector[photo]! / Math.sqrt(value);
      for (let i = 0; i < axis.length; i++) axis[i]! += share * row[i]!;
    });
    return [axis];
  });
  return sets.map((set) => rowProducts(centred(set), axes));
}

/**
 * |m1 - m2|² + trace(C1 + C2 - 2 (C1^½ C2 C1^½)^½), with unbiased covariances. Both roots are of symmetric matrices that
 * have no negative eigenvalues, so they are taken of the eigenvalues, rounding below zero cut off.
 */
export function frechetDistance(a: Matrix, b: Matrix): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  const [covarianceA, covarianceB] = [covariance(a, meanA), covariance(b, meanB)];
  const root = symmetricRoot(covarianceA);
  // root and covarianceB are symmetric: a row product is a matrix product.
  const inner = rowProducts(rowProducts(root, covarianceB), root);
  const { values } = symmetricEigen(inner);
  const cross = values.reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0);
  const apart = meanA.reduce((sum, x, i) => sum + (x - meanB[i]!) ** 2, 0);
  return Math.max(0, apart + trace(covarianceA) + trace(covarianceB) - 2 * cross);
}

function meanOf(rows: readonly (Float32Array | Float64Array)[]): Float64Array {
  const mean = new Float64Array(rows[0]?.length ?? 0);
  for (const row of rows) for (let i = 0; i < mean.length; i++) mean[i]! += row[i]! / rows.length;
  return mean;
}

function covariance(rows: Matrix, mean: Float64Array): Float64Array[] {
  const columns = Array.from(mean, (middle, i) => Float64Array.from(rows, (row) => row[i]! - middle));
  return rowProducts(columns, columns).map((row) => row.map((sum) => sum / (rows.length - 1)));
}

function symmetricRoot(matrix: Matrix): Float64Array[] {
  const { values, vectors } = symmetricEigen(matrix);
  const n = matrix.length;
  return Array.from({ length: n }, (_, i) =>
    Float64Array.from({ length: n }, (_unused, j) =>
      vectors.reduce((sum, vector, k) => sum + Math.sqrt(Math.max(0, values[k]!)) * vector[i]! * vector[j]!, 0),
    ),
  );
}

function trace(matrix: Matrix): number {
  return matrix.reduce((sum, row, i) => sum + row[i]!, 0);
}

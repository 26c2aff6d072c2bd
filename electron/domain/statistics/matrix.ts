/* The little linear algebra that drift needs, on rows of float64. Plain arithmetic; runs anywhere. */

export type Matrix = readonly Float64Array[];

/** a times the transpose of b: every row of a with every row of b. */
export function rowProducts(a: Matrix, b: Matrix): Float64Array[] {
  return a.map((x) =>
    Float64Array.from(b, (y) => {
      let sum = 0;
      for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
      return sum;
    }),
  );
}

export interface Eigen {
  /** Largest first. */
  readonly values: readonly number[];
  /** Rows, of length 1, in the order of `values`. */
  readonly vectors: Matrix;
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations (Golub and Van Loan, Matrix Computations,
 * 8.5), which find small eigenvalues as exactly as large ones. About a second for 256 rows.
 */
export function symmetricEigen(matrix: Matrix): Eigen {
  const n = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const v = a.map((_, i) => Float64Array.from({ length: n }, (_unused, j) => (i === j ? 1 : 0)));
  const size = Math.sqrt(a.reduce((sum, row) => sum + row.reduce((s, x) => s + x * x, 0), 0));
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) off += a[p]![q]! ** 2;
    if (Math.sqrt(off) <= 1e-15 * size) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, v, p, q);
  }
  const order = a.map((row, i) => ({ value: row[i]!, i })).sort((x, y) => y.value - x.value || x.i - y.i);
  return { values: order.map(({ value }) => value), vectors: order.map(({ i }) => v[i]!) };
}

/** Makes a[p][q] zero, and turns the rows of v along. */
function rotate(a: Float64Array[], v: Float64Array[], p: number, q: number): void {
  const off = a[p]![q]!;
  if (off === 0) return;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * off);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  turn(a[p]!, a[q]!, c, s);
  for (const row of a) {
    const [x, y] = [row[p]!, row[q]!];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  }
  turn(v[p]!, v[q]!, c, s);
}

function turn(x: Float64Array, y: Float64Array, c: number, s: number): void {
  for (let k = 0; k < x.length; k++) {
    const [xk, yk] = [x[k]!, y[k]!];
    x[k] = c * xk - s * yk;
    y[k] = s * xk + c * yk;
  }
}

// Weights, pictures and labels by formula: number for number what `formula.py` makes, so that none need be stored. Only
// +, -, *, / and square roots of float64, one at a time and in the same order on both sides: exact to the bit in every
// language.

const BUMPS = 4;

/**
 * A number for each name: FNV-1a, 32 bit.
 * @param {string} text
 */
function streamOf(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}

/**
 * Numbers 0 <= u < 1 in steps of 2^-24: a counter through the last mixing of MurmurHash3.
 * @param {string} text
 * @param {number} length
 */
function uniforms(text, length) {
  const stream = streamOf(text);
  return Float64Array.from({ length }, (_, i) => {
    let x = Math.imul(i, 0x9e3779b9) + stream;
    x ^= x >>> 16;
    x = Math.imul(x, 0x85ebca6b);
    x ^= x >>> 13;
    x = Math.imul(x, 0xc2b2ae35);
    x ^= x >>> 16;
    return (x >>> 8) / 16777216;
  });
}

/**
 * A parameter, in Vasculum's order of axes: He's spread for kernels, and residual branches that add a share alone.
 * @param {number} seed
 * @param {{name: string, role: string, shape: readonly number[], closesBlock: boolean}} parameter
 * @param {number} residual that share: about the scale of the batch norm that closes a block
 */
export function weights(seed, { name, role, shape, closesBlock }, residual) {
  const [a = 1, b = 1, , d = 1] = shape;
  const u = uniforms(
    `${seed}/${name}`,
    shape.reduce((product, length) => product * length, 1),
  );
  if (role === 'kernels' || role === 'weight') {
    const bound = Math.sqrt(role === 'kernels' ? 6 / (a * b * d) : 3 / b);
    return Float32Array.from(u, (value) => bound * (2 * value - 1));
  }
  if (role === 'scale' || role === 'variance') {
    return Float32Array.from(u, (value) => (closesBlock ? residual : 1) * (0.75 + 0.5 * value));
  }
  return Float32Array.from(u, (value) => 0.2 * (2 * value - 1));
}

/**
 * Soft bumps on a plain ground, [n, size, size, 3] of bytes; each class has its own two colours.
 * @param {number} seed
 * @param {number} classes
 * @param {number} size px
 * @param {readonly number[]} numbers of the pictures
 */
export function pictures(seed, classes, size, numbers) {
  const batch = new Uint8Array(numbers.length * size * size * 3);
  let at = 0;
  for (const number of numbers) {
    const place = uniforms(`${seed}/picture/${number}`, 4 * BUMPS);
    const colour = uniforms(`${seed}/class/${number % classes}`, 6);
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const share = shareOfTop(place, (column + 0.5) / size, (row + 0.5) / size);
        for (let channel = 0; channel < 3; channel++) {
          const ground = colour[channel] ?? 0;
          const top = colour[3 + channel] ?? 0;
          batch[at++] = Math.floor(255 * (ground + (top - ground) * share));
        }
      }
    }
  }
  return batch;
}

/**
 * How much of the second colour a point has.
 * @param {Float64Array} place
 * @param {number} x
 * @param {number} y
 */
function shareOfTop(place, x, y) {
  let height = 0;
  for (let bump = 0; bump < 4 * BUMPS; bump += 4) {
    const [left = 0, top = 0, radius = 0, weight = 0] = place.subarray(bump, bump + 4);
    const across = (x - left) * (x - left);
    const down = (y - top) * (y - top);
    const spread = (0.1 + 0.2 * radius) * (0.1 + 0.2 * radius);
    height += (0.3 + 0.7 * weight) / (1 + (across + down) / spread);
  }
  return height / (1 + height);
}

/**
 * @param {number} classes
 * @param {readonly number[]} numbers of the pictures
 */
export function labels(classes, numbers) {
  return Int32Array.from(numbers, (number) => number % classes);
}

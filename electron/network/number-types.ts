/*
 * Numbers as weights files keep them, to the 32-bit floats that the trainer works with. Little-endian throughout, as is
 * every machine that Electron runs on. Pure; runs anywhere.
 */

/** Named as safetensors names them. */
const NUMBER_TYPES = ['F16', 'BF16', 'F32', 'F64', 'I64'] as const;
export type NumberType = (typeof NUMBER_TYPES)[number];

const BYTES: Readonly<Record<NumberType, number>> = { F16: 2, BF16: 2, F32: 4, F64: 8, I64: 8 };

export function isNumberType(name: string): name is NumberType {
  return (NUMBER_TYPES as readonly string[]).includes(name);
}

export function bytesEach(type: NumberType): number {
  return BYTES[type];
}

/** 32-bit floats are a view of `bytes` where these are aligned; all else is a copy. */
export function toFloats(type: NumberType, bytes: Uint8Array): Float32Array {
  const size = BYTES[type];
  const aligned = bytes.byteOffset % size === 0 ? bytes : new Uint8Array(bytes);
  const { buffer, byteOffset } = aligned;
  const length = aligned.byteLength / size;
  switch (type) {
    case 'F32':
      return new Float32Array(buffer, byteOffset, length);
    case 'F64':
      return Float32Array.from(new Float64Array(buffer, byteOffset, length));
    case 'I64':
      return Float32Array.from(new BigInt64Array(buffer, byteOffset, length), Number);
    case 'BF16': {
      // The upper half of a 32-bit float.
      const bits = Uint32Array.from(new Uint16Array(buffer, byteOffset, length), (half) => half << 16);
      return new Float32Array(bits.buffer);
    }
    case 'F16':
      return Float32Array.from(new Uint16Array(buffer, byteOffset, length), halfToFloat);
  }
}

/** False when any of them is infinite or not a number. */
export function areNumbers(data: Float32Array): boolean {
  // A sum is not finite when one of its terms is not, and is far quicker to work out than to ask each; and by index three
  // times as quickly as by an iterator.
  let sum = 0;
  for (let at = 0; at < data.length; at++) sum += data[at]!;
  return Number.isFinite(sum);
}

/** IEEE 754 binary16: 1 sign, 5 exponent (bias 15) and 10 fraction bits. */
function halfToFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

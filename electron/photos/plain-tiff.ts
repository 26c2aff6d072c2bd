/*
 * Pixels that were decoded here as a file that the decoder reads like any other: an uncompressed TIFF in memory, with the
 * colour profile that the photo had. Pure.
 */
import type { Pixels } from './heic.ts';

const LONG = 4;
const SHORT = 3;
const UNDEFINED = 7;
const RGB = 2;
const EIGHT_BITS = [8, 8, 8];

/** [tag, type, values]; more than one value lie behind the directory. */
type Field = readonly [number, number, readonly number[]];

export interface PlainTiff {
  /** 1..8. */
  readonly orientation?: number;
  readonly profile?: Buffer | undefined;
}

/** Rejects nothing: `rgb` has width x height x 3 bytes. */
export function plainTiff({ width, height, rgb }: Pixels, { orientation = 1, profile }: PlainTiff): Buffer {
  const fieldCount = profile ? 12 : 11;
  const bitsAt = 8 + 2 + fieldCount * 12 + 4;
  const profileAt = bitsAt + EIGHT_BITS.length * 2;
  const pixelsAt = profileAt + (profile?.length ?? 0);
  const fields: Field[] = [
    [254, LONG, [0]],
    [256, LONG, [width]],
    [257, LONG, [height]],
    [258, SHORT, EIGHT_BITS],
    [259, SHORT, [1]],
    [262, SHORT, [RGB]],
    [273, LONG, [pixelsAt]],
    [274, SHORT, [orientation]],
    [277, SHORT, [3]],
    [278, LONG, [height]],
    [279, LONG, [rgb.length]],
  ];
  const head = Buffer.alloc(pixelsAt);
  head.write('II', 0, 'latin1');
  head.writeUInt16LE(42, 2);
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(fieldCount, 8);
  let at = 10;
  const write = (tag: number, type: number, count: number, value: number) => {
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(count, at + 4);
    if (type === SHORT && count === 1) head.writeUInt16LE(value, at + 8);
    else head.writeUInt32LE(value, at + 8);
    at += 12;
  };
  for (const [tag, type, values] of fields)
    write(tag, type, values.length, values.length === 1 ? (values[0] ?? 0) : bitsAt);
  if (profile) write(34675, UNDEFINED, profile.length, profileAt);
  for (const [index, bits] of EIGHT_BITS.entries()) head.writeUInt16LE(bits, bitsAt + index * 2);
  profile?.copy(head, profileAt);
  return Buffer.concat([head, rgb]);
}

/*
 * Damage that decoders go over without a word: they lose their place in a JPEG, find it again, and the rest of the picture
 * is shifted or has other colours. What bad drives and broken copies leave is looked for, which is cheap; only where it is
 * found the codes of the picture are counted, which takes as long as decoding. Pure.
 */
import { PhotoFault } from './fault.ts';
import { isWholeScan, placeOfScan, type Run } from './jpeg-scan.ts';
import type { Picture } from './thumbnail.ts';
import { describeTrouble, notReadable } from './trouble.ts';

/** Throws PhotoFault. `picture` was decoded without complaint; one too large for memory is taken to be whole. */
export function lookForDamage({ input, header }: Picture): void {
  if (typeof input === 'string') return;
  if (header.format === 'png' && !input.includes('IEND', -PNG_TAIL_BYTES) && !input.includes('IEND'))
    throw new PhotoFault(describeTrouble('truncated'), { header });
  if (header.format !== 'jpeg' && header.format !== 'raw') return;
  const scan = placeOfScan(input);
  if (scan === null) return;
  const end = input.indexOf(END_OF_IMAGE, scan);
  if (end < 0) throw new PhotoFault(describeTrouble('truncated'), { header });
  if (header.isProgressive) return;
  const run = runOfOneByte(input, scan, end);
  if (run && !isWholeScan(input, run)) throw new PhotoFault(notReadable('spoilt'), { header });
}

const PNG_TAIL_BYTES = 16;
const END_OF_IMAGE = Buffer.from([0xff, 0xd9]);

/** Words of four bytes from one look to the next. */
const STRIDE = 4;
const ONE_BYTE = 0x01010101;

/** The first place where one byte stands more than some 27 times in a row, as the codes of a picture hardly do. */
function runOfOneByte(file: Buffer, from: number, end: number): Run | null {
  const skip = (4 - ((file.byteOffset + from) % 4)) % 4;
  const words = new Int32Array(file.buffer, file.byteOffset + from + skip, Math.max(0, end - from - skip) >> 2);
  for (let at = 0; at + 1 < words.length; at += STRIDE) {
    const word = words[at] ?? 0;
    if (word !== words[at + 1] || word !== Math.imul(word & 0xff, ONE_BYTE)) continue;
    const byte = word & 0xff;
    let first = from + skip + at * 4;
    while (file[first - 1] === byte) first -= 1;
    let last = first;
    while (file[last + 1] === byte) last += 1;
    if (last - first >= LEAST_RUN) return { from: first, to: last };
  }
  return null;
}

const LEAST_RUN = 24;

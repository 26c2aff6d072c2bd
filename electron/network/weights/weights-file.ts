/* Tensors in a file on disk, written whole, with a checksum of their bytes. Runs outside the window. */
import { crc32 } from 'node:zlib';
import { UnfitFileError } from '../../domain/problems.ts';
import { readRegular } from '../../files/read-regular.ts';
import { writeWhole } from '../../files/whole-file.ts';
import type { Tensors } from '../network.ts';
import { weightsParts, decodeWeights } from './weights.ts';

/** Writes tensors with the checksum of their bytes. */
export async function writeWeightsFile(
  file: string,
  tensors: Tensors,
  metadata: Readonly<Record<string, string>>,
): Promise<void> {
  await writeWhole(file, weightsParts(tensors, { ...metadata, crc32: checksum(tensors) }));
}

export interface ReadWeights {
  readonly tensors: Tensors;
  readonly metadata: Record<string, string>;
}

/**
 * What `writeWeightsFile` wrote, `most` bytes at most; null when it is not there, cut short, damaged, longer, or a link. A
 * system that cannot read its own disk is no fault of the file: its errors are thrown.
 */
export async function readWeightsFile(file: string, most: number): Promise<ReadWeights | null> {
  try {
    const { tensors, metadata } = decodeWeights(await readRegular(file, most));
    return metadata['crc32'] === checksum(tensors) ? { tensors, metadata } : null;
  } catch (error) {
    if (error instanceof UnfitFileError) return null;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

export function checksum(tensors: Tensors): string {
  let sum = 0;
  for (const name of [...tensors.keys()].sort()) {
    const data = tensors.get(name)?.data ?? new Float32Array();
    sum = crc32(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), crc32(name, sum));
  }
  return sum.toString(16);
}

/*
 * Zip files in which nothing is compressed, as PyTorch writes them: the records are parts of the file itself, so none can
 * be larger than what is there. Pure functions on bytes; runs anywhere.
 */
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise } from 'yauzl';
import { because } from '../../domain/problems.ts';
import { WeightsFileError } from '../../network/weights/weights.ts';

/** A ResNet152 has 934. */
const MOST_RECORDS = 20_000;
const STORED = 0;

/**
 * Each record's bytes, by name; views of `bytes`, their checksums compared. `look`: is given the names before anything is
 * read. Throws WeightsFileError.
 */
export async function readStoredZip(
  bytes: Uint8Array,
  look: (names: readonly string[]) => void = () => {},
): Promise<Map<string, Uint8Array>> {
  try {
    return await recordsOf(bytes, look);
  } catch (cause) {
    if (cause instanceof WeightsFileError) throw cause;
    throw new WeightsFileError(because('zip-cut-short'), { cause });
  }
}

async function recordsOf(
  bytes: Uint8Array,
  look: (names: readonly string[]) => void,
): Promise<Map<string, Uint8Array>> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const entries: Entry[] = [];
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if (entries.length >= MOST_RECORDS) throw new WeightsFileError(because('too-many-records'));
    entries.push(entry);
  }
  look(entries.map(({ fileName }) => fileName));
  for (const entry of entries) {
    if (entry.compressionMethod !== STORED || entry.isEncrypted()) {
      throw new WeightsFileError(because('records-compressed'));
    }
    total += entry.uncompressedSize;
    if (total > bytes.length) throw new WeightsFileError(because('records-too-large'));
  }
  const records = new Map<string, Uint8Array>();
  for (const entry of entries) {
    const { fileName, uncompressedSize } = entry;
    if (records.has(fileName)) throw new WeightsFileError(because('records-of-one-name'));
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const record = bytes.subarray(fileDataStart, fileDataStart + uncompressedSize);
    if (record.length !== uncompressedSize) throw new WeightsFileError(because('ends-too-early'));
    if (crc32(record) !== entry.crc32) throw new WeightsFileError(because('record-damaged', { record: fileName }));
    records.set(fileName, record);
  }
  return records;
}

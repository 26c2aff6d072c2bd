/*
 * Zip files in which nothing is compressed, as PyTorch writes them: the records are parts of the file itself, so none can
 * be larger than what is there. Pure functions on bytes; runs anywhere.
 */
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise } from 'yauzl';
import { WeightsFileError } from '../../network/weights/weights.ts';

/** A ResNet152 has 934. */
const MOST_RECORDS = 20_000;
const STORED = 0;

/** Each record's bytes, by name; views of `bytes`, their checksums compared. Throws WeightsFileError. */
export async function readStoredZip(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  try {
    return await recordsOf(bytes);
  } catch (cause) {
    if (cause instanceof WeightsFileError) throw cause;
    throw new WeightsFileError('it is a zip file that is cut short or damaged', { cause });
  }
}

async function recordsOf(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const entries: Entry[] = [];
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if (entries.length >= MOST_RECORDS) throw new WeightsFileError('it has too many records for one network');
    if (entry.compressionMethod !== STORED || entry.isEncrypted()) {
      throw new WeightsFileError('its records are compressed; PyTorch writes them as they are');
    }
    total += entry.uncompressedSize;
    if (total > bytes.length) throw new WeightsFileError('its records would be larger than the file itself');
    entries.push(entry);
  }
  const records = new Map<string, Uint8Array>();
  for (const entry of entries) {
    const { fileName, uncompressedSize } = entry;
    if (records.has(fileName)) throw new WeightsFileError('two of its records have one name');
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const record = bytes.subarray(fileDataStart, fileDataStart + uncompressedSize);
    if (record.length !== uncompressedSize) throw new WeightsFileError('it is cut short');
    if (crc32(record) !== entry.crc32) throw new WeightsFileError(`its record ${fileName} is damaged`);
    records.set(fileName, record);
  }
  return records;
}

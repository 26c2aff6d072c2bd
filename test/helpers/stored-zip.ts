/* Zip files that tests put together themselves. */
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A zip file by another program than PyTorch. */
export async function zipped(content: ReadonlyMap<string, Uint8Array>, compress = false): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, bytes] of content) zip.addBuffer(Buffer.from(bytes), name, { compress });
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}

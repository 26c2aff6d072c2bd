/* Zip files as strangers may send them. */
import { buffer } from 'node:stream/consumers';
import AdmZip from 'adm-zip';
import yazl from 'yazl';
import { chanceFrom, mutant } from './mutate.ts';

export async function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return await buffer(zip.outputStream);
}

export async function withOneEntryChanged(seed: Buffer, number: number): Promise<Buffer> {
  const chance = chanceFrom(number);
  const entries = new AdmZip(seed).getEntries();
  const chosen = Math.floor(chance() * entries.length);
  const zip = new yazl.ZipFile();
  for (const [index, entry] of entries.entries()) {
    const { entryName, isDirectory } = entry;
    if (isDirectory) zip.addEmptyDirectory(entryName);
    else zip.addBuffer(index === chosen ? mutant(entry.getData(), number) : entry.getData(), entryName);
  }
  zip.end();
  return await buffer(zip.outputStream);
}

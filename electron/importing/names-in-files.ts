/* Scientific names in file names ("Carabus_auratus_1.jpg"): none is taken from there, and the plan says so. Pure. */
import { takeTurns } from '../calls/turns.ts';
import type { NamesInFiles } from '../contract/import.ts';
import { nameIn } from '../domain/path-text.ts';
import { readFileName } from './file-name.ts';
import { folderLabel } from './folder-label.ts';

const EXAMPLES = 3;

/** Of photos without a name, those whose file name reads like the name of a species. */
export async function namesInFiles(
  paths: readonly string[],
  isNamed: (path: string) => boolean,
): Promise<NamesInFiles> {
  const turn = takeTurns();
  const read = new Map<string, string | null>();
  const photos = new Map<string, number>();
  for (const path of paths) {
    await turn();
    if (isNamed(path)) continue;
    // Files that only a number tells apart are read once.
    const words = readFileName(nameIn(path)).base.replace(/[\s\d_().-]+$/u, '');
    let name = read.get(words);
    if (name === undefined) {
      const label = folderLabel(words);
      name = label && label.rank !== 'genus' ? label.scientificName : null;
      read.set(words, name);
    }
    if (name !== null) photos.set(name, (photos.get(name) ?? 0) + 1);
  }
  const often = [...photos].toSorted(([, a], [, b]) => b - a);
  return {
    photos: often.reduce((sum, [, count]) => sum + count, 0),
    names: often.slice(0, EXAMPLES).map(([name]) => name),
  };
}

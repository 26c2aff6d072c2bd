/* The pictures in the Start screen's drawer, one for each default taxon, 360 x 270 without labels. They are drawn once and kept in the repository:
     npm run build && node dist/electron/sample/drawer.js resources/sample/drawer
   writes them again after the drawings change. Runs in plain Node. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { drawSpecimen } from './draw/specimen.ts';
import { DEFAULT_TAXA } from './draw/taxa.ts';

async function writeDrawer(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const id of DEFAULT_TAXA) {
    const picture = drawSpecimen(id, 'drawer', { width: 360, height: 270, atItsBest: true, quality: 86 });
    await writeFile(join(folder, `${id}.jpg`), picture);
  }
}

const [, script, folder] = process.argv;
if (script && folder && import.meta.url === pathToFileURL(script).href) await writeDrawer(folder);

/*
 * A plot that the page made, saved where the person says. It arrives in a folder of its own first: what Chromium is given
 * as a place it writes over at once, whatever lies there. Runs in main.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, dialog, type DownloadItem } from 'electron';
import { FILE_DIALOGS } from '../domain/language/language.ts';
import { refuseForPicture } from '../files/place-to-write.ts';
import { makePrivateFolder } from '../files/private-folder.ts';
import { writeWhole } from '../files/whole-file.ts';

/** `tell` hears of what could not be saved. Throws where there is no folder for it to arrive in. */
export function savePlot(item: DownloadItem, tell: (error: unknown) => void): void {
  const name = item.getFilename();
  const arriving = makePrivateFolder('plot');
  const file = join(arriving.path, 'plot');
  item.setSavePath(file);
  item.once('done', (_, state) => {
    void (state === 'completed' ? keep(file, name) : Promise.resolve()).catch(tell).finally(arriving.remove);
  });
}

async function keep(file: string, name: string): Promise<void> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: FILE_DIALOGS.savePlot,
    defaultPath: join(app.getPath('documents'), name),
    properties: ['showOverwriteConfirmation'],
  });
  if (canceled || !filePath) return;
  refuseForPicture(filePath);
  await writeWhole(filePath, [await readFile(file)]);
}

/* Weights files that the window may have read: chosen in a dialog, or offered by the program itself. Runs in main. */
import { type BrowserWindow, dialog } from 'electron';
import { type OfferedWeights, WEIGHTS_ENDINGS } from '../contract/starting-weights.ts';
import type { Grants } from './grants.ts';
import { offeredWeights } from '../engine/offered-weights.ts';

/** null when the dialog was closed without a choice. */
export async function chooseWeights(grants: Grants, over: BrowserWindow | null): Promise<string | null> {
  const options = {
    title: 'A file with starting weights',
    buttonLabel: 'Choose',
    filters: [
      { name: 'Weights (.pth, .safetensors, .h5)', extensions: WEIGHTS_ENDINGS },
      { name: 'A model of Vasculum (model.json)', extensions: ['json'] },
    ],
    properties: ['openFile' as const],
  };
  const { canceled, filePaths } = await (over ? dialog.showOpenDialog(over, options) : dialog.showOpenDialog(options));
  const [file] = filePaths;
  if (canceled || file === undefined) return null;
  grants.give(file, 'read-file');
  return file;
}

export function offerWeights(grants: Grants): OfferedWeights[] {
  const offered = offeredWeights();
  for (const { path } of offered) grants.give(path, 'read-file');
  return offered;
}

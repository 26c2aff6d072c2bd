/* The system's dialogs, in which a person points at a folder or file; what was chosen is granted. Runs in main. */
import { basename, join } from 'node:path';
import { app, type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { MODEL_FILE_ENDING } from '../contract/model-file.ts';
import type { FolderPurpose, Grant } from '../contract/pointed-at.ts';
import { WEIGHTS_ENDINGS } from '../contract/starting-weights.ts';
import type { Grants } from './grants.ts';
import { FILE_DIALOGS, FILE_KINDS, FOLDER_DIALOGS } from '../domain/language/language.ts';

export interface Asking {
  readonly grants: Grants;
  readonly window: () => BrowserWindow | null;
}

const modelFilter = () => ({ name: FILE_KINDS.model, extensions: [MODEL_FILE_ENDING.slice(1)] });

/** Each gives null when it was closed without a choice. */
export function chooseFolder(asking: Asking, purpose: FolderPurpose): Promise<string | null> {
  const properties = ['openDirectory' as const, ...(purpose === 'import' ? [] : ['createDirectory' as const])];
  return choose(asking, { ...FOLDER_DIALOGS[purpose], properties }, purpose);
}

export function chooseModelToOpen(asking: Asking): Promise<string | null> {
  return choose(asking, { ...FILE_DIALOGS.openModel, filters: [modelFilter()], properties: ['openFile'] }, 'read-file');
}

export function chooseTableToOpen(asking: Asking): Promise<string | null> {
  const filters = [{ name: FILE_KINDS.table, extensions: ['csv', 'tsv', 'txt', 'xlsx', 'json', 'zip', 'xml'] }];
  return choose(asking, { ...FILE_DIALOGS.openTable, filters, properties: ['openFile'] }, 'read-file');
}

export function chooseListToOpen(asking: Asking): Promise<string | null> {
  const filters = [{ name: FILE_KINDS.list, extensions: ['csv', 'tsv', 'txt', 'xlsx', 'zip', 'xml', 'yaml', 'yml'] }];
  return choose(asking, { ...FILE_DIALOGS.openList, filters, properties: ['openFile'] }, 'read-file');
}

export function chooseWeights(asking: Asking): Promise<string | null> {
  const filters = [
    { name: FILE_KINDS.weights, extensions: WEIGHTS_ENDINGS },
    { name: FILE_KINDS.modelWeights, extensions: ['json'] },
  ];
  return choose(asking, { ...FILE_DIALOGS.chooseWeights, filters, properties: ['openFile'] }, 'read-file');
}

export function chooseCsvToWrite(asking: Asking, name: string): Promise<string | null> {
  const filter = { name: FILE_KINDS.csv, extensions: ['csv'] };
  return chooseFileToWrite(asking, FILE_DIALOGS.writeTable, basename(name) || 'specimens.csv', filter);
}

export function chooseTextToWrite(asking: Asking, name: string): Promise<string | null> {
  const filter = { name: FILE_KINDS.text, extensions: ['txt'] };
  return chooseFileToWrite(asking, FILE_DIALOGS.writeText, basename(name) || 'diagnostics.txt', filter);
}

export function chooseArchiveToWrite(asking: Asking, name: string): Promise<string | null> {
  const filter = { name: FILE_KINDS.archive, extensions: ['zip'] };
  return chooseFileToWrite(asking, FILE_DIALOGS.writeArchive, basename(name) || 'archive.zip', filter);
}

export function chooseModelToWrite(asking: Asking, name: string): Promise<string | null> {
  return chooseFileToWrite(
    asking,
    FILE_DIALOGS.writeModel,
    basename(name) || `model${MODEL_FILE_ENDING}`,
    modelFilter(),
  );
}

async function choose({ grants, window }: Asking, options: OpenDialogOptions, grant: Grant): Promise<string | null> {
  const over = window();
  const { canceled, filePaths } = await (over ? dialog.showOpenDialog(over, options) : dialog.showOpenDialog(options));
  const [path] = filePaths;
  if (canceled || path === undefined) return null;
  grants.give(path, grant);
  return path;
}

async function chooseFileToWrite(
  { grants, window }: Asking,
  title: string,
  name: string,
  filter: { readonly name: string; readonly extensions: string[] },
): Promise<string | null> {
  const options = {
    title,
    // A name only: the page says where nothing is written.
    defaultPath: join(app.getPath('documents'), name),
    filters: [filter],
    properties: ['showOverwriteConfirmation' as const],
  };
  const over = window();
  const { canceled, filePath } = await (over ? dialog.showSaveDialog(over, options) : dialog.showSaveDialog(options));
  if (canceled || !filePath) return null;
  grants.give(filePath, 'write-file');
  return filePath;
}

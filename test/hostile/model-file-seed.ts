/* A small model file as the program writes it, its passport and its graph: what strangers' ones are made from. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import AdmZip from 'adm-zip';
import { exportModel } from '../../electron/trainer/model-file/export-model.ts';
import { GRAPH, PASSPORT } from '../../electron/network/passport/layout.ts';
import { context } from '../helpers/a-catalogue.ts';
import { benchWithModel } from '../helpers/a-model.ts';

let made: Promise<Uint8Array> | null = null;

export function modelFileSeed(): Promise<Uint8Array> {
  made ??= make();
  return made;
}

async function make(): Promise<Uint8Array> {
  const bench = await benchWithModel(2);
  try {
    const path = join(bench.folder, 'seed.vasculum-model');
    const wish = { replace: true, licence: 'CC0-1.0', credit: '', pictures: 'held-out' } as const;
    await exportModel(bench.store, { ...wish, modelId: null, path }, context());
    return await readFile(path);
  } finally {
    await bench.close();
  }
}

async function entry(name: string): Promise<Uint8Array> {
  const data = new AdmZip(Buffer.from(await modelFileSeed())).readFile(name);
  if (!data) throw new Error(`no ${name} in the model file`);
  return data;
}

export const passportSeed = () => entry(PASSPORT);
export const graphSeed = () => entry(GRAPH);

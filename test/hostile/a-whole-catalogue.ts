/*
 * A small catalogue with something of everything: photos that are there, names by people and by a model, undone decisions,
 * a run with a checkpoint, a model, starting weights, an evaluation. Closed and whole; tests change copies of it.
 */
import { cpSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { undo } from '../../electron/catalogue/naming/actions.ts';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { migrations } from '../../electron/catalogue/migrations/all.ts';
import { writeWeightsFile } from '../../electron/network/weights/weights-file.ts';
import { decision, predict, UTC } from '../helpers/a-catalogue.ts';
import { benchWithModel } from '../helpers/a-model.ts';

let made: Promise<string> | null = null;

/** Folder with `catalogue/` and the `photos/` that it names, made once for a test file. */
export function wholeCatalogue(): Promise<string> {
  made ??= make();
  return made;
}

/** The catalogue's own file. */
export async function catalogueSeed(): Promise<Uint8Array> {
  return readFileSync(join(await wholeCatalogue(), 'catalogue', 'catalogue.sqlite'));
}

async function make(): Promise<string> {
  const bench = await benchWithModel(2);
  await bench.catalogue.call('catalogue.close', null);
  const folder = join(bench.folder, 'catalogue');
  const catalogue = openCatalogue(folder, { create: false });
  const { read, write, places } = catalogue;
  const photos = read.all<{ id: number; specimenId: number }>(
    'SELECT id, specimen_id AS specimenId FROM photo ORDER BY id',
  );
  const taxa = read.all<{ id: number }>(`SELECT id FROM taxon WHERE rank = 'species' ORDER BY id`).map(({ id }) => id);
  for (const [index, { id }] of photos.slice(0, 6).entries())
    predict(
      catalogue,
      bench.modelId,
      id,
      [taxa[index % taxa.length] ?? 0, 0.7],
      [taxa[(index + 1) % taxa.length] ?? 0, 0.2],
    );
  const [first, second, third] = [...new Set(photos.map(({ specimenId }) => specimenId))];
  decide(write, decision([first ?? 0], { taxonId: taxa[1] ?? 0 }), UTC);
  decide(write, decision([second ?? 0]), UTC);
  decide(write, decision([third ?? 0], { taxonId: taxa[2] ?? 0, qualifier: 'cf.' }), UTC);
  undo(write, UTC);
  const sha256 = 'ab'.repeat(32);
  write.runOne(
    `INSERT INTO starting_weights (name, sha256, format, depth, stride, classes, parameters, added_utc)
     VALUES ('resnet18.pth', ?, 'pytorch', 18, 'in3x3', 4, 100, ?)`,
    [sha256, UTC],
  );
  const tensor = { shape: [2], data: Float32Array.of(1, 2) };
  await mkdir(join(places.weights, sha256), { recursive: true });
  await writeWeightsFile(join(places.weights, sha256, 'weights.safetensors'), new Map([['fc.bias', tensor]]), {});
  write.run(`UPDATE run SET state = 'interrupted'`);
  const run = read.value<string>('SELECT folder FROM run ORDER BY id LIMIT 1');
  await writeWeightsFile(join(places.runs, run, 'step-000000002.safetensors'), new Map([['fc.bias', tensor]]), {
    fingerprint: 'none',
  });
  if (read.value<number>('PRAGMA user_version') !== migrations.length) throw new Error('not of this version');
  catalogue.close();
  return bench.folder;
}

/** A copy in a folder of its own, with the photos that its rows name. */
export async function copyOfWhole(into: string): Promise<string> {
  cpSync(await wholeCatalogue(), into, { recursive: true });
  return join(into, 'catalogue');
}

export async function forgetWhole(): Promise<void> {
  if (made) await rm(await made, { recursive: true, force: true });
  made = null;
}
